"""What `notelint init` sets up: schemas, globs and a report, from one of three ways to begin."""

import os
from collections.abc import Callable, Sequence
from typing import NamedTuple

from notelint.commands.detect import DetectedSchema, detect_schemas
from notelint.commands.entry_globs import globs_of, matches
from notelint.commands.existing_files import existing_config, left_out_here, vault_folders
from notelint.commands.infer import InferOptions, InferredSchema, infer_schemas
from notelint.commands.read_notes import SketchedNotes, from_here, parse_file, sketch_notes
from notelint.commands.surroundings import CiService
from notelint.files.discover import discover
from notelint.locale import in_language
from notelint.model.fields import UnreadableFields
from notelint.model.message import Language, Phrase, phrase
from notelint.model.note import Note
from notelint.parse.metadata import read_front_matter
from notelint.report.inference import DetectionResult, InferenceResult, inference_report, left_out
from notelint.report.messages import rule_phrase
from notelint.report.schema_summary import schema_summary
from notelint.scaffold.draft import Thresholds, has_quotes, schema_name, yaml_text
from notelint.scaffold.infer import infer
from notelint.scaffold.note_files import escaped, exclusions, readme_globs, select_notes
from notelint.scaffold.placeholders import with_quoted_placeholders
from notelint.scaffold.project import NotesEntry
from notelint.scaffold.template import from_template
from notelint.schema.built_in import built_in_names
from notelint.schema.loading import load_schema
from notelint.text.globs import compile_globs

FOLDER = "schemas"
"""Where new schemas are written."""

NO_NOTES = phrase("no notes to infer a schema from in {folder}")
BUILT_IN = phrase(
    "to begin with a built-in schema: notelint init --schema NAME (names: notelint schema list)"
)
NO_NOTES_BY_NAME = ("README.md", "template.md", "templates/")
"""Files that seldom are notes, also later ones."""

NO_FOLDER = phrase("no such folder: {folder}")
KEPT = phrase("{file} exists and is kept. Only missing files are added.\n\n")
NO_TEMPLATE = phrase("no such template: {path}")


class InitOptions(NamedTuple):
    """What the user asks of `init`. One of `schema` (a name or a file), `template`, `infer` is set.

    If none is, the configuration that exists is kept.

    With `detect`, notes that have a built-in schema keep it, and schemas are inferred for others.
    `notes` are globs of the notes, by default all Markdown files. `messages` is the language to
    write into the configuration, "" for none. `hook`, `ci`: the files to write beside that.
    `existing_notes`: there are notes already.
    """

    schema: str = ""
    template: str = ""
    infer: str = ""
    detect: bool = False
    notes: tuple[str, ...] = ()
    thresholds: Thresholds = Thresholds()
    messages: str = ""
    hook: bool = True
    ci: CiService = "none"
    existing_notes: bool = True
    progress: Callable[[int], None] | None = None


class Project(NamedTuple):
    """Texts of new schemas by path, what the configuration says, and a report for the user.

    `exclude` are globs of files that are not checked at all.
    """

    schemas: tuple[tuple[str, str], ...]
    entries: tuple[NotesEntry, ...]
    report: str = ""
    exclude: tuple[str, ...] = ()


def plan_project(options: InitOptions, language: Language) -> Project | Phrase:
    """What to set up, or why that is impossible.

    Raises `ConfigError` for a schema that cannot be read, `WorkerDiedError`.
    """
    if options.infer:
        return _from_notes(options, language)
    if options.template:
        return _from_template(options, language)
    if options.schema:
        return _with_schema(options, language)
    return Project((), (), in_language(KEPT.given(file=existing_config()), language))


def _with_schema(options: InitOptions, language: Language) -> Project:
    """A built-in schema, or an existing file."""
    schema = load_schema(options.schema)
    built_in = options.schema in built_in_names()
    name = options.schema if built_in else from_here(options.schema)
    summary = f"{options.schema}:\n{schema_summary(schema, language)}\n"
    return Project((), (_entry_without_evidence(options.notes, name),), summary)


def _entry_without_evidence(notes: Sequence[str], schema: str) -> NotesEntry:
    """An entry for notes that were not looked at: files that seldom are notes are left out."""
    entry = NotesEntry(globs_of(notes), schema, NO_NOTES_BY_NAME)
    files = select_notes(
        [file.path for file in discover((".",), left_out_here()) if not file.error]
    )
    about = [path for path in files.about if matches(entry, path)]
    return entry._replace(exclude=(*NO_NOTES_BY_NAME, *exclusions(about, files.notes).globs))


def _from_template(options: InitOptions, language: Language) -> Project | Phrase:
    """The schema that a template makes."""
    if not os.path.lexists(options.template):
        return NO_TEMPLATE.given(path=options.template)
    parsed = parse_file(options.template)
    if not isinstance(parsed, Note):
        return phrase("{path}: {reason}", path=options.template, reason=rule_phrase("N005", parsed))
    note = with_quoted_placeholders(parsed)
    path = from_here(options.template)
    name = schema_name(os.path.basename(path).rpartition(".")[0], set())
    schema_path = f"{FOLDER}/{name}.yaml"
    template = os.path.relpath(path, FOLDER).replace(os.sep, "/")
    draft = from_template(note, name, template, vault=vault_folders() is not None)
    return Project(
        ((schema_path, yaml_text(draft, language)),),
        (_entry_without_evidence(options.notes, schema_path),),
        _unreadable_front_matter(note, path, language),
        () if path.startswith("../") or _is_left_out(path) else (f"/{escaped(path)}",),
    )


