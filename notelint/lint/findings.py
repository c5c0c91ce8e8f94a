"""Makes a finding of a rule's problem: puts in path, lines, names and the schema's place."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from notelint.model.finding import Finding, Fix, Problem, Severity
from notelint.model.schema import Part, Schema
from notelint.model.source import Lines, Source, Span
from notelint.rules import RULES

EXCERPT_LINES = 3


def make_finding(
    code: str,
    severity: Severity,
    problem: Problem,
    source: Source,
    schema: Schema | None,
    lines: Lines | None = None,
) -> Finding:
    """The finding, with its position in lines and columns and the lines that it speaks of.

    `lines` are those of the source, which its findings share.
    """
    line, column, end_line, end_column = _place(source, problem.span)
    last = min(end_line, line + EXCERPT_LINES - 1, len(source.lines))
    return Finding(
        path=source.path,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        code=code,
        name=RULES[code].name,
        severity=problem.severity or severity,
        message=problem.message,
        part=problem.part,
        schema=schema.file if schema and problem.part else "",
        schema_line=_schema_line(schema, problem.part),
        expected=problem.expected,
        found=problem.found,
        related=_place(problem.related_in or source, problem.related) if problem.related else None,
        excerpt=_excerpt(Lines(source) if lines is None else lines, line, last),
        fix=_fix(source, problem.fix),
        fix_safe=problem.fix.safe if problem.fix else True,
        expected_marks=problem.expected_marks,
        found_marks=problem.found_marks,
        related_path=problem.related_in.path if problem.related_in else "",
    )


def _excerpt(lines: Lines, first: int, last: int) -> tuple[str, ...]:
    return tuple(lines[number] for number in range(first, last + 1))


def _place(source: Source, span: Span) -> tuple[int, int, int, int]:
    """Where a span begins and ends, as line, column, end line, end column."""
    return (*source.position(span.start), *source.position(span.end))


def _fix(source: Source, fix: Fix | None) -> tuple[tuple[int, int, int, int, str], ...]:
    return tuple((*_place(source, edit.span), edit.text) for edit in fix.edits) if fix else ()


def _schema_line(schema: Schema | None, part_id: str) -> int:
    """The line of a part in its schema's file, or 0."""
    stack: list[Part] = list(schema.parts) if schema and part_id else []
    while stack:
        part = stack.pop()
        if part.id == part_id:
            return part.line
        stack.extend(part.parts)
    return 0


# One link, one finding: of two rules that speak of the same address the weightier one does.

SILENCED_BY = {"L010": ("L002", "L013"), "L011": ("L002", "L013", "L010")}
"""Whoever mends an address that cannot be opened, or deletes the second of two, need not be told
that it is bare, or there twice, too."""


class _Place(NamedTuple):
    """Where something stands: its note, its line and column."""

    path: str
    line: int
    column: int


def without_repeats(findings: Sequence[Finding]) -> Sequence[Finding]:
    """The findings without those on a link of which a weightier one speaks. They keep their order.

    Takes time that is linear in them, but for sorting.
    """
    codes = {finding.code for finding in findings}
    for code, stronger in SILENCED_BY.items():
        if code in codes and not codes.isdisjoint(stronger):
            spoken = _Spoken([one for one in findings if one.code in stronger])
            findings = [one for one in findings if one.code != code or not spoken.of(one)]
    return findings


class _Spoken:
    """The places of findings, in order."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        asked = [one for one in findings if one.message.template != "other_scheme"]
        places = sorted((_start(one), _end(one)) for one in asked)
        self.starts = [start for start, _ in places]
        self.ends = list(accumulate((end for _, end in places), max))

    def of(self, finding: Finding) -> bool:
        """Whether one of them has a character in common with a finding."""
        index = bisect_left(self.starts, _end(finding)) - 1
        return index >= 0 and self.ends[index] > _start(finding)


def _start(finding: Finding) -> _Place:
    return _Place(finding.path, finding.line, finding.column)


def _end(finding: Finding) -> _Place:
    return _Place(finding.path, finding.end_line, finding.end_column)
