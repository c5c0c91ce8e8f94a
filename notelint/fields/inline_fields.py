"""Inline fields, outside of front matter: `- Date: …`, `작성자: …`, `[#]: key: (value)`."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from notelint.fields.field_text import COMMA, FieldLineParser, TextValues
from notelint.model.fields import FieldEntry, FieldValue, UnreadableFields
from notelint.model.note import Block, FrontMatter, Note
from notelint.model.schema_fields import FieldGroup, Shape
from notelint.model.source import Span
from notelint.model.text import Text
from notelint.text.lazy_pattern import LazyPattern
from notelint.text.spans import lines_of

DEFINITION = LazyPattern(
    r"[ ]{0,3}\[\#\]:[ \t]*([^:：\n]*[^:：\s])[ \t]*[:：][ \t]*"
    r"""(?:\((?P<round>[^\n]*)\)|"(?P<double>[^\n]*)"|'(?P<single>[^\n]*)')[ \t]*"""
)
"""A link reference definition as a comment: its URL is the name, its title the value."""
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
COLUMNS = 2
"""The number of columns of a table of fields."""


class InlineFields(NamedTuple):
    """The inline fields of some blocks, and the TOML fences that cannot be read."""

    entries: tuple[FieldEntry, ...] = ()
    unreadable: tuple[UnreadableFields, ...] = ()


class _Unreadable(NamedTuple):
    """A TOML fence that cannot be read: the reason, and its whole span."""

    fields: UnreadableFields
    span: Span


def note_header(note: Note) -> tuple[Block, ...]:
    """The blocks before the note's second heading: its title and what belongs to it."""
    headings = 0
    for index, block in enumerate(note.blocks):
        headings += block.kind == "heading"
        if headings > 1 or (block.kind == "heading" and index and block.level > 1):
            return note.blocks[:index]
    return note.blocks


def read_inline_fields(
    blocks: Sequence[Block], note: Note, group: FieldGroup | None = None, start: int = 0
) -> InlineFields:
    """The inline fields in consecutive blocks, in order.

    `group` are the expected fields, with their shapes (none: any shape). The blocks begin at
    offset `start`: definitions are not blocks, and count from there to the next heading.
    """
    shapes = group.shapes if group else ()
    names = {
        name.casefold()
        for field in (group.fields if group else ())
        for name in (field.name, *field.aliases)
    }
    entries: list[FieldEntry] = []
    unreadable: list[UnreadableFields] = []
    for shape, entry in chain.from_iterable(_of_block(block, note, names) for block in blocks):
        if shapes and shape not in shapes:
            continue
        if isinstance(entry, FieldEntry):
            entries.append(entry)
        elif "toml" in shapes or _has_any(names, note.source.slice(entry.span)):
            unreadable.append(entry.fields)
    if (not shapes or "definition" in shapes) and "[#]:" in note.source.text:
        entries += _definitions(blocks, note, start)
        entries.sort(key=lambda entry: entry.span)
    return InlineFields(tuple(entries), tuple(unreadable))


def _has_any(names: Collection[str], fence: str) -> bool:
    """Whether a fence has an expected field; any other may be an example of something."""
    folded = fence.casefold()
    return any(name in folded for name in names)


def _of_block(
    block: Block, note: Note, names: Collection[str]
) -> Iterator[tuple[Shape, FieldEntry | _Unreadable]]:
    """The fields of a block, each with its shape."""
    if block.kind == "paragraph":
        for entry in _lines(block.text, names):
            yield "line", entry
    elif block.kind == "list":
        for item in block.children:
            for entry in _item(item, names):
                yield "list", entry
    elif block.kind == "quote":
        for child in block.children:
            for _, quoted in _of_block(child, note, names):
                yield "quote", quoted
    elif block.kind == "code" and block.info.split()[:1] == ["toml"]:
        for toml in _toml(block, note):
            yield "toml", toml
    elif block.kind == "table":
        for entry in _rows(block, names):
            yield "table", entry


