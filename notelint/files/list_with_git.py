"""Has Git list the notes of a folder in a repository."""

import os
import re
import stat
from collections.abc import Collection, Iterator

from notelint.files.paths import (
    SKIPPED,
    DiscoveredPath,
    Excluded,
    is_met_by_itself,
    not_an_option,
)
from notelint.model.message import message
from notelint.repository.git import GitError, run_git, run_git_with_warnings

ASKED = ("ls-files", "-z", "-t", "--cached", "--others", "--exclude-standard")
CLOSED = re.compile(rb"warning: could not open directory '(.+?)/?': (.+)")


class IgnoredError(Exception):
    """Git ignores the very folder: whoever names it means it, and it has to be walked."""


def list_with_git(
    folder: str, prefix: str, top: str, roots: Collection[str], excluded: Excluded
) -> Iterator[DiscoveredPath]:
    """The notes of a folder (its real path, with its last `/`) sorted by path.

    `prefix` is what a report puts before their names; `top` is the repository's; `roots` are the
    real paths of all folders that are walked. Raises `GitError`, `IgnoredError`.
    """
    said, complaints = run_git_with_warnings(folder, *ASKED, top=top)
    found = {
        DiscoveredPath(not_an_option(prefix + name))
        for entry in said.split(b"\0")
        if (name := _note(entry, folder, roots, excluded.suffixes))
        and not excluded.has_below(folder, name)
    }
    if not found and _is_ignored(folder, top):
        raise IgnoredError
    found.update(_closed(complaints, folder, prefix, top))
    yield from sorted(found, key=lambda one: one.path)


def _note(entry: bytes, folder: str, roots: Collection[str], suffixes: tuple[str, ...]) -> str:
    """The path of a note that Git lists, from the folder; "" for what is none, or not there."""
    name = os.fsdecode(entry[2:])
    if not name.lower().endswith(suffixes):
        return ""
    if entry.startswith(b"?") and not SKIPPED.isdisjoint(name.split("/")[:-1]):
        return ""
    path = folder + name
    try:
        mode = os.lstat(path).st_mode
    except OSError:  # deleted, or not checked out (sparse)
        return ""
    if stat.S_ISLNK(mode):
        return name if not is_met_by_itself(path, roots, suffixes) else ""
    return name if stat.S_ISREG(mode) else ""


def _is_ignored(folder: str, top: str) -> bool:
    name = os.path.relpath(folder, top)
    if name == os.curdir:
        return False
    try:
        run_git(top, "check-ignore", "--quiet", "--", name, top=top)
    except GitError:  # it is not: Git says so by its exit code
        return False
    return True


def _closed(complaints: bytes, folder: str, prefix: str, top: str) -> Iterator[DiscoveredPath]:
    """The folders that Git could not open, by what it says of them."""
    for path, reason in CLOSED.findall(complaints):
        whole = os.path.join(top, os.fsdecode(path))
        if whole.startswith(folder):
            name = "no_permission" if reason == b"Permission denied" else "vanished"
            yield DiscoveredPath(not_an_option(prefix + whole[len(folder) :]), message(name))
