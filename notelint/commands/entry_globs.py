"""Globs of the `[[notes]]` entries that `init` writes."""

import os
from collections.abc import Sequence

from notelint.scaffold.note_files import escaped
from notelint.scaffold.project import NotesEntry
from notelint.text.globs import compile_globs


def matches(entry: NotesEntry, path: str) -> bool:
    """Whether an entry of the configuration applies to a path from its folder."""
    excluded = entry.exclude and compile_globs(entry.exclude).match_file(path)
    return compile_globs(entry.files).match_file(path) and not excluded


def globs_of(globs: Sequence[str]) -> tuple[str, ...]:
    """Globs from the configuration's folder; for a folder, all notes in it."""
    return tuple(map(_glob, globs or ("**/*.md",)))


def _glob(glob: str) -> str:
    path = glob.removeprefix("./")
    if not os.path.isdir(path):
        return path
    folder = "" if path == "." else path.strip("/")
    return f"/{escaped(folder)}/**/*.md" if folder else "**/*.md"
