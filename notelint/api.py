"""The library: check a note's text, load a note as a typed record. `import notelint` gives it."""

import os
from collections.abc import Iterable

from notelint.commands.notes import article_loader, check_path, plan_for_schema
from notelint.files.read import UnreadableError, read
from notelint.lint.apply_edits import apply_resolved, compatible_fixes, resolve_fix
from notelint.lint.check_note import check_note
from notelint.model.finding import Finding
from notelint.model.message import Language
from notelint.model.schema import Schema
from notelint.model.source import Source
from notelint.records.extract import RecordOptions, validated_record
from notelint.records.keys import Record
from notelint.records.record_class import record_class as _record_class
from notelint.report import ReportOptions
from notelint.report.formats.concise import headline
from notelint.report.messages import message_of
from notelint.schema.errors import ConfigError
from notelint.schema.loading import load_schema as _load_schema

__all__ = [
    "ConfigError",
    "Record",
    "RecordError",
    "Schema",
    "apply_fixes",
    "check_text",
    "load_record",
    "load_schema",
    "message",
    "record_class",
]

SchemaLike = str | os.PathLike[str] | Schema
"""A schema: the name of a built-in one, the path of a file, or the result of `load_schema`."""


class RecordError(Exception):
    """A note from which no record can be made.

    Attributes:
        findings: What is wrong with the note, in the order of their places.
    """

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(findings)
        self.findings = findings

    def __str__(self) -> str:
        return "\n".join(headline(finding, ReportOptions()) for finding in self.findings)


def load_schema(schema: SchemaLike) -> Schema:
    """Load a schema once, to use it for many notes.

    Args:
        schema: The name of a built-in schema, or the path of a schema file.

    Returns:
        The schema. One that is loaded already is returned as it is.

    Raises:
        ConfigError: The schema does not exist or has errors; it lists all of them.
    """
    return schema if isinstance(schema, Schema) else _load_schema(os.fspath(schema))


def check_text(text: str, schema: SchemaLike, *, path: str = "<text>") -> tuple[Finding, ...]:
    """Check the text of a note with all rules.

    Nothing is requested from the network, and a schema that the note itself names is ignored
    unless it is this one.

    Args:
        text: The note.
        schema: The schema of the note.
        path: The note's path. Findings name it, the schema's file name pattern and conditions
            are compared with it, and articles in files next to the note are found by it.

    Returns:
        The findings, in the order of their places.

    Raises:
        ConfigError: The schema does not exist or has errors.
    """
    data = text.encode("utf-8", "replace")
    plan = plan_for_schema(load_schema(schema))
    return check_note(path, data, plan, load=article_loader(plan)).findings


def apply_fixes(text: str, findings: Iterable[Finding], *, unsafe: bool = False) -> str:
    """Apply the fixes of findings to the text that they were found in.

    Of fixes that touch the same place only the first one is applied; check the new text to get
    the others. Unlike `notelint check --fix`, this does not check whether a fix does harm
    elsewhere in the note.

    Args:
        text: The note that was checked.
        findings: Its findings. Those without a fix, or with a fix that is not in the text, change
            nothing.
        unsafe: Also apply fixes that may change the note's meaning (`Finding.fix_safe` is false).

    Returns:
        The text with the fixes.
    """
    source = Source.of("", text)
    wanted = (finding for finding in findings if finding.fix_safe or unsafe)
    fixes = [fix for finding in wanted if (fix := resolve_fix(source, finding))]
    return apply_resolved(source, compatible_fixes(source, fixes)).text


def load_record(
    path: str | os.PathLike[str],
    schema: SchemaLike,
    *,
    partial: bool = False,
    positions: bool = False,
) -> Record:
    """Load a note as a typed record.

    Args:
        path: The note's path.
        schema: The schema of the note.
        partial: Give None for every required value that is missing, instead of an error.
        positions: Add the place of each value in the note.

    Returns:
        An instance of the class that `record_class` gives.

    Raises:
        RecordError: The note cannot be read, or does not have what the schema requires.
        ConfigError: The schema does not exist or has errors.
    """
    plan = plan_for_schema(load_schema(schema))
    name = os.fspath(path)
    try:
        data = read(name, plan.max_bytes)
    except UnreadableError:
        raise RecordError(check_path(name, plan).findings) from None
    record, findings = validated_record(
        name, data, plan, RecordOptions(partial, positions), article_loader(plan)
    )
    if record is None:
        raise RecordError(findings)
    return record


def record_class(schema: SchemaLike, *, partial: bool = False) -> type[Record]:
    """The pydantic class of a schema's records.

    Args:
        schema: The schema.
        partial: Allow None for every value.

    Returns:
        The class, a subclass of `Record`; always the same one for the same schema.

    Raises:
        ConfigError: The schema does not exist or has errors.
    """
    return _record_class(load_schema(schema), partial=partial).cls


def message(finding: Finding, language: Language = "en") -> str:
    """A finding's message as text.

    Args:
        finding: The finding.
        language: `en` or `ko`.

    Returns:
        One sentence, without the place and the code.
    """
    return message_of(finding, language)
