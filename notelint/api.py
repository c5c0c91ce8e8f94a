"""notelint as a library: check a text, load a note as its record. `import notelint` gives it."""

import os

from notelint.commands.check import check_path, finder, plan_of
from notelint.files.read import UnreadableError, read
from notelint.lint.check_note import check_note
from notelint.model.finding import Finding, Language
from notelint.model.schema import Schema
from notelint.records.extract import RecordOptions, validated_record
from notelint.records.keys import Record
from notelint.records.record_class import record_class as _record_class
from notelint.report import ReportOptions
from notelint.report.concise import headline
from notelint.report.words import message as _message
from notelint.schema.errors import ConfigError
from notelint.schema.loading import load_schema as _load_schema

__all__ = [
    "ConfigError",
    "Record",
    "RecordError",
    "Schema",
    "check_text",
    "load_record",
    "load_schema",
    "message",
    "record_class",
]

SchemaLike = str | os.PathLike[str] | Schema
"""A schema: the name of a ready-made one, the path of a file, or one that was read before."""


class RecordError(Exception):
    """A note gives no record. `findings` say what it lacks, in the note's order."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(findings)
        self.findings = findings

    def __str__(self) -> str:
        return "\n".join(headline(one, ReportOptions()) for one in self.findings)


def load_schema(schema: SchemaLike) -> Schema:
    """Read a schema once, to use it for many notes. Raises ConfigError with all its mistakes."""
    return schema if isinstance(schema, Schema) else _load_schema(os.fspath(schema))


def check_text(text: str, schema: SchemaLike, *, path: str = "<text>") -> tuple[Finding, ...]:
    """All findings of a note by all rules, in the note's order.

    `path` names the note in findings; the schema's form of file names and its conditions see it,
    and articles beside the note are looked for by it. A schema that the note itself names is not
    looked for. Raises ConfigError.
    """
    data = text.encode("utf-8", "replace")
    plan = plan_of(load_schema(schema))
    return check_note(path, data, plan, find=finder(plan)).findings


def load_record(
    path: str | os.PathLike[str],
    schema: SchemaLike,
    *,
    partial: bool = False,
    positions: bool = False,
) -> Record:
    """A note as its record, of the class that `record_class` gives.

    `partial` gives null for whatever lacks, `positions` adds the place of each value. Raises
    RecordError for a note that gives no record or cannot be read, ConfigError for the schema.
    """
    plan = plan_of(load_schema(schema))
    name = os.fspath(path)
    try:
        data = read(name, plan.max_bytes)
    except UnreadableError:
        raise RecordError(check_path(name, plan).findings) from None
    record, findings = validated_record(
        name, data, plan, RecordOptions(partial, positions), finder(plan)
    )
    if record is None:
        raise RecordError(findings)
    return record


def record_class(schema: SchemaLike, *, partial: bool = False) -> type[Record]:
    """The pydantic class of a schema's records. Raises ConfigError."""
    return _record_class(load_schema(schema), partial=partial).cls


def message(finding: Finding, language: Language = "en") -> str:
    """What a finding says."""
    return _message(finding, language)
