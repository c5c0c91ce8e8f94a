"""The story of `notelint init --infer`: notes → sketches → groups → schemas, tried on the notes."""

import os
from collections.abc import Callable, Sequence
from contextlib import closing
from typing import NamedTuple

from notelint.commands.notes import check_path, plan_for_schema
from notelint.files.discover import discover
from notelint.files.read import UnreadableError, read_note
from notelint.model.finding import Finding
from notelint.model.message import Message, message
from notelint.model.note import Note
from notelint.model.plan import Plan
from notelint.model.schema import Schema
from notelint.parse import TooMuchMarkdown, parse, source_of
from notelint.run.map_notes import map_notes
from notelint.scaffold.cluster import NoteGroup, group_notes
from notelint.scaffold.draft import TITLE, SchemaDraft, Share, Thresholds, schema_name, yaml_text
from notelint.scaffold.infer import infer
from notelint.scaffold.note_files import select_notes
from notelint.scaffold.outliers import find_outliers
from notelint.scaffold.relax import count_mismatches, relax
from notelint.scaffold.sketch import Sketch, sketch
from notelint.schema.loading import read_schema

ROUNDS = 3
"""How often a schema is tried on its notes and relaxed at most."""

OURS = "SF"
"""The letters of the rules that tell how notes depart from a schema."""

Progress = Callable[[int], None]


class InferOptions(NamedTuple):
    """What an inference is asked for. `folder` holds the notes."""

    folder: str
    thresholds: Thresholds = Thresholds()
    progress: Progress | None = None


class InferredSchema(NamedTuple):
    """One schema that was made of notes, and how they keep to it.

    `findings` are the departures of `notes`, in report order. `outliers` are notes beside them
    that are of another kind, by path. `kinds`: so many structures are among the notes.
    """

    name: str
    text: str
    globs: tuple[str, ...]
    shares: tuple[Share, ...]
    notes: tuple[str, ...]
    outliers: tuple[str, ...]
    findings: tuple[Finding, ...]
    kinds: int
    schema: Schema


class Seen(NamedTuple):
    """What reading the notes gave: `unread` are paths with the reason, `about` READMEs and such.

    `readmes`: the notes are READMEs, each in a folder of its own; `beside` are files beside them.
    """

    sketches: tuple[Sketch, ...]
    unread: tuple[tuple[str, Message], ...]
    about: tuple[str, ...]
    readmes: bool = False
    beside: tuple[str, ...] = ()


def look(folder: str, progress: Progress | None = None) -> Seen:
    """Sketch the notes below a folder. What cannot be read is told and passed over."""
    sketches, unread, paths = [], [], []
    for found in discover((folder,)):
        if found.error:
            unread.append((found.path, found.error))
        else:
            paths.append(found.path)
    sorted_out = select_notes(paths)
    for done, path in enumerate(sorted_out.notes, 1):
        drawn = sketch_of(path)
        if isinstance(drawn, Sketch):
            sketches.append(drawn)
        else:
            unread.append((path, drawn))
        if progress:
            progress(done)
    return Seen(tuple(sketches), tuple(unread), *sorted_out[1:])


def sketch_of(path: str) -> Sketch | Message:
    """A note's sketch, or why there is none."""
    note = note_of(path)
    return sketch(note) if isinstance(note, Note) else note


def note_of(path: str) -> Note | Message:
    """A note, or why it cannot be read."""
    try:
        data = read_note(path, Plan("", ()).max_bytes, ".")
        return parse(source_of(path, data))
    except (UnreadableError, TooMuchMarkdown) as error:
        return error.reason
    except UnicodeDecodeError as error:
        return message("not_utf8", byte_offset=error.start)


def schemas_of(seen: Seen, asked: InferOptions) -> list[InferredSchema]:
    """A schema for each group of notes that the settings can tell apart."""
    folder = os.path.relpath(asked.folder).replace(os.sep, "/")
    folder = "" if folder == "." else folder
    taken: set[str] = set()
    made = []
    for group in group_notes(seen.sketches, folder):
        name = schema_name(_name_of(group, folder), taken)
        made.append(_made(group, name, asked))
    return [one for at, one in enumerate(made) if not at or _asks(one)]


def _asks(made: InferredSchema) -> bool:
    """Whether a schema asks for more than a title: else its notes have nothing in common."""
    return any(one.verdict == "required" and one.title != TITLE for one in made.shares)


def _name_of(group: NoteGroup, folder: str) -> str:
    """A group is called after the last folder that all its notes lie in."""
    common = os.path.commonpath([os.path.dirname(os.path.abspath(one.path)) for one in group.notes])
    return os.path.basename(common) or folder or "notes"


def _made(group: NoteGroup, name: str, asked: InferOptions) -> InferredSchema:
    """A group's schema, relaxed until few of its notes depart, and the departures."""
    thresholds = asked.thresholds
    notes, outliers = list(group.notes), []
    inferred = infer(notes, name, thresholds)
    draft, schema, findings = _tried(inferred.draft, notes, asked)
    strange = find_outliers(schema, findings, notes)
    if strange:
        outliers = [one for one in notes if one.path in strange]
        notes = [one for one in notes if one.path not in strange]
        inferred = infer(notes, name, thresholds)
        draft, schema, findings = _tried(inferred.draft, notes, asked)
    return InferredSchema(
        name,
        yaml_text(draft),
        group.globs,
        inferred.shares,
        tuple(one.path for one in notes),
        tuple(one.path for one in outliers),
        findings,
        group.structures,
        schema,
    )


def _tried(
    draft: SchemaDraft, notes: Sequence[Sketch], asked: InferOptions
) -> tuple[SchemaDraft, Schema, tuple[Finding, ...]]:
    """Try a schema on its notes, and take back what too many of them do not keep."""
    paths = [one.path for one in notes]
    schema, findings = _checked(draft, paths, asked)
    for _ in range(ROUNDS):
        eased = relax(draft, count_mismatches(findings), len(paths), asked.thresholds)
        if eased == draft:
            break
        draft = eased
        schema, findings = _checked(draft, paths, asked)
    return draft, schema, findings


def _checked(
    draft: SchemaDraft, paths: Sequence[str], asked: InferOptions
) -> tuple[Schema, tuple[Finding, ...]]:
    """The compiled schema, and what notes are told by it: only what the schema is the reason of."""
    schema = read_schema(yaml_text(draft).encode(), f"{draft.name}.yaml")
    plan = plan_for_schema(schema)
    found: list[Finding] = []
    with closing(map_notes(check_path, paths, plan)) as results:
        for done, result in enumerate(results, 1):
            found += [one for one in result.findings if one.code[0] in OURS or one.code == "L001"]
            if asked.progress:
                asked.progress(done)
    return schema, tuple(found)
