"""Edits that move a whole section to where its schema wants it."""

from collections.abc import Iterable, Iterator
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


def move_section(bound: BoundNote, violation: StructureViolation) -> tuple[Edit, ...]:
    """The edits that move a misplaced section, subsections included; empty if there are none.

    It goes directly before or after its neighbor, or across the thematic break that it should be
    on the other side of. Its text stays as it is, and so does the number of blank lines after it.
    A section that contains a break between regions stays.
    """
    outline = _Outline(bound)
    moved = outline.section_at(violation.span)
    if moved is None or outline.has_region_break(moved):
        return ()
    if violation.kind == "break" and violation.block:
        line = bound.note.source.position(violation.block.span.start).line
        target = line if violation.side == "before" else outline.text_after(line)
    elif violation.neighbor and violation.side:
        found = outline.place_beside(violation)
        if found is None:
            return ()
        target = found
    else:
        return ()
    return tuple(_move(bound.note.source, moved, target))


class _Outline:
    """The top-level headings of a note, and the lines of their sections."""

    def __init__(self, bound: BoundNote) -> None:
        self.bound, self.source = bound, bound.note.source
        self.headings = [block for block in bound.note.blocks if block.kind == "heading"]
        self.indexes = {block.text_span: index for index, block in enumerate(self.headings)}
        self.above = {
            self._line(after): self._line(before)
            for before, after in zip(bound.note.blocks, bound.note.blocks[1:], strict=False)
            if before.kind == "html" and self._last_line(before) + 1 == self._line(after)
        }

    def section_at(self, heading: Span) -> _Lines | None:
        """The lines of the section whose heading has its text at a span."""
        index = self.indexes.get(heading)
        section = self._bound_section(heading)
        if index is None or section is None:
            return None
        own = {one.heading.text_span for one in _nested(section.children) if one.heading}
        known = {one.heading.text_span for one in self.bound.all_sections if one.heading} - own
        level = self.headings[index].level
        following = (
            block
            for block in self.headings[index + 1 :]
            if block.level <= level or block.text_span in known
        )
        after = next(following, None)
        end = self._begin(after) if after else len(self.source.lines) + 1
        last = end - 1
        while is_blank(self.source, last):
            last -= 1
        return _Lines(self._begin(self.headings[index]), last, end)

    def place_beside(self, violation: StructureViolation) -> int | None:
        """The line before which a section comes next to its neighbor; None if it is unknown."""
        neighbor = violation.neighbor
        sections = [one for one in self.bound.of(neighbor.id) if one.heading] if neighbor else []
        if not sections:
            return None
        beside = sections[0 if violation.side == "before" else -1].heading
        index = self.indexes.get(beside.text_span) if beside else None
        if index is None or beside is None:
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
        schema = self.bound.schema
        if schema is None or not schema.regions:
            return False
        breaks = (self._line(block) for block in self.bound.note.blocks if block.kind == "break")
        return any(lines.first <= line < lines.next for line in breaks)

    def text_after(self, line: int) -> int:
        """The first line below another one that is not blank, or the end."""
        line += 1
        while line <= len(self.source.lines) and is_blank(self.source, line):
            line += 1
        return line

    def _begin_of_next(self, index: int) -> int:
        following = self.headings[index + 1 : index + 2]
        return self._begin(following[0]) if following else len(self.source.lines) + 1

    def _bound_section(self, heading: Span) -> BoundSection | None:
        sections = (one for one in self.bound.all_sections if one.heading)
        return next(
            (one for one in sections if one.heading and one.heading.text_span == heading), None
        )

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
