"""Schemas from the notes of a folder: notes → sketches → groups → schemas, tried on their notes."""

import os
from collections import Counter
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
from notelint.scaffold.common_quotes import VERBATIM
from notelint.scaffold.cover import Cover, cover
from notelint.scaffold.draft import SchemaDraft, Share, Thresholds, presence, schema_name, yaml_text
from notelint.scaffold.infer import infer
from notelint.scaffold.note_files import SelectedFiles, select_notes
from notelint.scaffold.outliers import find_outliers
from notelint.scaffold.relax import HABITS, count_mismatches, relax, without_quotes
from notelint.scaffold.sketch import Sketch, sketch
from notelint.schema.loading import read_schema

ROUNDS = 3
"""The most times that a schema is relaxed and tried again."""

Progress = Callable[[int], None]
"""Called with the number of notes done."""


class InferOptions(NamedTuple):
    """What to infer schemas from. `folder` has the notes."""

    folder: str
    thresholds: Thresholds = Thresholds()
    progress: Progress | None = None


class SketchedNotes(NamedTuple):
    """The notes of a folder; files that cannot be read, with the reason; which files are notes."""

    sketches: tuple[Sketch, ...]
    unreadable: tuple[tuple[str, Message], ...]
    files: SelectedFiles


class InferredSchema(NamedTuple):
    """A schema that was inferred from notes, as it is written, and how well the notes match it.

    `findings` are those of `notes`, in the order of a report. `outliers` are paths of notes of
    another kind. `structures` is the number of structures among the notes. `quotes` is the number
    of quotes that were looked for, `quotes_found` of those that are in their article. `globs` match
    the notes, `exclude` those of other schemas; `by_names`: other notes are in the same folders.
    """

    name: str
    draft: SchemaDraft
    globs: tuple[str, ...]
    shares: tuple[Share, ...]
    notes: tuple[str, ...]
    outliers: tuple[str, ...]
    findings: tuple[Finding, ...]
    structures: int
    schema: Schema
    quotes: int = 0
    quotes_found: int = 0
    exclude: tuple[str, ...] = ()
    by_names: bool = False


def sketch_notes(folder: str, progress: Progress | None = None) -> SketchedNotes:
    """Read and sketch the notes below a folder."""
    discovered = list(discover((folder,)))
    files = select_notes([file.path for file in discovered if not file.error])
    unreadable = [(file.path, file.error) for file in discovered if file.error]
    sketches = []
    for done, path in enumerate(files.notes, 1):
        note = parse_file(path)
        if isinstance(note, Note):
            sketches.append(sketch(note))
        else:
            unreadable.append((path, note))
        if progress:
            progress(done)
    return SketchedNotes(tuple(sketches), tuple(unreadable), files)


def parse_file(path: str) -> Note | Message:
    """A note, or why it cannot be read."""
    try:
        data = read_note(path, Plan("", ()).max_bytes, ".")
        return parse(source_of(path, data))
    except (UnreadableError, TooMuchMarkdown) as error:
        return error.reason
    except UnicodeDecodeError as error:
        return message("not_utf8", byte_offset=error.start)


def infer_schemas(notes: SketchedNotes, options: InferOptions) -> list[InferredSchema]:
    """A schema for each group of notes that globs can tell apart.

    All but the first must require more than a title: else their notes have nothing in common.
    """
    folder = os.path.relpath(options.folder).replace(os.sep, "/")
    folder = "" if folder == "." else folder
    used: set[str] = set()
    groups = group_notes(notes.sketches)
    schemas = [
        _infer_schema(group, schema_name(_group_name(group, folder), used), options)
        for group in groups
    ]
    kept: list[InferredSchema] = []
    for index, schema in enumerate(schemas):
        globs = _cover(schemas, index, groups[index].prefixes, notes, folder)
        if not kept or _requires_something(schema):
            kept.append(schema._replace(globs=globs.globs, exclude=globs.exclude))
        elif schema.by_names:  # else its notes would get the schema of the others there
            kept[-1] = kept[-1]._replace(exclude=(*kept[-1].exclude, *globs.globs))
    return kept


