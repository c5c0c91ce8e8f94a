"""T007: a note that does not end with exactly one line end."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Edit, Fix, Problem
from notelint.model.message import message
from notelint.model.rule import Example, Rule
from notelint.model.source import Span

BLANK = " \t\r\n"


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """At most one problem a note; a note without any text is left alone."""
    del options
    source = bound.note.source
    text = source.text
    if text.endswith("\n") and text[-2:-1] not in ("", "\n", "\r", " ", "\t"):
        return
    content = text.rstrip(BLANK)
    if not content:
        return
    last = source.position(len(content)).line
    if last < len(source.lines):
        extra = Span(source.lines[last], len(text))
        fix = Fix((Edit(extra, ""),))
        yield Problem(extra, message("empty_lines", count=len(source.lines) - last), fix=fix)
    elif source.ends[-1] == len(text):
        end = Span(len(text), len(text))
        line_end = text[source.ends[0] : source.lines[1]] if last > 1 else "\n"
        yield Problem(end, message("missing"), fix=Fix((Edit(end, line_end),)))


RULE = Rule(
    code="T007",
    name="final-newline",
    severity="warning",
    summary="File does not end with exactly one newline",
    why=(
        "A text file is a sequence of lines, each with its end. If the last line has none, "
        "appending text changes that line too, and tools that concatenate files run two lines "
        "together."
    ),
    messages={
        "missing": "file does not end with a newline",
        "empty_lines": "file ends with {count} blank line{count:s}, expected none",
    },
    help="End the file with one newline and no blank lines.",
    examples=(
        Example("# 제목\n\n본문", at=("3:3",)),
        Example("# 제목\n\n본문\n\n\n", at=("4:1",)),
        Example("# 제목\n\n본문\n"),
        Example("", why="An empty note has no line to end."),
    ),
    fix="safe",
    edits_quotations=True,
    check=check,
)
