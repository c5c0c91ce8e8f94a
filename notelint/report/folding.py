"""Long lines of texts for people, broken at spaces, as a terminal does not."""

import re
from collections.abc import Iterator

from notelint.report.terminal import width

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
MARK = re.compile(r" *(?:(?:[-=]|[0-9]+\)) )?")
COLUMN = re.compile(r"(?<=[^ ]) {2,}(?=[^ ])")
FENCE = re.compile(r"`{3,}")
LEAST = 24
"""Columns that a text needs; in fewer it does not stay below its beginning."""


def folded(text: str, columns: int, hang: int = 0) -> str:
    """A text whose lines have at most so many columns, if their words allow it.

    What follows is below the text of the line: behind its indentation and its mark (`- `, `1) `),
    or in the last column of a list; `hang` columns to the right for a line without these. Words
    stay whole, and code between fences. Escape sequences for colors have no width.
    """
    return "".join(_lines(text, columns, hang))


def _lines(text: str, columns: int, hang: int) -> Iterator[str]:
    fence = ""
    for line in text.splitlines(keepends=True):
        mark = FENCE.match(line)
        if fence or mark:
            yield line
        else:
            yield _folded_line(line, columns, hang)
        if mark:
            fence = mark[0] if not fence else fence if len(mark[0]) < len(fence) else ""


def _folded_line(line: str, columns: int, hang: int) -> str:
    if _width(line) <= columns:
        return line
    indent = _indent(ESCAPE.sub("", line), columns) or hang
    first, *words = line.split(" ")
    pieces, used = [first], _width(first)
    for word in words:
        if used + 1 + _width(word) <= columns or used <= indent:
            pieces.append(f" {word}")
            used += 1 + _width(word)
        else:
            pieces.append(f"\n{' ' * indent}{word}")
            used = indent + _width(word)
    return re.sub(r" +\n", "\n", "".join(pieces))


def _indent(plain: str, columns: int) -> int:
    """The column in which the text of a line begins."""
    mark = MARK.match(plain)
    indent = len(mark[0]) if mark else 0
    ends = [gap.end() for gap in COLUMN.finditer(plain)]
    if not ends:
        return indent
    column = width(plain[: ends[-1]])
    longest = max(map(width, plain[ends[-1] :].split()), default=0)
    return column if columns - column >= max(LEAST, longest) else indent


def _width(text: str) -> int:
    return width(ESCAPE.sub("", text).rstrip("\n"))
