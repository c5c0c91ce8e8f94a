"""Reads a note's bytes: its Markdown, and the comments in it that are for notelint."""

from typing import NamedTuple

from notelint.lint.suppressions import Directive, read_directives
from notelint.model.finding import Problem
from notelint.model.message import Message, message
from notelint.model.note import Note
from notelint.parse import TooMuchMarkdown, parse, source_of
from notelint.rules import NAMES
from notelint.text.charset import guess_encoding


class UnreadableNoteError(Exception):
    """A note that is not UTF-8, or too large. `reason` is one of rule N005's messages."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason)
        self.reason = reason


class ParsedNote(NamedTuple):
    """A note and its comments for notelint; `problems` are errors in these, with code (N002)."""

    note: Note
    directives: tuple[Directive, ...]
    problems: tuple[tuple[str, Problem], ...]


def parse_note(path: str, data: bytes) -> ParsedNote:
    """Parse the bytes of the note at `path`. Raises `UnreadableNoteError`."""
    try:
        note = parse(source_of(path, data))
    except TooMuchMarkdown as error:
        raise UnreadableNoteError(error.reason) from None
    except UnicodeDecodeError as error:
        raise UnreadableNoteError(_not_utf8(data, error.start)) from None
    directives, problems = read_directives(note.comments, NAMES, note.source)
    return ParsedNote(note, tuple(directives), tuple(problems))


def _not_utf8(data: bytes, offset: int) -> Message:
    """That bytes are not UTF-8 from an offset, and the encoding that they probably have."""
    encoding = guess_encoding(data)
    if encoding:
        return message("not_utf8_likely", byte_offset=offset, encoding=encoding)
    return message("not_utf8", byte_offset=offset)
