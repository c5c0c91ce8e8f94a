"""Notes and files by their names, wherever below a root they are: as Obsidian's links name them."""

import os
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from notelint.files.folder import NOTES, plain
from notelint.files.paths import SKIPPED
from notelint.text.similar_names import SimilarNames

UNREAD = SKIPPED | {"__pycache__"}
MOST_FILES = 200_000
"""So many files are known by their names: links by name are not worth more."""

UNNAMEABLE = frozenset("#|^[]\n")
"""No link by name can hold one of these (Obsidian refuses them in the names of notes)."""


class NamedFiles:
    """The files below a root by their names. They are looked for once, when a name is asked for."""

    def __init__(self, root: str) -> None:
        self.root = root
        self._ends: dict[str, Mapping[str, str]] = {}

    def find(self, name: str) -> str:
        """The path of a note or a file below the root, with `/`; "" for none.

        `note`, `folder/note` and `picture.png` are names: the ends of paths, without `.md`.
        """
        wanted = plain(name.strip("/"))
        last = wanted.rpartition("/")[2]
        paths = self._paths.get(last, ())
        if last == wanted or not paths:
            return paths[0] if paths else ""
        if last not in self._ends:
            self._ends[last] = _by_ends(paths)
        return self._ends[last].get(wanted, "")

    def near(self, name: str) -> str:
        """A name that was likely meant by one that is not found, and that is found; "" for none."""
        near = self._known.closest(plain(name.strip("/")).rpartition("/")[2])
        paths = self._likely[near] if near is not None else ()
        return next((_shortest(path) for path in paths if UNNAMEABLE.isdisjoint(path)), "")

    @cached_property
    def _paths(self) -> Mapping[str, Sequence[str]]:
        """The paths by their last names, with and without the ending of notes; short ones first."""
        found: dict[str, list[str]] = {}
        for path in sorted(self._all(), key=lambda one: (one.count("/"), one)):
            name = plain(path.rpartition("/")[2])
            for one in (name, *_without_ending(name)):
                found.setdefault(one, []).append(path)
        return found

    @cached_property
    def _likely(self) -> Mapping[str, Sequence[str]]:
        """The paths also by their last names without any ending (`map` for `map.png`)."""
        stems: dict[str, list[str]] = {}
        for name, paths in self._paths.items():
            stems.setdefault(os.path.splitext(name)[0], []).extend(paths)
        return {**stems, **self._paths}

    @cached_property
    def _known(self) -> SimilarNames:
        return SimilarNames(self._likely)

    def _all(self) -> Iterator[str]:
        left = MOST_FILES
        for folder, inner, names in os.walk(self.root):
            inner[:] = sorted(name for name in inner if name not in UNREAD)
            for name in names[:left]:
                path = os.path.relpath(os.path.join(folder, name), self.root)
                yield path.replace(os.sep, "/")
            left -= len(names)
            if left <= 0:
                return


def _by_ends(paths: Sequence[str]) -> Mapping[str, str]:
    """The first path of each end, whole names only, with and without the ending of notes."""
    found: dict[str, str] = {}
    for path in paths:
        whole = plain(path)
        for one in (whole, *_without_ending(whole)):
            end = one
            while end:
                found.setdefault(end, path)
                end = end.partition("/")[2]
    return found


def _without_ending(name: str) -> Iterator[str]:
    for suffix in NOTES:
        if name.endswith(suffix):
            yield name.removesuffix(suffix)


def _shortest(path: str) -> str:
    """A path as a link by name has it: notes without their ending, all else with it."""
    return next((path[: -len(suffix)] for suffix in NOTES if path.lower().endswith(suffix)), path)
