"""Unicode's composed form (NFC), in linear time and stretch by stretch.

`unicodedata.normalize` sorts the combining marks behind a letter by insertion, so that a letter
with a million of them takes hours. Here marks are composed at most 30 at a time, the bound of
Unicode's Stream-Safe Text Format (UAX #15, section 13); no language comes near it.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

from notelint.model.schema import Level
from notelint.text.html import ENTITY, decode_entity
from notelint.text.lazy_pattern import LazyPattern
from notelint.text.scripts import HAN_LETTERS, UNSPACED_LETTERS, has_han, has_unspaced

MOST_MARKS = 30
HANGUL_MEDIALS_AND_FINALS = range(0x1160, 0x1200)
LAST_MARK = 0x1E950
"""Beyond it there are no combining marks but variation selectors, which compose with nothing."""


PIECE = 1024
OVERLAP = MOST_MARKS + 2
"""Texts are looked at piece by piece: of marks in a row the time grows with their square."""


def needs_composing(text: str) -> bool:
    """Whether the text is in any form but NFC, as far as 30 marks in a row can tell. Linear."""
    if text.isascii():
        return False
    return not all(
        unicodedata.is_normalized("NFC", text[max(0, at - OVERLAP) : at + PIECE])
        for at in range(0, len(text), PIECE)
    )


def is_composed(text: str) -> bool:
    """Whether `compose` leaves the text as it is."""
    return not needs_composing(text) or compose(text) == text


def compose(text: str) -> str:
    """Bring a text into NFC."""
    if not needs_composing(text):
        return text
    return stretches().sub(lambda match: unicodedata.normalize("NFC", match.group()), text)


@cache
def stretches() -> re.Pattern[str]:
    """Find what composing may change: a character with its marks, or one that NFC replaces.

    Built from the interpreter's own character tables, which takes some 10 ms: only for texts
    that need it.
    """
    codes = (
        code
        for code in range(0x300, LAST_MARK)
        if unicodedata.category(chr(code))[0] == "M" or code in HANGUL_MEDIALS_AND_FINALS
    )
    marks = character_class(codes)
    return re.compile(f"(?s:.)[{marks}]{{1,{MOST_MARKS}}}|[^\x00-\x7f가-힣一-鿿]")


def character_class(codes: Iterable[int]) -> str:
    """The inside of a regular expression's character class, from rising code points."""
    ranges: list[list[int]] = []
    for code in codes:
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


# The steps by which texts are normalised before they are compared, and the levels they make.
#
# A step changes what its pattern finds and nothing else. Never folded, at any level: letters,
# digits, Hangul, superscripts, words of negation. So there is no compatibility normalisation
# (NFKC), which makes `10²` read as `102`.

Replace = Callable[[str], str]


class FoldStep(NamedTuple):
    """Replace single characters by single characters."""

    name: str
    table: dict[str, str]
    pattern: re.Pattern[str]

    def __call__(self, text: str) -> str:
        """Fold a text. One pass a character that is there: few are, and `str.replace` is fast."""
        if self.pattern.search(text):
            for character in sorted(set(self.pattern.findall(text))):
                text = text.replace(character, self.table[character])
        return text


class RewriteStep(NamedTuple):
    """Replace each match of a pattern by what `replace` makes of it, of any length.

    `needed` tells quickly whether a text has anything to replace; `pattern` is a function because
    some take long to compile and are seldom needed.
    """

    name: str
    needed: Callable[[str], object]
    pattern: Callable[[], re.Pattern[str] | LazyPattern]
    replace: Replace


Step = FoldStep | RewriteStep


def fold_step(name: str, *tables: dict[str, str]) -> FoldStep:
    """Make a folding step. No character that a table yields may be one that it replaces."""
    table = {old: new for table in tables for old, new in table.items()}
    return FoldStep(name, table, re.compile(f"[{re.escape(''.join(table))}]"))


def _ellipsis(dots: str) -> str:
    """Three full stops for an ellipsis of any length; `..` alone is none."""
    return dots if dots == ".." else "..."


def _has_dots(text: str) -> bool:
    """Whether something may be an ellipsis: ten times as fast as to search for `DOTS`."""
    return "…" in text or ".." in text or "⋯" in text or "···" in text


def _has_invisible(text: str) -> bool:
    return bool(ONE_INVISIBLE.search(text))


OTHER_SPACES = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
"""All that `str.isspace` takes for white space, but for the space itself."""

QUOTE_MARKS = (
    "'‘’‚‛‹›`´\u1fef\u1ffd「」｢｣〈〉\u2329\u232a⟨⟩"  # used singly
    "“”„‟«»‶〝〞〟『』《》⟪⟫"
)
"""One mark for another, single for double, those of another script: what is quoted is the same.

Primes are none: `5′` are feet or minutes, `5″` inches or seconds.
"""

DASH_MARKS = "‐‑‒–—―−─━﹘﹣"
TILDES = "〜∼"
MIDDLE_DOTS = "ㆍ・‧･⋅∙•"
"""`ㆍ` is a letter by its name, but what Korean keyboards give for a middle dot."""

