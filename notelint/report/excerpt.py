"""The source lines of a finding, with carets under the place, as wide as the terminal."""

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import NamedTuple

from notelint.model.finding import Finding
from notelint.report.options import Options
from notelint.report.paint import Paint
from notelint.report.screen import cells
from notelint.report.words import TO_LINE

LEAST_ROOM = 20
"""Columns that a source line gets on the narrowest terminal."""


class View(NamedTuple):
    """What is shown of a line: its text, and the column (from 0) and number of the carets."""

    text: str
    column: int
    carets: int


def excerpt(finding: Finding, gutter: int, options: Options) -> list[str]:
    """The lines of an excerpt. `gutter` is the width of the line numbers.

    Of a place that spans more lines than the finding brings along, the first one is shown and
    where it ends is said.
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
        shown = view(line, start, end, room)
        rows.append(paint("gutter", f"{number:>{gutter}} |") + f" {shown.text}".rstrip(" "))
        if index == 0 or line.strip():
            carets = paint(finding.severity, "^" * shown.carets)
            rows.append(paint("gutter", f"{'':>{gutter}} |") + " " * (shown.column + 1) + carets)
    if not whole:
        words = TO_LINE.of(options.language).format(line=last)
        rows.append(paint("gutter", f"{'':>{gutter}} |") + f" … ({words})")
    return rows


def view(line: str, start: int, end: int, room: int) -> View:
    """A line cut to `room` columns around the code points `[start, end)`.

    Only what can be shown is looked at, however long the line is.
    """
    start = min(max(start, 0), len(line))
    end = min(max(end, start), len(line))
    low, high = max(0, start - room), min(len(line), start + room)
    shown = cells(line[low:high])
    at = list(accumulate((cell.width for cell in shown), initial=0))  # where each one begins
    first = start - low
    while 0 < first < len(shown) and not shown[first].text:
        first -= 1  # a combining mark: the carets go under what it stands on
    begin = at[first]
    finish = max(at[min(end, high) - low], begin + 1)

    whole = low == 0 and high == len(line) and max(at[-1], finish) <= room
    left = 0
    if not whole and (low or finish >= room):
        around = (room - 2 - min(finish - begin, room - 2)) // 2
        left = bisect_left(at, max(0, min(begin - around, max(at[-1], finish) - room + 1)))
        while left < len(shown) and not shown[left].text:
            left += 1
    cut_left = left + low > 0
    limit = at[left] + room - cut_left
    right = bisect_right(at, limit) - 1
    cut_right = right < len(shown) or high < len(line)
    if cut_right:
        right = bisect_right(at, limit - 1) - 1
    text = "…" * cut_left + "".join(cell.text for cell in shown[left:right]) + "…" * cut_right
    if cut_right and (finish > at[right] or end > high):
        finish = at[right] + 1  # the last caret stands for all that was cut
    return View(text, cut_left + begin - at[left], finish - begin)
