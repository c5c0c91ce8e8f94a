"""The `extract` command: load the plan, find the notes, write the record of each as it comes."""

from collections import Counter
from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from functools import partial
from typing import BinaryIO, NamedTuple

from notelint.commands.common import (
    CLEAN,
    FAILED,
    FOUND,
    WORKER_DIED,
    Outcome,
    config_failure,
    failure,
    file_error,
    language_of,
    language_without_plan,
)
from notelint.commands.notes import article_loader, discovered, path_from_root
from notelint.config.load import PlanOptions, load_plan
from notelint.files.paths import DiscoveredPath
from notelint.files.read import UnreadableError, read_note, read_stream
from notelint.files.write import replaced
from notelint.locale import in_language
from notelint.model.message import Language, Phrase, phrase
from notelint.model.plan import Plan
from notelint.records.extract import (
    DEFAULT_OPTIONS,
    ExtractedNote,
    RecordOptions,
    extract_note,
    unreadable_note,
)
from notelint.records.formats import FORMATS, Write
from notelint.records.formats.columns import FormatError
from notelint.report import ReportOptions
from notelint.report.formats.concise import headline
from notelint.report.messages import rule_message
from notelint.run.map_notes import WorkerDiedError, map_notes
from notelint.schema.errors import ConfigError

SUMMARY = phrase("extracted {records} of {notes} note{count:s}")
LEFT_OUT = phrase("{number} left out")
INCOMPLETE = phrase("{number} incomplete and left out (--partial writes them, too)")
NO_SCHEMA = phrase("{number} without a schema")


class ExtractOptions(NamedTuple):
    """What the user asks of an extraction.

    `paths`, `stdin`, `jobs` and `progress` are as in a check. `output` is the file for the
    records, "" for none.
    """

    paths: tuple[str, ...] = (".",)
    stdin: BinaryIO | None = None
    stdin_filename: str = ""
    output: str = ""
    format: str = "jsonl"
    config: str | None = None
    schema: str | None = None
    language: Language | None = None
    locale: Language = "en"
    jobs: int = 0
    records: RecordOptions = DEFAULT_OPTIONS
    progress: Callable[[int], None] | None = None


def extract(options: ExtractOptions, write: Write, report: Callable[[str], None]) -> Outcome:
    """Write the records of notes to the output file, or with `write` if none is named.

    A file is written whole or not at all. `report` gets a line for each finding as soon as its
    note is read, since there may be millions of notes; the outcome's report is the last line.
    Raises OSError of `write` alone.
    """
    try:
        loaded = load_plan(
            PlanOptions(config=options.config, schema=options.schema, paths=options.paths)
        )
    except ConfigError as error:
        language = language_without_plan(options.language, options.config, options.locale)
        return config_failure(error, language)
    language = language_of(options.language, loaded, options.locale)
    try:
        if not options.output:
            return _write_records(options, loaded.plan, language, write, report)
        return _write_file(options, loaded.plan, language, report)
    except FormatError as error:
        return failure(in_language(error.words, language))
    except WorkerDiedError:
        return failure(in_language(WORKER_DIED, language))


def _write_file(
    options: ExtractOptions, plan: Plan, language: Language, report: Callable[[str], None]
) -> Outcome:
    try:
        with replaced(options.output) as file:
            return _write_records(options, plan, language, file.write, report)
    except OSError as error:
        return failure(file_error(options.output, error, language))


def _write_records(
    options: ExtractOptions,
    plan: Plan,
    language: Language,
    write: Write,
    report: Callable[[str], None],
) -> Outcome:
    rows = FORMATS[options.format](write, plan, options.records)
    counts: Counter[str] = Counter()
    errors: list[str] = []
    with closing(_extract_notes(options, plan)) as results:
        for result in results:
            if result.error:
                errors.append(f"{result.path}: {rule_message('N005', result.error, language)}")
                continue
            counts["notes"] += 1
            counts["records"] += bool(result.record)
            counts["no schema"] += result.readable and not result.schema
            counts["failed"] += any(finding.severity == "error" for finding in result.findings)
            for finding in result.findings:
                report(headline(finding, ReportOptions(language)))
            if result.record:
                rows.add(result)
            if options.progress:
                options.progress(counts["notes"])
    rows.end()
    left_out = counts["notes"] - counts["records"] - counts["no schema"]
    incomplete = left_out or (options.records.partial and counts["failed"])
    code = FAILED if errors else FOUND if incomplete else CLEAN
    left = LEFT_OUT if options.records.partial else INCOMPLETE
    summary = _summary(counts, ((left, left_out), (NO_SCHEMA, counts["no schema"])), language)
    return Outcome(summary, tuple(errors), code)


def _summary(counts: Counter[str], others: Iterable[tuple[Phrase, int]], language: Language) -> str:
    """The last line: how many notes have a record, and why `others` have none."""
    records, notes = f"{counts['records']:,}", f"{counts['notes']:,}"
    summary = SUMMARY.given(records=records, notes=notes, count=counts["notes"])
    texts = [in_language(summary, language)]
    for words, number in others:
        if number:
            texts.append(in_language(words.given(number=f"{number:,}"), language))
    return " · ".join(texts)


def _extract_notes(options: ExtractOptions, plan: Plan) -> Generator[ExtractedNote, None, None]:
    """One result for each note, in the order of their paths; of standard input if that is given."""
    if options.stdin is not None:
        yield _extract_stream(options.stdin_filename or "<stdin>", options.stdin, plan, options)
        return
    found = discovered(options.paths, plan)
    work = partial(extract_discovered, options=options.records)
    yield from map_notes(work, found, plan, options.jobs)


def extract_discovered(found: DiscoveredPath, plan: Plan, options: RecordOptions) -> ExtractedNote:
    """Read the note at a discovered path and extract its record; the task of a worker."""
    path = found.path
    if found.error:
        return ExtractedNote(path, error=found.error)
    try:
        data = read_note(path, plan.max_bytes, plan.root)
    except UnreadableError as error:
        return unreadable_note(path, "N005", error.reason)
    return extract_note(path, data, plan, path_from_root(path, plan), options, article_loader(plan))


def _extract_stream(
    name: str, stream: BinaryIO, plan: Plan, options: ExtractOptions
) -> ExtractedNote:
    try:
        data = read_stream(name, stream, plan.max_bytes)
    except UnreadableError as error:
        return unreadable_note(name, "N005", error.reason)
    place, load = path_from_root(name, plan), article_loader(plan)
    return extract_note(name, data, plan, place, options.records, load)
