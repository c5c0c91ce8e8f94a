"""Sets of characters: ranges, Unicode's categories and scripts, the variants of `(?i)`."""

import unicodedata
from collections import defaultdict
from functools import cache, lru_cache
from typing import NamedTuple

from notelint.text.lazy_pattern import LazyPattern
from notelint.text.regex.script_ranges import SCRIPTS

CATEGORIES = LazyPattern("C[cfos]?|L[lmotu]?|M[cen]?|N[dlo]?|P[cdefios]?|S[ckmo]?|Z[lps]?")
r"""Unicode's categories that `\p{…}` may name; a letter stands for all that begin with it."""

Ranges = tuple[tuple[str, str], ...]

PERL: dict[str, Ranges] = {
    "d": (("0", "9"),),
    "s": (("\t", "\n"), ("\f", "\r"), (" ", " ")),
    "w": (("0", "9"), ("A", "Z"), ("_", "_"), ("a", "z")),
}
POSIX: dict[str, Ranges] = {
    "alnum": (("0", "9"), ("A", "Z"), ("a", "z")),
    "alpha": (("A", "Z"), ("a", "z")),
    "ascii": (("\0", "\x7f"),),
    "blank": (("\t", "\t"), (" ", " ")),
    "cntrl": (("\0", "\x1f"), ("\x7f", "\x7f")),
    "digit": (("0", "9"),),
    "graph": (("!", "~"),),
    "lower": (("a", "z"),),
    "print": ((" ", "~"),),
    "punct": (("!", "/"), (":", "@"), ("[", "`"), ("{", "~")),
    "space": (("\t", "\r"), (" ", " ")),
    "upper": (("A", "Z"),),
    "word": PERL["w"],
    "xdigit": (("0", "9"), ("A", "F"), ("a", "f")),
}

LAST_CASED = 0x1E943
"""The last letter that has another case."""

IN_ASCII = {"k": "kK\u212a", "s": "sS\u017f"}
"""Letters of ASCII of which others are variants: the sign of Kelvin, the long s."""


class CharItem(NamedTuple):
    """Ranges of characters and categories; `negated`: all others."""

    ranges: Ranges = ()
    categories: tuple[str, ...] = ()
    negated: bool = False


class CharSet(NamedTuple):
    """What one character may be: in any of the items. `fold`: in either case of its letters."""

    items: tuple[CharItem, ...]
    negated: bool = False
    fold: bool = False

    def has(self, char: str) -> bool:
        """Whether a character is in the set."""
        forms = variants(char) if self.fold else char
        return self.negated != any(
            item.negated != any(_has(item, form) for form in forms) for item in self.items
        )


def _has(item: CharItem, char: str) -> bool:
    return any(first <= char <= last for first, last in item.ranges) or (
        bool(item.categories) and unicodedata.category(char).startswith(item.categories)
    )


UNICODE_WORD = CharItem((("_", "_"),), ("L", "M", "N"))
"""Letters, marks and digits of every script, and `_`."""


def perl_item(letter: str, *, unicode_words: bool) -> CharItem:
    r"""The item of `\d`, `\s`, `\w`, or of a capital, which stands for all others."""
    words = unicode_words and letter in "wW"
    item = UNICODE_WORD if words else CharItem(PERL[letter.lower()])
    return item._replace(negated=letter.isupper())


def group_item(name: str, *, negated: bool) -> CharItem | None:
    """The item of a category or a script; None for an unknown one."""
    if name == "Any":
        return CharItem((("\0", "\U0010ffff"),), negated=negated)
    if CATEGORIES.fullmatch(name):
        return CharItem(categories=(name,), negated=negated)
    written = SCRIPTS.get(name)
    return CharItem(_script(written), negated=negated) if written else None


@cache
def _script(written: str) -> Ranges:
    """The ranges that are written as `ac00-d7a3 303f`."""
    pairs = (piece.partition("-") for piece in written.split())
    return tuple((chr(int(first, 16)), chr(int(last or first, 16))) for first, _, last in pairs)


@lru_cache(maxsize=4096)
def variants(char: str) -> str:
    """The characters that differ from one in case only, itself included."""
    if char.isascii():
        return IN_ASCII.get(char.lower(), char.lower() + char.upper())
    if char == char.lower() == char.upper():
        return char
    return _by_folded().get(_folded(char), char)


def _folded(char: str) -> str:
    """The simple case folding of a character."""
    folded = char.casefold()
    if len(folded) > 1:  # `ß` becomes `ss`, but `ẞ` is its capital
        folded = char.lower()
    return folded if len(folded) == 1 else char


@cache
def _by_folded() -> dict[str, str]:
    """The letters that have the same folding, for those where there are several."""
    found: defaultdict[str, str] = defaultdict(str)
    for code in range(LAST_CASED + 1):
        char = chr(code)
        if char.islower() or char.isupper() or char.istitle() or _folded(char) != char:
            found[_folded(char)] += char
    return {folded: chars for folded, chars in found.items() if len(chars) > 1}
