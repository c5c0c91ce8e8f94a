"""The three ways to begin: with a schema that is there, with a template, with ordinary notes."""

import os
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from notelint.commands import infer as app_infer
from notelint.locale import in_language
from notelint.model.fields import UnreadableFields
from notelint.model.message import Language, Phrase, phrase
from notelint.model.note import Note
from notelint.report.inference import departures, evidence, listed
from notelint.report.terminal import visible_path
from notelint.report.words import message_of, phrase_of
from notelint.scaffold.draft import Thresholds, schema_name, yaml_text
from notelint.scaffold.note_files import escaped, exclusions, readme_globs
from notelint.scaffold.project import NotesEntry
from notelint.schema.built_in import built_in_names
from notelint.schema.loading import load_schema

FOLDER = "schemas"
"""Where schemas are written that are made here."""

NO_NOTES = phrase("there is no note to infer a schema from in {folder}")

NAMES = 3
"""Names of files left out that are shown."""

NO_FOLDER = phrase("no such folder: {folder}")
NO_TEMPLATE = phrase("no such template: {path}")


class InitOptions(NamedTuple):
    """What a project is to get. One of `schema` (a name or a file), `template`, `infer` is given.

    `notes` are globs of the notes, by default all Markdown files. `messages` is the language that
    the settings are to name, "" for none.
    """

    schema: str = ""
    template: str = ""
    infer: str = ""
    notes: tuple[str, ...] = ()
    thresholds: Thresholds = Thresholds()
    messages: str = ""
    hook: bool = True
    workflow: bool = True
    progress: Callable[[int], None] | None = None


class Project(NamedTuple):
    """What was decided: schemas by path, entries for the settings, and what there is to tell."""

    schemas: tuple[tuple[str, str], ...]
    entries: tuple[NotesEntry, ...]
    told: str = ""


def project_of(asked: InitOptions, language: Language) -> Project | Phrase:
    """What was decided, or why nothing could be.

    Raises `ConfigError` for a schema that cannot be read, `WorkerDiedError`.
    """
    if asked.infer:
        return _inferred(asked, language)
    if asked.template:
        return _from_template(asked, language)
    return _with_schema(asked)


def _with_schema(asked: InitOptions) -> Project:
    """A ready-made schema, or one that is there."""
    load_schema(asked.schema)
    name = asked.schema if asked.schema in built_in_names() else _slashed(asked.schema)
    return Project((), (NotesEntry(_globs(asked.notes), name),))


def _from_template(asked: InitOptions, language: Language) -> Project | Phrase:
    """The schema that a template note makes."""
    from notelint.scaffold.placeholders import with_quoted_placeholders  # noqa: PLC0415 - only here
    from notelint.scaffold.template import from_template  # noqa: PLC0415 - only here

    if not os.path.lexists(asked.template):
        return NO_TEMPLATE.given(path=asked.template)
    note = app_infer.note_of(asked.template)
    if not isinstance(note, Note):
        return phrase("{path}: {reason}", path=asked.template, reason=phrase_of("N005", note))
    note = with_quoted_placeholders(note)
    path = _slashed(asked.template)
    stem = os.path.basename(path).rpartition(".")[0]
    name = schema_name(stem, set())
    draft = from_template(note, name, os.path.relpath(path, FOLDER).replace(os.sep, "/"))
    entry = NotesEntry(_globs(asked.notes), f"{FOLDER}/{name}.yaml", (f"/{path}",))
    told = _unread_front_matter(note, path, language)
    return Project(((f"{FOLDER}/{name}.yaml", yaml_text(draft)),), (entry,), told)


def _unread_front_matter(note: Note, path: str, language: Language) -> str:
    """That a template's front matter is left out of the schema, and why; or ""."""
    if not note.front_matter:
        return ""
    from notelint.parse.metadata import read_front_matter  # noqa: PLC0415 - only here

    read = read_front_matter(note.front_matter)
    if not isinstance(read, UnreadableFields):
        return ""
    line, column = note.source.position(read.span.start)
    said = in_language(read.reason, language)
    return in_language(
        phrase(
            "{path}:{line}:{column}: the front matter is no part of the schema: {said}\n",
            path=path,
            line=line,
            column=column,
            said=said,
        ),
        language,
    )


