"""A text with carets under what differs in it, cut to the columns that there are."""

from collections.abc import Sequence

from notelint.report.excerpt import LEAST_ROOM, view
from notelint.report.screen import cells, visible, width


def underlined(text: str, marks: Sequence[tuple[int, int]], room: int) -> tuple[str, str]:
    """The text and its carets. Of one that is too wide the surroundings of the first mark.

    An empty mark is a place at which something lacks: one caret.
    """
    shown = visible(text)
    room = max(LEAST_ROOM, room)
    if shown != text or width(text) > room:
        cut = view(text, *marks[0], room)
        return cut.text, " " * cut.column + "^" * cut.carets
    columns = [0]
    for cell in cells(text):
        columns.append(columns[-1] + cell.width)
    carets = ""
    for start, end in marks:
        blank = " " * (columns[start] - len(carets))
        carets += blank + "^" * max(1, columns[end] - columns[start])
    return text, carets
