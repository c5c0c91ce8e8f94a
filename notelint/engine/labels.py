"""Labelled fields that are not front matter: `- Date: …`, `작성자: …`, `[#]: key: (value)`."""

from collections.abc import Iterator, Sequence

from notelint.model.fields import Datum, Entry, Unreadable
from notelint.model.note import Block, FrontMatter, Note, Text
from notelint.model.schema import Shape
from notelint.model.source import Span
from notelint.text.lazy import lazy

LABEL = lazy(r"[^\S\n]*([^\s:：][^:：\n]{0,39}?)[^\S\n]*[:：](?!//)[^\S\n]*([^\n]*)")
"""A label of at most 40 characters, its colon (or a full-width one), and what follows it."""
COMMENT = lazy(r"[ ]{0,3}\[#\]:[ \t]*([^:：\n]+?)[ \t]*[:：][ \t]*\(([^\n]*)\)[ \t]*")
MOST_WORDS = 6
COLUMNS = 2


def head_of(note: Note) -> tuple[Block, ...]:
    """What stands above the note's second heading: its title, and what belongs to that."""
    seen = 0
    for index, block in enumerate(note.blocks):
        seen += block.kind == "heading"
        if seen > 1 or (block.kind == "heading" and index and block.level > 1):
            return note.blocks[:index]
    return note.blocks


def read_labels(
    blocks: Sequence[Block], note: Note, shapes: tuple[Shape, ...], start: int = 0
) -> tuple[Entry, ...]:
    """The labelled fields in a run of blocks, in the shapes asked for (none: in any), in order.

    The run begins at offset `start`: definitions are no blocks, and count from there to the
    heading that follows.
    """
    found = [
        entry
        for block in blocks
        for shape, entry in _of_block(block, note)
        if not shapes or shape in shapes
    ]
    if (not shapes or "definition" in shapes) and "[#]:" in note.source.text:
        found += _definitions(blocks, note, start)
        found.sort(key=lambda entry: entry.span)
    return tuple(found)


def _of_block(block: Block, note: Note) -> Iterator[tuple[Shape, Entry]]:
    if block.kind == "paragraph":
        for entry in _lines(block.text):
            yield "line", entry
    elif block.kind == "list":
        for item in block.children:
            for entry in _item(item):
                yield "list", entry
    elif block.kind == "quote":
        for child in block.children:
            for _, entry in _of_block(child, note):
                yield "quote", entry
    elif block.kind == "code" and block.info.split()[:1] == ["toml"]:
        for entry in _toml(block, note):
            yield "toml", entry
    elif block.kind == "table":
        for entry in _rows(block):
            yield "table", entry


def _lines(text: Text) -> Iterator[Entry]:
    at = 0
    for line in text.plain.split("\n"):
        entry = _labelled(text, at, at + len(line))
        if entry:
            yield entry
        at += len(line) + 1


def _labelled(text: Text, start: int, end: int) -> Entry | None:
    """The field on one line of a text, if it is one."""
    match = LABEL.fullmatch(text.plain, start, end)
    if match is None or len(match[1].split()) > MOST_WORDS or match[1].strip().isdigit():
        return None
    value = match[2].strip()
    first = match.start(2)
    span = text.span(first, first + len(value))
    links = [one for one in text.links if one.span.start < span.end and span.start < one.span.end]
    entries: tuple[Entry, ...] = ()
    if len(links) == 1 and links[0].text.strip() == value:
        link = links[0]
        entries = (Entry("url", link.target, Datum("text", link.url, link.target)),)
    datum = Datum("text", value, span, entries=entries)
    return Entry(match[1].strip(), text.span(*match.span(1)), datum)


def _item(item: Block) -> Iterator[Entry]:
    """A list item: its label, and the values on its line or in the list nested below it."""
    if not item.children or item.children[0].kind != "paragraph":
        return
    text = item.children[0].text
    nested = [child for child in item.children[1:] if child.kind == "list"]
    line = text.plain.find("\n")
    entry = _labelled(text, 0, line if line >= 0 else len(text.plain))
    if entry and not entry.datum.value and nested:
        values = tuple(
            Datum("text", leaf.text.plain.strip(), leaf.text.span(0, len(leaf.text.plain)))
            for child in nested
            for one in child.children
            for leaf in one.children[:1]
            if leaf.kind == "paragraph"
        )
        yield entry._replace(datum=Datum("list", None, nested[0].span, values))
    elif entry:
        yield entry


def _toml(block: Block, note: Note) -> tuple[Entry, ...]:
    from notelint.parse.metadata import read_front_matter  # noqa: PLC0415 - seldom asked for

    if not block.text.plain:
        return ()
    span = block.text.span(0, len(block.text.plain))
    body = note.source.slice(span)
    entries = read_front_matter(FrontMatter("toml", body, span, span))
    return () if isinstance(entries, Unreadable) else entries


def _rows(table: Block) -> Iterator[Entry]:
    """The rows of a table of two columns. Its header is one, too: a table cannot do without."""
    for row in table.children:
        cells = row.children
        if len(cells) == COLUMNS and cells[0].text.plain.strip():
            key, value = (cell.text for cell in cells)
            yield Entry(
                key.plain.strip(),
                key.span(0, len(key.plain)),
                Datum("text", value.plain.strip(), value.span(0, len(value.plain))),
                header=cells[0].info == "th",
            )


def _definitions(blocks: Sequence[Block], note: Note, first: int) -> Iterator[Entry]:
    """`[#]: key: (value)`, on the lines from an offset to the next heading."""
    source = note.source
    last = max(first, blocks[-1].span.end) if blocks else first
    headings = (one.span.start for one in note.blocks if one.kind == "heading")
    stop = next((start for start in headings if start > last), len(source.text))
    for number, start in enumerate(source.lines, 1):
        if start >= stop:
            return
        line = source.line(number)
        match = COMMENT.fullmatch(line) if start >= first and "[#]:" in line else None
        if match:
            value = Datum("text", match[2].strip(), _span(start, match.span(2)))
            yield Entry(match[1], _span(start, match.span(1)), value)


def _span(start: int, inside: tuple[int, int]) -> Span:
    return Span(start + inside[0], start + inside[1])
