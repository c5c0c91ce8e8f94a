"""Labelled fields that are not front matter: `- Date: …`, `작성자: …`, `[#]: key: (value)`."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from notelint.binding.quoted import cell_span
from notelint.fields.field_text import COMMA, InlineFieldParser, TextValues
from notelint.model.fields import FieldEntry, FieldValue, UnreadableFields
from notelint.model.note import Block, FrontMatter, Note, Text
from notelint.model.schema_fields import FieldGroup, Shape
from notelint.model.source import Span

DEFINITION = re.compile(
    r"[ ]{0,3}\[\#\]:[ \t]*([^:：\n]*[^:：\s])[ \t]*[:：][ \t]*"
    r"""(?:\((?P<round>[^\n]*)\)|"(?P<double>[^\n]*)"|'(?P<single>[^\n]*)')[ \t]*"""
)
"""A link reference definition as a comment: a label for its address, a value for its title."""
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
COLUMNS = 2


class InlineFields(NamedTuple):
    """The labelled fields of a place, and fences of TOML there that cannot be read."""

    entries: tuple[FieldEntry, ...] = ()
    unread: tuple[UnreadableFields, ...] = ()


def note_header(note: Note) -> tuple[Block, ...]:
    """What stands above the note's second heading: its title, and what belongs to that."""
    seen = 0
    for index, block in enumerate(note.blocks):
        seen += block.kind == "heading"
        if seen > 1 or (block.kind == "heading" and index and block.level > 1):
            return note.blocks[:index]
    return note.blocks


def read_inline_fields(
    blocks: Sequence[Block], note: Note, asked: FieldGroup | None = None, start: int = 0
) -> InlineFields:
    """The labelled fields in a run of blocks, in the shapes asked for (none: in any), in order.

    The run begins at offset `start`: definitions are no blocks, and count from there to the
    heading that follows.
    """
    fields = asked.fields if asked else ()
    shapes = asked.shapes if asked else ()
    names = {name.casefold() for one in fields for name in (one.name, *one.aliases)}
    found: list[FieldEntry] = []
    unread: list[UnreadableFields] = []
    for shape, entry in chain.from_iterable(_of_block(block, note, names) for block in blocks):
        if shapes and shape not in shapes:
            continue
        if isinstance(entry, FieldEntry):
            found.append(entry)
        elif "toml" in shapes or _names_any(names, note, entry):
            unread.append(entry.why)
    if (not shapes or "definition" in shapes) and "[#]:" in note.source.text:
        found += _definitions(blocks, note, start)
        found.sort(key=lambda entry: entry.span)
    return InlineFields(tuple(found), tuple(unread))


class _Broken(NamedTuple):
    """A fence of TOML that cannot be read."""

    why: UnreadableFields
    span: Span


def _names_any(names: Collection[str], note: Note, broken: _Broken) -> bool:
    """Whether a fence has a field that is asked for; another one may be an example of anything."""
    text = note.source.slice(broken.span).casefold()
    return any(name in text for name in names)


def _of_block(
    block: Block, note: Note, names: Collection[str]
) -> Iterator[tuple[Shape, FieldEntry | _Broken]]:
    if block.kind == "paragraph":
        for entry in _lines(block.text, names):
            yield "line", entry
    elif block.kind == "list":
        for item in block.children:
            for entry in _item(item, names):
                yield "list", entry
    elif block.kind == "quote":
        for child in block.children:
            for _, found in _of_block(child, note, names):
                yield "quote", found
    elif block.kind == "code" and block.info.split()[:1] == ["toml"]:
        for found in _toml(block, note):
            yield "toml", found
    elif block.kind == "table":
        for entry in _rows(block, names):
            yield "table", entry


def _lines(text: Text, names: Collection[str]) -> Iterator[FieldEntry]:
    at, lines = 0, InlineFieldParser(text, names)
    for line in text.plain.split("\n"):
        yield from lines.entries(at, at + len(line))
        at += len(line) + 1


def _item(item: Block, names: Collection[str]) -> Iterator[FieldEntry]:
    """A list item: its labels, and the values on its line or in the list nested below it.

    What has a label there, too, can be named by both: `labels.Meta.Date`.
    """
    if not item.children or item.children[0].kind != "paragraph":
        return
    text = item.children[0].text
    nested = [child for child in item.children[1:] if child.kind == "list"]
    line = text.plain.find("\n")
    found = list(InlineFieldParser(text, names).entries(0, line if line >= 0 else len(text.plain)))
    if len(found) == 1 and not found[0].value.scalar and nested:
        values = tuple(
            TextValues(leaf.text).value(0, len(leaf.text.plain))
            for child in nested
            for one in child.children
            for leaf in one.children[:1]
            if leaf.kind == "paragraph"
        )
        inner = tuple(
            one for child in nested for each in child.children for one in _item(each, names)
        )
        yield found[0]._replace(value=FieldValue("list", None, nested[0].span, values, inner))
    else:
        yield from found


def _toml(block: Block, note: Note) -> Sequence[FieldEntry | _Broken]:
    from notelint.parse.metadata import read_front_matter  # noqa: PLC0415 - seldom asked for

    if not block.text.plain:
        return ()
    span = block.text.span(0, len(block.text.plain))
    body = note.source.slice(span)
    entries = read_front_matter(FrontMatter("toml", body, span, span))
    if not isinstance(entries, UnreadableFields):
        return entries
    whole = "".join(body.split()) == "".join(block.text.plain.split())  # no marks of a quote in it
    return (_Broken(entries, span),) if whole else ()


def _rows(table: Block, names: Collection[str]) -> Iterator[FieldEntry]:
    """The rows of a table of two columns. Its header is one, too: a table cannot do without.

    Cells may also hold a label that is asked, and its value: `| **Status:** done | … |`.
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
                TextValues(value).value(0, len(value.plain), cell_span(cells[1])),
                header=cells[0].info == "th",
            )


def _definitions(blocks: Sequence[Block], note: Note, first: int) -> Iterator[FieldEntry]:
    """`[#]: key: (value)`, on the lines from an offset to the next heading, code left out."""
    source = note.source
    last = max(first, blocks[-1].span.end) if blocks else first
    headings = (one.span.start for one in note.blocks if one.kind == "heading")
    stop = next((start for start in headings if start > last), len(source.text))
    begin = bisect_left(source.lines, first)
    for number, start in enumerate(source.lines[begin:], begin + 1):
        if start >= stop:
            return
        line = source.line(number)
        match = DEFINITION.fullmatch(line) if "[#]:" in line else None
        leaf = note.leaf_at(start) if match else None
        if match and not (leaf and leaf.kind == "code"):
            quoted = match.lastgroup or "round"
            said = ESCAPED.sub(r"\1", match[quoted]).strip()
            whole = FieldValue("text", said, _span(start, match.span(quoted)), untyped=True)
            pieces = [one.strip() for one in COMMA.split(said)] if COMMA.search(said) else []
            items = tuple(whole._replace(scalar=piece) for piece in pieces if piece)
            yield FieldEntry(match[1], _span(start, match.span(1)), whole._replace(items=items))


def _span(start: int, inside: tuple[int, int]) -> Span:
    return Span(start + inside[0], start + inside[1])