def _lines(text: Text, names: Collection[str]) -> Iterator[FieldEntry]:
    parser = FieldLineParser(text, names)
    for start, line in lines_of(text.plain):
        yield from parser.entries(start, start + len(line))


def _item(item: Block, names: Collection[str]) -> Iterator[FieldEntry]:
    """The fields of a list item, with values on its line or in the list nested below it.

    A nested field can be referred to with both names: `labels.Meta.Date`.
    """
    if not item.children or item.children[0].kind != "paragraph":
        return
    text = item.children[0].text
    nested = [child for child in item.children[1:] if child.kind == "list"]
    line = text.plain.partition("\n")[0]
    entries = list(FieldLineParser(text, names).entries(0, len(line)))
    if len(entries) != 1 or entries[0].value.scalar or not nested:
        yield from entries
        return
    below = [child for block in nested for child in block.children]
    values = tuple(
        TextValues(leaf.text).value(0, len(leaf.text.plain))
        for child in below
        for leaf in child.children[:1]
        if leaf.kind == "paragraph"
    )
    inner = tuple(entry for child in below for entry in _item(child, names))
    yield entries[0]._replace(value=FieldValue("list", None, nested[0].span, values, inner))


def _toml(block: Block, note: Note) -> Sequence[FieldEntry | _Unreadable]:
    from notelint.parse.metadata import read_front_matter  # noqa: PLC0415 - imports YAML

    if not block.text.plain:
        return ()
    span = block.text.span(0, len(block.text.plain))
    body = note.source.slice(span)
    entries = read_front_matter(FrontMatter("toml", body, span, span))
    if not isinstance(entries, UnreadableFields):
        return entries
    is_whole = "".join(body.split()) == "".join(block.text.plain.split())  # no markers of a quote
    return (_Unreadable(entries, span),) if is_whole else ()


def _rows(table: Block, names: Collection[str]) -> Iterator[FieldEntry]:
    """The rows of a table with two columns. Its header is a field, too, since tables need one.

    A cell may also have an expected name and its value: `| **Status:** done | … |`.
    """
    for row in table.children:
        cells = row.children
        within = [
            entry
            for cell in cells
            for entry in _lines(cell.text, names)
            if entry.key.casefold() in names
        ]
        if within:
            yield from within
        elif len(cells) == COLUMNS and cells[0].text.plain.strip():
            key, value = (cell.text for cell in cells)
            yield FieldEntry(
                key.plain.strip(),
                key.span(0, len(key.plain)),
                TextValues(value).value(0, len(value.plain), cells[1].span),
                header=cells[0].info == "th",
            )


def _definitions(blocks: Sequence[Block], note: Note, start: int) -> Iterator[FieldEntry]:
    """`[#]: key: (value)` on the lines from an offset to the next heading, outside of code."""
    source = note.source
    last = max(start, blocks[-1].span.end) if blocks else start
    headings = (block.span.start for block in note.blocks if block.kind == "heading")
    stop = next((heading for heading in headings if heading > last), len(source.text))
    first = bisect_left(source.lines, start)
    for number, begin in enumerate(source.lines[first:], first + 1):
        if begin >= stop:
            return
        line = source.line(number)
        match = DEFINITION.fullmatch(line) if "[#]:" in line else None
        leaf = note.leaf_at(begin) if match else None
        if match and not (leaf and leaf.kind == "code"):
            quotes = match.lastgroup or "round"
            written = ESCAPED.sub(r"\1", match[quotes]).strip()
            value = FieldValue("text", written, _span(begin, match.span(quotes)), untyped=True)
            pieces = [piece.strip() for piece in COMMA.compiled.split(written)]
            items = [value._replace(scalar=piece) for piece in pieces if piece and len(pieces) > 1]
            yield FieldEntry(
                match[1], _span(begin, match.span(1)), value._replace(items=tuple(items))
            )


def _span(offset: int, inside: tuple[int, int]) -> Span:
    return Span(offset + inside[0], offset + inside[1])