STOPS = {"。": ".", "｡": ".", "﹒": ".", "、": ",", "､": ",", "﹐": ","}
ASCII_FORMS = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
SIGN_FORMS = dict(zip("￠￡￢￤￥￦", "¢£¬¦¥₩", strict=True))
INVISIBLE = (
    "\u00ad\u034f"  # soft hyphen, grapheme joiner
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks of writing direction
    "\u180e\u200b-\u200d\u2060-\u2064\ufeff"  # zero-width spaces and joiners, byte-order mark
    "\ufe0e\ufe0f"  # how an emoji is shown
)
"""Characters that show nothing, as the inside of a character class."""

HAN = HAN_LETTERS + "、。，．；：！？"
"""Han, kana and the stops written with them, likewise."""

ONE_INVISIBLE = re.compile(f"[{INVISIBLE}]")
SOME_INVISIBLE = LazyPattern(f"[{INVISIBLE}]+")
DOTS = LazyPattern("(?:·{3,}|[.…⋯]){2,}|·{3,}|[…⋯]")
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
"""Letters set as one: how type shows them, as full-width forms are."""

LIGATURE = re.compile("[ﬀ-ﬆ]")
HYPHEN_AND_SPACE = re.compile(r"(?<=[^\W_]-) (?=[^\W_])")
"""Where a line was broken behind a hyphen: `well-` and `known`, `5-` and `7`."""

FOOTNOTE = re.compile(r"\[\^\w{1,32}\]")
LONG_DASH = re.compile(" ?-(?: ?-)+ ?| - ")
SPACE_BESIDE_HAN = LazyPattern(
    f"(?<=[{HAN}{UNSPACED_LETTERS}]) +(?![\u3099\u309a])|(?<! ) +(?=[{HAN}{UNSPACED_LETTERS}])"
)
"""Not before a voiced sound mark, which would join the kana before the space."""

WHITE_SPACE = fold_step("white space to spaces", dict.fromkeys(OTHER_SPACES, " "))
WIDTH = fold_step("full-width forms to ASCII", ASCII_FORMS, SIGN_FORMS)
QUOTES = fold_step('quotation marks to "', dict.fromkeys(QUOTE_MARKS, '"'))
PUNCTUATION = fold_step("full stops and commas of Chinese and Japanese to . and ,", STOPS)
MIDDLES = fold_step("middle dots to ·", dict.fromkeys(MIDDLE_DOTS, "·"))
DASHES = fold_step("dashes to -", dict.fromkeys(DASH_MARKS, "-"), dict.fromkeys(TILDES, "~"))
DROPPED = RewriteStep(
    "invisible characters dropped",
    _has_invisible,
    lambda: SOME_INVISIBLE,
    lambda _: "",
)
ENTITIES = RewriteStep(
    "HTML entities decoded", lambda text: "&" in text, lambda: ENTITY, decode_entity
)
FOOTNOTES = RewriteStep(
    "footnote marks dropped", lambda text: "[^" in text, lambda: FOOTNOTE, lambda _: ""
)
ELLIPSES = RewriteStep("ellipses to ...", _has_dots, lambda: DOTS, _ellipsis)
LETTERS_APART = RewriteStep(
    "ligatures to letters",
    LIGATURE.search,
    lambda: LIGATURE,
    LIGATURES.__getitem__,
)
HYPHENS = RewriteStep(
    "spaces behind a hyphen dropped",
    lambda text: "- " in text,
    lambda: HYPHEN_AND_SPACE,
    lambda _: "",
)
LONG_DASHES = RewriteStep(
    "several dashes, or one between spaces, to one without",
    lambda text: " -" in text or "--" in text,
    lambda: LONG_DASH,
    lambda _: "-",
)
COMPOSED = RewriteStep("characters composed", needs_composing, stretches, compose)
SPACES = RewriteStep(
    "runs of spaces to one", lambda text: "  " in text, lambda: TWO_SPACES, lambda _: " "
)
NO_SPACES = RewriteStep(
    "spaces beside Han, kana, Thai and others without spaces dropped",
    lambda text: " " in text and (has_han(text) or has_unspaced(text)),
    lambda: SPACE_BESIDE_HAN,
    lambda _: "",
)

# Composing comes early at the typographic level, since some characters are others in disguise,
# and again after all that drops or replaces characters, since a letter and its accent may meet
# only then.
LEVELS: dict[Level, tuple[Step, ...]] = {
    "exact": (),
    "whitespace": (WHITE_SPACE, DROPPED, COMPOSED, SPACES),
    "typographic": (
        *(DROPPED, COMPOSED, ENTITIES, WHITE_SPACE, FOOTNOTES, SPACES),
        *(WIDTH, QUOTES, PUNCTUATION, MIDDLES, DASHES, ELLIPSES, LETTERS_APART, COMPOSED),
    ),
}
"""The steps for texts of which one is to equal the other: titles, templates, fields."""

# Spaces beside Chinese punctuation go before that looks like any other.
QUOTED: dict[Level, tuple[Step, ...]] = {
    "exact": (),
    "whitespace": (*LEVELS["whitespace"], NO_SPACES),
    "typographic": (
        *(DROPPED, COMPOSED, ENTITIES, WHITE_SPACE, FOOTNOTES, SPACES, NO_SPACES),
        *(WIDTH, QUOTES, PUNCTUATION, MIDDLES, DASHES, ELLIPSES, LETTERS_APART, COMPOSED),
        *(LONG_DASHES, HYPHENS),
    ),
}
"""The steps for quotes and their articles, where lines were broken and dashes set by others."""
