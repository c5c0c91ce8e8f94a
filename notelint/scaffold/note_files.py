"""Which of the files found are notes: a README describes the notes beside it, or is one itself."""

import posixpath
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from notelint.text.boilerplate import is_template_stem

ABOUT_NOTES = frozenset({"readme", "index", "_index", "contributing", "changelog", "license"})
"""Names of files that describe the notes beside them."""

ABOUT_REPOSITORY = frozenset(
    {
        *("code_of_conduct", "code-of-conduct", "security", "support", "governance"),
        *("maintainers", "authors", "notice", "todo"),
    }
)
"""Names of files in the top folder that describe a repository."""

ABOUT_FOLDERS = frozenset({".github", ".gitlab"})
"""Folders with a service's templates, and pages about the repository."""

READMES = frozenset({"readme", "index"})
"""Names of files that are a note where each is in a folder of its own."""

MOST_GLOBS = 20
"""The most globs for files that are no notes; nobody reads more than that."""


class SelectedFiles(NamedTuple):
    """Paths of files, divided.

    `about` are READMEs, templates and the like, unless these are the notes. `readmes`: the notes
    are READMEs, and `beside` are the files in their folders.
    """

    notes: tuple[str, ...]
    about: tuple[str, ...]
    readmes: bool = False
    beside: tuple[str, ...] = ()


def select_notes(paths: Sequence[str]) -> SelectedFiles:
    """The notes among files.

    In a collection with a folder for each note, the READMEs with no folder of files below theirs
    are the notes, if there are more of these than of all other files.
    """
    about = [path for path in paths if _is_about_notes(path)]
    others = [path for path in paths if not _is_about_notes(path)]
    above = {folder for path in paths for folder in _folders_above(posixpath.dirname(path))}
    readmes = [
        path for path in about if _stem(path) in READMES and posixpath.dirname(path) not in above
    ]
    if len(readmes) <= max(1, len(others)):
        return SelectedFiles(tuple(others), tuple(about))
    notes = set(readmes)
    about_readmes = tuple(path for path in about if path not in notes)
    return SelectedFiles(tuple(readmes), about_readmes, True, tuple(others))


def _is_about_notes(path: str) -> bool:
    """Whether a file is a README, a page about the repository or a template by its path."""
    stem = _stem(path)
    folders = posixpath.dirname(path).split("/")
    return (
        stem in ABOUT_NOTES
        or is_template_stem(stem)
        or (folders == [""] and stem in ABOUT_REPOSITORY)
        or not ABOUT_FOLDERS.isdisjoint(folders)
        or any(map(is_template_stem, folders))
    )


def _stem(path: str) -> str:
    return posixpath.basename(path).rpartition(".")[0].casefold()


def _folders_above(folder: str) -> Iterator[str]:
    """The folders above a folder, from the nearest to the current one (""), or to the root."""
    while (above := posixpath.dirname(folder)) != folder:
        yield above
        folder = above


def escaped(name: str) -> str:
    """A path as a glob that matches just that path."""
    return "".join(f"\\{letter}" if letter in "*?[]!#\\ " else letter for letter in name)


def readme_globs(globs: Sequence[str], notes: Sequence[str]) -> tuple[str, ...]:
    """Globs for the same folders with the names that the notes have: `/keps/**/README.md`."""
    names = sorted({posixpath.basename(path) for path in notes})
    return tuple(
        f"{glob.rpartition('/')[0]}/{escaped(name)}" if "/" in glob else escaped(name)
        for glob in dict.fromkeys(glob.rpartition(".")[0] for glob in globs)
        for name in names
    )


class Exclusions(NamedTuple):
    """Globs that exclude files, and the number of files that they leave in."""

    globs: tuple[str, ...]
    remaining: int


def exclusions(paths: Sequence[str], notes: Sequence[str]) -> Exclusions:
    """At most `MOST_GLOBS` globs that exclude files, and none of the notes.

    A name that several of the files have and no note is one glob; so is a folder without a note.
    """
    names = {posixpath.basename(path) for path in notes}
    folders = {posixpath.dirname(path) for path in notes}
    folders |= {above for folder in folders for above in _folders_above(folder)}
    by_name = Counter(posixpath.basename(path) for path in paths)
    by_folder = Counter(posixpath.dirname(path) for path in paths)
    counts: Counter[str] = Counter()
    for path in sorted(paths):
        name, folder = posixpath.basename(path), posixpath.dirname(path)
        if by_name[name] > 1 and name not in names:
            glob = escaped(name)
        elif by_folder[folder] > 1 and folder not in folders:
            glob = f"/{escaped(folder)}/"
        else:
            glob = f"/{escaped(path)}"
        counts[glob] += 1
    ordered = sorted(counts, key=lambda glob: (-counts[glob], glob))
    remaining = sum(counts[glob] for glob in ordered[MOST_GLOBS:])
    return Exclusions(tuple(sorted(ordered[:MOST_GLOBS])), remaining)
