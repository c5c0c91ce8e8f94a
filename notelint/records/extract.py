"""One note made into its record: pure data in, plain data out, and it never raises."""

from typing import NamedTuple

from pydantic import ValidationError

from notelint.lint.bind_note import bind_note
from notelint.lint.choose_schema import choose_schema
from notelint.lint.findings import make_finding
from notelint.lint.parse_note import UnreadableNoteError, parse_note
from notelint.model.bound_note import BoundNote
from notelint.model.external_article import ArticleLoader, no_article
from notelint.model.finding import Finding, Message, Problem, Words, say
from notelint.model.plan import Plan
from notelint.model.schema import Schema
from notelint.model.source import Source, Span
from notelint.records import blockers as gate
from notelint.records.keys import Record
from notelint.records.read_record import read_record
from notelint.records.record_class import RecordClass, record_class
from notelint.records.values import Leaf, Node, data_of, positions_of
from notelint.rules import RULES

ITS_TYPE = Words("a value of its type", "형식에 맞는 값")
LONGEST = 60
"""Characters that are shown of a value."""


class RecordOptions(NamedTuple):
    """What is asked of records: null for what lacks, the place of each value."""

    partial: bool = False
    positions: bool = False


DEFAULT_OPTIONS = RecordOptions()


class ExtractedNote(NamedTuple):
    """A note's record as JSON, "" where it gives none, and what is to be told of the note.

    `schema` is the name of its schema, "" where it has none; `read` is False for a note that
    could not be read at all. `error` says why there is no note at the path.
    """

    path: str
    schema: str = ""
    record: str = ""
    findings: tuple[Finding, ...] = ()
    read: bool = True
    error: Message | None = None


def extract_note(
    path: str,
    data: bytes,
    plan: Plan,
    place: str = "",
    wanted: RecordOptions = DEFAULT_OPTIONS,
    find: ArticleLoader = no_article,
) -> ExtractedNote:
    """The record of one note. `path`, `place`, `find` are those of `notelint.lint.check_note`."""
    try:
        found = _read(path, data, plan, place or path, wanted, find)
        if found.record is None or found.schema is None:
            name = found.schema.name if found.schema else ""
            return ExtractedNote(path, name, findings=found.findings, read=found.read)
        left_out = None if wanted.positions else {record_class(found.schema).positions}
        text = found.record.model_dump_json(by_alias=True, exclude=left_out)
        return ExtractedNote(path, found.schema.name, text, found.findings)
    except Exception as error:
        crash = say("crash", error=f"{type(error).__name__}: {error}")
        return unreadable_note(path, "N004", crash)


def validated_record(
    path: str, data: bytes, plan: Plan, wanted: RecordOptions, find: ArticleLoader = no_article
) -> tuple[Record | None, tuple[Finding, ...]]:
    """A note's record as an object, None where it gives none, and what is to be told of it."""
    found = _read(path, data, plan, path, wanted, find)
    return found.record, found.findings


def unreadable_note(path: str, code: str, reason: Message) -> ExtractedNote:
    """The result for a note that could not be read: one finding that says why."""
    return ExtractedNote(path, findings=(_unread(path, code, reason),), read=False)


def _unread(path: str, code: str, reason: Message) -> Finding:
    return _told(code, Problem(Span(0, 0), reason), Source.of(path, ""))


class _Read(NamedTuple):
    schema: Schema | None = None
    record: Record | None = None
    findings: tuple[Finding, ...] = ()
    read: bool = True


def _read(
    path: str,
    data: bytes,
    plan: Plan,
    place: str,
    wanted: RecordOptions,
    find: ArticleLoader = no_article,
) -> _Read:
    try:
        parsed = parse_note(path, data)
    except UnreadableNoteError as error:
        return _Read(findings=(_unread(path, "N005", error.reason),), read=False)
    choice = choose_schema(parsed, plan, place)
    binding = bind_note(parsed.note, choice.schema, place, find)
    source = parsed.note.source
    told = tuple(_told(code, problem, source) for code, problem in choice.problems)
    if choice.schema is None:
        no_schema = Problem(Span(0, 0), say("no_schema"))
        return _Read(findings=(*told, _told("N003", no_schema, source)))
    record, found = record_of(binding, choice.schema, wanted)
    return _Read(choice.schema, record, (*told, *found))


def record_of(
    binding: BoundNote, schema: Schema, wanted: RecordOptions
) -> tuple[Record | None, list[Finding]]:
    """A bound note's record, or what keeps it from having one.

    `schema` is the one that it was bound to, as it is in its file. A partial record is given
    together with what it lacks.
    """
    made = record_class(schema, partial=wanted.partial)
    found = gate.findings(binding, made.shape)
    if found and not wanted.partial:
        return None, found
    source = binding.note.source
    node = read_record(binding, made.shape)
    data = data_of(node)
    if wanted.positions and isinstance(data, dict):
        data[made.shape.positions] = positions_of(node, source)
    try:
        return made.cls.model_validate(data), found
    except ValidationError as error:
        return None, [*found, *_invalid(error, node, source, made)]


def _invalid(
    error: ValidationError, node: Node, source: Source, made: RecordClass
) -> list[Finding]:
    """Values that no rule objects to and that a record cannot have: a number of 19 digits."""
    found = []
    for one in error.errors(include_url=False):
        span = _place(node, one["loc"])
        name = ".".join(map(str, one["loc"]))
        shown = source.slice(span)[:LONGEST] if span.end else str(one["input"])[:LONGEST]
        message = say("invalid", name=name, asked=ITS_TYPE, found=shown)
        problem = Problem(span, message)
        found.append(make_finding("F003", "error", problem, source, made.shape.schema))
    return found


def _place(node: Node, way: tuple[int | str, ...]) -> Span:
    """Where a value stands, or else the first that stands somewhere around it."""
    for step in way:
        if isinstance(node, dict) and step in node:
            node = node[str(step)]
        elif isinstance(node, list) and isinstance(step, int) and step < len(node):
            node = node[step]
    return (node.span if isinstance(node, Leaf) else None) or Span(0, 0)


def _told(code: str, problem: Problem, source: Source) -> Finding:
    return make_finding(code, RULES[code].severity, problem, source, None)
