"""The notes of a folder as `init` sees them: sketches, and the built-in schemas that they have."""

import os
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from notelint.commands.existing_files import left_out_here
from notelint.commands.trial import Progress
from notelint.files.discover import discover
from notelint.files.read import UnreadableError, read_note
from notelint.lint.auto_detect import ENOUGH, auto_detect, scores_of
from notelint.lint.signatures import signature_of, traits_of
from notelint.model.message import Message, message
from notelint.model.note import Note
from notelint.model.plan import Plan, SchemaSignature
from notelint.parse import TooMuchMarkdown, parse, source_of
from notelint.scaffold.note_files import SelectedFiles, select_notes
from notelint.scaffold.sketch import Sketch, sketch
from notelint.schema.built_in import built_in_names
from notelint.schema.loading import load_schema


class SketchedNotes(NamedTuple):
    """The notes of a folder; files that cannot be read, with the reason; which files are notes.

    `detected` has the built-in schemas of files, whatever their names are, by path; `similar` has
    those that further files have much in common with.
    """

    sketches: tuple[Sketch, ...]
    unreadable: tuple[tuple[str, Message], ...]
    files: SelectedFiles
    detected: Mapping[str, str]
    similar: Mapping[str, str]


def sketch_notes(folder: str, progress: Progress | None = None) -> SketchedNotes:
    """Read and sketch the notes below a folder."""
    discovered = list(discover((folder,), left_out_here()))
    notes = sketch_files([file.path for file in discovered if not file.error], progress)
    missing = tuple((file.path, file.error) for file in discovered if file.error)
    return notes._replace(unreadable=(*missing, *notes.unreadable))


def sketch_files(paths: Sequence[str], progress: Progress | None = None) -> SketchedNotes:
    """Read and sketch the notes among files."""
    files = select_notes(paths)
    unreadable: list[tuple[str, Message]] = []
    sketches = []
    detected: dict[str, str] = {}
    similar: dict[str, str] = {}
    for done, path in enumerate((*files.notes, *files.about, *files.beside), 1):
        note, is_note = parse_file(path), done <= len(files.notes)
        if isinstance(note, Note):
            if name := built_in_schema_of(note):
                detected[path] = name
            elif name := _similar_schema(note):
                similar[path] = name
            if is_note:
                sketches.append(sketch(note))
        elif is_note:
            unreadable.append((path, note))
        if progress:
            progress(done)
    return SketchedNotes(tuple(sketches), tuple(unreadable), files, detected, similar)


def parse_file(path: str) -> Note | Message:
    """A note, or why it cannot be read."""
    try:
        data = read_note(path, Plan("", ()).max_bytes, ".")
        return parse(source_of(path, data))
    except (UnreadableError, TooMuchMarkdown) as error:
        return error.reason
    except UnicodeDecodeError as error:
        return message("not_utf8", byte_offset=error.start)


def built_in_schema_of(note: Note) -> str:
    """The built-in schema that a check without configuration gives a note, "" for none."""
    return auto_detect(note, _signatures(), from_here(note.source.path))


def _similar_schema(note: Note) -> str:
    """The schema that a note may have: it has half of the points that detection requires."""
    scores = scores_of(traits_of(note, from_here(note.source.path)), _signatures())
    return scores[0].schema if scores and 2 * scores[0].points >= ENOUGH else ""


@cache
def _signatures() -> tuple[SchemaSignature, ...]:
    return tuple(signature_of(load_schema(name)) for name in built_in_names())


def from_here(path: str) -> str:
    """A path from the current folder, as the configuration has it; that folder is ""."""
    relative = os.path.relpath(path).replace(os.sep, "/")
    return "" if relative == os.curdir else relative
