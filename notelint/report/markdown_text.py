"""Markdown out of any text, as GitHub and GitLab show it: cells and rows of tables.

Foreign text is shown as code only. A code span has no markup, HTML, URLs, mentions or references
in it, wherever it is shown.
"""

import re
from collections.abc import Iterable, Sequence

from notelint.locale import shortened
from notelint.report.terminal import visible

BACKTICKS = re.compile("`+")
PIPE = re.compile(r"(\\?)\|")
LONGEST = 200
"""Characters of a foreign text that are shown."""


def code(text: str) -> str:
    """A text as a code span on one line, which may also stand in a table.

    A table is cut into cells before code is looked for, so a pipe is escaped. Behind a backslash
    it is shown by its name: renderers disagree on which of the two an escape is for.
    """
    shown = shortened(visible(text), LONGEST).strip() or " "
    shown = PIPE.sub(lambda match: f"{match[1]}<U+007C>" if match[1] else r"\|", shown)
    return code_span(shown)


def code_span(text: str) -> str:
    """A text as a code span, whatever backticks are in it."""
    mark = backticks(text, 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{mark}{space}{text}{space}{mark}"


def backticks(text: str, least: int) -> str:
    """The backticks around a text as code: at least so many, and more than any run in it."""
    return "`" * max(least, 1 + max(map(len, BACKTICKS.findall(text)), default=0))


def table(header: Sequence[str], numbers: Iterable[int], rows: Iterable[Sequence[str]]) -> str:
    """A table of Markdown cells; the columns `numbers`, from 0, are aligned to the right."""
    right = set(numbers)
    rule = ["---:" if column in right else "---" for column in range(len(header))]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in (header, rule, *rows))
