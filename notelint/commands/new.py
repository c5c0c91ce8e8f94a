"""The `new` command: write a blank note of a schema, or a copy of the schema's template."""

import os
from datetime import date
from typing import NamedTuple

from notelint.commands.common import Outcome, config_failure, failure, file_error
from notelint.commands.new_place import folder_of_schema, has_schema, path_inside
from notelint.config.load import Loaded, PlanOptions, load_plan, schema_path
from notelint.files.read import UnreadableError, read
from notelint.files.write import create_text
from notelint.locale import in_language
from notelint.model.message import Language, message, phrase
from notelint.model.schema import Dialect, Schema
from notelint.report.messages import rule_message
from notelint.report.terminal import visible_path
from notelint.scaffold.blank import BlankNote, blank_note
from notelint.scaffold.fill_template import fill_template
from notelint.scaffold.new_names import NextNumber, next_number
from notelint.schema.errors import ConfigError
from notelint.schema.loading import load_schema, template_of

NO_NAME = phrase(
    "the schema has no file name for a new note; specify the file: notelint new {schema} FILE, or "
    "a title: --title TITLE"
)
NO_PLACE = phrase(
    "the schema's file name pattern does not give a file name inside the folder: "
    "{name}; specify the file: notelint new {schema} FILE"
)
EXISTS = phrase("{path} already exists and was not changed")
WITHOUT_SCHEMA = phrase(
    "{settings}: no glob of schema `{schema}` matches {path}; "
    "`notelint check` will not use the schema"
)
WROTE = phrase("wrote {path}\n")
MOST_BYTES = 10_000_000


class NewOptions(NamedTuple):
    """What the user asks of `new`.

    `file` is the note's path, or the folder for a name by the schema's pattern. `optional`: with
    optional parts and fields, too. `show`: print the note and write nothing. `title`: of the note,
    also for its file name.
    """

    schema: str
    file: str = ""
    optional: bool = False
    show: bool = False
    today: str = ""
    title: str = ""


def new(options: NewOptions, language: Language) -> Outcome:
    """Write or print the note. A file that exists is left as it is, and the command fails.

    Without a file it is written into a folder of the schema's notes. If the configuration does not
    give it the schema there, a line on standard error says so.
    """
    try:
        today = options.today or date.today().isoformat()
        title = " ".join(options.title.split())
        return _new(options._replace(today=today, title=title), language)
    except ConfigError as error:
        return config_failure(error, language)
    except _RefusedError as error:
        return failure(str(error))


class _RefusedError(Exception):
    """No note can be made; the text says why."""


def _new(options: NewOptions, language: Language) -> Outcome:
    path = schema_path(options.schema)
    schema = load_schema(path)
    template = _read_template(template_of(path), language)
    template = fill_template(template, options.title, options.today)
    if options.show:
        return Outcome(template or _blank(options, schema, ".", schema.dialect).text)
    in_folder = not options.file or os.path.isdir(options.file)
    folder = options.file if in_folder else "."
    loaded = _configuration(options.file)
    dialect = loaded.plan.dialect if loaded else schema.dialect
    blank = _blank(options, schema, folder or ".", dialect)
    if loaded and not options.file and blank.file_name:
        folder = folder_of_schema(loaded.plan, schema.name, blank.file_name)
        blank = _blank(options, schema, folder or ".", dialect)
    named = _named(folder, blank.file_name, options.schema, language) if in_folder else options.file
    outcome = _write(named, template or blank.text, language)
    if outcome.exit_code or not loaded or has_schema(loaded.plan, schema.name, named):
        return outcome
    settings = loaded.settings_file
    warning = WITHOUT_SCHEMA.given(settings=settings, schema=schema.name, path=visible_path(named))
    return outcome._replace(errors=(in_language(warning, language),))


def _configuration(file: str) -> Loaded | None:
    """The configuration for a note in a file or folder, by default the current folder.

    None if it has mistakes and the user has said where the note goes.
    """
    folder = file if os.path.isdir(file) else os.path.dirname(file)
    try:
        return load_plan(PlanOptions(use_cache=False, paths=(folder,) if folder else ()))
    except ConfigError:
        if file:
            return None
        raise


def _blank(options: NewOptions, schema: Schema, folder: str, dialect: Dialect) -> BlankNote:
    """The blank note, with the number that is next in a folder."""
    return blank_note(
        schema,
        options.today,
        optional=options.optional,
        number=_next_number(schema, folder),
        title=options.title,
        in_vault="obsidian" in (dialect, schema.dialect),
    )


def _read_template(path: str, language: Language) -> str:
    """The text of a template, "" if the path is ""."""
    try:
        return read(path, MOST_BYTES).decode() if path else ""
    except UnreadableError as error:
        reason = error.reason
    except UnicodeDecodeError as error:
        reason = message("not_utf8", byte_offset=error.start)
    raise _RefusedError(f"{path}: {rule_message('N005', reason, language)}")


def _named(folder: str, name: str, schema: str, language: Language) -> str:
    """The path of a note in a folder by the file name that the schema has for it."""
    if not name:
        raise _RefusedError(in_language(NO_NAME.given(schema=schema), language))
    path = path_inside(folder, name)
    if not path:
        refused = NO_PLACE.given(name=visible_path(name), schema=schema)
        raise _RefusedError(in_language(refused, language))
    return path


def _write(path: str, text: str, language: Language) -> Outcome:
    try:
        created = create_text(path, text)
    except (OSError, ValueError) as error:
        return failure(file_error(path, error, language))
    if not created:
        return failure(in_language(EXISTS.given(path=path), language))
    return Outcome(in_language(WROTE.given(path=path), language))


def _next_number(schema: Schema, folder: str) -> NextNumber:
    """The number after the highest one of the notes in a folder."""
    try:
        return next_number(schema, os.listdir(folder))
    except OSError:
        return next_number(schema, ())
