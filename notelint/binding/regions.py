"""Regions: the stretches of a note between thematic breaks that a schema names."""

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from notelint.binding.assign_headings import HeadingAssignment, assign_headings
from notelint.binding.filled import is_filled
from notelint.binding.match_headings import HeadingCandidate, Scope
from notelint.binding.read_section import has_link, read_section
from notelint.model.bound_note import StructureViolation
from notelint.model.bound_section import BoundSection
from notelint.model.note import Block, Note
from notelint.model.schema import Part, Schema
from notelint.model.source import Span


class Regions(NamedTuple):
    """The regions of a note.

    - `names`: the schema's names, in order
    - `end`: the index of the block at which the last region ends; 0 if there are no regions
    - `whole`: the regions that belong to a part as a whole
    - `above_whole`: the ids of parts that precede one that has their region as a whole
    """

    names: tuple[str, ...] = ()
    end: int = 0
    whole: frozenset[str] = frozenset()
    above_whole: frozenset[str] = frozenset()

    @classmethod
    def of(cls, note: Note, schema: Schema, assignment: HeadingAssignment) -> "Regions":
        """The regions that a schema has in a note."""
        if not schema.regions:
            return cls()
        above: set[str] = set()
        whole: set[str] = set()
        for part in reversed(schema.parts):
            if part.region in whole:
                above.add(part.id)
            if part.region and not part.heading:
                whole.add(part.region)
        end = _end_of_last(schema.regions[-1], assignment, len(note.blocks))
        return cls(schema.regions, end, frozenset(whole), frozenset(above))

    def section_end(
        self, heading: HeadingCandidate, part: Part, blocks: Sequence[Block], stop: int
    ) -> int:
        """The index of the block at which a section ends that otherwise ends at `stop`.

        A section within the regions ends at the break that ends its region. In a region that
        belongs to a part as a whole, a heading of any text, or one without required content,
        leaves what follows it to the region, unless the schema has it in that region and after
        that part. Each break ends a section there, also in the last region, which continues.
        """
        if heading.block_index >= self.end:
            return stop
        named = part.heading is not None and part.heading.named
        own = part.holds != "anything" or (part.region and part.id not in self.above_whole)
        if heading.region in self.whole:
            if not (named and own):
                return heading.block_index + 1
        elif heading.region == self.names[-1]:
            return stop
        within = range(heading.block_index + 1, stop)
        return next((index for index in within if blocks[index].kind == "break"), stop)

    def is_shared(self, heading: HeadingCandidate) -> bool:
        """Whether a heading is in a region that belongs to a part as a whole."""
        return heading.block_index < self.end and heading.region in self.whole


def _end_of_last(region: str, assignment: HeadingAssignment, end: int) -> int:
    """The block at which the last region ends: the first heading that the schema names.

    A title ends no region.
    """
    for heading, part in _at_any_depth(assignment):
        ends = heading.region == region and heading.block_index > 0
        if ends and part.heading and part.heading.named and not part.region:
            return heading.block_index
    return end


def _at_any_depth(assignment: HeadingAssignment) -> Iterator[tuple[HeadingCandidate, Part]]:
    """The headings that have a part, or are a substitute for one, in order, with nested ones."""
    headings = assignment.scope.headings
    for row, following in pairwise([*assignment.dividing, len(headings)]):
        index = assignment.matched.get(row, assignment.substitutes.get(row))
        if index is not None:
            part = assignment.scope.parts[index]
            yield headings[row], part
            if part.parts:
                nested = Scope.within(part, headings[row + 1 : following])
                yield from _at_any_depth(assign_headings(nested))


def region_names(blocks: Sequence[Block], names: Sequence[str]) -> list[str]:
    """The region of each block, by the breaks before it; the last region continues."""
    if not names:
        return [""] * len(blocks)
    found, region = [], 0
    for block in blocks:
        if block.kind == "break" and region < len(names) - 1:
            region += 1
        found.append(names[region])
    return found


def bind_regions(
    note: Note,
    schema: Schema,
    regions: Regions,
    sections: Sequence[BoundSection],
    owned: set[int],
    without_break: set[str],
) -> tuple[list[BoundSection], list[StructureViolation]]:
    """The parts that are found by their region, and the regions that are missing.

    `owned` are the indices of blocks that belong to `sections`. The regions `without_break` are
    reported already.
    """
    bound: list[BoundSection] = []
    violations: list[StructureViolation] = []
    everything = _divide(note.blocks[: regions.end], regions.names, set())
    free = _divide(note.blocks[: regions.end], regions.names, owned)
    for number, name in enumerate(regions.names):
        parts = [part for part in schema.parts if part.region == name and not part.heading]
        required = [part for part in parts if part.times.minimum]
        of_links = [part for part in parts if part.holds == "link"]
        linked = [block for block in everything[name] if has_link(block)]
        if any(is_filled(block) for block in free[name]):
            for part in parts:
                section = read_section(note, schema.dialect, part, None, free[name])
                if part in of_links and linked and not section.conforms:
                    section = read_section(note, schema.dialect, part, None, linked)
                bound.append(section)
        elif linked and parts and all(part.holds == "link" for part in required):
            bound += [read_section(note, schema.dialect, part, None, linked) for part in of_links]
        elif required and any(block.kind == "heading" for block in everything[name]):
            end = everything[name][-1].span.end  # there is nothing but headings
            violations += [StructureViolation("missing", Span(end, end), part) for part in required]
        elif required and name not in without_break:
            later = {part.id for part in schema.parts[schema.parts.index(required[0]) :]}
            starts = [section.span.start for section in sections if section.part.id in later]
            at = min(starts, default=note.blocks[-1].span.end if note.blocks else 0)
            breaks = (block for block in note.blocks if block.kind == "break")
            begun = next(islice(breaks, number - 1, None), None) if number else None
            violations.append(
                StructureViolation("region", Span(at, at), required[0], begun, name=name)
            )
    return bound, violations


def _divide(
    blocks: Sequence[Block], names: Sequence[str], owned: set[int]
) -> dict[str, list[Block]]:
    """The blocks of each region, without breaks and `owned` blocks."""
    regions: dict[str, list[Block]] = {name: [] for name in names}
    for index, (block, name) in enumerate(zip(blocks, region_names(blocks, names), strict=True)):
        if block.kind != "break" and index not in owned:
            regions[name].append(block)
    return regions
