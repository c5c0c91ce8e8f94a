"""What is at the paths that links lead to, by the names that Git stores.

A folder's listing decides, and not whether a file can be opened: some file systems open `a.md`
where there is an `A.md`, or an NFC name where there is an NFD one. Each folder is listed once.
"""

# Paths are plain strings in this file: they are cut and compared as links write them.
# ruff: noqa: PTH100, PTH110, PTH118, PTH122, PTH206

import os
import unicodedata
from collections.abc import Iterator
from functools import cached_property

from notelint.model.link import Local
from notelint.text.closest import closest

UNREAD = frozenset((".git", ".hg", ".svn", "node_modules", ".venv", "__pycache__"))
NOTES = (".md", ".markdown")
MOST_FILES = 200_000
"""So many files are known by their names: links by name are not worth more."""


class Targets:
    """Looks at paths below a root: a repository's top, or the folder of the settings."""

    def __init__(self, start: str) -> None:
        self.root = top(start)
        self._folders: dict[str, dict[str, bool] | None] = {}

    def path_of(self, path: str, *, rooted: bool) -> str:
        """The file system's path of a link's path."""
        return os.path.join(self.root, path) if rooted else path

    def look(self, path: str, *, rooted: bool = False) -> Local:
        """What is there. `path` starts at the working folder, or at the root."""
        whole = os.path.abspath(self.path_of(path, rooted=rooted))
        if "\0" in whole:
            return Local("missing")
        inside = os.path.relpath(whole, self.root).split(os.sep)
        if inside[0] == os.pardir:
            return Local("outside")
        folder, kind = self.root, True
        for index, name in enumerate(inside if inside != [os.curdir] else ()):
            names = self._names(folder) if kind else None
            if names is None or name not in names:
                return self._instead(path, names or {}, inside[index:])
            folder, kind = os.path.join(folder, name), names[name]
        return Local("folder" if kind else "file")

    def find(self, name: str) -> tuple[Local, str]:
        """A note or a file by its name, anywhere below the root; and its path.

        `note`, `folder/note` and `picture.png` are names: the ends of paths, without `.md`.
        """
        wanted = _plain(name.strip("/"))
        paths = self._by_name.get(wanted.rpartition("/")[2], ())
        for path in paths:
            ends = f"/{_plain(path)}"
            if ends.endswith((f"/{wanted}", *(f"/{wanted}{suffix}" for suffix in NOTES))):
                return Local("file"), os.path.join(self.root, path)
        near = closest(wanted.rpartition("/")[2], self._by_name) if not paths else None
        return Local("missing", os.path.splitext(self._by_name[near][0])[0] if near else ""), ""

    def _instead(self, path: str, names: dict[str, bool], missing: list[str]) -> Local:
        """What is there in the stead of the first name that is not."""
        name, last = missing[0], len(missing) == 1
        front = path.rstrip("/").rsplit("/", len(missing))[0]
        front = front + "/" if path.count("/") >= len(missing) else ""
        rest = "".join(f"/{one}" for one in missing[1:])
        for other in names:
            if unicodedata.normalize("NFC", other) == unicodedata.normalize("NFC", name):
                return Local("form", f"{front}{other}{rest}")
        for other in names:
            if _plain(other) == _plain(name):
                return Local("case", f"{front}{other}{rest}")
        if not last:
            return Local("missing")
        for suffix in NOTES:  # as site generators link to notes
            if f"{name}{suffix}" in names:
                return Local("missing", f"{front}{name}{suffix}")
        stems = {os.path.splitext(one)[0]: one for one in sorted(names, reverse=True)}
        near = closest(os.path.splitext(name)[0], stems)  # all notes have their ending in common
        return Local("missing", f"{front}{stems[near]}" if near else "")

    def _names(self, folder: str) -> dict[str, bool] | None:
        """The names in a folder, each with whether it is one itself; None for no folder."""
        if folder not in self._folders:
            try:
                with os.scandir(folder) as entries:
                    self._folders[folder] = {entry.name: entry.is_dir() for entry in entries}
            except OSError:
                self._folders[folder] = None
        return self._folders[folder]

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        """The files below the root by their names, with and without the ending of notes."""
        found: dict[str, list[str]] = {}
        for path in sorted(self._all_files(), key=lambda one: (one.count(os.sep), one)):
            name = _plain(path.rpartition(os.sep)[2])
            found.setdefault(name, []).append(path.replace(os.sep, "/"))
            for suffix in NOTES:
                if name.endswith(suffix):
                    found.setdefault(name.removesuffix(suffix), []).append(
                        path.replace(os.sep, "/")
                    )
        return found

    def _all_files(self) -> Iterator[str]:
        left = MOST_FILES
        for folder, inner, names in os.walk(self.root):
            inner[:] = sorted(name for name in inner if name not in UNREAD)
            for name in names[:left]:
                yield os.path.relpath(os.path.join(folder, name), self.root)
            left -= len(names)
            if left <= 0:
                return


def top(start: str) -> str:
    """The root of links: the repository's top above `start`, else the folder itself."""
    folder = whole = os.path.realpath(start or ".")
    while not os.path.exists(os.path.join(folder, ".git")):
        parent = os.path.dirname(folder)  # noqa: PTH120
        if parent == folder:
            return whole
        folder = parent
    return folder


def _plain(name: str) -> str:
    """A name without case, and composed."""
    return unicodedata.normalize("NFC", name).casefold()