def _inferred(asked: InitOptions, language: Language) -> Project | Phrase:
    """The schemas that ordinary notes make, with the evidence."""
    if not os.path.lexists(asked.infer):
        return NO_FOLDER.given(folder=asked.infer)
    seen = app_infer.look(asked.infer, asked.progress)
    if not seen.sketches:
        none, names = NO_NOTES.given(folder=asked.infer), _names_left_out(seen)
        return phrase("{reason}\n{names}", reason=none, names=names) if names else none
    wanted = app_infer.InferOptions(asked.infer, asked.thresholds, progress=asked.progress)
    made = app_infer.schemas_of(seen, wanted)
    told = [*_unread(seen, language), _about(seen, language), _beside(seen, language)]
    entries, schemas = [], []
    for one in made:
        path = f"{FOLDER}/{one.name}.yaml"
        schemas.append((path, one.text))
        globs = readme_globs(one.globs, one.notes) if seen.readmes else one.globs
        if asked.notes and len(made) == 1:
            globs = asked.notes
        outliers = set(one.outliers)
        kept = [_slashed(each.path) for each in seen.sketches if each.path not in outliers]
        left = [_slashed(each) for each in (*seen.about, *one.outliers)]
        exclude, more = exclusions(left, kept)
        entries.append(NotesEntry(_globs(globs), path, exclude))
        told += _of_schema(one, asked.thresholds, language)
        told += _not_excluded(more, language)
    return Project(tuple(schemas), tuple(entries), "".join(told))


def _unread(seen: app_infer.Seen, language: Language) -> Iterator[str]:
    for path, reason in seen.unread:
        said = message_of("N005", reason, language)
        yield in_language(phrase("passed over: {path}: {said}\n", path=path, said=said), language)


def _about(seen: app_infer.Seen, language: Language) -> str:
    """How many files were left out that are no notes by their names."""
    names = _names_left_out(seen)
    return in_language(names, language) + "\n" if names else ""


def _names_left_out(seen: app_infer.Seen) -> Phrase | None:
    if not seen.about:
        return None
    number, names = len(seen.about), sorted({os.path.basename(path) for path in seen.about})
    listed_names = ", ".join(map(visible_path, names[:NAMES])) + ", …" * (len(names) > NAMES)
    return phrase(
        "left out, by their names no notes: {number} ({names})", number=number, names=listed_names
    )


def _beside(seen: app_infer.Seen, language: Language) -> str:
    """That READMEs were taken for notes, and what was left out beside them."""
    if not seen.readmes:
        return ""
    said = in_language(
        phrase("took the READMEs for notes: each stands in a folder of its own\n"), language
    )
    number = len(seen.beside)
    beside = in_language(phrase("left out, beside these: {number}\n", number=number), language)
    return said + beside * bool(number)


def _not_excluded(number: int, language: Language) -> Iterator[str]:
    if number:
        yield in_language(
            phrase(
                "Too many to list: {number} of the files left out are not in `exclude`.\n",
                number=number,
            ),
            language,
        )


def _of_schema(
    made: app_infer.InferredSchema, thresholds: Thresholds, language: Language
) -> Iterator[str]:
    yield evidence(made.name, made.shares, len(made.notes), thresholds, language)
    if made.kinds > 1:
        yield in_language(
            phrase(
                "Notes of {kinds} structures lie in the same folders, so that no path tells "
                "them apart; one schema was made for all.\n",
                kinds=made.kinds,
            ),
            language,
        )
    if made.outliers:
        number = len(made.outliers)
        yield in_language(
            phrase("Left out, of another kind ({number}):\n", number=number), language
        )
        yield listed(made.outliers)
    yield departures(made.findings, len(made.notes), language)
    yield "\n"


def _slashed(path: str) -> str:
    """A path from here, as settings write it."""
    return os.path.relpath(path).replace(os.sep, "/")


def _globs(globs: Sequence[str]) -> tuple[str, ...]:
    """Globs from the settings' folder; a folder stands for the notes in it."""
    found = []
    for glob in globs or ("**/*.md",):
        path = glob.removeprefix("./")
        if os.path.isdir(path):
            path = "" if path in ("", ".") else path.rstrip("/") + "/"
            path = f"/{escaped(path.lstrip('/'))}**/*.md" if path else "**/*.md"
        found.append(path)
    return tuple(found)
