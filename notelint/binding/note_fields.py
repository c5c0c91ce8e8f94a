"""Reads what a note has outside of its sections: front matter, header fields, the file's name."""

from typing import NamedTuple

from notelint.fields.inline_fields import InlineFields, note_header, read_inline_fields
from notelint.fields.references import read_file_name
from notelint.model.fields import FieldEntry, Reference, UnreadableFields
from notelint.model.message import phrase
from notelint.model.note import FrontMatter, Note
from notelint.model.schema import Schema
from notelint.model.source import Span
from notelint.parse import parse
from notelint.parse.front_matter import find_misplaced, is_intended, is_trivial
from notelint.text.boilerplate import is_template_stem

MARKS = ("{{", "{%", "<%")
FENCES = ("---", "+++", "<!-")
"""How misplaced front matter begins, or what precedes it."""

FrontMatterFields = tuple[FieldEntry, ...] | UnreadableFields | None


class NoteFields(NamedTuple):
    """The fields of a note outside of its sections, and the note without misplaced front matter.

    See `BoundNote` for the fields. What neither the schema nor its conditions need is not read,
    except to find out whether front matter can be read.
    """

    note: Note
    front_matter: FrontMatterFields = None
    labels: tuple[FieldEntry, ...] = ()
    unreadable: tuple[UnreadableFields, ...] = ()
    file_name: tuple[Reference, ...] | None = ()


def read_note_fields(note: Note, schema: Schema | None, place: str) -> NoteFields:
    """The fields of the note at `place`, its path from the plan's root."""
    if schema is None:
        return NoteFields(*_unused_front_matter(note, place))
    needed = {reference.partition(".")[0] for reference in schema.references()}
    used = schema.front_matter or "front_matter" in needed
    note, fields = _front_matter(note, schema) if used else _unused_front_matter(note, place)
    labels = InlineFields()
    if schema.labels or "labels" in needed:
        labels = read_inline_fields(note_header(note), note, schema.labels)
    file_name = read_file_name(schema.file_name, place) if schema.file_name else ()
    return NoteFields(note, fields, labels.entries, labels.unreadable, file_name)


def _front_matter(note: Note, schema: Schema) -> tuple[Note, FrontMatterFields]:
    """The front matter that a schema or its conditions need."""
    if note.front_matter:
        required_format = schema.front_matter.format if schema.front_matter else ""
        if required_format not in ("", note.front_matter.kind):
            return note, _of_another_format(note.front_matter.kind)
        return note, _entries(note.front_matter)
    if schema.front_matter:
        expected = any(field.required for field in schema.front_matter.fields)
        return _misplaced(note, asked=True, expected=expected or schema.front_matter.required)
    return note, None


def _unused_front_matter(note: Note, place: str) -> tuple[Note, UnreadableFields | None]:
    """Why front matter that no schema needs cannot be read, if so: other programs will read it."""
    front = note.front_matter
    if front is None:
        return _misplaced(note, asked=False, expected=False)
    if is_trivial(front) or not is_intended(front) or _is_to_be_filled(front, place):
        return note, None
    entries = _entries(front)
    return note, entries if isinstance(entries, UnreadableFields) else None


def _entries(front: FrontMatter) -> tuple[FieldEntry, ...] | UnreadableFields:
    from notelint.parse.metadata import read_front_matter  # noqa: PLC0415 - imports YAML

    return read_front_matter(front)


def _is_to_be_filled(front: FrontMatter, place: str) -> bool:
    """Whether front matter is a template's, with marks that a program replaces: not yet YAML."""
    marked = any(mark in front.body for mark in MARKS)
    return marked and any(
        is_template_stem(step.rpartition(".")[0] or step) for step in place.split("/")
    )


def _misplaced(note: Note, *, asked: bool, expected: bool) -> tuple[Note, UnreadableFields | None]:
    """Why front matter is misplaced, and the note without it: its lines are not text."""
    source = note.source
    if source.text.lstrip()[:3] not in FENCES:
        return note, None
    found = find_misplaced(source, asked=asked, expected=expected)
    if found is None:
        return note, None
    return parse(source, leaving_out=found.last), found.why


def _of_another_format(kind: str) -> UnreadableFields:
    if kind == "toml":
        words = phrase("it is TOML (`+++`), but the schema requires YAML (`---`)")
    else:
        words = phrase("it is YAML (`---`), but the schema requires TOML (`+++`)")
    return UnreadableFields(words, Span(0, 3))
