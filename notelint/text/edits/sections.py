"""Edits that move a whole section to where its schema wants it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from notelint.model.bound_note import BoundNote, StructureViolation
from notelint.model.bound_section import BoundSection
from notelint.model.finding import Edit
from notelint.model.note import Block
from notelint.model.source import Source, Span
from notelint.text.edits.lines import is_blank, line_ending, lines_span


class _Lines(NamedTuple):
    """The lines of a section, from 1: `first`, the `last` that is not blank, and the `next` one."""

    first: int
    last: int
    next: int


class SectionMover:
    """The top-level headings of a note, and the lines of their sections."""

    def __init__(self, bound: BoundNote) -> None:
        self.source = bound.note.source
        self.headings = [block for block in bound.note.blocks if block.kind == "heading"]
        self.indexes = {block.text_span: index for index, block in enumerate(self.headings)}
        self.above = {
            self._line(after): self._line(before)
            for before, after in zip(bound.note.blocks, bound.note.blocks[1:], strict=False)
            if before.kind == "html" and self._last_line(before) + 1 == self._line(after)
        }
        self.sections: dict[Span, BoundSection] = {}
        self.by_part: dict[str, list[Block]] = {}
        for section in bound.all_sections:
            if section.heading:
                self.sections.setdefault(section.heading.text_span, section)
                self.by_part.setdefault(section.part.id, []).append(section.heading)
        has_regions = bound.schema is not None and bound.schema.regions
        blocks = bound.note.blocks if has_regions else ()
        self.breaks = [self._line(block) for block in blocks if block.kind == "break"]

    def edits(self, violation: StructureViolation) -> tuple[Edit, ...]:
        """The edits that move a misplaced section, subsections included; empty if there are none.

        It goes directly before or after its neighbor, or across the thematic break that it should
        be on the other side of. Its text stays as it is, and so does the number of blank lines
        after it. A section that contains a break between regions stays.
        """
        moved = self.section_at(violation.span)
        if moved is None or self.has_region_break(moved):
            return ()
        if violation.kind == "break" and violation.block:
            line = self._line(violation.block)
            target = line if violation.side == "before" else self.text_after(line)
        elif violation.neighbor and violation.side:
            found = self.place_beside(violation)
            if found is None:
                return ()
            target = found
        else:
            return ()
        return tuple(_move(self.source, moved, target))

    def section_at(self, heading: Span) -> _Lines | None:
        """The lines of the section whose heading has its text at a span."""
        index, section = self.indexes.get(heading), self.sections.get(heading)
        if index is None or section is None:
            return None
        own = {one.heading.text_span for one in _nested(section.children) if one.heading}
        level = self.headings[index].level
        following = (
            block
            for block in islice(self.headings, index + 1, None)
            if block.level <= level
            or (block.text_span in self.sections and block.text_span not in own)
        )
        after = next(following, None)
        end = self._begin(after) if after else len(self.source.lines) + 1
        last = end - 1
        while is_blank(self.source, last):
            last -= 1
        return _Lines(self._begin(self.headings[index]), last, end)

    def place_beside(self, violation: StructureViolation) -> int | None:
        """The line before which a section comes next to its neighbor; None if it is unknown."""
        headings = self.by_part.get(violation.neighbor.id) if violation.neighbor else None
        if not headings:
            return None
        beside = headings[0 if violation.side == "before" else -1]
        index = self.indexes.get(beside.text_span)
        if index is None:
            return None
        if violation.side == "before":
            return self._begin(beside)
        lines = self.section_at(beside.text_span)
        level = violation.block.level if violation.block else beside.level
        if beside.level < level:  # a title: directly below it
            return self._begin_of_next(index)
        return lines.next if lines else None

    def has_region_break(self, lines: _Lines) -> bool:
        """Whether one of the breaks that bound regions is within a section."""
        index = bisect_left(self.breaks, lines.first)
        return index < len(self.breaks) and self.breaks[index] < lines.next

    def text_after(self, line: int) -> int:
        """The first line below another one that is not blank, or the end."""
        line += 1
        while line <= len(self.source.lines) and is_blank(self.source, line):
            line += 1
        return line

    def _begin_of_next(self, index: int) -> int:
        following = self.headings[index + 1 : index + 2]
        return self._begin(following[0]) if following else len(self.source.lines) + 1

    def _begin(self, heading: Block) -> int:
        """A heading's line, or that of the comment or anchor directly above it."""
        line = self._line(heading)
        return self.above.get(line, line)

    def _line(self, block: Block) -> int:
        return self.source.position(block.span.start).line

    def _last_line(self, block: Block) -> int:
        return self.source.position(max(block.span.end - 1, block.span.start)).line


def _nested(sections: Iterable[BoundSection]) -> Iterator[BoundSection]:
    for section in sections:
        yield section
        yield from _nested(section.children)


def _move(source: Source, moved: _Lines, target: int) -> Iterator[Edit]:
    """Take lines out, and put them in before the line `target`, with their blank lines."""
    number = len(source.lines)
    newline = line_ending(source)
    if moved.first <= target <= moved.next:
        return
    text = source.text[source.lines[moved.first - 1] : source.ends[moved.last - 1]]
    if moved.next > number:  # the last section: the blank lines above go with it
        above = moved.first - 1
        while above and is_blank(source, above):
            above -= 1
        if not above:
            return
        blank = moved.first - 1 - above
        yield Edit(Span(source.ends[above - 1], source.ends[moved.last - 1]), "")
        at = source.lines[target - 1]
        yield Edit(Span(at, at), text + newline * (1 + blank))
        return
    taken = lines_span(source, moved.first, moved.next - 1)
    yield Edit(taken, "")
    if target <= number:
        at = source.lines[target - 1]
        yield Edit(Span(at, at), source.slice(taken))
        return
    last = number
    while is_blank(source, last):
        last -= 1
    at = source.ends[last - 1]
    yield Edit(Span(at, at), newline * (moved.next - moved.last) + text)
