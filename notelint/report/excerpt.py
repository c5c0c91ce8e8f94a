"""Source lines with carets under a place in them, cut to the width of the terminal."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from notelint.locale import in_language
from notelint.model.finding import Finding
from notelint.report import ReportOptions
from notelint.report.messages import TO_LINE
from notelint.report.terminal import Paint, cells, plain_widths, visible, width

LEAST_ROOM = 20
"""Columns that a source line gets on the narrowest terminal."""


class LineView(NamedTuple):
    """The part of a line that is shown, and the column (from 0) and number of the carets."""

    text: str
    column: int
    carets: int


def excerpt(finding: Finding, gutter: int, options: ReportOptions) -> list[str]:
    """The lines of an excerpt. `gutter` is the width of the line numbers.

    If the finding spans more lines than it carries, only the first one is shown, with the number of
    the last one.
    """
    paint = Paint(options.colour)
    room = max(LEAST_ROOM, options.width - gutter - 3)
    last = finding.end_line - (finding.end_column == 1 and finding.end_line > finding.line)
    count = last - finding.line + 1
    whole = count <= len(finding.excerpt)
    rows = []
    for index, line in enumerate(finding.excerpt[: count if whole else 1]):
        number = finding.line + index
        start = finding.column - 1 if index == 0 else len(line) - len(line.lstrip())
        end = finding.end_column - 1 if number == finding.end_line else len(line)
        view = line_view(line, start, end, room)
        rows.append(paint("gutter", f"{number:>{gutter}} |") + f" {view.text}".rstrip(" "))
        if index == 0 or line.strip():
            carets = paint(finding.severity, "^" * view.carets)
            rows.append(paint("gutter", f"{'':>{gutter}} |") + " " * (view.column + 1) + carets)
    if not whole:
        to_line = in_language(TO_LINE.given(line=last), options.language)
        rows.append(paint("gutter", f"{'':>{gutter}} |") + f" … ({to_line})")
    return rows


def underlined(text: str, marks: Sequence[tuple[int, int]], room: int) -> tuple[str, str]:
    """A text and the carets under its marks; if it is too wide, the surroundings of the first mark.

    An empty mark is a place where something is missing: one caret.
    """
    shown = visible(text)
    room = max(LEAST_ROOM, room)
    if shown != text or width(text) > room:
        view = line_view(text, *marks[0], room)
        return view.text, " " * view.column + "^" * view.carets
    columns = list(accumulate((cell.width for cell in cells(text)), initial=0))
    carets = ""
    for start, end in marks:
        carets += " " * (columns[start] - len(carets)) + "^" * max(1, columns[end] - columns[start])
    return text, carets


def line_view(line: str, start: int, end: int, room: int) -> LineView:
    """A line cut to `room` columns around the code points `[start, end)`.

    The time is linear in `room`, not in the length of the line.
    """
    start = min(max(start, 0), len(line))
    end = min(max(end, start), len(line))
    widths = plain_widths(line) if len(line) <= room else None
    if widths is not None:
        column, carets = sum(widths[:start]), max(sum(widths[start:end]), 1)
        if column + max(carets, sum(widths[start:])) <= room:
            return LineView(line, column, carets)
    low, high = max(0, start - room), min(len(line), start + room)
    shown = cells(line[low:high])
    columns = list(accumulate([cell.width for cell in shown], initial=0))  # where each cell begins
    first = start - low
    while 0 < first < len(shown) and not shown[first].text:
        first -= 1  # a combining mark: the carets go under its base
    begin = columns[first]
    finish = max(columns[min(end, high) - low], begin + 1)

    whole = low == 0 and high == len(line) and max(columns[-1], finish) <= room
    left = 0
    if not whole and (low or finish >= room):
        around = (room - 2 - min(finish - begin, room - 2)) // 2
        most_left = max(columns[-1], finish) - room + 1
        left = bisect_left(columns, max(0, min(begin - around, most_left)))
        while left < len(shown) and not shown[left].text:
            left += 1
    cut_left = left + low > 0
    limit = columns[left] + room - cut_left
    right = bisect_right(columns, limit) - 1
    cut_right = right < len(shown) or high < len(line)
    if cut_right:
        right = bisect_right(columns, limit - 1) - 1
    text = "…" * cut_left + "".join([cell.text for cell in shown[left:right]]) + "…" * cut_right
    if cut_right and (finish > columns[right] or end > high):
        finish = columns[right] + 1  # the last caret is for everything that was cut
    return LineView(text, cut_left + begin - columns[left], finish - begin)