def _cover(
    schemas: Sequence[InferredSchema],
    index: int,
    prefixes: tuple[str, ...],
    notes: SketchedNotes,
    folder: str,
) -> Cover:
    """The globs of a schema's notes. Those that `prefixes` tells apart are in no other's folder."""
    paths = schemas[index].notes
    suffixes = sorted({os.path.splitext(path)[1].lower() for path in paths})
    if prefixes:
        return Cover(prefixes).with_suffixes(suffixes)
    own = {os.path.dirname(path) for path in paths}
    others = {os.path.dirname(path) for each in schemas for path in each.notes} - own
    left_out = Counter(
        os.path.dirname(path)
        for path in (*notes.files.about, *(path for each in schemas for path in each.outliers))
    )
    return cover(own, others, left_out, folder).with_suffixes(suffixes)


def _requires_something(schema: InferredSchema) -> bool:
    return any(
        presence(schema.draft, share.place) == "required" and share.kind != "title"
        for share in schema.shares
    )


def _group_name(group: NoteGroup, folder: str) -> str:
    """The name of the deepest folder that has all notes of a group."""
    folders = [os.path.dirname(os.path.abspath(note.path)) for note in group.notes]
    return os.path.basename(os.path.commonpath(folders)) or folder or "notes"


def _infer_schema(group: NoteGroup, name: str, options: InferOptions) -> InferredSchema:
    """A group's schema, inferred again without outliers if there are any."""
    notes: Sequence[Sketch] = group.notes
    inference = infer(notes, name, options.thresholds)
    trial = _relaxed(inference.draft, notes, options)
    outliers = find_outliers(trial.schema, trial.findings, notes)
    if outliers:
        notes = [note for note in notes if note.path not in outliers]
        inference = infer(notes, name, options.thresholds)
        trial = _relaxed(inference.draft, notes, options)
    return InferredSchema(
        name,
        trial.draft,
        (),
        inference.shares,
        tuple(note.path for note in notes),
        (
            *(note.path for note in group.notes if note.path in outliers),
            *(note.path for note in group.strays),
        ),
        tuple(finding for finding in trial.findings if finding.code not in HABITS),
        group.structures,
        trial.schema,
        trial.quotes,
        trial.quotes_found,
        by_names=bool(group.prefixes),
    )


class _Trial(NamedTuple):
    """A draft, the schema that it compiles to, and the findings and quotes of its own notes."""

    draft: SchemaDraft
    schema: Schema
    findings: tuple[Finding, ...]
    quotes: int
    quotes_found: int


def _relaxed(draft: SchemaDraft, notes: Sequence[Sketch], options: InferOptions) -> _Trial:
    """Try a draft on its notes, and relax it until few of them do not match."""
    paths = [note.path for note in notes]
    trial = _try(draft, paths, options)
    for _ in range(ROUNDS):
        mismatches = count_mismatches(trial.findings)
        relaxed = relax(trial.draft, mismatches, len(paths), options.thresholds)
        if trial.quotes_found < VERBATIM * trial.quotes:
            relaxed = without_quotes(relaxed)
        if relaxed == trial.draft:
            break
        trial = _try(relaxed, paths, options)
    return trial


def _try(draft: SchemaDraft, paths: Sequence[str], options: InferOptions) -> _Trial:
    schema = read_schema(yaml_text(draft).encode(), f"{draft.name}.yaml")
    findings: list[Finding] = []
    quotes = quotes_found = 0
    with closing(map_notes(check_path, paths, plan_for_schema(schema))) as results:
        for done, result in enumerate(results, 1):
            findings += filter(_is_about_schema, result.findings)
            quotes += result.facts.quotes_checked
            quotes_found += result.facts.quotes_found
            if options.progress:
                options.progress(done)
    return _Trial(draft, schema, tuple(findings), quotes, quotes_found)


def _is_about_schema(finding: Finding) -> bool:
    """Whether a finding is a mismatch with the schema, or may be a habit of the notes."""
    return finding.code[0] in "SF" or finding.code in ("L001", "Q001", "Q002", *HABITS)
