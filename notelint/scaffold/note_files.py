"""Which of the files found are notes: a README speaks of those beside it, or is one itself."""

import posixpath
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from notelint.scaffold.cluster import escaped, is_about_notes

OWN = frozenset({"readme", "index"})
"""Names of files that are a note where each stands in a folder of its own."""

MOST = 20
"""Globs for files that are no notes, at most; more than that nobody reads."""


class SortedOut(NamedTuple):
    """Paths. `about` are READMEs, templates and such, if these are no notes; see `sort_out`."""

    notes: tuple[str, ...]
    about: tuple[str, ...]
    readmes: bool = False
    beside: tuple[str, ...] = ()


def sort_out(paths: Sequence[str]) -> SortedOut:
    """The notes among files, and what stands around them.

    In a collection with a folder for each note, READMEs with no folder of files below theirs are
    the notes (`readmes`), if there are more of these than of all others, which stand `beside` them.
    """
    about = [path for path in paths if is_about_notes(path)]
    others = [path for path in paths if not is_about_notes(path)]
    above = {one for path in paths for one in _above(posixpath.dirname(path))}
    own = [path for path in about if _stem(path) in OWN and posixpath.dirname(path) not in above]
    if len(own) <= max(1, len(others)):
        return SortedOut(tuple(others), tuple(about))
    notes = set(own)
    left = tuple(path for path in about if path not in notes)
    return SortedOut(tuple(own), left, True, tuple(others))


def _stem(path: str) -> str:
    return posixpath.splitext(posixpath.basename(path))[0].casefold()


def _above(folder: str) -> Iterator[str]:
    """The folders above a folder, from the nearest to here (""), or to the root."""
    while (above := posixpath.dirname(folder)) != folder:
        yield above
        folder = above


def only_readmes(globs: Sequence[str], notes: Sequence[str]) -> tuple[str, ...]:
    """Globs of the same folders for the names that the notes have: `/keps/**/README.md`."""
    names = sorted({posixpath.basename(path) for path in notes})
    return tuple(
        f"{glob.rpartition('/')[0]}/{escaped(name)}" if "/" in glob else escaped(name)
        for glob in dict.fromkeys(glob.rpartition(".")[0] for glob in globs)
        for name in names
    )


def excluding(paths: Sequence[str], notes: Sequence[str]) -> tuple[tuple[str, ...], int]:
    """Globs that leave out some files and no note, and how many files more than `MOST` would need.

    A name that several of them have and no note is one glob; so is a folder without a note.
    """
    names = {posixpath.basename(path) for path in notes}
    kept = {posixpath.dirname(path) for path in notes}
    kept |= {above for folder in kept for above in _above(folder)}
    by_name = Counter(posixpath.basename(path) for path in paths)
    by_folder = Counter(posixpath.dirname(path) for path in paths)
    found: Counter[str] = Counter()
    for path in sorted(paths):
        name, folder = posixpath.basename(path), posixpath.dirname(path)
        if by_name[name] > 1 and name not in names:
            glob = escaped(name)
        elif by_folder[folder] > 1 and folder not in kept:
            glob = f"/{escaped(folder)}/"
        else:
            glob = f"/{escaped(path)}"
        found[glob] += 1
    ordered = sorted(found, key=lambda glob: (-found[glob], glob))
    return tuple(sorted(ordered[:MOST])), sum(found[glob] for glob in ordered[MOST:])
