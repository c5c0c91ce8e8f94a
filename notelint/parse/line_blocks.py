"""Simple blocks, as their lines were scanned, to blocks of the note."""

from notelint.model.note import Block
from notelint.model.source import Span
from notelint.model.text import NO_TEXT, Run, Text
from notelint.parse.content import NoteContent
from notelint.parse.offsets import TRIMMED, Offsets
from notelint.parse.simple_blocks import SimpleBlock, SimpleItem, SimpleLeaf


class LineBlocks:
    """Makes blocks of scanned lines, and adds what they contain to the note's content."""

    def __init__(self, content: NoteContent) -> None:
        self.content = content
        self.texts = content.lines.texts
        self.starts = content.lines.source.lines
        self.ends = content.lines.source.ends

    def blocks(self, block: SimpleBlock) -> list[Block]:
        """A leaf, or all lists of adjacent ones."""
        if not isinstance(block, SimpleLeaf):
            return self._lists(block, 0)[0]
        leaf = self._leaf(block)
        if block.kind != "break":
            self.content.leaves.append(leaf)
        return [leaf]

    def _leaf(self, leaf: SimpleLeaf) -> Block:
        kind, first, last, mark = leaf
        if kind == "paragraph":
            return self._paragraph(first, last, mark.start("text"), 0)
        start = self.starts[first] + mark.end("indent")
        span = Span(start, self.ends[last - 1])
        if kind == "heading":
            column = mark.end()
            title = _without_closing(mark.string[column:])
            offsets = Offsets((0,), (self.starts[first] + column,))
            return self.content.heading(title, offsets, span, len(mark["heading"]), "#")
        if kind == "break":
            return Block("break", span, info=mark["break"][0])
        info = mark.string[mark.end("fence") :].strip()
        return Block("code", span, self._code(first + 1, last - 1), info=info)

    def _paragraph(self, first: int, last: int, column: int, indent: int) -> Block:
        """A paragraph that begins at a column; further lines lose so much of their indentation."""
        start = self.starts[first] + column
        content, offsets = self.texts[first][column:], Offsets((0,), (start,))
        if last - first > 1:
            content, offsets = self._continued(content, offsets, range(first + 1, last), indent)
        text = self.content.text(content.rstrip(TRIMMED), offsets)
        return Block("paragraph", Span(start, self.ends[last - 1]), text)

    def _continued(
        self, begin: str, offsets: Offsets, numbers: range, indent: int
    ) -> tuple[str, Offsets]:
        """Content and its offsets with further lines."""
        lines, at = [begin], len(begin) + 1
        places, sources = [*offsets.content], [*offsets.source]
        for number in numbers:
            line = self.texts[number]
            cut = min(indent, len(line) - len(line.lstrip(" ")))
            lines.append(line[cut:])
            places.append(at)
            sources.append(self.starts[number] + cut)
            at += len(line) - cut + 1
        return "\n".join(lines), Offsets(tuple(places), tuple(sources))

    def _code(self, first: int, last: int) -> Text:
        """The text of code on lines `[first, last)`."""
        runs, at = [], 0
        for number in range(first, last):
            length = len(self.texts[number])
            if length:
                runs.append(Run(at, length, self.starts[number], length))
            at += length + 1
        return Text("\n".join(self.texts[first:last]), tuple(runs))

    def _lists(self, items: tuple[SimpleItem, ...], at: int) -> tuple[list[Block], int]:
        """The adjacent lists that begin with item `at`, and the first item outside of them."""
        depth, marker = items[at].depth, items[at].marker
        lists: list[Block] = []
        blocks: list[Block] = []
        while at < len(items) and items[at].depth == depth:
            item = items[at]
            if item.marker != marker:
                lists.append(_list(blocks, marker))
                blocks, marker = [], item.marker
            paragraph = self._paragraph(item.first, item.last, item.content, item.content)
            self.content.leaves.append(paragraph)
            nested: list[Block] = []
            at += 1
            if at < len(items) and items[at].depth > depth:
                nested, at = self._lists(items, at)
            children = (paragraph, *nested)
            span = Span(self.starts[item.first] + item.start, children[-1].span.end)
            blocks.append(Block("item", span, NO_TEXT, children, 0, marker))
        lists.append(_list(blocks, marker))
        return lists, at


def _list(items: list[Block], marker: str) -> Block:
    span = Span(items[0].span.start, items[-1].span.end)
    return Block("list", span, NO_TEXT, tuple(items), 0, marker)


def _without_closing(title: str) -> str:
    """A heading's content without the number signs at its end."""
    title = title.rstrip(" \t")
    shorter = title.rstrip("#")
    closed = shorter != title and shorter[-1] in " \t"
    return (shorter if closed else title).strip(TRIMMED)
