"""Applies the fixes of findings to the text that they are about: resolve, then splice. Pure.

A finding's fix is one or more edits in lines and columns; all of them are made, or none. Fixes that
touch the same place exclude each other: the first one in the note is taken, and the others wait
until the note is checked again.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from notelint.model.finding import Finding
from notelint.model.source import Source

BYTE_ORDER_MARK = "\ufeff"
MARK_REMOVED = (0, 0, "")
"""The edit that removes the byte order mark, which is not part of a source's text: it replaces
nothing with nothing at the very start."""

OffsetEdit = tuple[int, int, str]
"""Replace `[start, end)` of a source's text, in code points, by a text."""


class ResolvedFix(NamedTuple):
    """A finding, and the edits of its fix as offsets in the source, in order."""

    finding: Finding
    edits: tuple[OffsetEdit, ...]


class EditedText(NamedTuple):
    """A text with edits applied; it begins with a byte order mark if the file should.

    `edits` are those that were applied, in order, as offsets in the text before.
    """

    text: str
    edits: tuple[OffsetEdit, ...]

    def mapping(self) -> "OffsetMap":
        """Where the characters of the text before are in this one."""
        return OffsetMap(self.edits)


class OffsetMap:
    """From offsets before edits to offsets after them."""

    def __init__(self, edits: Sequence[OffsetEdit]) -> None:
        self._starts = [start for start, _, _ in edits]
        self._stops = [end for _, end, _ in edits]
        self._ends = list(accumulate(self._stops, max))
        self._deltas = list(
            accumulate((len(text) - (end - start) for start, end, text in edits), initial=0)
        )

    def at(self, offset: int) -> int:
        """The new offset of a character; of one that was replaced, where its replacement begins.

        A character at which a text is inserted is moved behind it.
        """
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset < self._stops[index]:
            return self._starts[index] + self._deltas[index]
        return offset + self._deltas[index + 1]

    def touches(self, start: int, end: int) -> bool:
        """Whether an edit is within `[start, end]`, or adjacent to it."""
        index = bisect_right(self._starts, end) - 1
        return index >= 0 and self._ends[index] >= start


def resolve_fix(source: Source, finding: Finding) -> ResolvedFix | None:
    """The fix of a finding; None if its edits are not in the source, or change nothing."""
    edits = _offsets(source, finding)
    return ResolvedFix(finding, edits) if edits else None


def compatible_fixes(source: Source, fixes: Iterable[ResolvedFix]) -> tuple[ResolvedFix, ...]:
    """Those fixes that can be made together, in the order of their places.

    Identical fixes of several findings are one fix, and all these findings have it. Linear, except
    for sorting.
    """
    taken = _TakenPlaces(len(source.text))
    chosen: dict[tuple[OffsetEdit, ...], list[ResolvedFix]] = {}
    for fix in sorted(fixes, key=lambda fix: (fix.edits, fix.finding.code)):
        if fix.edits in chosen:
            chosen[fix.edits].append(fix)
        elif taken.take(fix.edits):
            chosen[fix.edits] = [fix]
    return tuple(fix for fixes in chosen.values() for fix in fixes)


def apply_resolved(source: Source, fixes: Iterable[ResolvedFix]) -> EditedText:
    """The text of a source after fixes that `compatible_fixes` gave for it."""
    distinct = dict.fromkeys(fix.edits for fix in fixes)
    edits = sorted((edit for group in distinct for edit in group), key=lambda edit: edit[:2])
    pieces = [] if not source.bom or MARK_REMOVED in edits else [BYTE_ORDER_MARK]
    at = 0
    for start, end, text in edits:
        pieces += (source.text[at:start], text)
        at = end
    pieces.append(source.text[at:])
    return EditedText("".join(pieces), tuple(edits))


def _offsets(source: Source, finding: Finding) -> tuple[OffsetEdit, ...] | None:
    """The edits of a finding's fix in order; None if there are none that can be made."""
    edits = []
    for line, column, end_line, end_column, text in finding.fix:
        start, end = _offset(source, line, column), _offset(source, end_line, end_column)
        if start is None or end is None or end < start:
            return None
        edits.append((start, end, text))
    edits.sort(key=lambda edit: edit[:2])
    if any(end > following for (_, end, _), (following, _, _) in pairwise(edits)):
        return None
    changes = any(source.text[start:end] != text for start, end, text in edits)
    removes_mark = source.bom and MARK_REMOVED in edits
    return tuple(edits) if changes or removes_mark else None


def _offset(source: Source, line: int, column: int) -> int | None:
    """The offset of a place; None if the source does not have it."""
    if not 1 <= line <= len(source.lines) + 1 or column < 1:
        return None
    start = source.lines[line - 1] if line <= len(source.lines) else len(source.text)
    offset = start + column - 1
    return offset if offset <= len(source.text) else None


class _TakenPlaces:
    """The characters and the places between them at which edits are made already.

    A byte for each, which is searched in C: edits may be many, and each may be long.
    """

    def __init__(self, length: int) -> None:
        self.characters = bytearray(length)
        self.insertions = bytearray(length + 1)

    def take(self, edits: Sequence[OffsetEdit]) -> bool:
        """Take the places of a fix's edits, unless one of them is taken or adjacent to a taken one.

        Only replaced stretches may be adjacent: their order is certain.
        """
        if any(self._is_taken(start, end) for start, end, _ in edits):
            return False
        for start, end, _ in edits:
            if start == end:
                self.insertions[start] = 1
            else:
                self.characters[start:end] = b"\1" * (end - start)
        return True

    def _is_taken(self, start: int, end: int) -> bool:
        first, last = (start, end) if start < end else (max(start - 1, 0), end + 1)
        return (
            self.characters.find(1, first, last) >= 0
            or self.insertions.find(1, start, end + 1) >= 0
        )
