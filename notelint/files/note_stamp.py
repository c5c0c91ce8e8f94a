"""Whether a file is surely the one that was read before, by what the file system says of it."""

import os
import stat
import sys
import time
from collections.abc import Sequence
from typing import NamedTuple

COARSEST = 2_000_000_000
"""Nanoseconds of the coarsest timestamps, those of FAT."""

TRUSTED = sys.platform != "win32"
"""Windows has no time of the last change of a file's status: a program may set all that it has."""


class NoteStamp(NamedTuple):
    """What the file system says of a regular file, and when it was asked, in ns since 1970."""

    size: int
    modified: int
    changed: int
    inode: int
    device: int
    asked: int

    def proves_same(self, earlier: Sequence[int]) -> bool:
        """Whether the file is the one of an earlier stamp, with the same content.

        As in Git's index, an earlier stamp is only trusted if the file was old then: within one
        tick of its clock a file can change twice, and have the same time after both. One from the
        future says that the clock was set back since; times that seem equal mean nothing then.
        """
        *before, asked = earlier
        return (
            TRUSTED
            and list(self[:-1]) == before
            and max(self.modified, self.changed) + COARSEST < asked <= self.asked
        )


def stamp_of(path: str) -> NoteStamp | None:
    """The stamp of a regular file; None for anything else, a symbolic link too."""
    asked = time.time_ns()
    try:
        status = os.lstat(path)
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(status.st_mode):
        return None
    return NoteStamp(
        status.st_size,
        status.st_mtime_ns,
        status.st_ctime_ns,
        status.st_ino,
        status.st_dev,
        asked,
    )
