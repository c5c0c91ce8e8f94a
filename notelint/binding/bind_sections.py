"""Binds the sections of a note to the parts of its schema, and finds violations of its structure.

The one hard algorithm of notelint. It runs in O(parts × headings); `docs/binding.md` explains it.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from notelint.binding.assign_headings import HeadingAssignment, assign_headings
from notelint.binding.filled import is_filled
from notelint.binding.match_headings import HeadingCandidate, Scope
from notelint.binding.meant_headings import locate_missing
from notelint.binding.read_section import has_link, read_section
from notelint.binding.region_violations import region_violations
from notelint.binding.regions import Regions, bind_regions, region_names
from notelint.binding.structure_violations import find_structure_violations
from notelint.model.bound_note import StructureViolation
from notelint.model.bound_section import BoundSection
from notelint.model.note import Block, Note
from notelint.model.schema import Dialect, Part, Schema
from notelint.text.nfc import compose


class SectionBinding(NamedTuple):
    """The sections of a note that have a part, and the violations of its structure, in order."""

    sections: tuple[BoundSection, ...]
    violations: tuple[StructureViolation, ...]


def bind_sections(note: Note, schema: Schema) -> SectionBinding:
    """Bind all sections of a note, those that have a heading first, then those that are regions."""
    headings = _candidates(note, schema.regions)
    assignment = assign_headings(Scope(headings, schema.parts, schema.order, schema.extras))
    regions = Regions.of(note, schema, assignment)
    end = note.source.ends[-1]
    bound = _Binder(note, schema.dialect, regions).bind_scope(assignment, len(note.blocks), end)
    misplaced = region_violations(assignment, note.blocks, regions.names) if regions.names else {}
    at_top = find_structure_violations(assignment, end, misplaced)
    violations = [*bound.violations, *locate_missing(at_top, note.blocks)]
    sections = list(bound.sections)
    if regions.names:
        without_break = {one.name for one in violations if one.kind == "break" and not one.side}
        whole, missing = bind_regions(note, schema, regions, sections, bound.owned, without_break)
        sections += whole
        violations += missing
    return SectionBinding(
        tuple(sorted(sections, key=lambda section: section.span)),
        tuple(sorted(violations, key=lambda violation: violation.span)),
    )


def with_nested(sections: Sequence[BoundSection]) -> Iterator[BoundSection]:
    """Sections and all that are nested in them, parents before children."""
    for section in sections:
        yield section
        yield from with_nested(section.children)


def one_line(text: str) -> str:
    """A heading's text as names are compared: NFC, whitespace collapsed."""
    return " ".join(compose(text).split())


def _candidates(note: Note, regions: Sequence[str]) -> list[HeadingCandidate]:
    names = region_names(note.blocks, regions)
    first = next((index for index, block in enumerate(note.blocks) if _has_text(block)), 0)
    return [
        HeadingCandidate(
            section.heading,
            one_line(section.heading.text.plain),
            section.block_index,
            names[section.block_index],
            section.block_index == first,
        )
        for section in note.walk_sections()
    ]


def _has_text(block: Block) -> bool:
    """Whether a block is text: not metadata in a fence, a comment, an image or a break."""
    return block.kind not in ("code", "break", "footnote") and any(
        leaf.text.plain.strip() for leaf in block.leaves()
    )


class _BoundScope(NamedTuple):
    """The sections of a scope, the violations within them, and the indices of their blocks."""

    sections: tuple[BoundSection, ...]
    violations: tuple[StructureViolation, ...]
    owned: set[int]


class _Binder(NamedTuple):
    """Cuts a note's blocks into sections, scope by scope."""

    note: Note
    dialect: Dialect
    regions: Regions

    def bind_scope(self, assignment: HeadingAssignment, stop: int, end: int) -> _BoundScope:
        """Bind the sections of a scope, which ends before block `stop`, at offset `end`."""
        headings = assignment.scope.headings
        sections: list[BoundSection] = []
        violations: list[StructureViolation] = []
        owned: set[int] = set()
        for row, following in pairwise([*assignment.dividing, len(headings)]):
            index = assignment.matched.get(row)
            if index is None:
                continue
            stops = (stop, end)
            if following < len(headings):
                stops = headings[following].block_index, headings[following].block.span.start
            nested = Scope.within(assignment.scope.parts[index], headings[row + 1 : following])
            bound = self._bind_section(headings[row], assignment.scope.parts[index], nested, *stops)
            sections += bound.sections
            violations += bound.violations
            owned |= bound.owned
        return _BoundScope(tuple(sections), tuple(violations), owned)

    def _bind_section(
        self, heading: HeadingCandidate, part: Part, scope: Scope, stop: int, end: int
    ) -> _BoundScope:
        """One section with those nested in it."""
        nested = _BoundScope((), (), set())
        own_stop = stop
        if part.parts:
            assignment = assign_headings(scope)
            nested = self.bind_scope(assignment, stop, end)
            violations = find_structure_violations(assignment, end, {})
            nested = nested._replace(violations=(*nested.violations, *violations))
            if assignment.dividing:
                own_stop = scope.headings[assignment.dividing[0]].block_index
        own_stop = self.regions.section_end(heading, part, self.note.blocks, own_stop)
        blocks = self.note.blocks[heading.block_index + 1 : own_stop]
        linked = part.holds == "link" and has_link(heading.block)
        empty = not (linked or nested.sections or any(map(is_filled, blocks)))
        section = read_section(
            self.note,
            self.dialect,
            part,
            heading.block,
            blocks,
            nested.sections,
            empty=empty and self._has_nothing_below(heading),
        )
        owned = nested.owned | set(range(heading.block_index, own_stop))
        return _BoundScope((section,), nested.violations, owned)

    def _has_nothing_below(self, heading: HeadingCandidate) -> bool:
        """Whether no deeper heading follows a heading: a title above sections is not empty.

        In a region that belongs to a part as a whole neither is a heading above its blocks.
        """
        shared = self.regions.is_shared(heading)
        for index in range(heading.block_index + 1, len(self.note.blocks)):
            block = self.note.blocks[index]
            if block.kind == "heading":
                return block.level <= heading.block.level
            if block.kind != "break" and shared:
                return False
        return True
