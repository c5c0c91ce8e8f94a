"""Front matter that is none, though its author meant it so: nobody will read it as such."""

import re
from typing import NamedTuple

from notelint.model.fields import UnreadableFields
from notelint.model.message import phrase
from notelint.model.source import Source, Span

KEY = re.compile(r"[A-Za-z_가-힣][\w-]*[ \t]*[:=](?:[ \t]|$)")
FENCES = ("---", "+++")
ABOVE = re.compile(r"\s*(?:<!--(?:(?!-->).)*-->\s*)?\Z")
"""A line that does not keep its reader from taking what follows for the top: blank, a comment."""
END = re.compile(r"\s*\Z|#{1,6}[ \t]")
"""Where front matter without a closing line ends: at a blank line or a heading."""
FEWEST = 2
"""So many keys in a row below a fence are meant as front matter, whoever asks for it."""


class Misplaced(NamedTuple):
    """What is wrong with it, and the number of its last line."""

    why: UnreadableFields
    last: int


def misplaced(source: Source, *, asked: bool, expected: bool) -> Misplaced | None:
    """Front matter that is not closed, not at the very top, or not a mapping; None for other text.

    For notes in which `find_front_matter` has found none. What begins with a key is meant as
    front matter where the schema has `asked` for any, and elsewhere if nothing but keys follows.
    Of other lines between two fences at the top that is supposed only where front matter is
    `expected`, for they may as well be text between thematic breaks.
    """
    number = 1
    while number <= len(source.lines) and ABOVE.match(source.line(number)):
        number += 1
    if number >= len(source.lines) or source.line(number).rstrip() not in FENCES:
        return None
    fence = source.line(number).rstrip()
    start = source.lines[number - 1]
    span = Span(start, start + len(fence))
    below = range(number + 1, len(source.lines) + 1)
    closing = next((one for one in below if source.line(one).rstrip() == fence), 0)
    first = next((one for one in below if source.line(one).strip()), 0)
    refused = number == 1 and closing > 0  # by `find_front_matter`
    if not _is_key(source, first) or (first > number + 1 and (refused or not expected)):
        text = not (expected and refused and 0 < first < closing)
        return None if text else _no_mapping(source, first, closing)
    last = range(first, below.stop)
    end = closing or next((one for one in last if _ends(source, one)), below.stop)
    if refused or not (asked or (end - first >= FEWEST and _all_keys(source, first, end))):
        return None
    if closing:
        words = phrase("it begins on line {number}; it counts only on the first", number=number)
        return Misplaced(UnreadableFields(words, span), closing)
    words = phrase("it has no closing '{fence}'", fence=fence)
    return Misplaced(UnreadableFields(words, span), end - 1)


def _no_mapping(source: Source, first: int, closing: int) -> Misplaced:
    words = phrase("it is not a mapping of keys to values")
    place = Span(source.lines[first - 1], source.ends[first - 1])
    return Misplaced(UnreadableFields(words, place), closing)


def _is_key(source: Source, number: int) -> bool:
    return number > 0 and KEY.match(source.line(number).strip()) is not None


def _ends(source: Source, number: int) -> bool:
    return END.match(source.line(number)) is not None


def _all_keys(source: Source, first: int, end: int) -> bool:
    return all(_is_key(source, number) for number in range(first, end))
