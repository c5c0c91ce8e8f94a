"""Sections that are in another region than their part's.

Either a thematic break is missing, or one is superfluous, or a section is on its wrong side.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from notelint.binding.assign_headings import HeadingAssignment
from notelint.model.bound_note import Side, StructureViolation
from notelint.model.note import Block


def region_violations(
    assignment: HeadingAssignment, blocks: Sequence[Block], names: Sequence[str]
) -> dict[int, StructureViolation]:
    """What is wrong with the region of headings, by their rows.

    A heading that repeats its part in another region is reported as a duplicate.
    """
    headings, parts = assignment.scope.headings, assignment.scope.parts
    regions = {
        row: names.index(parts[part].region)
        for row, part in sorted(assignment.matched.items())
        if parts[part].region
    }
    if all(headings[row].region == names[region] for row, region in regions.items()):
        return {}
    breaks = _Breaks(assignment, blocks, names, regions)
    surplus, strays = assignment.surplus, assignment.surplus | assignment.lookalikes
    duplicates = dict(breaks.duplicates(row for row in regions if row in surplus))
    rows = [row for row in regions if row not in strays]
    expected = [regions[row] for row in rows]
    in_order = expected == sorted(expected) and assignment.moved.isdisjoint(rows)
    return {**duplicates, **dict(breaks.between(rows) if in_order else breaks.singly(rows))}


class _Breaks:
    """The thematic breaks of a note, and the side of them on which its headings should be.

    `regions` has the index of the expected region of each row.
    """

    def __init__(
        self,
        assignment: HeadingAssignment,
        blocks: Sequence[Block],
        names: Sequence[str],
        regions: dict[int, int],
    ) -> None:
        self.assignment = assignment
        self.headings = assignment.scope.headings
        self.parts = assignment.scope.parts
        self.names = names
        self.regions = regions
        self.surplus = sorted(assignment.surplus)
        at = [index for index, block in enumerate(blocks) if block.kind == "break"]
        self.breaks = [blocks[index] for index in at]
        self.before = {row: bisect_left(at, self.headings[row].block_index) for row in regions}

    def between(self, rows: Sequence[int]) -> Iterator[tuple[int, StructureViolation]]:
        """If the sections are in order: there are too few breaks between them, or too many.

        If a part is missing, its break is missing as well, and if one is there twice, the break
        before it may be: S001 and S003 report these.
        """
        present = {self.assignment.matched[row] for row in self.regions}
        missing = {
            part.region
            for index, part in enumerate(self.parts)
            if part.heading and part.times.minimum and index not in present
        }
        shift, last = 0, len(self.names) - 1
        above: int | None = None
        for row in rows:
            here, expected = self.before[row] + shift, self.regions[row]
            if here < expected:
                shift += expected - here
                if missing.isdisjoint(self.names[here:expected]):
                    yield row, self._missing(row, above)
            elif expected < min(here, last):
                shift -= here - expected
                if not self._is_repeated_between(above, row):
                    yield row, self._on_wrong_side(row, "before", self.before[row] - 1)
            above = row

    def _is_repeated_between(self, above: int | None, row: int) -> bool:
        after = bisect_right(self.surplus, -1 if above is None else above)
        return after < bisect_left(self.surplus, row)

    def singly(self, rows: Sequence[int]) -> Iterator[tuple[int, StructureViolation]]:
        """If they are not in order: each is compared with the break that bounds its region."""
        reported: set[int] = set()
        for row in rows:
            here, expected = min(self.before[row], len(self.names) - 1), self.regions[row]
            if here > expected:
                yield row, self._on_wrong_side(row, "before", expected)
            elif here < expected <= len(self.breaks):
                yield row, self._on_wrong_side(row, "after", expected - 1)
            elif here < expected and row not in self.assignment.moved and expected not in reported:
                reported.add(expected)
                yield row, self._missing(row, None)

    def duplicates(self, rows: Iterable[int]) -> Iterator[tuple[int, StructureViolation]]:
        """Headings whose part is also in its own region."""
        first = {
            self.assignment.matched[row]: row
            for row in self.regions
            if row not in self.assignment.surplus
        }
        for row in rows:
            index = self.assignment.matched[row]
            part, other = self.parts[index], first[index]
            last = max(self.before[row], self.before[other]) - 1
            if self.before[row] != self.before[other]:
                span, found = self.headings[row].block.text_span, self.headings[other].block
                crossed = self.breaks[last]
                yield (
                    row,
                    StructureViolation(
                        "duplicate", span, part, found, name=part.region, crossed_break=crossed
                    ),
                )

    def _missing(self, row: int, above: int | None) -> StructureViolation:
        part = self.parts[self.assignment.matched[row]]
        other = None if above is None else self.headings[above].block
        return StructureViolation(
            "break", self.headings[row].block.text_span, part, other, name=part.region
        )

    def _on_wrong_side(self, row: int, side: Side, index: int) -> StructureViolation:
        part = self.parts[self.assignment.matched[row]]
        span, crossed = self.headings[row].block.text_span, self.breaks[index]
        return StructureViolation("break", span, part, crossed, side=side, name=part.region)
