"""Places of an article that its normalised text alone does not tell of.

A quote may begin and end where a block does, whatever the block beside it holds: `01` above a
paragraph is no part of its first word. A dash between spaces parts what a hyphen would join. A
no-break space between digits joins what a space would part.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from notelint.text.lazy import lazy
from notelint.text.normal import Normal

LINE = lazy(r"\n[^\S\n]*(?:\n\s*|(?:[-*+•]|\d{1,9}[.)])[^\S\n]+)")
"""Between two blocks of a text without markup: an empty line, or what begins an item of a list."""

DASH = lazy(r"(?<=\s)[-‐‑‒–—―−─━﹘﹣]+(?=\s)")
NO_BREAK = lazy(r"(?<=\d)[\u00a0\u2007-\u200a\u202f\u205f](?=\d{3}(?!\d))")
"""Such a space in front of three digits groups them."""


def open_places(plain: str, normal: Normal, blocks: Iterable[int]) -> frozenset[int]:
    """Where in a normalised text quotes may begin and end; blocks begin at these plain offsets."""
    return frozenset(_open(plain, normal, blocks))


def shut_places(plain: str, normal: Normal) -> frozenset[int]:
    """Where in a normalised text no quote may begin or end."""
    found = (bisect_left(normal.starts, space.start()) for space in NO_BREAK.finditer(plain))
    return frozenset(place for at in found for place in (at, at + 1))


def _open(plain: str, normal: Normal, blocks: Iterable[int]) -> Iterator[int]:
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


def _around(normal: Normal, start: int) -> Iterator[int]:
    """A place, and the one before the space in front of it."""
    at = bisect_left(normal.starts, start)
    yield at
    if normal.text[at - 1 : at] == " ":
        yield at - 1
