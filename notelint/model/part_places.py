"""The section at a place of a note."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from heapq import heappop, heappush

from notelint.model.bound_section import BoundSection
from notelint.model.source import Span


class PartPlaces:
    """A note's bound sections by offset."""

    def __init__(self, sections: Sequence[BoundSection]) -> None:
        self._sections = sections

    @cached_property
    def named(self) -> set[Span]:
        """Headings that the schema names: that of a part `Todo` is not a placeholder."""
        return {
            bound.heading.span
            for bound in self._sections
            if bound.heading and bound.part.heading and bound.part.heading.named
        }

    @cached_property
    def _innermost(self) -> tuple[list[int], list[BoundSection | None]]:
        return _stretches(self._sections)

    def at(self, offset: int) -> BoundSection | None:
        """The innermost section at an offset, in logarithmic time."""
        starts, innermost = self._innermost
        index = bisect_right(starts, offset) - 1
        return innermost[index] if index >= 0 else None


def _stretches(sections: Sequence[BoundSection]) -> tuple[list[int], list[BoundSection | None]]:
    """The offsets at which the innermost section changes, and that section.

    `sections` has parents before their children.
    """
    begin: dict[int, list[int]] = defaultdict(list)
    for order, bound in enumerate(sections):
        begin[bound.span.start].append(order)
        begin[bound.span.end]
    open_parts: list[int] = []  # the last one first
    starts: list[int] = []
    innermost: list[BoundSection | None] = []
    for place in sorted(begin):
        for order in begin[place]:
            heappush(open_parts, -order)
        while open_parts and sections[-open_parts[0]].span.end <= place:
            heappop(open_parts)
        starts.append(place)
        innermost.append(sections[-open_parts[0]] if open_parts else None)
    return starts, innermost
