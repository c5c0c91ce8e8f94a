"""The library: check notes, fix them, load them as typed records. `import notelint` gives it."""

import os
from collections.abc import Iterable
from typing import NamedTuple, TypeVar, overload

from notelint.commands import arguments
from notelint.commands.check import run_check
from notelint.commands.check_options import CheckOptions
from notelint.commands.notes import article_loader, plan_for_schema, unreadable
from notelint.config.load import load_plan
from notelint.files.read import UnreadableError, read
from notelint.lint.apply_edits import apply_resolved, compatible_fixes, resolve_fix
from notelint.lint.check_collection import summarize
from notelint.lint.check_note import check_note
from notelint.model.facts import Summary
from notelint.model.finding import Finding
from notelint.model.message import Language
from notelint.model.schema import Schema
from notelint.model.source import Source
from notelint.records.extract import RecordOptions, validated_record
from notelint.records.keys import Record
from notelint.records.record_class import as_class
from notelint.records.record_class import record_class as _record_class
from notelint.report import ReportOptions
from notelint.report.formats.concise import headline
from notelint.report.messages import message_of, rule_message
from notelint.run.map_notes import WorkerDiedError
from notelint.schema.errors import ConfigError

__all__ = [
    "CheckResult",
    "ConfigError",
    "Finding",
    "Record",
    "RecordError",
    "Schema",
    "Summary",
    "WorkerDiedError",
    "apply_fixes",
    "check_paths",
    "check_text",
    "load_record",
    "load_schema",
    "message",
    "record_class",
]

RecordType = TypeVar("RecordType", bound=Record)


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


class CheckResult(NamedTuple):
    """The result of checking files and folders.

    Attributes:
        findings: The findings in report order: by path, then by place.
        summary: The numbers of the run: notes, findings by severity, quotes, links.
        errors: arguments.Paths where there is no note to read, each with the reason.
    """

    findings: tuple[Finding, ...]
    summary: Summary
    errors: tuple[str, ...] = ()


def load_schema(schema: arguments.SchemaLike) -> Schema:
    """Load a schema once, to use it for many notes.

    Args:
        schema: The name of a built-in schema, the path of a schema file, or the text of one: a
            text with a line ending is not a path. Files that such a text names are found from
            the current folder.

    Returns:
        The schema. One that is loaded already is returned as it is.

    Raises:
        ConfigError: The schema does not exist or has errors; it lists all of them.
    """
    return arguments.schema_of(schema)


def check_text(
    text: str,
    schema: arguments.SchemaLike | None = None,
    *,
    select: arguments.Codes = (),
    ignore: arguments.Codes = (),
    path: str = "<text>",
) -> tuple[Finding, ...]:
    """Check the text of a note.

    Nothing is requested from the network, and no configuration is read. A schema that the note
    itself names is unknown (N002), unless it is this one.

    Args:
        text: The note.
        schema: The schema of the note. Without one, only rules that need none find something: no
            schema is auto-detected.
        select: Run only these rules: codes, names, prefixes of codes, or `ALL`, as several strings
            or in one, separated by commas.
        ignore: Do not run these rules.
        path: The note's path. Findings name it, the schema's file name pattern and conditions
            are compared with it, and articles in files next to the note are found by it.

    Returns:
        The findings, in the order of their places.

    Raises:
        ConfigError: The schema does not exist or has errors, or a rule does not exist.
    """
    data = text.encode("utf-8", "replace")
    own = load_schema(schema) if schema is not None else None
    with arguments.naming_arguments():
        plan = plan_for_schema(own, arguments.split_codes(select), arguments.split_codes(ignore))
    return check_note(path, data, plan, load=article_loader(plan)).findings


def check_paths(
    paths: arguments.Paths,
    schema: arguments.SchemaLike | None = None,
    *,
    config: str | os.PathLike[str] | None = None,
    select: arguments.Codes = (),
    ignore: arguments.Codes = (),
    online: bool = False,
    jobs: int = 1,
) -> CheckResult:
    """Check files and folders, as `notelint check` does.

    The configuration is `notelint.toml` or `pyproject.toml`, in the current folder or above it.
    No note is changed.

    Args:
        paths: A file or folder, or several; of a folder all notes that Git tracks or would track.
        schema: The schema of all notes; by default as the configuration says.
        config: Read the configuration from this file only.
        select: Run only these rules, as for `check_text`.
        ignore: Do not run these rules.
        online: Request external URLs. Without it nothing is requested from the network.
        jobs: The number of worker processes; 0 chooses it automatically. Where Python starts
            processes by `spawn`, more than one needs `if __name__ == "__main__":`.

    Returns:
        The findings, the numbers of the run, and the paths that could not be read.

    Raises:
        ConfigError: The configuration or a schema has errors; it lists all of them.
        WorkerDiedError: A worker process was killed.
    """
    own = load_schema(schema) if schema is not None else None
    options = CheckOptions(
        paths=arguments.split_paths(paths),
        config=None if config is None else os.fspath(config),
        select=arguments.split_codes(select),
        ignore=arguments.split_codes(ignore),
        online=online,
        jobs=jobs,
    )
    with arguments.naming_arguments():
        plan = load_plan(options.for_plan()).plan
    if own:
        others = tuple(each for each in plan.schemas if each.name != own.name)
        plan = plan._replace(schemas=(own, *others), forced=own.name, signatures=())
    run = run_check(options, plan)
    errors = (f"{path}: {rule_message('N005', why, 'en')}" for path, why in run.collected.errors)
    summary = summarize(run.collected, run.links.answers, run.findings)
    return CheckResult(tuple(run.findings), summary._replace(baselined=run.hidden), tuple(errors))


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


@overload
def load_record(
    path: str | os.PathLike[str],
    schema: arguments.SchemaLike,
    cls: type[RecordType],
    *,
    partial: bool = False,
    positions: bool = False,
) -> RecordType: ...


@overload
def load_record(
    path: str | os.PathLike[str],
    schema: arguments.SchemaLike,
    cls: None = None,
    *,
    partial: bool = False,
    positions: bool = False,
) -> Record: ...


def load_record(
    path: str | os.PathLike[str],
    schema: arguments.SchemaLike,
    cls: type[Record] | None = None,
    *,
    partial: bool = False,
    positions: bool = False,
) -> Record:
    """Load a note as a typed record.

    Args:
        path: The note's path.
        schema: The schema of the note.
        cls: The class of the record, as `notelint schema python` writes it. With it, type
            checkers know the record's attributes.
        partial: Give None for every required value that is missing, instead of an error.
        positions: Add the place of each value in the note.

    Returns:
        An instance of `cls`, or else of the class that `record_class` gives.

    Raises:
        RecordError: The note cannot be read, or does not have what the schema requires.
        ConfigError: The schema does not exist or has errors, or `cls` is not a class of it.
    """
    loaded = load_schema(schema)
    plan = plan_for_schema(loaded)
    name = os.fspath(path)
    try:
        data = read(name, plan.max_bytes)
    except UnreadableError as error:
        if error.reason.name == "vanished":  # no search has found it before
            error.reason = error.reason._replace(name="not_found")
        raise RecordError(unreadable(name, plan, error).findings) from None
    record, findings = validated_record(
        name, data, plan, RecordOptions(partial, positions), article_loader(plan)
    )
    if record is None:
        raise RecordError(findings)
    return record if cls is None else as_class(record, cls, loaded)


def record_class(schema: arguments.SchemaLike, *, partial: bool = False) -> type[Record]:
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
