"""What notelint says: a rule's problem, and the finding that the engine makes of it."""

from typing import Literal, NamedTuple

from notelint.model.message import Message
from notelint.model.source import Source, Span

Severity = Literal["error", "warning", "unverified"]


class Edit(NamedTuple):
    """Replace a span of the source's text by `text`."""

    span: Span
    text: str


class Fix(NamedTuple):
    """Edits that mend a finding. Safe ones keep the note's meaning; the others are offered."""

    edits: tuple[Edit, ...]
    safe: bool = True


class Problem(NamedTuple):
    """What a rule yields: where, which message, and of which part of the schema.

    `expected` and `found` are shown under the message by the full report; the `_marks` are what
    differs in them. `related` is a second place that the message speaks of, in the note or in the
    source `related_in`. `severity`, if set, replaces the rule's severity.
    """

    span: Span
    message: Message
    part: str = ""
    expected: str = ""
    found: str = ""
    related: Span | None = None
    fix: Fix | None = None
    severity: Severity | None = None
    expected_marks: tuple[tuple[int, int], ...] = ()
    found_marks: tuple[tuple[int, int], ...] = ()
    related_in: Source | None = None


class Finding(NamedTuple):
    """A problem with its place in the report: sorting findings gives the report's order.

    Lines and columns count from 1, columns in code points; the end is exclusive.

    Attributes:
        path: The note's path.
        line, column, end_line, end_column: The place in the note.
        code, name: The rule's, such as `T004` and `trailing-space`.
        severity: `error`, `warning` or `unverified`.
        message: The name of the rule's template, and its arguments; `notelint.message` makes
            the text.
        part: The id of the schema's part that the problem is about, or "".
        schema, schema_line: The schema file's name, and the line of the part in it; "" and 0
            where there is none.
        expected, found: What the full report shows below the message; `expected_marks` and
            `found_marks` are the stretches that differ in them.
        related: A second place that the message speaks of, in the file `related_path`, which is ""
            if that is the note.
        excerpt: The lines of the note that it is about, at most three.
        fix: Edits that correct it: place (line, column, end line, end column) and new text.
        fix_safe: Whether the fix keeps the note's meaning.
        content: For rules on quotes, the text of the quote and of its passage, by which a changed
            quote is recognized as another one.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    code: str
    name: str
    severity: Severity
    message: Message
    part: str = ""
    schema: str = ""
    schema_line: int = 0
    expected: str = ""
    found: str = ""
    related: tuple[int, int, int, int] | None = None
    excerpt: tuple[str, ...] = ()
    fix: tuple[tuple[int, int, int, int, str], ...] = ()
    fix_safe: bool = True
    expected_marks: tuple[tuple[int, int], ...] = ()
    found_marks: tuple[tuple[int, int], ...] = ()
    related_path: str = ""
    content: str = ""
