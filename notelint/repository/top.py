"""The top folder of a repository, and the folders in which settings are looked for."""

import os
import stat
from collections.abc import Iterator


def repository_top(folder: str) -> str:
    """The top folder of the Git repository that contains a folder (a real path); "" for none.

    A `.git` that somebody else put into a world-writable folder, such as `/tmp`, does not count:
    its owner must be that of its own folder or of the given one.
    """
    owner = _status(folder)
    for above in _upward(folder):
        try:
            git = os.lstat(os.path.join(above, ".git"))
        except OSError:
            continue
        owners = [status.st_uid for status in (owner, _status(above)) if status]
        return above if git.st_uid in owners else ""
    return ""


def folders_of_settings(start: str) -> Iterator[str]:
    """The folders in which settings are looked for, nearest first.

    They end at the top of the repository; outside of one, at the last folder that has the owner of
    the first and is not world-writable.
    """
    top = repository_top(os.path.realpath(start))
    first = _status(start)
    for folder in _upward(start):
        if not top and folder != start and not _is_trusted(folder, first):
            return
        yield folder
        if top and os.path.realpath(folder) == top:
            return


def _is_trusted(folder: str, first: os.stat_result | None) -> bool:
    status = _status(folder)
    if status is None or first is None or status.st_uid != first.st_uid:
        return False
    return os.name == "nt" or not status.st_mode & stat.S_IWOTH  # on Windows all have that bit


def _status(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except OSError:
        return None


def _upward(folder: str) -> Iterator[str]:
    """A folder and all folders above it."""
    while True:
        yield folder
        parent = os.path.dirname(folder)
        if parent == folder:
            return
        folder = parent
