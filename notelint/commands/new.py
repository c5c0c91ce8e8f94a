"""The `new` command: write a blank note of a schema, or a copy of the schema's template."""

import os
import re
from datetime import date
from typing import NamedTuple

from notelint.commands.common import Outcome, config_failure, failure, file_error
from notelint.config.load import schema_path
from notelint.files.read import UnreadableError, read
from notelint.files.write import create_text
from notelint.locale import in_language
from notelint.model.message import Language, Message, message, phrase
from notelint.model.schema import Schema
from notelint.report.messages import rule_message
from notelint.report.terminal import visible_path
from notelint.scaffold.blank import blank_note
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
WROTE = phrase("wrote {path}\n")
COMPONENT = re.compile(r"\w(?:[^\\/:*?\"<>|]*[^\\/:*?\"<>|. ])?")
"""A component of a path that is safe on every system."""

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
    """Write or print the note. A file that exists is left as it is, and the command fails."""
    in_folder = not options.file or os.path.isdir(options.file)
    try:
        path = schema_path(options.schema)
        schema = load_schema(path)
        template = _read_template(template_of(path))
    except ConfigError as error:
        return config_failure(error, language)
    except _TemplateError as error:
        return failure(f"{error.path}: {rule_message('N005', error.reason, language)}")
    today = options.today or date.today().isoformat()
    number = _next_number(schema, (options.file or ".") if in_folder else ".")
    title = " ".join(options.title.split())
    blank = blank_note(schema, today, optional=options.optional, number=number, title=title)
    text = template or blank.text
    if options.show:
        return Outcome(text)
    if in_folder:
        return _write_in_folder(options, blank.file_name, text, language)
    return _write(options.file, text, language)


class _TemplateError(Exception):
    """A schema's template cannot be read."""

    def __init__(self, path: str, reason: Message) -> None:
        super().__init__(path)
        self.path = path
        self.reason = reason


def _read_template(path: str) -> str:
    """The text of a template, "" if the path is ""."""
    try:
        return read(path, MOST_BYTES).decode() if path else ""
    except UnreadableError as error:
        raise _TemplateError(path, error.reason) from None
    except UnicodeDecodeError as error:
        raise _TemplateError(path, message("not_utf8", byte_offset=error.start)) from None


def _write_in_folder(options: NewOptions, name: str, text: str, language: Language) -> Outcome:
    if not name:
        return failure(in_language(NO_NAME.given(schema=options.schema), language))
    path = path_inside(options.file, name)
    if not path:
        shown = visible_path(name)
        return failure(in_language(NO_PLACE.given(name=shown, schema=options.schema), language))
    return _write(path, text, language)


def path_inside(folder: str, name: str) -> str:
    """The path of a file in a folder by the name that a schema has for it; "" if it is not inside.

    The schema may be untrusted: each component of the name begins with a letter, a digit or `_`,
    has only characters that every system allows in names, and is no symbolic link.
    """
    components = name.split("/")
    if not all(COMPONENT.fullmatch(each) and each.isprintable() for each in components):
        return ""
    path = folder
    for component in components[:-1]:
        path = os.path.join(path, component)
        if os.path.islink(path):
            return ""
    return os.path.join(path, components[-1])


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
