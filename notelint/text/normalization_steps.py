"""The steps by which texts are normalized before they are compared, and the levels made of them.

A step changes what its pattern matches and nothing else. Letters, digits, Hangul, superscripts and
words of negation are never changed, at any level. So there is no compatibility normalization
(NFKC), which makes `10²` read as `102`.
"""

import re
from collections.abc import Callable, Set
from typing import NamedTuple

from notelint.model.schema import Level
from notelint.text.html_tags import ENTITY, decode_entity
from notelint.text.lazy_pattern import LazyPattern
from notelint.text.nfc import composable, compose, needs_composing
from notelint.text.scripts import HAN_LETTERS, UNSPACED_LETTERS, has_han, has_unspaced


class FoldStep(NamedTuple):
    """Replaces single characters by single characters."""

    name: str
    table: dict[str, str]

    def __call__(self, text: str, signs: Set[str] | None = None) -> str:
        """The text, folded: one pass for each character in it, since `str.replace` is fast.

        `signs` has the text's `signs_of`, if these are known.
        """
        for sign in self.table.keys() & (signs_of(text) if signs is None else signs):
            text = text.replace(sign, self.table[sign])
        return text


class RewriteStep(NamedTuple):
    """Replaces each match of a pattern by what `replace` makes of it, of any length.

    `needed` is a quick test for whether a text may have matches; it is given the text's `signs_of`
    too. `pattern` is a function because that for composing takes long to build.
    """

    name: str
    needed: Callable[[str, Set[str]], object]
    pattern: Callable[[], re.Pattern[str] | LazyPattern]
    replace: Callable[[str], str]


Step = FoldStep | RewriteStep


def fold_step(name: str, *tables: dict[str, str]) -> FoldStep:
    """A step from tables, none of which may yield a character that is replaced in turn."""
    return FoldStep(name, {old: new for table in tables for old, new in table.items()})


def in_one(*steps: FoldStep) -> FoldStep:
    """The step that does what these do one after the other."""
    table: dict[str, str] = {}
    for step in steps:
        folded = {old: step.table.get(new, new) for old, new in table.items()}
        table = {**step.table, **folded}
    return fold_step("; ".join(step.name for step in steps), table)


def _ellipsis(dots: str) -> str:
    """Three full stops for an ellipsis of any length; `..` alone is none."""
    return dots if dots == ".." else "..."


def _has_dots(text: str, _: Set[str]) -> bool:
    """Whether there may be an ellipsis: ten times as fast as a search for `DOTS`."""
    return "…" in text or ".." in text or "⋯" in text or "···" in text


OTHER_SPACES = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
"""Whitespace by `str.isspace`, except for the space itself."""

QUOTE_MARKS = (
    "'‘’‚‛‹›`´\u1fef\u1ffd「」｢｣〈〉\u2329\u232a⟨⟩"  # used singly
    "“”„‟«»‶〝〞〟『』《》⟪⟫"
)
"""Marks that differ by typeface, level or script, but not in meaning. Primes are not among them:
`5′` is feet or minutes, `5″` inches or seconds."""

DASH_MARKS = "‐‑‒–—―−─━﹘﹣"
TILDES = "〜∼"
MIDDLE_DOTS = "ㆍ・‧･⋅∙•"
"""`ㆍ` is a letter by its name, but Korean keyboards produce it for a middle dot."""

STOPS = {"。": ".", "｡": ".", "﹒": ".", "、": ",", "､": ",", "﹐": ","}
ASCII_FORMS = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
FIRST_WIDE = "\uff01"
SIGN_FORMS = dict(zip("￠￡￢￤￥￦", "¢£¬¦¥₩", strict=True))
INVISIBLE = (
    "\u00ad\u034f"  # soft hyphen, grapheme joiner
    "\u061c\u200e\u200f"  # marks of writing direction
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # embeddings and isolates
    "\u180e\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff"  # joiners, byte-order mark
    "\ufe0e\ufe0f"  # how an emoji is shown
)
"""Invisible characters."""

INVISIBLES = frozenset(INVISIBLE)

HAN = HAN_LETTERS + "、。，．；：！？"
"""Han, kana and the punctuation used with them, as the inside of a character class."""

SOME_INVISIBLE = LazyPattern(f"[{INVISIBLE}]+")
FURTHER_DOTS = "(?:·{3,}|[.…⋯])"
DOTS = LazyPattern(rf"…{FURTHER_DOTS}*|⋯{FURTHER_DOTS}*|\.{FURTHER_DOTS}+|···+{FURTHER_DOTS}*")
"""Two or more full stops, ellipses or triple middle dots, or one ellipsis or triple.

Each alternative begins with a literal: so the search skips text nine times as fast.
"""

TWO_SPACES = re.compile("  +")
LIGATURES = {
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",  # the first has a long s
}
"""Letters set as one: a matter of type, as full-width forms are."""

