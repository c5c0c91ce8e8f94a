"""Tables: column names, values of cells, and cells beyond the last column."""

import re
from collections.abc import Iterator, Sequence

from notelint.fields.field_text import TextValues
from notelint.model.fields import FieldEntry, FieldValue
from notelint.model.note import Block
from notelint.model.source import Source, Span
from notelint.text.spans import trimmed

BAR = re.compile(r"(?<!\\)\|")


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


def surplus_cell(row: Block, columns: int, source: Source) -> tuple[Span, int] | None:
    """The first cell with text beyond the last column, and the number of cells of the row.

    Such a cell is in the source, but not in the rendered table.
    """
    line = source.slice(row.span)
    ends = [*(match.start() for match in BAR.finditer(line)), len(line)]
    starts = [0, *(end + 1 for end in ends[:-1])]
    if ends[0] == 0:
        del starts[0], ends[0]  # the row begins with a bar
    cells = list(zip(starts, ends, strict=True))
    while cells and not line[slice(*cells[-1])].strip():
        cells.pop()
    for start, end in cells[columns:]:
        begin, stop = trimmed(line, start, end)
        if begin < stop:
            return Span(row.span.start + begin, row.span.start + stop), len(cells)
    return None
