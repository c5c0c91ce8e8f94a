"""Finds the notes that paths stand for, in order, each once, without holding them all."""

# Paths are plain strings in this file: they are compared, cut and printed as they are.
# ruff: noqa: PTH100, PTH112, PTH113, PTH116, PTH206

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from notelint.files.ignored import Patterns, above, is_ignored, of_folder
from notelint.files.unreadable import reason_of
from notelint.model.finding import Message, say
from notelint.text import gitignore

SUFFIXES = (".md", ".markdown")
SKIPPED = frozenset({".git", ".hg", ".jj", ".svn", ".tox", ".venv", "node_modules"})
"""Folders that never hold the user's own notes; a walk does not enter them."""


class Found(NamedTuple):
    """A note's path as the user would write it, or (with an error) a path that has no notes.

    The path is relative to the working folder where it lies below it, with `/` between names.
    """

    path: str
    error: Message | None = None


class _Folder(NamedTuple):
    """A folder to walk, as shown and as it is, each with its last `/` (shown may be empty)."""

    shown: str
    real: str
    patterns: tuple[Patterns, ...]


def discover(paths: Sequence[str], exclude: Sequence[str] = (), root: str = ".") -> Iterator[Found]:
    """The notes of files and folders, sorted by path, each once.

    A file that is named is taken whatever its suffix and whatever ignores it. In folders the
    Markdown files are taken that Git would list; symbolic links to folders are not followed, as
    Git does not (so no loop can arise), and a link to a file is passed over where its target is
    met by itself. `exclude` are globs in `.gitignore`'s syntax, relative to `root`.

    What is not there or cannot be listed is yielded with an error, and the walk goes on.
    """
    excluded = Patterns(_absolute(root), gitignore.parse(exclude))
    files: list[Found] = []
    folders: list[_Folder] = []
    for path in paths:
        shown = _shown(path)
        try:
            is_folder = stat.S_ISDIR(os.stat(path).st_mode)
        except (OSError, ValueError) as error:
            reason = reason_of(error)
            gone = reason.template == "vanished"
            files.append(Found(shown, say("not_found") if gone else reason))
            continue
        if is_folder:
            real = _absolute(path)
            folders.append(_Folder(_slash(shown) if shown != "." else "", real, above(real)))
        else:
            files.append(Found(shown))
    roots = tuple(os.path.realpath(folder.real) for folder in folders)
    walks: list[Iterable[Found]] = [_walk(folder, roots, excluded) for folder in folders]
    yield from _merge([sorted(files, key=_path), *walks] if files else walks)


def _merge(streams: list[Iterable[Found]]) -> Iterator[Found]:
    """Sorted streams as one, without doubles."""
    from heapq import merge  # noqa: PLC0415 - 1 ms that a check of named files does without

    last = None
    for found in streams[0] if len(streams) == 1 else merge(*streams, key=_path):
        if found.path != last:
            yield found
        last = found.path


def _path(found: Found) -> str:
    return found.path


def _walk(top: _Folder, roots: tuple[str, ...], excluded: Patterns) -> Iterator[Found]:
    """The notes below a folder, sorted by path; a stack, for folders may nest without end."""
    stack: list[Iterator[Found | _Folder]] = [_list(top, roots, excluded)]
    while stack:
        entry = next(stack[-1], None)
        if entry is None:
            stack.pop()
        elif isinstance(entry, _Folder):
            stack.append(_list(entry, roots, excluded))
        else:
            yield entry


def _list(folder: _Folder, roots: tuple[str, ...], excluded: Patterns) -> Iterator[Found | _Folder]:
    """The notes and the folders of one folder in the order of their paths."""
    try:
        with os.scandir(folder.real) as listing:
            entries = list(listing)
    except OSError as error:
        yield Found(folder.shown.rstrip("/") or ".", reason_of(error))
        return
    patterns = of_folder(folder.real, folder.patterns, {entry.name for entry in entries})
    wanted = [
        (entry.name + "/" if is_folder else entry.name)
        for entry in entries
        if (is_folder := entry.is_dir(follow_symlinks=False)) or _is_note(entry, roots)
    ]
    for name in sorted(wanted):
        real = folder.real + name
        if is_ignored(real, patterns) or excluded.verdict(real):
            continue
        if not name.endswith("/"):
            yield Found(folder.shown + name)
        elif name[:-1] not in SKIPPED:
            yield _Folder(folder.shown + name, real, patterns)


def _is_note(entry: "os.DirEntry[str]", roots: tuple[str, ...]) -> bool:
    """Whether an entry is a Markdown file that the walk will not meet under another name."""
    if not entry.name.lower().endswith(SUFFIXES):
        return False
    if not entry.is_symlink():
        return entry.is_file(follow_symlinks=False)
    try:
        target = os.path.realpath(entry.path, strict=True)
    except FileNotFoundError:
        return False  # it leads nowhere: Emacs' lock files look like this
    except OSError:
        return True  # a loop, or no permission: reading it will say so
    below = any(target.startswith(_slash(root)) for root in roots)
    return os.path.isfile(target) and not (below and target.lower().endswith(SUFFIXES))


def _shown(path: str) -> str:
    """A path as a report names it: relative to the working folder if it lies below it."""
    parts = path.replace(os.sep, "/").split("/")
    tidy = "/".join(part for part in parts if part not in ("", "."))
    if path.startswith("/"):
        tidy = "/" + tidy
    if tidy.startswith("/") or ".." in parts or os.path.splitdrive(path)[0]:
        here, real = _absolute("."), _absolute(path)
        if real == here:
            return "."
        if real.startswith(here):
            return real[len(here) :].rstrip("/")
    return tidy or ("." if path else "")


def _absolute(path: str) -> str:
    """An absolute path with `/` between names; a folder's ends with `/`.

    `..` after a symbolic link leads to where the link leads, so such a path is resolved first.
    """
    name = os.path.realpath(path) if ".." in path.split(os.sep) else os.path.abspath(path)
    name = name.replace(os.sep, "/")
    return _slash(name) if os.path.isdir(name) else name


def _slash(path: str) -> str:
    return path if path.endswith("/") else path + "/"
