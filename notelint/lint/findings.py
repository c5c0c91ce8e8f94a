"""Makes findings of what rules report, and leaves out those that repeat another."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from notelint.model.finding import Finding, Problem, Severity
from notelint.model.message import Message
from notelint.model.schema import Schema
from notelint.model.source import Lines, Source, Span
from notelint.rules import RULES

EXCERPT_LINES = 3

QUOTE_RULES = "Q"
"""The letter of the rules whose findings have `content`."""

LONGEST = 2_000
"""Characters that count of a text that may be as long as the note."""


def finding_at(
    code: str,
    severity: Severity,
    path: str,
    place: tuple[int, int, int, int],
    message: Message,
    part: str = "",
    schema: Schema | None = None,
    **details: Any,
) -> Finding:
    """A finding at a place in lines and columns; the one maker of all. `details`: other fields."""
    return Finding(
        path,
        *place,
        code,
        RULES[code].name,
        severity,
        message,
        part,
        schema.file if schema and part else "",
        **details,
    )


def make_finding(
    code: str,
    severity: Severity,
    problem: Problem,
    source: Source,
    schema: Schema | None = None,
    lines: Lines | None = None,
) -> Finding:
    """The finding for a problem of a note, with the lines that it is about.

    `lines` are those of the source, shared by its findings.
    """
    place = _place(source, problem.span)
    first, _, end_line, _ = place
    last = min(end_line, first + EXCERPT_LINES - 1, len(source.lines))
    texts = Lines(source) if lines is None else lines
    fix, related, other = problem.fix, problem.related, problem.related_in
    return finding_at(
        code,
        problem.severity or severity,
        source.path,
        place,
        problem.message,
        problem.part,
        schema,
        schema_line=_schema_line(schema, problem.part),
        expected=problem.expected,
        found=problem.found,
        related=_place(other or source, related) if related else None,
        excerpt=tuple(texts[number] for number in range(first, last + 1)),
        fix=tuple((*_place(source, edit.span), edit.text) for edit in fix.edits) if fix else (),
        fix_safe=fix.safe if fix else True,
        expected_marks=problem.expected_marks,
        found_marks=problem.found_marks,
        related_path=other.path if other else "",
        content=_content(problem, source) if code.startswith(QUOTE_RULES) else "",
    )


def _content(problem: Problem, source: Source) -> str:
    """The texts of a problem with a quote: the quote in full, and the passage that it has.

    Of a passage in pieces, which may be as long as the article, the beginning.
    """
    start, end = problem.span
    texts = [source.text[start:end], problem.expected]
    if problem.related:
        at = problem.related.start
        stop = min(problem.related.end, at + 2 * (end - start) + LONGEST)
        texts.append((problem.related_in or source).text[at:stop])
    return "\0".join(texts)


def _place(source: Source, span: Span) -> tuple[int, int, int, int]:
    """Where a span begins and ends, as line, column, end line, end column."""
    return (*source.position(span.start), *source.position(span.end))


def _schema_line(schema: Schema | None, part_id: str) -> int:
    """The line of a part in its schema's file, or 0."""
    parts = schema.walk_parts() if schema and part_id else ()
    return next((part.line for part in parts if part.id == part_id), 0)


SILENCED_BY = {"L010": ("L002", "L013"), "L011": ("L002", "L013", "L010")}
"""Rules that are not reported for a link of which one of these others is.

Who corrects an invalid URL, or deletes the second of two links, need not know that it is bare too.
"""


def without_repeats(findings: Sequence[Finding]) -> Sequence[Finding]:
    """The findings, in order, without those on a link that a rule of more weight reports.

    Takes linear time, except for sorting.
    """
    codes = {finding.code for finding in findings}
    for code, stronger in SILENCED_BY.items():
        if code in codes and not codes.isdisjoint(stronger):
            covered = _Places([finding for finding in findings if finding.code in stronger])
            findings = [
                finding
                for finding in findings
                if finding.code != code or not covered.overlap(finding)
            ]
    return findings


class _Places:
    """The places of findings, in order. A URL with another scheme is valid, so does not count."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        places = sorted(
            (_start(finding), _end(finding))
            for finding in findings
            if finding.message.name != "other_scheme"
        )
        self.starts = [start for start, _ in places]
        self.ends = list(accumulate((end for _, end in places), max))

    def overlap(self, finding: Finding) -> bool:
        """Whether one of them has a character in common with a finding."""
        index = bisect_left(self.starts, _end(finding)) - 1
        return index >= 0 and self.ends[index] > _start(finding)


def _start(finding: Finding) -> tuple[str, int, int]:
    return finding.path, finding.line, finding.column


def _end(finding: Finding) -> tuple[str, int, int]:
    return finding.path, finding.end_line, finding.end_column
