"""Writes suppression comments for findings: the edits that put each where it covers its line.

- A line that begins a block, or an item of a list, gets `disable-next-line` above it; a comment
  above an item belongs to the item before, so that the list stays one list.
- A line inside a block (a table, a paragraph, a fence) cannot have a comment above it: the block
  gets `disable` above and `enable` below.
- What concerns the note as a whole, and front matter, get `disable-file`.

A comment that is there already gets further codes.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from notelint.lint.parse_note import ParsedNote
from notelint.lint.suppression_edits import add_codes
from notelint.lint.suppressions import Directive
from notelint.model.finding import Edit
from notelint.model.note import Block
from notelint.model.source import Source, Span

MARKER = re.compile(r"[ ]*(?:[-*+]|[0-9]{1,9}[.)])(?:[ ]{1,4}(?=\S)|[ ]?)")
"""The marker of an item, up to its content."""

ENABLE, DISABLE, NEXT_LINE = range(3)
"""The order of comments that are inserted at one place."""

Codes = Mapping[int, Collection[str]]
"""Codes of rules by the lines of their findings."""


class SuppressionRequest(NamedTuple):
    """What to suppress: `codes` by line, and `in_file` in the whole note.

    `reason` is written into new comments. `around_blocks`: comments may be put around a block;
    else what concerns a line inside one is suppressed in the whole note. `at_end`: a new
    `disable-file` is written at the end of the note, not at its beginning.
    """

    codes: Codes
    in_file: frozenset[str]
    reason: str = ""
    around_blocks: bool = True
    at_end: bool = False


def suppression_edits(parsed: ParsedNote, request: SuppressionRequest) -> tuple[Edit, ...]:
    """The edits of a note that suppress what is requested, in the order of their places."""
    return _Writer(parsed, request.reason).edits(request)


class _Writer:
    """Collects the comments of one note by the places at which they are inserted."""

    def __init__(self, parsed: ParsedNote, reason: str) -> None:
        note = parsed.note
        self.source = note.source
        self.blocks = note.blocks
        self.starts = [note.source.position(block.span.start).line for block in note.blocks]
        self.after_front = (
            note.source.position(note.front_matter.span.end).line if note.front_matter else 0
        )
        self.in_files = [each for each in parsed.directives if each.action == "disable-file"]
        self.above = dict(self._comments_above(parsed.directives))
        self.items: dict[int, dict[int, tuple[Block, Block | None]]] = {}
        self.reason = f" -- {reason}" if reason else ""
        self.newline = _newline(note.source)

    def edits(self, request: SuppressionRequest) -> tuple[Edit, ...]:
        """See `suppression_edits`."""
        in_file = set(request.in_file)
        in_blocks: dict[int, set[str]] = defaultdict(set)
        merged: dict[Directive, set[str]] = defaultdict(set)
        inserted: list[tuple[int, int, str]] = []
        for line, listed in sorted(request.codes.items()):
            codes = set(listed) - request.in_file
            index = bisect_right(self.starts, line) - 1
            if not codes:
                continue
            if line <= self.after_front:
                in_file |= codes
            elif above := self.above.get(line):
                merged[above] |= codes
            elif (indent := self._indent_above(line, index)) is not None:
                text = indent + self._comment("disable-next-line", codes)
                inserted.append((self.source.lines[line - 1], NEXT_LINE, text))
            elif request.around_blocks:
                in_blocks[index] |= codes
            else:
                in_file |= codes
        for index, codes in in_blocks.items():
            inserted += self._around(self.blocks[index], codes)
        edits = [edit for each, codes in merged.items() for edit in self._add(each, codes)]
        edits += self._in_file(in_file, at_end=request.at_end)
        edits += [
            self._line_before(offset, text) for offset, _, text in sorted(inserted, key=_order)
        ]
        return tuple(sorted(edits, key=lambda edit: edit.span))

    def _comment(self, action: str, codes: Iterable[str]) -> str:
        reason = "" if action == "enable" else self.reason
        return f"<!-- notelint: {action}={','.join(sorted(codes))}{reason} -->"

    def _comments_above(self, directives: Iterable[Directive]) -> Iterator[tuple[int, Directive]]:
        """The comments for the next line that have codes and a line of their own, by that line."""
        for directive in directives:
            if directive.action == "disable-next-line" and directive.codes:
                first = self.source.position(directive.span.start).line
                end = self.source.position(directive.span.end).line
                if first == end and self.source.line(end).strip().endswith("-->"):
                    yield end + 1, directive

    def _add(self, directive: Directive, codes: Collection[str]) -> tuple[Edit, ...]:
        return add_codes(self.source, directive.span, sorted(set(codes) - {*directive.codes}))

    def _indent_above(self, line: int, index: int) -> str | None:
        """The indentation of a comment above a line; None if it would break the block there."""
        if index < 0 or self.starts[index] == line or line > self._last_line(self.blocks[index]):
            return ""
        if self.blocks[index].kind != "list":
            return None
        if index not in self.items:
            self.items[index] = dict(self._items_in(self.blocks[index]))
        found = self.items[index].get(line)
        return self._width_before(*found) if found else None

    def _items_in(self, block: Block) -> Iterator[tuple[int, tuple[Block, Block | None]]]:
        """The items of a list at any depth by their first lines, each with the one before it."""
        stack = [block]
        while stack:
            parent = stack.pop()
            if parent.kind == "list":
                before = None
                for item in parent.children:
                    yield self.source.position(item.span.start).line, (item, before)
                    before = item
            stack.extend(child for child in parent.children if child.children)

    def _width_before(self, item: Block, before: Block | None) -> str | None:
        """The width of what precedes a comment above an item; None if that is not only spaces.

        That is the indentation of the first item, else that of the content of the item `before`.
        """
        position = self.source.position((before or item).span.start)
        written = self.source.line(position.line)
        indent = written[: position.column - 1]
        marker = MARKER.match(written)
        if indent.strip(" ") or not marker:
            return None
        return " " * (marker.end() if before else len(indent))

    def _last_line(self, block: Block) -> int:
        return self.source.position(max(block.span.start, block.span.end - 1)).line

    def _around(self, block: Block, codes: Collection[str]) -> Iterator[tuple[int, int, str]]:
        first = self.source.position(block.span.start).line
        yield self.source.lines[first - 1], DISABLE, self._comment("disable", codes)
        last = self._last_line(block)
        below = self.source.lines[last] if last < len(self.source.lines) else len(self.source.text)
        yield below, ENABLE, self._comment("enable", codes)

    def _in_file(self, codes: Collection[str], *, at_end: bool) -> Iterator[Edit]:
        """Further codes in a `disable-file` that is there, else a new one."""
        if not codes:
            return
        for directive in self.in_files:
            if directive.codes:
                yield from self._add(directive, codes)
                return
        comment = self._comment("disable-file", codes)
        text, lines = self.source.text, self.source.lines
        if at_end or self.after_front >= len(lines):
            yield self._line_before(len(text), comment)
            return
        below = self.source.line(self.after_front + 1)
        gap = self.newline if below.strip() else ""
        yield self._line_before(lines[self.after_front], comment + gap)

    def _line_before(self, offset: int, text: str) -> Edit:
        """Insert a line at the beginning of a line, or at the end of the note."""
        complete = offset == 0 or self.source.text[offset - 1] in "\r\n"
        text = text + self.newline if complete else self.newline + text
        return Edit(Span(offset, offset), text)


def _order(inserted: tuple[int, int, str]) -> tuple[int, int]:
    return inserted[:2]


def _newline(source: Source) -> str:
    """The line ending of a source's first line."""
    after = source.lines[1] if len(source.lines) > 1 else len(source.text)
    return source.text[source.ends[0] : after] or "\n"
