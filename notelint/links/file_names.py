"""Which file a name means: in one folder, or anywhere below a root, as in Obsidian's links."""

import os
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import takewhile
from typing import Literal, NamedTuple

from notelint.files.paths import SKIPPED
from notelint.text.similar_names import SimilarNames, closest

NOTES = (".md", ".markdown")


class FolderEntry(NamedTuple):
    """A name that exists, and how it differs from the one looked up."""

    name: str
    differs: Literal["", "case", "form"] = ""


class Folder:
    """The entries of a folder, symbolic links included, wherever they lead."""

    def __init__(self, names: dict[str, bool]) -> None:
        self.names = names
        """Each name, and whether it is a folder."""

    def like(self, name: str) -> FolderEntry | None:
        """The entry of a name; else one that differs in its Unicode form, or in case."""
        if name in self.names:
            return FolderEntry(name)
        if composed := self._composed.get(unicodedata.normalize("NFC", name)):
            return FolderEntry(composed, "form")
        if other := self._plain.get(folded_name(name)):
            return FolderEntry(other, "case")
        return None

    def near(self, name: str) -> str:
        """The file that a missing name most likely means, or "".

        A note without its suffix, as site generators link to them, else the nearest name: first
        without suffixes, which all notes have in common, then with them.
        """
        for suffix in NOTES:
            if f"{name}{suffix}" in self.names:
                return f"{name}{suffix}"
        stem = self._known.closest(os.path.splitext(name)[0])
        if stem is None:
            return ""
        names = self._stems[stem]
        return closest(name, names) or names[0]

    @cached_property
    def _composed(self) -> dict[str, str]:
        return {unicodedata.normalize("NFC", one): one for one in sorted(self.names, reverse=True)}

    @cached_property
    def _plain(self) -> dict[str, str]:
        return {folded_name(one): one for one in sorted(self.names, reverse=True)}

    @cached_property
    def _stems(self) -> dict[str, list[str]]:
        stems: dict[str, list[str]] = {}
        for name in sorted(self.names):
            stems.setdefault(os.path.splitext(name)[0], []).append(name)
        return stems

    @cached_property
    def _known(self) -> SimilarNames:
        return SimilarNames(self._stems)


def list_folder(path: str) -> Folder | None:
    """The folder at a path; None if it is missing or cannot be read."""
    try:
        with os.scandir(path) as entries:
            return Folder({entry.name: _is_folder(entry) for entry in entries})
    except OSError:
        return None


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a loop of symbolic links, or no permission
        return False


def folded_name(name: str) -> str:
    """A name in NFC and without case."""
    return unicodedata.normalize("NFC", name).casefold()


SKIPPED_FOLDERS = SKIPPED | {"__pycache__"}
MAX_FILES = 200_000
"""More files are not looked up by their names: such links are not worth the time."""

UNNAMEABLE = frozenset("#|^[]\n")
"""Characters that a link by name cannot have; Obsidian refuses them in the names of notes."""


MAX_NAMESAKES = 200
"""Of more files with one name, none is looked for by the folders of a missing path."""

USUAL = frozenset({"readme", "index", "_index"})
"""Names that say nothing without the folder."""


class NamedFiles:
    """The files below a root by their names, listed once, at the first look-up."""

    def __init__(self, root: str) -> None:
        self.root = root
        self._ends: dict[str, Mapping[str, str]] = {}

    def find(self, name: str) -> str:
        """The path of a note or a file below the root, with `/`; "" for none.

        `note`, `folder/note` and `picture.png` are names: the ends of paths, without `.md`.
        """
        wanted = folded_name(name.strip("/"))
        last = wanted.rpartition("/")[2]
        paths = self._paths.get(last, ())
        if last == wanted or not paths:
            return paths[0] if paths else ""
        if last not in self._ends:
            self._ends[last] = _by_ends(paths)
        return self._ends[last].get(wanted, "")

    def moved(self, path: str) -> str:
        """The path of the file that has a missing path's last name; "" for none, or several.

        Of several, it is the one with which the path has the most names at its end in common.
        """
        names = path.split("/")
        found = self._paths.get(folded_name(names[-1]), ())
        if len(found) > MAX_NAMESAKES:
            return ""
        alike = [(_common_end(names, one.split("/")), one) for one in found]
        most = max((count for count, _ in alike), default=0)
        best = [one for count, one in alike if count == most]
        least = 2 if folded_name(os.path.splitext(names[-1])[0]) in USUAL else 1
        return best[0] if len(best) == 1 and most >= least else ""

    def near(self, name: str) -> str:
        """The name of a file that a missing name most likely means; "" for none."""
        near = self._known.closest(folded_name(name.strip("/")).rpartition("/")[2])
        paths = self._likely[near] if near is not None else ()
        return next((_shortest(path) for path in paths if UNNAMEABLE.isdisjoint(path)), "")

    @cached_property
    def _paths(self) -> Mapping[str, Sequence[str]]:
        """The paths by their last names, with and without the suffix of notes; short ones first."""
        found: dict[str, list[str]] = {}
        for path in sorted(self._all(), key=lambda path: (path.count("/"), path)):
            name = folded_name(path.rpartition("/")[2])
            for one in (name, *_without_suffix(name)):
                found.setdefault(one, []).append(path)
        return found

    @cached_property
    def _likely(self) -> Mapping[str, Sequence[str]]:
        """The paths also by their last names without any suffix (`map` for `map.png`)."""
        stems: dict[str, list[str]] = {}
        for name, paths in self._paths.items():
            stems.setdefault(os.path.splitext(name)[0], []).extend(paths)
        return {**stems, **self._paths}

    @cached_property
    def _known(self) -> SimilarNames:
        return SimilarNames(self._likely)

    def _all(self) -> Iterator[str]:
        left = MAX_FILES
        for folder, inner, names in os.walk(self.root):
            inner[:] = sorted(name for name in inner if name not in SKIPPED_FOLDERS)
            for name in names[:left]:
                path = os.path.relpath(os.path.join(folder, name), self.root)
                yield path.replace(os.sep, "/")
            left -= len(names)
            if left <= 0:
                return


def _common_end(names: Sequence[str], others: Sequence[str]) -> int:
    """How many names at their ends two paths have in common."""
    pairs = zip(reversed(names), reversed(others), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _by_ends(paths: Sequence[str]) -> Mapping[str, str]:
    """The first path of each end, whole names only, with and without the suffix of notes."""
    found: dict[str, str] = {}
    for path in paths:
        whole = folded_name(path)
        for one in (whole, *_without_suffix(whole)):
            end = one
            while end:
                found.setdefault(end, path)
                end = end.partition("/")[2]
    return found


def _without_suffix(name: str) -> Iterator[str]:
    for suffix in NOTES:
        if name.endswith(suffix):
            yield name.removesuffix(suffix)


def _shortest(path: str) -> str:
    """A path as a link by name has it: notes without their suffix, other files with it."""
    return next((path[: -len(suffix)] for suffix in NOTES if path.lower().endswith(suffix)), path)
