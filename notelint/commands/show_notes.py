"""`check --show-files`: which schema each note has, and why; nothing is checked."""

from collections.abc import Iterator
from contextlib import closing
from typing import NamedTuple

from notelint.commands.check_options import CheckOptions
from notelint.commands.common import (
    CLEAN,
    FAILED,
    WORKER_DIED,
    Outcome,
    config_failure,
    failure,
    language_of,
    language_without_plan,
)
from notelint.commands.notes import discovered, path_from_root
from notelint.commands.stages.notes import GivenNote, read_given
from notelint.config.load import load_plan
from notelint.files.paths import DiscoveredPath
from notelint.files.read import UnreadableError, read_note
from notelint.lint.choose_schema import choose_schema
from notelint.lint.parse_note import UnreadableNoteError, parse_note
from notelint.locale import in_language
from notelint.model.facts import NoteSchema
from notelint.model.message import Message
from notelint.model.plan import Plan
from notelint.report import ReportOptions
from notelint.report.messages import rule_message
from notelint.report.notes_listing import notes_listing
from notelint.run.map_notes import WorkerDiedError, map_notes
from notelint.schema.errors import ConfigError


class ShownNote(NamedTuple):
    """A note with its schema; `error` says why there is none at the path, a message of N005."""

    note: NoteSchema
    error: Message | None = None


def show_notes(options: CheckOptions) -> Outcome:
    """The notes that `check` would check. A note that cannot be read is an error."""
    try:
        loaded = load_plan(options.for_plan())
    except ConfigError as error:
        language = language_without_plan(options.language, options.config, options.locale)
        return config_failure(error, language)
    language = language_of(options.language, loaded, options.locale)
    plan = loaded.plan
    plan = plan._replace(force_exclude=plan.force_exclude or options.force_exclude)
    try:
        shown = tuple(_shown(options, plan))
    except WorkerDiedError:
        return failure(in_language(WORKER_DIED, language))
    notes = [note for note, error in shown if not error]
    errors = tuple(
        f"{note.path}: {rule_message('N005', error, language)}" for note, error in shown if error
    )
    looks = ReportOptions(language, quiet=options.quiet)
    report = notes_listing(notes, options.format, looks)
    return Outcome(report, errors, FAILED if errors else CLEAN)


def _shown(options: CheckOptions, plan: Plan) -> Iterator[ShownNote]:
    given = read_given(options, plan)
    if given:
        yield from _given(given, plan)
        return
    found = discovered(options.paths, plan)
    with closing(map_notes(show_discovered, found, plan, options.jobs)) as shown:
        yield from shown


def _given(given: GivenNote, plan: Plan) -> Iterator[ShownNote]:
    if given.error:
        yield _without(given.name, given.error.reason)
    elif given.data is not None:
        yield _of_data(given.name, given.data, plan)


def show_discovered(found: DiscoveredPath, plan: Plan) -> ShownNote:
    """Choose the schema of the note at a discovered path; the task of a worker."""
    if found.error:
        return _without(found.path, found.error)
    try:
        return _of_data(found.path, read_note(found.path, plan.max_bytes, plan.root), plan)
    except UnreadableError as error:
        return _without(found.path, error.reason)


def _of_data(path: str, data: bytes, plan: Plan) -> ShownNote:
    try:
        choice = choose_schema(parse_note(path, data), plan, path_from_root(path, plan))
    except UnreadableNoteError as error:
        return _without(path, error.reason)
    return ShownNote(NoteSchema(path, choice.schema.name if choice.schema else "", choice.why))


def _without(path: str, error: Message) -> ShownNote:
    return ShownNote(NoteSchema(path, "", "none"), error)
