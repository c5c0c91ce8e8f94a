"""Where a quote may begin and end in a text: never within a word or a number.

`5달러` occurs in `25달러`, `가능하다` in `불가능하다`, `able` in `unable`, `can` in `can't`, letter
by letter, but nobody said so.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator

from notelint.text.lazy_pattern import LazyPattern
from notelint.text.normalization import NormalizedText
from notelint.text.quotation.negation import (
    negated_after,
    negated_before,
    negated_statement,
    negated_within_word,
)
from notelint.text.quotation.numbers import INSIDE, cuts_number
from notelint.text.scripts import (
    is_combining_mark,
    is_han,
    is_hangul,
    is_unspaced,
    may_part,
    negated_by_prefix,
    omitted_ending,
)

BoundaryTest = Callable[[int], bool]
"""Whether a quote may begin, or end, at a place."""

HAN_NUMERALS = frozenset("〇一二三四五六七八九十百千万萬億亿兆零两兩半壱弐参")
LONGEST_WORD = 64
"""How many characters are searched for the edge of a word."""

NEGATING_HAN = frozenset("不未没沒無无非莫弗勿")
"""Han characters that negate the word after them."""

BEFORE_NUMBER_OF_NAME = ".,:/~-"
"""What joins a name and its number: `COVID-19`, `p.25`."""

APOSTROPHES = frozenset("\"'’")
CLOSING = frozenset("\"'”’」』)]")
NEGATING_PREFIX = LazyPattern(
    r"(?<![a-z])(?:non|anti|un|de|dis|ex|in|mis|counter|pseudo|quasi)-\Z", re.IGNORECASE
)

BLOCK_GAP = re.compile(r"\n[^\S\n]*(?:\n\s*|(?:[-*+]|•|\d{1,9}[.)])[^\S\n]+)")
"""What separates two blocks of plain text: an empty line, or a list item's marker."""

DASHES = "-‐‑‒–—―−─━﹘﹣"
SPACED_DASH = LazyPattern(rf"(?<=\s)[{DASHES}]+(?=\s)")
GROUPING_SPACES = "\u00a0\u2007\u2008\u2009\u200a\u202f\u205f"
GROUPING_SPACE = LazyPattern(rf"(?<=\d)[{GROUPING_SPACES}](?=\d{{3}}(?!\d))")
"""A no-break space before three digits, which groups them."""


def quote_may_begin(text: str, at: int) -> bool:
    """Whether a quote may begin at a place: not within a word, nor after its negation."""
    return word_may_begin(text, at) and not negated_before(text, at)


def quote_may_end(text: str, at: int) -> bool:
    """Whether a quote may end before a place: not within a word, nor before its negation."""
    if not 0 < at < len(text):
        return True
    if not word_may_end(text, at):
        return False
    return not ((text[at - 1].isalnum() or text[at - 1] in CLOSING) and negated_after(text, at))


def word_may_begin(text: str, at: int) -> bool:  # noqa: PLR0911 - one line a case
    """Whether no word or number extends over the place at which something begins."""
    if not 0 < at < len(text):
        return True
    if cuts_number(text, at):
        return False
    before, here = text[at - 1], text[at]
    if is_combining_mark(here):
        return False
    if not here.isalnum():
        return True
    if is_combining_mark(before) or is_unspaced(before):
        return _may_cut(before, here) and not negated_by_prefix(text, at)
    further = text[at - 2] if at > 1 else " "
    if before.isalnum():
        return _may_cut(before, here) and before not in NEGATING_HAN
    if here.isdecimal():
        return not (before in BEFORE_NUMBER_OF_NAME and _is_latin(further))
    if _is_latin(here):
        if before in APOSTROPHES and _is_latin(further):
            return False
        return before != "-" or not NEGATING_PREFIX.search(text, max(0, at - 12), at)
    return True


def word_may_end(text: str, at: int) -> bool:  # noqa: PLR0911 - one line a case
    """Whether no word or number extends over the place at which something ends.

    Korean particles may be left off, and endings that do not negate the word.
    """
    if not 0 < at < len(text):
        return True
    if cuts_number(text, at):
        return False
    last, following = text[at - 1], text[at]
    if is_combining_mark(following):
        return False
    if is_combining_mark(last):
        return not following.isalnum() or _may_cut(last, following)
    if not last.isalnum():
        return True
    if _is_latin(last):
        if following.isalnum():
            return not (_is_latin(following) or following.isdecimal())
        further = text[at + 1] if at + 1 < len(text) else " "
        if following in APOSTROPHES and _is_latin(further):  # a quote may leave off `'s`
            return further == "s" and not _is_latin(text[at + 2 : at + 3])
        return True
    if not following.isalnum() or last.isdecimal():  # a particle: else the number would be cut
        return True
    if is_hangul(last):
        if not is_hangul(following):
            return True
        omitted = omitted_ending(text, at)
        if omitted == "ending":
            return not negated_within_word(text, at)
        return omitted == "particles" or (omitted == "telling" and not negated_statement(text, at))
    return _may_cut(last, following)


