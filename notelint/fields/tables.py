"""Tables: their columns' names and the values of their cells."""

from collections.abc import Iterator, Sequence

from notelint.fields.field_text import TextValues
from notelint.model.fields import FieldEntry, FieldValue
from notelint.model.note import Block


def find_tables(blocks: Sequence[Block]) -> Iterator[Block]:
    """Every table in the blocks, at any depth, in order."""
    stack = list(reversed(blocks))
    while stack:
        block = stack.pop()
        if block.kind == "table" and block.children:
            yield block
        else:
            stack.extend(reversed(block.children))


def table_header(table: Block) -> tuple[FieldEntry, ...]:
    """The names of a table's columns."""
    cells = table.children[0].children
    return tuple(
        FieldEntry(cell.text.plain.strip(), cell.text_span, cell_value(cell)) for cell in cells
    )


def cell_value(cell: Block) -> FieldValue:
    """The value of a cell."""
    return TextValues(cell.text).value(0, len(cell.text.plain), cell.span)
