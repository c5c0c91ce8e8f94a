"""Regions: the stretches of a note between thematic breaks that a schema names.

Divides a note into its regions, and finds what is wrong with headings that are in another region
than their part's: a break is missing, is superfluous, or the section is on its wrong side.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from notelint.binding.assign_headings import HeadingAssignment
from notelint.binding.match_headings import HeadingCandidate
from notelint.binding.structure_violations import heading_span
from notelint.model.bound_note import Side, StructureViolation
from notelint.model.note import Block
from notelint.model.schema import Part


def region_names(blocks: Sequence[Block], names: Sequence[str]) -> list[str]:
    """The region in which each block stands, by the breaks before it; the last one runs on."""
    if not names:
        return [""] * len(blocks)
    found, region = [], 0
    for block in blocks:
        if block.kind == "break" and region < len(names) - 1:
            region += 1
        found.append(names[region])
    return found


def divide(
    blocks: Sequence[Block], names: Sequence[str], end: int, owned: set[int]
) -> dict[str, tuple[Block, ...]]:
    """The blocks of each named region up to block `end`, without breaks and `owned` blocks."""
    regions: dict[str, list[Block]] = {name: [] for name in names}
    of_block = region_names(blocks[:end], names)
    for index, (block, name) in enumerate(zip(blocks[:end], of_block, strict=True)):
        if block.kind != "break" and index not in owned:
            regions[name].append(block)
    return {name: tuple(found) for name, found in regions.items()}


def region_slips(
    headings: Sequence[HeadingCandidate],
    parts: Sequence[Part],
    placed: HeadingAssignment,
    blocks: Sequence[Block],
    names: Sequence[str],
) -> dict[int, StructureViolation]:
    """What is wrong with the region of headings, by their rows.

    A heading that repeats its part in another region is told as a duplicate.
    """
    there = [row for row in sorted(placed.matched) if parts[placed.matched[row]].region]
    asked = {row: names.index(parts[placed.matched[row]].region) for row in there}
    if all(headings[row].region == names[asked[row]] for row in there):
        return {}
    slips = _Slips(headings, parts, placed, blocks, names, asked)
    again = dict(slips.again(row for row in there if row in placed.surplus))
    rows = [row for row in there if row not in placed.surplus and row not in placed.lookalikes]
    wanted = [asked[row] for row in rows]
    in_order = wanted == sorted(wanted) and placed.moved.isdisjoint(rows)
    return {**again, **dict(slips.between(rows) if in_order else slips.singly(rows))}


class _Slips:
    """Where the breaks of a note are, and on which side of them its headings should be."""

    def __init__(
        self,
        headings: Sequence[HeadingCandidate],
        parts: Sequence[Part],
        placed: HeadingAssignment,
        blocks: Sequence[Block],
        names: Sequence[str],
        asked: dict[int, int],
    ) -> None:
        self.headings = headings
        self.parts = parts
        self.placed = placed
        self.names = names
        self.asked = asked
        self.surplus = sorted(placed.surplus)
        at = [index for index, block in enumerate(blocks) if block.kind == "break"]
        self.breaks = [blocks[index] for index in at]
        self.before = {row: bisect_left(at, headings[row].at) for row in asked}

    def between(self, rows: Sequence[int]) -> Iterator[tuple[int, StructureViolation]]:
        """The sections are in order: too few breaks stand between some of them, or too many.

        With a part that lacks its break lacks as well, and with one that is there twice the break
        before it may be: of these S001 and S003 speak.
        """
        present = {self.placed.matched[row] for row in self.asked}
        lacking = {
            part.region
            for index, part in enumerate(self.parts)
            if part.heading and part.times.minimum and index not in present
        }
        shift, last = 0, len(self.names) - 1
        above: int | None = None
        for row in rows:
            here, asked = self.before[row] + shift, self.asked[row]
            if here < asked:
                shift += asked - here
                if lacking.isdisjoint(self.names[here:asked]):
                    yield row, self._missing(row, above)
            elif asked < min(here, last):
                shift -= here - asked
                if not self._is_repeated_between(above, row):
                    yield row, self._on_wrong_side(row, "before", self.before[row] - 1)
            above = row

    def _is_repeated_between(self, above: int | None, row: int) -> bool:
        after = bisect_right(self.surplus, -1 if above is None else above)
        return after < bisect_left(self.surplus, row)

    def singly(self, rows: Sequence[int]) -> Iterator[tuple[int, StructureViolation]]:
        """The sections have other places: each is seen from the break that bounds its region."""
        told: set[int] = set()
        for row in rows:
            here, asked = min(self.before[row], len(self.names) - 1), self.asked[row]
            if here > asked:
                yield row, self._on_wrong_side(row, "before", asked)
            elif here < asked <= len(self.breaks):
                yield row, self._on_wrong_side(row, "after", asked - 1)
            elif here < asked and row not in self.placed.moved and asked not in told:
                told.add(asked)
                yield row, self._missing(row, None)

    def again(self, rows: Iterable[int]) -> Iterator[tuple[int, StructureViolation]]:
        """The parts of these headings stand in their regions as well."""
        first = {
            self.placed.matched[row]: row for row in self.asked if row not in self.placed.surplus
        }
        for row in rows:
            index = self.placed.matched[row]
            part, other = self.parts[index], first[index]
            last = max(self.before[row], self.before[other]) - 1
            if self.before[row] != self.before[other]:
                span, found = heading_span(self.headings[row]), self.headings[other].block
                crossed = self.breaks[last]
                yield (
                    row,
                    StructureViolation(
                        "duplicate", span, part, found, name=part.region, crossed_break=crossed
                    ),
                )

    def _missing(self, row: int, above: int | None) -> StructureViolation:
        part = self.parts[self.placed.matched[row]]
        other = None if above is None else self.headings[above].block
        return StructureViolation(
            "break", heading_span(self.headings[row]), part, other, name=part.region
        )

    def _on_wrong_side(self, row: int, side: Side, index: int) -> StructureViolation:
        part = self.parts[self.placed.matched[row]]
        span, crossed = heading_span(self.headings[row]), self.breaks[index]
        return StructureViolation("break", span, part, crossed, side=side, name=part.region)
