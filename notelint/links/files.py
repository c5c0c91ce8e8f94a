"""What is at the paths that links lead to, by the names that Git stores.

The folder's listing decides, not whether a file can be opened: some file systems open `a.md` where
there is only `A.md`, or an NFC name where there is an NFD one. Each folder is listed once.
"""

import os
from typing import Literal

from notelint.links.file_names import Folder, NamedFiles, list_folder
from notelint.model.link import LocalTarget
from notelint.repository.top import repository_top


class FileTree:
    """Looks at paths below a root: a repository's top, or the folder of the settings."""

    def __init__(self, root: str) -> None:
        self.root = os.path.realpath(root)
        self.named = NamedFiles(self.root)
        self._folders: dict[str, Folder | None] = {}

    def look_up(self, path: str, at: str) -> LocalTarget:
        """What is at the path `at` of the file system, to which a link leads by its `path`.

        What is there instead is named as the link would name it, and only if it exists.
        """
        if "\0" in path:
            return LocalTarget("missing")
        inside = os.path.relpath(os.path.abspath(at), self.root).split(os.sep)
        if inside[0] == os.pardir:
            return LocalTarget("outside")
        if "\\" in path and os.sep == "\\":
            target = LocalTarget("missing")  # Windows alone would find it
        else:
            target = self._walk(inside if inside != [os.curdir] else [])
        if target.kind == "missing" and "\\" in path:
            slashed = path.replace("\\", "/")
            if self.look_up(slashed, at.replace("\\", "/")).kind in ("file", "folder"):
                return LocalTarget("missing", slashed)
        return target._replace(name=_as_in(path, target.name)) if target.name else target

    def find_by_name(self, name: str) -> tuple[LocalTarget, str]:
        """A note or a file by its name, anywhere below the root; and its path."""
        path = self.named.find(name)
        if path:
            return LocalTarget("file"), os.path.join(self.root, path)
        return LocalTarget("missing", self.named.near(name)), ""

    def find_moved(self, at: str) -> str:
        """The path of the file that is probably meant by a missing one at `at`, "" for none."""
        inside = os.path.relpath(os.path.abspath(at), self.root).replace(os.sep, "/")
        path = self.named.moved(inside)
        return os.path.join(self.root, path) if path else ""

    def contains(self, path: str) -> bool:
        """Whether a path is below the root, symbolic links resolved."""
        return _is_below(os.path.realpath(path), self.root)

    def _walk(self, names: list[str]) -> LocalTarget:
        """What is at a path of names from the root; `name` is the path that exists instead."""
        folder, is_folder = self.root, True
        way: list[str] = []
        differs = ""
        for index, name in enumerate(names):
            listing = self._folder(folder) if is_folder else None
            if listing is None:
                return LocalTarget(self._kind_of_unlisted(folder) if is_folder else "missing")
            like = listing.like(name)
            if like is None:
                near = listing.near(name) if index == len(names) - 1 else ""
                return LocalTarget("missing", "/".join([*way, near]) if near else "")
            way.append(like.name)
            differs = differs or like.differs
            folder, is_folder = os.path.join(folder, like.name), listing.names[like.name]
        if differs:
            return LocalTarget("case" if differs == "case" else "form", "/".join(way))
        return LocalTarget("folder" if is_folder else "file")

    def _kind_of_unlisted(self, folder: str) -> Literal["missing", "outside", "file"]:
        """The kind of a name in a folder that is not listed.

        Nobody else with the repository has what a symbolic link in it leads out to; without a
        repository that is not known, and the file counts as there.
        """
        if self.contains(folder):
            return "missing"
        return "outside" if repository_top(self.root) == self.root else "file"

    def _folder(self, path: str) -> Folder | None:
        """The names in a folder; None if it cannot be read or is outside of the root.

        A symbolic link in a repository may lead anywhere on the machine: those names stay private.
        """
        if path not in self._folders:
            self._folders[path] = list_folder(path) if self.contains(path) else None
        return self._folders[path]


class LinkRoots:
    """The root of each note's links: the top of its repository, wherever notelint runs.

    Without one it is `otherwise` (the folder of the settings, or the top above that) for notes
    below that, and for others the folder that they have in common with it.
    """

    def __init__(self, otherwise: str) -> None:
        folder = os.path.realpath(otherwise or ".")
        self._otherwise = repository_top(folder) or folder

    def of(self, folder: str) -> str:
        """The root of the links of a note in a folder, which is a real path."""
        top = repository_top(folder)
        if top or _is_below(folder, self._otherwise):
            return top or self._otherwise
        try:
            return os.path.commonpath((folder, self._otherwise))
        except ValueError:  # on two drives
            return folder

    def is_collection(self, root: str) -> bool:
        """Whether a root is a repository's top or the folder of the settings.

        What notes have in common otherwise may be the whole disk, which is not searched.
        """
        return root == self._otherwise or repository_top(root) == root


def _is_below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _as_in(path: str, way: str) -> str:
    """A path from the root, written like a link's path: with as many of its last names."""
    names, there = path.rstrip("/").split("/"), way.split("/")
    count = min(len(there), sum(name not in ("", "..") for name in names))
    return "/".join([*names[: len(names) - count], *there[len(there) - count :]])
