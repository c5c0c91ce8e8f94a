"""Schemas from the notes of a folder: notes → sketches → groups → schemas, tried on their notes."""

import os
from collections.abc import Sequence
from typing import NamedTuple

from notelint.commands.detect import DetectedSchema
from notelint.commands.read_notes import SketchedNotes
from notelint.commands.trial import Progress, SchemaTrial, try_schema
from notelint.model.finding import Finding
from notelint.model.schema import Schema
from notelint.scaffold.cluster import FEW, NoteGroup, group_notes
from notelint.scaffold.common_quotes import VERBATIM
from notelint.scaffold.cover import Cover, cover_notes, suffixes_of
from notelint.scaffold.draft import (
    SchemaDraft,
    Share,
    Thresholds,
    presence,
    schema_name,
    walk_parts,
    yaml_text,
)
from notelint.scaffold.infer import Inference, infer
from notelint.scaffold.outliers import find_outliers
from notelint.scaffold.relax import count_mismatches, relax, without_quotes
from notelint.scaffold.sketch import Sketch
from notelint.schema.loading import read_schema

ROUNDS = 3
"""The most times that a schema is relaxed and tried again."""


class InferOptions(NamedTuple):
    """What to infer schemas from. `folder` has the notes; it is "" for the current one."""

    folder: str
    thresholds: Thresholds = Thresholds()
    progress: Progress | None = None


class InferredSchema(NamedTuple):
    """A schema that was inferred from notes, as it is written, and how well the notes match it.

    `findings` are those of `notes`, in the order of a report. `outliers` are paths of notes of
    another kind. `structures` is the number of structures among the notes. `quotes` is the number
    of quotes that were looked for, `quotes_found` of those that are in their article,
    `quotes_unchecked` of those in notes without it. `unverified` are the ids of parts that look
    like quotes, but are not compared with anything. `globs` match the notes, `exclude` those of
    other schemas; `by_names`: other notes are in the same folders.
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
    quotes_unchecked: int = 0
    unverified: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    by_names: bool = False


def infer_schemas(
    notes: SketchedNotes, options: InferOptions, detected: Sequence[DetectedSchema] = ()
) -> list[InferredSchema]:
    """A schema for each group of notes that globs can tell apart, and that have none of `detected`.

    All but the first schema must require more than a title: else their notes have nothing in
    common.
    """
    elsewhere = {path for schema in detected for path in (*schema.notes, *schema.outliers)}
    sketches = [note for note in notes.sketches if note.path not in elsewhere]
    if not sketches or (detected and len(sketches) < FEW):
        return []
    used = {schema.name.replace("-", "_") for schema in detected}
    groups = group_notes(sketches)
    schemas = [
        _infer_schema(group, schema_name(_group_name(group, options.folder), used), options)
        for group in groups
    ]
    whole = [path for schema in detected for path in schema.whole]
    kept: list[InferredSchema] = []
    for index, schema in enumerate(schemas):
        if prefixes := groups[index].prefixes:  # which are in no other's folder
            globs = Cover(prefixes).with_suffixes(suffixes_of(schema.notes))
        else:
            others = [*whole, *(path for each in schemas for path in each.notes)]
            outliers = [path for each in schemas for path in each.outliers]
            globs = cover_notes(
                schema.notes, others, (*notes.files.about, *outliers), options.folder
            )
        if not (kept or detected) or _requires_something(schema):
            kept.append(schema._replace(globs=globs.globs, exclude=globs.exclude))
        elif schema.by_names and kept:  # else its notes would get the schema of the others there
            kept[-1] = kept[-1]._replace(exclude=(*kept[-1].exclude, *globs.globs))
    return kept


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
    draft, trial = _relaxed(inference.draft, notes, options)
    outliers = find_outliers(trial.schema, trial.findings, notes)
    if outliers:
        notes = [note for note in notes if note.path not in outliers]
        inference = infer(notes, name, options.thresholds)
        draft, trial = _relaxed(inference.draft, notes, options)
    return InferredSchema(
        name,
        draft,
        (),
        inference.shares,
        tuple(note.path for note in notes),
        (
            *(note.path for note in group.notes if note.path in outliers),
            *(note.path for note in group.strays),
        ),
        trial.mismatches,
        group.structures,
        trial.schema,
        trial.quotes,
        trial.quotes_found,
        trial.quotes_unchecked,
        _unverified(inference, draft),
        by_names=bool(group.prefixes),
    )


def _unverified(inference: Inference, draft: SchemaDraft) -> tuple[str, ...]:
    """The parts that look like quotes, or looked so before the draft was relaxed."""
    having = {part.id for part in walk_parts(draft.parts) if "quotes" in dict(part.keys)}
    inferred = [
        part.id for part in walk_parts(inference.draft.parts) if "quotes" in dict(part.keys)
    ]
    return (*inference.unknown_quotes, *(part for part in inferred if part not in having))


class _Draft(NamedTuple):
    """A draft, and the trial of the schema that it compiles to."""

    draft: SchemaDraft
    trial: SchemaTrial


def _relaxed(draft: SchemaDraft, notes: Sequence[Sketch], options: InferOptions) -> _Draft:
    """Try a draft on its notes, and relax it until few of them do not match."""
    paths = [note.path for note in notes]
    trial = _try(draft, paths, options)
    for _ in range(ROUNDS):
        mismatches = count_mismatches(trial.findings)
        relaxed = relax(draft, mismatches, len(paths), options.thresholds)
        if trial.quotes_found < VERBATIM * trial.quotes:
            relaxed = without_quotes(relaxed)
        if relaxed == draft:
            break
        draft, trial = relaxed, _try(relaxed, paths, options)
    return _Draft(draft, trial)


def _try(draft: SchemaDraft, paths: Sequence[str], options: InferOptions) -> SchemaTrial:
    schema = read_schema(yaml_text(draft).encode(), f"{draft.name}.yaml")
    return try_schema(schema, paths, options.progress)
