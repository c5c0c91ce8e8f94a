"""The built-in schemas that notes keep, by the detection of a check without configuration.

A check must not find less after `init` than before it, so notes that have a built-in schema keep
it. Only if most of them mismatch it in the same way, they just resemble the notes of that schema.
"""

import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from notelint.commands.read_notes import SketchedNotes
from notelint.commands.trial import Progress, try_schema
from notelint.model.finding import Finding
from notelint.scaffold.cover import cover_notes
from notelint.scaffold.note_files import MOST_GLOBS
from notelint.scaffold.relax import HABIT, count_mismatches
from notelint.schema.loading import load_schema

FEWEST = 4
"""From fewer notes, nothing is concluded about what most of them do."""


class DetectedSchema(NamedTuple):
    """A built-in schema, the paths of its notes, and how well they match it.

    Folders of which most notes have the schema get it as a whole: `globs` match them, `exclude`
    those of others among them, and `outliers` are notes of another kind in them. `single` are those
    of `notes` that are in other folders. Quotes are counted as in `SchemaTrial`.
    """

    name: str
    notes: tuple[str, ...]
    single: tuple[str, ...]
    findings: tuple[Finding, ...]
    outliers: tuple[str, ...] = ()
    globs: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    quotes: int = 0
    quotes_found: int = 0
    quotes_unchecked: int = 0

    @property
    def whole(self) -> tuple[str, ...]:
        """The notes in folders that get the schema."""
        return tuple(sorted(set(self.notes).difference(self.single)))


def detect_schemas(
    notes: SketchedNotes, folder: str, progress: Progress | None = None
) -> list[DetectedSchema]:
    """The built-in schemas of notes below a folder, that of most notes first.

    Raises `WorkerDiedError`.
    """
    paths = sorted({note.path for note in notes.sketches} | set(notes.detected))
    of_folder = _folder_schemas(paths, notes.detected)
    members: dict[str, list[str]] = defaultdict(list)
    outliers: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        name = of_folder.get(os.path.dirname(path), "")
        if own := notes.detected.get(path):
            members[own].append(path)
        elif name:
            (members if notes.similar.get(path) == name else outliers)[name].append(path)
    detected = []
    for name in sorted(members, key=lambda name: (-len(members[name]), name)):
        folders = {folder for folder, schema in of_folder.items() if schema == name}
        if schema := _detected(name, members[name], folders, progress):
            detected.append(schema._replace(outliers=tuple(outliers[name])))
    return [_with_globs(schema, paths, notes, folder) for schema in detected]


def _folder_schemas(paths: Iterable[str], detected: Mapping[str, str]) -> dict[str, str]:
    """The schema of each folder of which most notes have the same one."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for path in paths:
        counts[os.path.dirname(path)][detected.get(path, "")] += 1
    most = {folder: names.most_common(1)[0] for folder, names in counts.items()}
    return {
        folder: name
        for folder, (name, number) in most.items()
        if name and 2 * number > counts[folder].total()
    }


def _detected(
    name: str, paths: Sequence[str], folders: set[str], progress: Progress | None
) -> DetectedSchema | None:
    """A schema with those of its notes at `paths` that keep it, if there are any."""
    trial = try_schema(load_schema(name), paths, progress)
    single = {path for path in paths if os.path.dirname(path) not in folders}
    if len(single) > MOST_GLOBS and not trial.quotes:  # nobody reads so long a list
        paths = [path for path in paths if path not in single]
        single = set()
    kept = set(paths)
    findings = tuple(finding for finding in trial.mismatches if finding.path in kept)
    if not kept or not (trial.quotes or _match(findings, len(paths))):
        return None
    return DetectedSchema(
        name,
        tuple(paths),
        tuple(sorted(single)),
        findings,
        quotes=trial.quotes,
        quotes_found=trial.quotes_found,
        quotes_unchecked=trial.quotes_unchecked,
    )


def _match(findings: Sequence[Finding], notes: int) -> bool:
    """Whether at most half of the notes mismatch in any one way, unless they are few."""
    return notes < FEWEST or all(
        number <= HABIT * notes for number in count_mismatches(findings).values()
    )


def _with_globs(
    schema: DetectedSchema, paths: Sequence[str], notes: SketchedNotes, folder: str
) -> DetectedSchema:
    """The schema with the globs of its folders. `paths` are all notes."""
    if not (whole := schema.whole):
        return schema
    left_out = (*notes.files.about, *schema.outliers)
    globs = cover_notes(whole, set(paths).difference(whole), left_out, folder)
    return schema._replace(globs=globs.globs, exclude=globs.exclude)
