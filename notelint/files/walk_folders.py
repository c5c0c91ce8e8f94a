"""Walks a folder for notes as Git would list them; in a repository, Git itself is asked."""

import os
from collections.abc import Collection, Iterator
from typing import NamedTuple

from notelint.files.list_with_git import IgnoredError, list_with_git
from notelint.files.paths import (
    SKIPPED,
    DiscoveredPath,
    Excluded,
    is_met_by_itself,
    not_an_option,
    shown_path,
    with_slash,
)
from notelint.files.read import reason_of
from notelint.repository.git import GitError
from notelint.repository.ignored import Patterns, above, is_ignored, of_folder
from notelint.repository.top import repository_top


class _Folder(NamedTuple):
    """A folder to walk, as shown and as it is, each with its last `/` (shown may be empty)."""

    shown_path: str
    real: str
    patterns: tuple[Patterns, ...]


class _Walk(NamedTuple):
    """What holds for a whole walk: the real paths of all folders walked, and what is left out."""

    roots: Collection[str]
    excluded: Excluded


def walk(path: str, roots: Collection[str], excluded: Excluded) -> Iterator[DiscoveredPath]:
    """The notes below a folder, sorted by path. `roots` are the real paths of all walked ones."""
    real = os.path.realpath(path)
    top = repository_top(real)
    real = with_slash(real.replace(os.sep, "/"))
    if excluded.says(real):
        excluded = Excluded((), "", excluded.suffixes)  # whoever names the folder means it
    name = shown_path(path)
    prefix, which = "" if name == "." else with_slash(name), _Walk(roots, excluded)
    if top:
        try:
            yield from list_with_git(real, prefix, top, roots, excluded)
        except (GitError, IgnoredError):
            pass
        else:
            return
    yield from _walk(_Folder(prefix, real, above(real)), which)


def _walk(top: _Folder, which: _Walk) -> Iterator[DiscoveredPath]:
    """What a walk without Git's help finds."""
    stack = [_list(top, which)]  # folders may nest deeper than calls may
    while stack:
        entry = next(stack[-1], None)
        if entry is None:
            stack.pop()
        elif isinstance(entry, _Folder):
            stack.append(_list(entry, which))
        else:
            yield entry


def _list(folder: _Folder, which: _Walk) -> Iterator[DiscoveredPath | _Folder]:
    """The notes and the folders of one folder in the order of their paths."""
    try:
        with os.scandir(folder.shown_path or ".") as listing:
            entries = list(listing)
    except OSError as error:
        yield DiscoveredPath(folder.shown_path.rstrip("/") or ".", reason_of(error))
        return
    patterns = of_folder(folder.real, folder.patterns, {entry.name for entry in entries})
    wanted = [
        (entry.name + "/" if is_folder else entry.name)
        for entry in entries
        if (is_folder := entry.is_dir(follow_symlinks=False)) or _is_note(entry, which)
    ]
    for path, name in sorted((not_an_option(folder.shown_path + name), name) for name in wanted):
        real = folder.real + name
        if is_ignored(real, patterns) or which.excluded.says(real):
            continue
        if not name.endswith("/"):
            yield DiscoveredPath(path)
        elif name[:-1] not in SKIPPED:
            yield from _enter(_Folder(path, real, patterns), which)


def _enter(folder: _Folder, which: _Walk) -> Iterator[DiscoveredPath | _Folder]:
    """A folder in a folder; one that is a repository is Git's to list."""
    if os.path.lexists(folder.real + ".git"):
        try:
            yield from list_with_git(
                folder.real, folder.shown_path, folder.real.rstrip("/"), which.roots, which.excluded
            )
        except GitError:
            pass
        else:
            return
    yield folder


def _is_note(entry: "os.DirEntry[str]", which: _Walk) -> bool:
    """Whether an entry is a note's file that the walk will not meet under another name."""
    if not entry.name.lower().endswith(which.excluded.suffixes):
        return False
    if entry.is_symlink():
        return not is_met_by_itself(entry.path, which.roots, which.excluded.suffixes)
    return entry.is_file(follow_symlinks=False)
