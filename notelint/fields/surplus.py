"""Cells of a table's row behind its last column: they are in the source, and nobody sees them."""

from notelint.model.note import Block
from notelint.model.source import Source, Span
from notelint.text.lazy import lazy

BAR = lazy(r"(?<!\\)\|")


def surplus(row: Block, columns: int, source: Source) -> tuple[Span, int] | None:
    """The first cell with text that has no column, and how many cells the row has."""
    line = source.slice(row.span)
    ends = [*(match.start() for match in BAR.finditer(line)), len(line)]
    starts = [0, *(end + 1 for end in ends[:-1])]
    if ends[0] == 0:
        del starts[0], ends[0]  # the row begins with a bar
    cells = list(zip(starts, ends, strict=True))
    while cells and not line[slice(*cells[-1])].strip():
        cells.pop()
    for start, end in cells[columns:]:
        text = line[start:end]
        if text.strip():
            begin = row.span.start + start + len(text) - len(text.lstrip())
            return Span(begin, begin + len(text.strip())), len(cells)
    return None
