"""Extracts the record of one note: plain data in and out, and no exceptions."""

from typing import NamedTuple

from pydantic import ValidationError

from notelint.binding.bind_note import bind_note
from notelint.lint.choose_schema import choose_schema
from notelint.lint.findings import make_finding
from notelint.lint.parse_note import UnreadableNoteError, parse_note
from notelint.model.bound_note import BoundNote
from notelint.model.external_article import ArticleLoader, no_article
from notelint.model.finding import Finding, Problem
from notelint.model.message import Message, message, phrase
from notelint.model.plan import Plan
from notelint.model.schema import Schema
from notelint.model.source import Source, Span
from notelint.records.blockers import record_blockers
from notelint.records.keys import Record
from notelint.records.read_values import read_record
from notelint.records.record_class import RecordClass, record_class
from notelint.records.values import Leaf, Node, data_of, positions_of
from notelint.rules import RULES

OF_ITS_TYPE = phrase("a value of the field's type")

MAX_SHOWN = 60
"""The number of characters of a value that a message shows."""


class RecordOptions(NamedTuple):
    """How records are written.

    `partial`: missing values are null; `positions`: the record has the place of each value; `bom`:
    CSV begins with a byte order mark.
    """

    partial: bool = False
    positions: bool = False
    bom: bool = False


DEFAULT_OPTIONS = RecordOptions()


class ExtractedNote(NamedTuple):
    """A note's record as JSON, "" if it has none, and the findings.

    `schema` is the name of its schema, "" if it has none. `readable` is False for a note that
    cannot be read at all. `error` says why there is no note at the path.
    """

    path: str
    schema: str = ""
    record: str = ""
    findings: tuple[Finding, ...] = ()
    readable: bool = True
    error: Message | None = None


class _ReadNote(NamedTuple):
    """A note's record as an object, None if it has none."""

    schema: Schema | None = None
    record: Record | None = None
    findings: tuple[Finding, ...] = ()
    readable: bool = True


def extract_note(
    path: str,
    data: bytes,
    plan: Plan,
    place: str = "",
    options: RecordOptions = DEFAULT_OPTIONS,
    loader: ArticleLoader = no_article,
) -> ExtractedNote:
    """The record of one note; the first arguments are those of `notelint.lint.check_note`."""
    try:
        note = _read(path, data, plan, place or path, options, loader)
        schema, text = note.schema, ""
        if note.record and schema:
            excluded = None if options.positions else {record_class(schema).positions}
            text = note.record.model_dump_json(by_alias=True, exclude=excluded)
        name = schema.name if schema else ""
        return ExtractedNote(path, name, text, note.findings, note.readable)
    except Exception as error:
        crash = message("crash", error=f"{type(error).__name__}: {error}")
        return unreadable_note(path, "N004", crash)


def validated_record(
    path: str, data: bytes, plan: Plan, options: RecordOptions, loader: ArticleLoader = no_article
) -> tuple[Record | None, tuple[Finding, ...]]:
    """A note's record as an object, None if it has none, and the findings."""
    note = _read(path, data, plan, path, options, loader)
    return note.record, note.findings


def unreadable_note(path: str, code: str, reason: Message) -> ExtractedNote:
    """The result for a note that cannot be read: one finding that says why."""
    finding = _finding(code, reason, Source.of(path, ""))
    return ExtractedNote(path, findings=(finding,), readable=False)


def _read(
    path: str, data: bytes, plan: Plan, place: str, options: RecordOptions, loader: ArticleLoader
) -> _ReadNote:
    try:
        parsed = parse_note(path, data)
    except UnreadableNoteError as error:
        finding = _finding("N005", error.reason, Source.of(path, ""))
        return _ReadNote(findings=(finding,), readable=False)
    source = parsed.note.source
    choice = choose_schema(parsed, plan, place)
    bound = bind_note(parsed.note, choice.schema, place, loader, plan.dialect_of(place))
    findings = [
        make_finding(code, RULES[code].severity, problem, source, None)
        for code, problem in choice.problems
    ]
    if choice.schema is None:
        return _ReadNote(findings=(*findings, _finding("N003", message("no_schema"), source)))
    record, blockers = _make_record(bound, choice.schema, options)
    return _ReadNote(choice.schema, record, (*findings, *blockers))


def _make_record(
    bound: BoundNote, schema: Schema, options: RecordOptions
) -> tuple[Record | None, list[Finding]]:
    """A bound note's record, or the findings because of which it has none.

    `schema` is the one that the note is bound to, before its conditions were decided. A partial
    record comes with its findings.
    """
    record_type = record_class(schema, partial=options.partial)
    layout, source = record_type.layout, bound.note.source
    findings = record_blockers(bound, layout)
    if findings and not options.partial:
        return None, findings
    node = read_record(bound, layout)
    data = data_of(node)
    if options.positions and isinstance(data, dict):
        data[layout.positions] = positions_of(node, source)
    try:
        return record_type.cls.model_validate(data), findings
    except ValidationError as error:
        return None, [*findings, *_invalid(error, node, source, record_type)]


def _invalid(
    error: ValidationError, node: Node, source: Source, record_type: RecordClass
) -> list[Finding]:
    """Values that no rule reports and that a record cannot have, such as a number of 19 digits."""
    findings = []
    for details in error.errors(include_url=False):
        span = _span_at(node, details["loc"])
        name = ".".join(map(str, details["loc"]))
        shown = source.slice(span) if span.end else str(details["input"])
        wording = message("invalid", name=name, asked=OF_ITS_TYPE, found=shown[:MAX_SHOWN])
        problem = Problem(span, wording)
        findings.append(make_finding("F003", "error", problem, source, record_type.layout.schema))
    return findings


def _span_at(node: Node, path: tuple[int | str, ...]) -> Span:
    """The span of the value at a path, or of the nearest value around it that has one."""
    for step in path:
        if isinstance(node, dict) and step in node:
            node = node[str(step)]
        elif isinstance(node, list) and isinstance(step, int) and step < len(node):
            node = node[step]
    return (node.span if isinstance(node, Leaf) else None) or Span(0, 0)


def _finding(code: str, wording: Message, source: Source) -> Finding:
    """A finding about a note as a whole."""
    problem = Problem(Span(0, 0), wording)
    return make_finding(code, RULES[code].severity, problem, source, None)
