"""The story of `notelint new`: a blank note of a schema, written where nothing is."""

import os
import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from notelint.commands.common import CLEAN, FAILED, Outcome, config_failure, failure
from notelint.config.load import schema_path
from notelint.files.read import UnreadableError, read
from notelint.files.write import create_text
from notelint.locale import in_language
from notelint.model.message import Language, message, phrase
from notelint.model.schema import Schema
from notelint.report.terminal import visible_path
from notelint.report.words import message_of
from notelint.scaffold.blank import blank_note
from notelint.schema.errors import ConfigError
from notelint.schema.loading import load_schema, template_of
from notelint.text.templates import match_form

NO_NAME = phrase("the schema has no form of file names; name the file: notelint new {schema} FILE")
NO_PLACE = phrase(
    "the schema's form of file names gives no name of a file in the folder: {name}; name the file: "
    "notelint new {schema} FILE"
)
THERE = phrase("{path} exists, and is left as it is")
WROTE = phrase("wrote {path}\n")
STEP = re.compile(r"\w(?:[^\\/:*?\"<>|]*[^\\/:*?\"<>|. ])?")
MOST_BYTES = 10_000_000


class NewOptions(NamedTuple):
    """A note to be made. `file` is its path, or the folder for a name of the schema's form.

    `whole`: with the optional parts too. `show`: print it and write nothing.
    """

    schema: str
    file: str = ""
    whole: bool = False
    show: bool = False
    today: str = ""


def new(asked: NewOptions, language: Language) -> Outcome:
    """Write the note, or say why not."""
    in_folder = not asked.file or os.path.isdir(asked.file)
    try:
        named = schema_path(asked.schema)
        schema, template = load_schema(named), template_of(named)
        number = _number(schema, (asked.file or ".") if in_folder else ".")
        today = asked.today or date.today().isoformat()
        made = blank_note(schema, today, optional=asked.whole, number=number)
        text = _read(template, language) if template else made.text
    except ConfigError as error:
        return config_failure(error, language)
    except _NoTemplateError as error:
        return failure(str(error))
    if asked.show:
        return Outcome(text, (), CLEAN)
    path = asked.file
    if in_folder:
        if not made.file_name:
            return Outcome("", (in_language(NO_NAME.given(schema=asked.schema), language),), FAILED)
        path = inside(asked.file, made.file_name)
        if not path:
            name = visible_path(made.file_name)
            return Outcome(
                "", (in_language(NO_PLACE.given(name=name, **asked._asdict()), language),), FAILED
            )
    return _written(path, text, language)


def inside(folder: str, name: str) -> str:
    """The path of a file in a folder by the name that a schema has for it, or "" if it is none.

    A stranger may have written the schema: each step of the name begins with a letter, a digit or
    `_`, goes on with signs that every system has in names, and is no symbolic link.
    """
    steps = name.split("/")
    if not all(STEP.fullmatch(step) and step.isprintable() for step in steps):
        return ""
    path = folder
    for step in steps[:-1]:
        path = os.path.join(path, step)
        if os.path.islink(path):
            return ""
    return os.path.join(path, steps[-1])


class _NoTemplateError(Exception):
    """The template cannot be read; the text says why."""


def _read(template: str, language: Language) -> str:
    try:
        return read(template, MOST_BYTES).decode()
    except UnreadableError as error:
        said = message_of("N005", error.reason, language)
        raise _NoTemplateError(f"{template}: {said}") from None
    except UnicodeDecodeError as error:
        said = message_of("N005", message("not_utf8", byte_offset=error.start), language)
        raise _NoTemplateError(f"{template}: {said}") from None


def _written(path: str, text: str, language: Language) -> Outcome:
    try:
        if create_text(path, text):
            return Outcome(in_language(WROTE.given(path=path), language), (), CLEAN)
    except (OSError, ValueError) as error:
        return Outcome("", (f"{path}: {getattr(error, 'strerror', None) or error}",), FAILED)
    return Outcome("", (in_language(THERE.given(path=path), language),), FAILED)


def _number(schema: Schema, folder: str) -> str:
    """The number after the highest that a note in the folder has, as wide as these are."""
    form = schema.file_name
    names = [name for name, kind in (form.captures if form else ()) if kind == "integer"]
    if form is None or not names:
        return "1"
    try:
        files: Iterable[str] = os.listdir(folder)
    except OSError:
        files = ()
    found = [
        one.text
        for file in files
        for one in match_form(form, file) or ()
        if one.name == names[0] and re.fullmatch(r"[0-9]{1,18}", one.text)
    ]
    if not found:
        return "1"
    return str(max(map(int, found)) + 1).zfill(max(map(len, found)))
