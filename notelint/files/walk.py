"""Walks a folder for notes as Git would list them."""

# Paths are plain strings in this file: they are compared, cut and printed as they are.
# ruff: noqa: PTH113

import os
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from notelint.files.found import Found, absolute, shown, slash
from notelint.files.unreadable import reason_of
from notelint.repository.ignored import Patterns, above, is_ignored, of_folder
from notelint.text.globs import spec_of

SUFFIXES = (".md", ".markdown")
SKIPPED = frozenset({".git", ".hg", ".jj", ".svn", ".tox", ".venv", "node_modules"})
"""Folders that never hold the user's own notes; a walk does not enter them."""


class _Folder(NamedTuple):
    """A folder to walk, as shown and as it is, each with its last `/` (shown may be empty)."""

    shown: str
    real: str
    patterns: tuple[Patterns, ...]


def walk(path: str, roots: Collection[str], exclude: Sequence[str], root: str) -> Iterator[Found]:
    """The notes below a folder, sorted by path.

    `roots` are the real paths of all folders that are walked; `exclude` are globs relative to
    `root`.
    """
    excluded = (Patterns(absolute(root), spec_of(exclude)),) if exclude else ()
    real = absolute(path)
    if is_ignored(real, excluded):
        excluded = ()  # whoever names the folder means it
    name = shown(path)
    top = _Folder("" if name == "." else slash(name), real, above(real))
    stack = [_list(top, roots, excluded)]  # folders may nest deeper than calls may
    while stack:
        entry = next(stack[-1], None)
        if entry is None:
            stack.pop()
        elif isinstance(entry, _Folder):
            stack.append(_list(entry, roots, excluded))
        else:
            yield entry


def _list(
    folder: _Folder, roots: Collection[str], excluded: tuple[Patterns, ...]
) -> Iterator[Found | _Folder]:
    """The notes and the folders of one folder in the order of their paths."""
    try:
        with os.scandir(folder.shown or ".") as listing:
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
        if is_ignored(real, patterns) or is_ignored(real, excluded):
            continue
        if not name.endswith("/"):
            yield Found(folder.shown + name)
        elif name[:-1] not in SKIPPED:
            yield _Folder(folder.shown + name, real, patterns)


def _is_note(entry: "os.DirEntry[str]", roots: Collection[str]) -> bool:
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
    below = any(target.startswith(slash(root)) for root in roots)
    return os.path.isfile(target) and not (below and target.lower().endswith(SUFFIXES))
