"""Which part of the schema stands at a place of a note."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from heapq import heappop, heappush

from notelint.model.bound_section import BoundSection


class PartPlaces:
    """The schema's parts by the places in a note at which they stand."""

    def __init__(self, occurrences: Sequence[BoundSection]) -> None:
        self.named = {
            bound.heading.span
            for bound in occurrences
            if bound.heading and bound.part.heading and bound.part.heading.named
        }
        """Headings that the schema names: that of a part `Todo` is no placeholder."""
        self._starts, self._innermost = _stretches(occurrences)

    def at(self, offset: int) -> BoundSection | None:
        """The innermost part that an offset stands in, in logarithmic time."""
        index = bisect_right(self._starts, offset) - 1
        return self._innermost[index] if index >= 0 else None


def _stretches(occurrences: Sequence[BoundSection]) -> tuple[list[int], list[BoundSection | None]]:
    """Where another part becomes the innermost, and which. Parents come before their children."""
    begin: dict[int, list[int]] = defaultdict(list)
    for order, bound in enumerate(occurrences):
        begin[bound.span.start].append(order)
        begin[bound.span.end]
    open_parts: list[int] = []  # the last one first
    starts: list[int] = []
    innermost: list[BoundSection | None] = []
    for place in sorted(begin):
        for order in begin[place]:
            heappush(open_parts, -order)
        while open_parts and occurrences[-open_parts[0]].span.end <= place:
            heappop(open_parts)
        starts.append(place)
        innermost.append(occurrences[-open_parts[0]] if open_parts else None)
    return starts, innermost