def _is_left_out(path: str) -> bool:
    globs = left_out_here()
    return bool(globs) and compile_globs(globs).match_file(path)


def _unreadable_front_matter(note: Note, path: str, language: Language) -> str:
    """A line that says why a template's front matter is not in the schema; "" if it is."""
    fields = read_front_matter(note.front_matter) if note.front_matter else ()
    if not isinstance(fields, UnreadableFields):
        return ""
    line, column = note.source.position(fields.span.start)
    return in_language(
        phrase(
            "{path}:{line}:{column}: the front matter was not added to the schema: {said}\n",
            path=path,
            line=line,
            column=column,
            said=in_language(fields.reason, language),
        ),
        language,
    )


def _from_notes(options: InitOptions, language: Language) -> Project | Phrase:
    """The schemas that ordinary notes make, with the evidence."""
    if not os.path.lexists(options.infer):
        return NO_FOLDER.given(folder=options.infer)
    notes = sketch_notes(options.infer, options.progress)
    if not (notes.sketches or (options.detect and notes.detected)):
        reason = NO_NOTES.given(folder=options.infer)
        names = next(left_out(notes.files), None)
        reason = phrase("{reason}\n{names}", reason=reason, names=names) if names else reason
        return phrase("{reason}\n{hint}", reason=reason, hint=BUILT_IN)
    folder = from_here(options.infer)
    detected = detect_schemas(notes, folder, options.progress) if options.detect else []
    detected = [schema for schema in detected if not _has_better_quotes(schema, notes, options)]
    schemas = infer_schemas(
        notes, InferOptions(folder, options.thresholds, options.progress), detected
    )
    outliers = frozenset(
        (
            *(path for schema in detected for path in schema.outliers),
            *(path for schema in schemas for path in schema.outliers),
        )
    )
    given = options.notes if len(detected) + len(schemas) == 1 else ()
    first: list[NotesEntry] = []
    entries: list[NotesEntry] = []
    results: list[DetectionResult | InferenceResult] = []
    for known in detected:
        if known.single and not given:
            files = tuple(f"/{escaped(from_here(path))}" for path in known.single)
            first.append(NotesEntry(files, known.name))
        remaining = 0
        if known.globs or given:
            entry, remaining = _assign(known, known.name, notes, outliers, given)
            entries.append(entry)
        number = len(known.notes)
        results.append(
            DetectionResult(
                known.name,
                number,
                known.outliers,
                known.findings,
                remaining,
                load_schema(known.name),
                known.quotes,
                known.quotes_found,
                known.quotes_unchecked,
            )
        )
    for schema in schemas:
        entry, remaining = _assign(schema, _file_of(schema.name), notes, outliers, given)
        (first if schema.by_names else entries).append(entry)
        results.append(
            InferenceResult(
                schema.name,
                schema.shares,
                len(schema.notes),
                schema.outliers,
                schema.findings,
                schema.structures,
                remaining,
                schema.draft,
                schema.quotes,
                schema.quotes_found,
                schema.quotes_unchecked,
                schema.unverified,
            )
        )
    report = inference_report(results, notes.files, notes.unreadable, options.thresholds, language)
    report += _without_schema(notes, (*detected, *schemas), language)
    texts = tuple((_file_of(schema.name), yaml_text(schema.draft, language)) for schema in schemas)
    return Project(texts, (*first, *entries), report)


def _without_schema(
    notes: SketchedNotes, schemas: Sequence[DetectedSchema | InferredSchema], language: Language
) -> str:
    """A line that says how many notes are in no schema's report, and where; "" for none."""
    known = {path for schema in schemas for path in (*schema.notes, *schema.outliers)}
    others = [sketch.path for sketch in notes.sketches if sketch.path not in known]
    if not others:
        return ""
    words = phrase(
        "{number} other note{count:s} ({folder}): without a schema, since they have no more than a "
        "title in common\n"
    )
    folder = os.path.commonpath(map(os.path.dirname, others)) or "."
    return in_language(
        words.given(number=f"{len(others):,}", count=len(others), folder=folder), language
    )


def _has_better_quotes(
    detected: DetectedSchema, notes: SketchedNotes, options: InitOptions
) -> bool:
    """Whether a schema that notes have compares no quotes, where an inferred one would."""
    if any(part.quotes for part in load_schema(detected.name).walk_parts()):
        return False
    paths = set(detected.notes)
    sketches = [sketch for sketch in notes.sketches if sketch.path in paths]
    return has_quotes(infer(sketches, detected.name, options.thresholds).draft)


def _assign(
    schema: DetectedSchema | InferredSchema,
    name: str,
    notes: SketchedNotes,
    outliers: frozenset[str],
    given: tuple[str, ...],
) -> tuple[NotesEntry, int]:
    """The entry for a schema's folders, and the number of files left out that it still matches.

    `name` is what the configuration names the schema, `given` are globs that the user gave.
    """
    globs = readme_globs(schema.globs, schema.notes) if notes.files.readmes else schema.globs
    entry = NotesEntry(globs_of(given or globs), name, schema.exclude)
    paths = {note.path for note in notes.sketches} | set(schema.notes)
    left_out_files = map(from_here, sorted(outliers.union(notes.files.about) - set(schema.notes)))
    excluded = exclusions(
        [path for path in left_out_files if matches(entry, path)],
        [from_here(path) for path in sorted(paths - outliers)],
    )
    return entry._replace(exclude=(*schema.exclude, *excluded.globs)), excluded.remaining


def _file_of(schema: str) -> str:
    """The path of a new schema's file."""
    return f"{FOLDER}/{schema}.yaml"