LIGATURE = LazyPattern("[ﬀ-ﬆ]")
HYPHEN_AND_SPACE = re.compile(r"(?<=[^\W_]-) (?=[^\W_])")
"""Where a line was broken after a hyphen: `well- known`, `5- 7`."""

FOOTNOTE = re.compile(r"\[\^\w{1,32}\]")
LONG_DASH = re.compile(" ?-(?: ?-)+ ?| - ")
SPACE_BESIDE_HAN = LazyPattern(
    f"(?<=[{HAN}{UNSPACED_LETTERS}]) +(?![\u3099\u309a])|(?<! ) +(?=[{HAN}{UNSPACED_LETTERS}])"
)
"""Not before a voiced sound mark, which would combine with the kana before the space."""

WHITE_SPACE = fold_step("whitespace to spaces", dict.fromkeys(OTHER_SPACES, " "))
WIDTH = fold_step("full-width forms to ASCII", ASCII_FORMS, SIGN_FORMS)
QUOTES = fold_step('quotation marks to "', dict.fromkeys(QUOTE_MARKS, '"'))
PUNCTUATION = fold_step("full stops and commas of Chinese and Japanese to . and ,", STOPS)
MIDDLES = fold_step("middle dots to ·", dict.fromkeys(MIDDLE_DOTS, "·"))
DASHES = fold_step("dashes to -", dict.fromkeys(DASH_MARKS, "-"), dict.fromkeys(TILDES, "~"))
DROPPED = RewriteStep(
    "invisible characters dropped",
    lambda _, signs: not signs.isdisjoint(INVISIBLES),
    lambda: SOME_INVISIBLE,
    lambda _: "",
)
ENTITIES = RewriteStep(
    "HTML entities decoded", lambda text, _: "&" in text, lambda: ENTITY, decode_entity
)
FOOTNOTES = RewriteStep(
    "footnote marks dropped", lambda text, _: "[^" in text, lambda: FOOTNOTE, lambda _: ""
)
ELLIPSES = RewriteStep("ellipses to ...", _has_dots, lambda: DOTS, _ellipsis)
LETTERS_APART = RewriteStep(
    "ligatures to letters",
    lambda _, signs: not signs.isdisjoint(LIGATURES),
    lambda: LIGATURE,
    LIGATURES.__getitem__,
)
HYPHENS = RewriteStep(
    "spaces after a hyphen dropped",
    lambda text, _: "- " in text,
    lambda: HYPHEN_AND_SPACE,
    lambda _: "",
)
LONG_DASHES = RewriteStep(
    "several dashes, or one between spaces, to one without",
    lambda text, _: " - " in text or "--" in text or "- -" in text,
    lambda: LONG_DASH,
    lambda _: "-",
)
COMPOSED = RewriteStep(
    "characters composed", lambda text, _: needs_composing(text), composable, compose
)
SPACES = RewriteStep(
    "runs of spaces to one", lambda text, _: "  " in text, lambda: TWO_SPACES, lambda _: " "
)
NO_SPACES = RewriteStep(
    "spaces beside Han, kana, Thai and others without spaces dropped",
    lambda text, _: " " in text and (has_han(text) or has_unspaced(text)),
    lambda: SPACE_BESIDE_HAN,
    lambda _: "",
)

# At the typographic level composing comes early, because some characters are equivalent to others,
# and again at the end, because a letter and its accent may meet only after other steps.
TO_PLAIN_TEXT = (DROPPED, COMPOSED, ENTITIES, WHITE_SPACE, FOOTNOTES, SPACES)
SIGNS = in_one(WIDTH, QUOTES, PUNCTUATION, MIDDLES, DASHES)
TO_SIGNS = (SIGNS, ELLIPSES, LETTERS_APART, COMPOSED)

REPLACED = LazyPattern(
    f"[{re.escape(''.join({*WHITE_SPACE.table, *SIGNS.table, *LIGATURES, *INVISIBLE}))}]"
)


def signs_of(text: str) -> set[str]:
    """The characters of a text that some step replaces or drops wherever they are.

    All steps share this one search: a text has few of them, and most texts hardly any.
    """
    return set(REPLACED.compiled.findall(text))


LEVELS: dict[Level, tuple[Step, ...]] = {
    "exact": (),
    "whitespace": (WHITE_SPACE, DROPPED, COMPOSED, SPACES),
    "typographic": (*TO_PLAIN_TEXT, *TO_SIGNS),
}
"""The steps for texts that should be equal: titles, templates, fields."""

# Spaces beside Chinese punctuation are dropped before it is folded like any other.
QUOTE_LEVELS: dict[Level, tuple[Step, ...]] = {
    "exact": (),
    "whitespace": (*LEVELS["whitespace"], NO_SPACES),
    "typographic": (*TO_PLAIN_TEXT, NO_SPACES, *TO_SIGNS, LONG_DASHES, HYPHENS),
}
"""The steps for quotes and their articles, in which lines are broken and dashes set differently."""
