"""Where a quote may begin and end in a text: never inside a word or a number.

`5달러` stands in `25달러`, `가능하다` in `불가능하다`, `able` in `unable`, `can` in `can't`, letter
by letter, but nobody said so.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator

from notelint.text.negation import (
    negated_after,
    negated_before,
    negated_statement,
    negated_within_word,
)
from notelint.text.normalization import NormalizedText
from notelint.text.numbers import INSIDE, cuts_number
from notelint.text.scripts import (
    is_combining_mark,
    is_han,
    is_unspaced,
    negated_by_prefix,
    omitted_ending,
    parts_letters,
)

May = Callable[[int], bool]
"""Tells of a place whether a quote may begin there, or end."""

NUMERALS = frozenset("〇一二三四五六七八九十百千万萬億亿兆零两兩半壱弐参")
LONGEST_WORD = 64
"""So far is looked for the edge of a word, in characters."""

NEGATING = frozenset("不未没沒無无非莫弗勿")
"""Han characters that deny the word behind them."""

BEHIND_NAME = ".,:/~-"
"""What stands between a name and its number: `COVID-19`, `p.25`."""

APOSTROPHES = frozenset("\"'’")
CLOSING = frozenset("\"'”’」』)]")
DENYING_PREFIX = re.compile(
    r"(?<![a-z])(?:non|anti|un|de|dis|ex|in|mis|counter|pseudo|quasi)-\Z", re.IGNORECASE
)


def begins(text: str, at: int) -> bool:
    """Whether a quote may begin at a place."""
    return begins_word(text, at) and not negated_before(text, at)


def ends(text: str, at: int) -> bool:
    """Whether a quote may end before a place."""
    if not 0 < at < len(text):
        return True
    if not ends_word(text, at):
        return False
    return not ((text[at - 1].isalnum() or text[at - 1] in CLOSING) and negated_after(text, at))


def begins_word(text: str, at: int) -> bool:  # noqa: PLR0911 - one line a case
    """Whether no word or number runs over a place at which something begins."""
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
        return _parts(before, here) and not negated_by_prefix(text, at)
    further = text[at - 2] if at > 1 else " "
    if before.isalnum():
        return _parts(before, here) and before not in NEGATING
    if here.isdecimal():
        return not (before in BEHIND_NAME and _is_latin(further))
    if _is_latin(here):
        if before in APOSTROPHES and _is_latin(further):
            return False
        return before != "-" or not DENYING_PREFIX.search(text, max(0, at - 12), at)
    return True


def ends_word(text: str, at: int) -> bool:  # noqa: PLR0911 - one line a case
    """Whether no word or number runs over a place at which something ends.

    Korean particles, and endings that deny nothing, may be left off.
    """
    if not 0 < at < len(text):
        return True
    if cuts_number(text, at):
        return False
    last, next_ = text[at - 1], text[at]
    if is_combining_mark(next_):
        return False
    if is_combining_mark(last):
        return not next_.isalnum() or _parts(last, next_)
    if not last.isalnum():
        return True
    if _is_latin(last):
        if next_.isalnum():
            return not (_is_latin(next_) or next_.isdecimal())
        further = text[at + 1] if at + 1 < len(text) else " "
        if next_ in APOSTROPHES and _is_latin(further):  # `'s` is a word's ending
            return further == "s" and not _is_latin(text[at + 2 : at + 3])
        return True
    if not next_.isalnum() or last.isdecimal():  # a particle: else the number was cut
        return True
    if is_hangul(last):
        if not is_hangul(next_):
            return True
        left = omitted_ending(text, at)
        if left == "ending":
            return not negated_within_word(text, at)
        return left == "particles" or (left == "telling" and not negated_statement(text, at))
    return _parts(last, next_)


def word_start(text: str, at: int, may_begin: May) -> int:
    """Where the word or number begins that a place lies in; of Han and kana, the place itself."""
    minimum = max(0, at - LONGEST_WORD)
    while at > minimum and not (
        may_begin(at) and _parts_words(text[at - 1 : at + 1]) and not _in_number(text, at)
    ):
        at -= 1
    return at


def word_end(text: str, at: int, may_end: May) -> int:
    """Where the word or number ends that a place lies in, likewise; its denial belongs to it."""
    maximum = min(len(text), at + LONGEST_WORD)
    while 0 < at < maximum and not (
        may_end(at)
        and text[at - 1] != " "
        and _parts_words(text[at - 1 : at + 1])
        and not _in_number(text, at)
    ):
        at += 1
    return at


def _parts_words(pair: str) -> bool:
    """Whether no word runs over two neighbours."""
    if len(pair) == 2 and any(map(is_unspaced, pair)):
        return parts_letters(*pair)
    return len(pair) < 2 or not pair.isalnum() or any(map(is_han, pair))


def _in_number(text: str, at: int) -> bool:
    """Whether a place is beside a sign between two digits: `2,000`."""
    return any(
        text[sign] in INSIDE and text[sign - 1].isdecimal() and text[sign + 1].isdecimal()
        for sign in (at - 1, at)
        if 0 < sign < len(text) - 1
    )


def is_hangul(character: str) -> bool:
    """Whether a character is a Korean syllable."""
    return "가" <= character <= "힣"


def _is_latin(character: str) -> bool:
    return character.isalpha() and character < "\u0530"


def _parts(one: str, two: str) -> bool:
    """Whether a quote may be cut between two letters or digits."""
    if one.isdecimal():
        return False
    if is_unspaced(one) or is_unspaced(two):
        return parts_letters(one, two)
    if is_han(one) or is_han(two):
        if one in NUMERALS and two in NUMERALS:
            return False
        return not ("ァ" <= one <= "ー" and "ァ" <= two <= "ー")
    return is_hangul(one) and not is_hangul(two)


# Places of an article that its normalised text alone does not tell of.
#
# A quote may begin and end where a block does, whatever the block beside it holds: `01` above a
# paragraph is no part of its first word. A dash between spaces parts what a hyphen would join. A
# no-break space between digits joins what a space would part.

LINE = re.compile(r"\n[^\S\n]*(?:\n\s*|(?:[-*+•]|\d{1,9}[.)])[^\S\n]+)")
"""Between two blocks of a text without markup: an empty line, or what begins an item of a list."""

DASH = re.compile(r"(?<=\s)[-‐‑‒–—―−─━﹘﹣]+(?=\s)")
NO_BREAK = re.compile(r"(?<=\d)[\u00a0\u2007-\u200a\u202f\u205f](?=\d{3}(?!\d))")
"""Such a space in front of three digits groups them."""


def allowed_boundaries(plain: str, normal: NormalizedText, blocks: Iterable[int]) -> frozenset[int]:
    """Where in a normalised text quotes may begin and end; blocks begin at these plain offsets."""
    return frozenset(_open(plain, normal, blocks))


def forbidden_boundaries(plain: str, normal: NormalizedText) -> frozenset[int]:
    """Where in a normalised text no quote may begin or end."""
    found = (bisect_left(normal.starts, space.start()) for space in NO_BREAK.finditer(plain))
    return frozenset(place for at in found for place in (at, at + 1))


def _open(plain: str, normal: NormalizedText, blocks: Iterable[int]) -> Iterator[int]:
    for start in blocks:
        yield from _around(normal, start)
    for line in LINE.finditer(plain):
        yield from _around(normal, line.end())
        yield from _around(normal, line.start() + 1)
    for dash in DASH.finditer(plain):
        start, end = dash.span()
        before, after = plain[max(0, start - 2) : start].strip(), plain[end : end + 2].strip()
        if not (before[-1:].isdecimal() and after[:1].isdecimal()):
            at = bisect_left(normal.starts, start)
            yield at
            yield at + 1


def _around(normal: NormalizedText, start: int) -> Iterator[int]:
    """A place, and the one before the space in front of it."""
    at = bisect_left(normal.starts, start)
    yield at
    if normal.text[at - 1 : at] == " ":
        yield at - 1
