"""Where a repository begins, and how far up settings are looked for."""

import os
import stat
from collections.abc import Iterator


def top_of(folder: str) -> str:
    """The top folder of the Git repository that a folder (its real path) lies in; "" for none.

    A `.git` that somebody else put into a folder that all may write to, such as `/tmp`, makes no
    repository of it: it must belong to whom its own folder or the given one belongs to.
    """
    owner = _status(folder)
    for above in _upward(folder):
        try:
            git = os.lstat(os.path.join(above, ".git"))
        except OSError:
            continue
        owners = [one.st_uid for one in (owner, _status(above)) if one]
        return above if git.st_uid in owners else ""
    return ""


def folders_of_settings(start: str) -> Iterator[str]:
    """The folders in which settings are looked for, the nearest first.

    Up to the top of the repository; outside of one, up to the last folder that belongs to whom the
    first belongs to, and that not all may write to.
    """
    top = top_of(os.path.realpath(start))
    first = _status(start)
    for folder in _upward(start):
        if not top and folder != start and not _is_trusted(folder, first):
            return
        yield folder
        if top and os.path.realpath(folder) == top:
            return


def _is_trusted(folder: str, first: os.stat_result | None) -> bool:
    found = _status(folder)
    if found is None or first is None or found.st_uid != first.st_uid:
        return False
    return os.name == "nt" or not found.st_mode & stat.S_IWOTH  # there each folder has that bit


def _status(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except OSError:
        return None


def _upward(folder: str) -> Iterator[str]:
    """A folder and those above it."""
    while True:
        yield folder
        parent = os.path.dirname(folder)
        if parent == folder:
            return
        folder = parent