def word_start(text: str, at: int, may_begin: BoundaryTest) -> int:
    """Where the word or number at a place begins; of Han and kana, the place itself."""
    minimum = max(0, at - LONGEST_WORD)
    while at > minimum and not (
        may_begin(at) and _separates(text[at - 1 : at + 1]) and not _in_number(text, at)
    ):
        at -= 1
    return at


def word_end(text: str, at: int, may_end: BoundaryTest) -> int:
    """Where the word or number at a place ends; a negation after it belongs to it."""
    maximum = min(len(text), at + LONGEST_WORD)
    while 0 < at < maximum and not (
        may_end(at)
        and text[at - 1] != " "
        and _separates(text[at - 1 : at + 1])
        and not _in_number(text, at)
    ):
        at += 1
    return at


def _separates(pair: str) -> bool:
    """Whether no word extends over two neighbors."""
    if len(pair) == 2 and any(map(is_unspaced, pair)):
        return may_part(*pair)
    return len(pair) < 2 or not pair.isalnum() or any(map(is_han, pair))


def _in_number(text: str, at: int) -> bool:
    """Whether a place is beside a sign between two digits: `2,000`."""
    return any(
        text[sign] in INSIDE and text[sign - 1].isdecimal() and text[sign + 1].isdecimal()
        for sign in (at - 1, at)
        if 0 < sign < len(text) - 1
    )


def _is_latin(character: str) -> bool:
    return character.isalpha() and character < "\u0530"


def _may_cut(left: str, right: str) -> bool:
    """Whether a quote may begin or end between two letters or digits."""
    if left.isdecimal():
        return False
    if is_unspaced(left) or is_unspaced(right):
        return may_part(left, right)
    if is_han(left) or is_han(right):
        if left in HAN_NUMERALS and right in HAN_NUMERALS:
            return False
        return not ("ァ" <= left <= "ー" and "ァ" <= right <= "ー")
    return is_hangul(left) and not is_hangul(right)


# Places that the normalized text alone does not reveal.


def allowed_boundaries(plain: str, normal: NormalizedText, blocks: Iterable[int]) -> frozenset[int]:
    """Places of a normalized text at which a quote may begin and end, whatever is beside them.

    These are the edges of blocks, which begin at the offsets `blocks` of the plain text (`01` above
    a paragraph is no part of its first word), and dashes between spaces, which normalized look like
    the hyphen within a word.
    """
    return frozenset(_allowed(plain, normal, blocks))


def forbidden_boundaries(plain: str, normal: NormalizedText) -> frozenset[int]:
    """Places of a normalized text at which none may: the no-break spaces within numbers."""
    if not any(space in plain for space in GROUPING_SPACES):
        return frozenset()
    starts = (bisect_left(normal.starts, space.start()) for space in GROUPING_SPACE.finditer(plain))
    return frozenset(place for at in starts for place in (at, at + 1))


def _allowed(plain: str, normal: NormalizedText, blocks: Iterable[int]) -> Iterator[int]:
    for start in blocks:
        yield from _with_space_before(normal, start)
    for gap in BLOCK_GAP.finditer(plain):
        yield from _with_space_before(normal, gap.end())
        yield from _with_space_before(normal, gap.start() + 1)
    dashes = any(dash in plain for dash in DASHES)
    for dash in SPACED_DASH.finditer(plain) if dashes else ():
        start, end = dash.span()
        before, after = plain[max(0, start - 2) : start].strip(), plain[end : end + 2].strip()
        if not (before[-1:].isdecimal() and after[:1].isdecimal()):
            at = bisect_left(normal.starts, start)
            yield at
            yield at + 1


def _with_space_before(normal: NormalizedText, start: int) -> Iterator[int]:
    """The normalized place of a plain offset, and the one before the space in front of it."""
    at = bisect_left(normal.starts, start)
    yield at
    if normal.text[at - 1 : at] == " ":
        yield at - 1
