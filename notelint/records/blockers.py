"""Why a note has no record: findings of the rules about what its record requires."""

from collections.abc import Iterator, Mapping

from notelint.lint.findings import make_finding
from notelint.model.bound_note import BoundNote
from notelint.model.bound_section import BoundSection
from notelint.model.finding import Finding, Problem
from notelint.model.message import message
from notelint.model.source import Lines, Span
from notelint.records.layout import RecordLayout
from notelint.rules import RULES

BLOCKING = ("S001", "S006", "S012", "L001", "F001", "F003", "F006")
"""Rules whose problems all keep a note from having a record: something required is missing or
is not of its type."""

PARTLY_BLOCKING: Mapping[str, tuple[str, ...]] = {"S003": ("again",), "S007": ("wrong", "item")}
"""Rules of which only some problems do, by the ids of their messages: a repeated section where the
record has room for one; another kind of content; an item that does not match its form."""


def record_blockers(bound: BoundNote, layout: RecordLayout) -> list[Finding]:
    """The findings because of which a note has no record, all of them errors, in the note's order.

    Neither comments nor settings suppress them: a record has its type.
    """
    source = bound.note.source
    lines = Lines(source)
    problems = sorted(_problems(bound, layout), key=lambda pair: (pair[1].span, pair[0]))
    return [
        make_finding(code, "error", problem._replace(severity=None), source, layout.schema, lines)
        for code, problem in problems
    ]


def _problems(bound: BoundNote, layout: RecordLayout) -> Iterator[tuple[str, Problem]]:
    """The problems that keep a note from having a record, each with its rule's code."""
    typed = (
        violation._replace(kind="invalid")  # S010's, but no value of the field's type
        if violation.kind == "placeholder" and violation.expected
        else violation
        for violation in bound.field_violations
        if violation.kind != "tag"
    )
    bound = bound._replace(field_violations=tuple(typed))
    for code in BLOCKING:
        for problem in _raised(code, bound):
            if code == "S006" and not _has_content(problem.part, layout):
                continue
            if problem.message.name == "broken" and not layout.front_matter:
                continue
            yield code, problem
    for code, ids in PARTLY_BLOCKING.items():
        for problem in _raised(code, bound):
            if problem.message.name in ids:
                yield code, problem
    for section in bound.all_sections:
        if _is_hollow(section) and section.heading and _has_content(section.part.id, layout):
            text = section.heading.text
            span = text.span(0, len(text.plain)) if text.plain else Span(*section.heading.span)
            yield "S006", Problem(span, message("empty", part=section.name), part=section.part.id)
    if layout.file:
        for problem in _raised("F004", bound):
            yield "F004", problem


def _raised(code: str, bound: BoundNote) -> Iterator[Problem]:
    """The problems that a rule raises, without options."""
    check = RULES[code].check
    return check(bound, None) if check else iter(())


def _is_hollow(section: BoundSection) -> bool:
    """Whether only a heading of another scope follows, so that no rule calls the section empty."""
    part = section.part
    may_be_empty = part.may_be_empty or part.parts or section.accepted
    return not (section.blocks or section.conforms or section.empty or may_be_empty)


def _has_content(part_id: str, layout: RecordLayout) -> bool:
    """Whether a part's value has what is below its heading."""
    part = layout.parts[part_id]
    return bool(part.text or part.items)
