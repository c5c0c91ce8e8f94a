"""Paths of notes: as reports show them, as they really are, and which of them are left out."""

import os
from collections.abc import Collection, Sequence
from typing import NamedTuple

from notelint.model.message import Message
from notelint.repository.readable import readable_files_of
from notelint.text.globs import compile_globs


class DiscoveredPath(NamedTuple):
    """A note's path as the user would write it, or a path without notes and the error.

    The path is relative to the working folder if it is below it, with `/` between names. The error
    is one of rule N005's messages.
    """

    path: str
    error: Message | None = None


def not_an_option(path: str) -> str:
    """A path that no program takes for an option: `./--config=x.md` for `--config=x.md`."""
    return f"./{path}" if path.startswith("-") else path


def shown_path(path: str) -> str:
    """A path as a report names it: relative to the working folder if it is below it.

    Symbolic links to folders are resolved first, so that one note has one name.
    """
    tidy = "/".join(part for part in path.replace(os.sep, "/").split("/") if part not in ("", "."))
    if path.startswith("/"):
        tidy = "/" + tidy
    try:
        here, real = with_slash(os.path.realpath(".").replace(os.sep, "/")), real_path(path)
    except (OSError, ValueError):  # the working folder was deleted, or the path has a NUL
        return not_an_option(tidy) or ("." if path else "")
    if path and real == here:
        return "."
    if real.startswith(here):
        return not_an_option(real[len(here) :].rstrip("/"))
    return not_an_option(tidy)


def real_path(path: str) -> str:
    """Where a path really is, with `/` between names; a folder's ends with `/`.

    A file that is a symbolic link itself is where the link is. Raises OSError and ValueError.
    """
    if os.path.isdir(path):
        return with_slash(os.path.realpath(path).replace(os.sep, "/"))
    folder, name = os.path.split(path)
    return os.path.join(os.path.realpath(folder), name).replace(os.sep, "/")


def with_slash(path: str) -> str:
    """A folder's path with a `/` at its end."""
    return path if path.endswith("/") else path + "/"


COMPRESSED = ("", ".gz", ".bz2", ".xz", ".zst")
PACKS = (".parquet", *(kind + end for kind in (".jsonl", ".ndjson") for end in COMPRESSED))
"""How the names of packs of notes end."""


def is_pack(path: str) -> bool:
    """Whether a name is that of a pack of notes."""
    return path.lower().endswith(PACKS)


def is_address(path: str) -> bool:
    """Whether a path is an address such as `s3://bucket/notes`; what exists as a file is none."""
    scheme, separator, _ = path.partition("://")
    is_scheme = len(scheme) > 1 and scheme.replace("+", "").replace("-", "").isalnum()
    return bool(separator) and is_scheme and not os.path.lexists(path)


def is_source(path: str) -> bool:
    """Whether a path is a pack or an address, and not a file or folder of notes."""
    return is_pack(path) or is_address(path)


def is_collection(path: str, suffixes: tuple[str, ...]) -> bool:
    """Whether a source stands for all notes of a pack or of a folder, and not for chosen ones."""
    chosen = any(sign in path for sign in "*?[") or path.lower().endswith(suffixes)
    return is_pack(path) or (is_address(path) and not chosen)


def local_path(path: str) -> str:
    """The path of a `file://` address; other paths and addresses as they are."""
    if not path.lower().startswith("file://"):
        return path
    from urllib.request import url2pathname  # noqa: PLC0415 - 20 ms, seldom

    return url2pathname(path[len("file://") :].removeprefix("localhost"))


SUFFIXES = (".md", ".markdown")
"""What the names of notes end in, unless the configuration says otherwise."""


class Excluded:
    """What a walk leaves out: the globs of `exclude`, relative to `root`, and other suffixes.

    Paths are real ones; a folder's ends with `/`.
    """

    def __init__(
        self, exclude: Sequence[str], root: str, suffixes: tuple[str, ...] = SUFFIXES
    ) -> None:
        self.suffixes = suffixes
        self._globs = compile_globs(exclude) if exclude else None
        self._base = with_slash(os.path.realpath(root).replace(os.sep, "/")) if exclude else ""
        self._folders: dict[str, bool] = {}

    def has(self, path: str) -> bool:
        """Whether a path is left out, be it with a folder above it."""
        below = self._below_root(path)
        return bool(self._globs and below and self._globs.ignores(below))

    def says(self, path: str) -> bool:
        """Whether a glob leaves out this very path, whatever becomes of the folders above it."""
        below = self._below_root(path)
        return bool(self._globs and below and self._globs.verdict(below))

    def _below_root(self, path: str) -> str:
        """A path from `root`; "" if it is not below that."""
        return path[len(self._base) :] if path.startswith(self._base) else ""

    def has_below(self, folder: str, name: str) -> bool:
        """Whether a file is left out of a folder that was named; `name` is its path from there."""
        if self._globs is None:
            return False
        end = name.find("/")
        while end >= 0:
            inner = folder + name[: end + 1]
            if inner not in self._folders:
                self._folders[inner] = self.says(inner)
            if self._folders[inner]:
                return True
            end = name.find("/", end + 1)
        return self.says(folder + name)


SKIPPED = frozenset({".git", ".hg", ".jj", ".svn", ".tox", ".venv", "node_modules"})
"""Folders that never hold the user's own notes; a walk does not enter them."""


def is_met_by_itself(link: str, roots: Collection[str], suffixes: tuple[str, ...]) -> bool:
    """Whether a symbolic link leads nowhere, or to a note that the walk of `roots` meets anyhow."""
    try:
        target = os.path.realpath(link, strict=True)
    except FileNotFoundError:
        return True  # Emacs' lock files look like this
    except OSError:
        return False  # a loop, or no permission: reading it will say so
    if not os.path.isfile(target):
        return os.path.isdir(target)  # a pipe or a device: reading it will say so
    if not target.lower().endswith(suffixes):
        return False
    if not any(target.startswith(with_slash(root)) for root in roots):
        return False
    return readable_files_of(os.path.dirname(target)).refusal_for(target) is None
