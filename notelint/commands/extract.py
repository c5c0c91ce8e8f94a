"""The story of `notelint extract`: plan → files → map → records, written as they come."""

from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from functools import partial
from typing import BinaryIO, NamedTuple

from notelint.commands.check import finder, place_of
from notelint.commands.common import CLEAN, FAILED, FOUND, WORKER_DIED, language_of
from notelint.config.load import PlanOptions, load_plan
from notelint.files.discover import discover
from notelint.files.read import UnreadableError, read_note, read_stream
from notelint.files.write import replaced
from notelint.model.finding import Language, Problem, Words
from notelint.model.plan import Plan
from notelint.model.source import Span
from notelint.records.extract import (
    DEFAULT_OPTIONS,
    ExtractedNote,
    RecordOptions,
    extract_note,
    unreadable_note,
)
from notelint.records.formats.choose import FORMATS, Write
from notelint.records.formats.columns import FormatError
from notelint.report import ReportOptions
from notelint.report.concise import headline
from notelint.report.words import message_of
from notelint.run.map_notes import WorkerDiedError, map_notes
from notelint.schema.errors import ConfigError

Tell = Callable[[str], None]
"""Says one line to the user, beside the records."""

SUMMARY = Words("{records} of {notes} {unit}", "노트 {notes}개 중 {records}개 추출")
LEFT_OUT = Words("{number} left out", "제외 {number}개")
NO_SCHEMA = Words("{number} without a schema", "스키마 없음 {number}개")


class ExtractOptions(NamedTuple):
    """What the user asks of an extraction.

    `paths`, `stdin` and `jobs` are as in a check. Records go to the file `output`, or to `write`
    where it is "". `tell` is told of notes, a line each, and at the end of them all; `fail` what
    could not be done.
    """

    write: Write
    tell: Tell
    fail: Tell
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
    wanted: RecordOptions = DEFAULT_OPTIONS
    progress: Callable[[int], None] | None = None


class _Count(NamedTuple):
    """A run in figures: notes, records, notes left out, notes without a schema."""

    notes: int = 0
    records: int = 0
    left_out: int = 0
    no_schema: int = 0
    failed: int = 0


def extract(request: ExtractOptions) -> int:
    """Write the records of notes, tell what gives none, and return the exit code.

    A file is written whole or not at all. OSError is raised for `request.write` alone.
    """
    try:
        loaded = load_plan(PlanOptions(config=request.config, schema=request.schema))
    except ConfigError as error:
        for problem in error.problems:
            request.fail(problem.text(request.language or request.locale))
        return FAILED
    language = language_of(request.language, loaded, request.locale)
    try:
        if not request.output:
            return _run(request, loaded.plan, request.write, language)
        return _to_file(request, loaded.plan, language)
    except FormatError as error:
        request.fail(error.words.of(language))
    except WorkerDiedError:
        request.fail(WORKER_DIED.of(language))
    return FAILED


def _to_file(request: ExtractOptions, plan: Plan, language: Language) -> int:
    try:
        with replaced(request.output) as file:
            return _run(request, plan, file.write, language)
    except OSError as error:
        request.fail(f"{request.output}: {error.strerror or error}")
        return FAILED


def _run(request: ExtractOptions, plan: Plan, write: Write, language: Language) -> int:
    options = ReportOptions(language)
    form = FORMATS[request.format](write, plan, request.wanted)
    count = _Count()
    failed: list[str] = []
    with closing(_results(request, plan, failed, language)) as results:
        for one in results:
            count = _counted(count, one)
            for finding in one.findings:
                request.tell(headline(finding, options))
            if one.record:
                form.add(one)
            if request.progress:
                request.progress(count.notes)
    form.end()
    for line in failed:
        request.fail(line)
    request.tell(_summary(count, language))
    incomplete = count.left_out or (request.wanted.partial and count.failed)
    return FAILED if failed else FOUND if incomplete else CLEAN


def _counted(count: _Count, one: ExtractedNote) -> _Count:
    return _Count(
        count.notes + 1,
        count.records + bool(one.record),
        count.left_out + (not one.record and (bool(one.schema) or not one.read)),
        count.no_schema + (one.read and not one.schema),
        count.failed + any(finding.severity == "error" for finding in one.findings),
    )


def _summary(count: _Count, language: Language) -> str:
    unit = "note" if count.notes == 1 else "notes"
    records, notes = f"{count.records:,}", f"{count.notes:,}"
    said = [SUMMARY.of(language).format(records=records, notes=notes, unit=unit)]
    for words, number in ((LEFT_OUT, count.left_out), (NO_SCHEMA, count.no_schema)):
        if number:
            said.append(words.of(language).format(number=f"{number:,}"))
    return " · ".join(said)


def _results(
    request: ExtractOptions, plan: Plan, failed: list[str], language: Language
) -> Generator[ExtractedNote, None, None]:
    """One result a note, in the order of their paths; paths that stand for none are put aside."""
    stdin, wanted = request.stdin, request.wanted
    if stdin is not None:
        name = request.stdin_filename or "<stdin>"
        yield _extract(name, plan, wanted, lambda: read_stream(name, stdin, plan.max_bytes))
        return

    def paths() -> Iterator[str]:
        force = plan.force_exclude
        for found in discover(request.paths, plan.exclude, plan.root, force=force):
            if found.error:
                failed.append(f"{found.path}: {message_of('N005', found.error, language)}")
            else:
                yield found.path

    yield from map_notes(partial(extract_path, wanted=wanted), paths(), plan, request.jobs)


def extract_path(path: str, plan: Plan, wanted: RecordOptions) -> ExtractedNote:
    """Read a note and extract its record: what a worker does."""
    return _extract(path, plan, wanted, lambda: read_note(path, plan.max_bytes, plan.root))


def _extract(
    path: str, plan: Plan, wanted: RecordOptions, reader: Callable[[], bytes]
) -> ExtractedNote:
    try:
        data = reader()
    except UnreadableError as error:
        return unreadable_note(path, "N005", Problem(Span(0, 0), error.reason))
    return extract_note(path, data, plan, place_of(path, plan), wanted, finder(plan))
