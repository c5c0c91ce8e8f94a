"""Texts normalized for comparison, with the origin of each character.

The levels are those of a schema's quotes: `exact`, `whitespace`, `typographic`; each includes the
ones before it (`notelint.text.normalization_steps`).
"""

from array import array
from collections.abc import Sequence
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple

from notelint.model.schema import Level
from notelint.text.normalization_steps import (
    LEVELS,
    QUOTE_LEVELS,
    FoldStep,
    RewriteStep,
    Step,
    signs_of,
)

TERMINAL = ' .!?,;:"'
"""What may end a quote without being part of it, at the typographic level."""

OPENING = ' "'
"""What may begin it, likewise."""


SHORT = 200
"""Characters of a text of which `comparable` remembers the result."""


class NormalizedText(NamedTuple):
    """A normalised text.

    Its character `i` comes from the plain text's `[starts[i], ends[i])`. Both sequences rise; if
    one character became several, each of these comes from the whole.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the plain text from which the normalized `[start, end)` comes."""
        if start < end:
            return self.starts[start], self.ends[end - 1]
        if start < len(self.starts):
            return self.starts[start], self.starts[start]
        last = self.ends[-1] if self.ends else 0
        return last, last

    def part(self, start: int, end: int) -> "NormalizedText":
        """The normalized `[start, end)` alone; its origins are still places of the plain text."""
        return NormalizedText(self.text[start:end], self.starts[start:end], self.ends[start:end])


def normalize(plain: str, level: Level) -> NormalizedText:
    """A text at a level. Linear in its length, and quick if nothing needs to change.

    >>> normalize("그는 ‘좋다…’고", "typographic").text
    '그는 "좋다..."고'
    """
    return _apply(LEVELS[level], plain)


def comparable(plain: str) -> str:
    """A text at the typographic level, without the origins of its characters."""
    return _known(plain) if len(plain) <= SHORT else normalize(plain, "typographic").text


@lru_cache(maxsize=1024)
def _known(plain: str) -> str:
    """Titles, names and pieces of templates are compared several times a note."""
    return normalize(plain, "typographic").text


def normalize_article(plain: str, level: Level) -> NormalizedText:
    """An article's text at a level: beside the above, some spacing and dashes do not count."""
    return _apply(QUOTE_LEVELS[level], plain)


def _apply(steps: tuple[Step, ...], plain: str) -> NormalizedText:
    normal = NormalizedText(plain, range(len(plain)), range(1, len(plain) + 1))
    signs = signs_of(plain) if steps else set()
    for step in steps:
        text, starts, ends = normal
        if isinstance(step, FoldStep):
            if found := step.table.keys() & signs:
                normal = NormalizedText(step(text, found), starts, ends)
                signs.update(map(step.table.__getitem__, found))
        elif step.needed(text, signs):
            normal = _rewrite(step, normal)
            signs = signs_of(normal.text)
    return _trim(normal, " ", " ") if steps else normal


def normalize_quote(plain: str, level: Level) -> NormalizedText:
    """A quote at a level.

    At `typographic`, the quotation marks around it and the punctuation at its end are left out,
    unless there is nothing else.
    """
    normal = normalize_article(plain, level)
    return strip_outer_marks(normal) if level == "typographic" else normal


def strip_outer_marks(normal: NormalizedText) -> NormalizedText:
    """A quote without the marks around it and the punctuation at its end, if that is not all."""
    inner = _trim(normal, OPENING, TERMINAL)
    return inner if inner.text else normal


def _trim(normal: NormalizedText, left: str, right: str) -> NormalizedText:
    """The text without these characters at its ends."""
    text = normal.text
    start = len(text) - len(text.lstrip(left)) if left else 0
    end = max(start, len(text.rstrip(right)))
    return normal if end - start == len(text) else normal.part(start, end)


def _rewrite(step: RewriteStep, normal: NormalizedText) -> NormalizedText:
    """A step that may change lengths, with the origins adjusted."""
    pieces: list[str] = []
    edits: list[tuple[int, int, int]] = []
    at = 0
    for match in step.pattern().finditer(normal.text):
        start, end = match.span()
        old = match.group()
        new = step.replace(old)
        pieces += normal.text[at:start], new
        at = end
        if len(new) != len(old):
            edits.append((start, end, len(new)))
    pieces.append(normal.text[at:])
    text = "".join(pieces)
    if not edits:
        return normal._replace(text=text)
    return NormalizedText(text, _along(normal.starts, edits, 0), _along(normal.ends, edits, -1))


def _along(offsets: Sequence[int], edits: list[tuple[int, int, int]], which: int) -> Sequence[int]:
    """Offsets after edits `(start, end, new length)`.

    `which` of the replaced offsets the new characters get: the first (0) or the last (-1).
    """
    if isinstance(offsets, range):
        offsets = _counting(offsets.start, offsets.stop)
    kept = array("L")
    at = 0
    for start, end, length in edits:
        kept.extend(offsets[at:start])
        if length:
            kept.extend(repeat(offsets[start:end][which], length))
        at = end
    kept.extend(offsets[at:])
    return kept


def _counting(start: int, stop: int) -> "array[int]":
    """`start`, `start + 1`, … as an array, cut from a cached one: ten times as fast."""
    return _counted(max(4096, 1 << stop.bit_length()))[start:stop]


@lru_cache(maxsize=1)
def _counted(length: int) -> "array[int]":
    return array("L", range(length))
