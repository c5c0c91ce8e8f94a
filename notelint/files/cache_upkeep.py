"""Bounds what is kept: deletes results and plans that are old, and those beyond a size."""

import os
import time
from collections.abc import Iterator
from contextlib import suppress

from notelint.files.results_file import DAY
from notelint.text.lazy_pattern import LazyPattern

UNUSED = 30 * DAY
"""Seconds after which results are deleted that no run has used, and plans that were made then."""

MOST = 500_000_000
"""Bytes of all that is kept in a folder; beyond them the oldest files go first."""

KEPT = LazyPattern(
    r"(?:notes-[0-9a-f]{16}\.jsonl|plan-[0-9a-f]{8}\.json)(?:\.[0-9a-f-]+\.tmp)?"
    r"|\.notelint-[0-9a-f]{12}\.tmp"
)
"""Names of the files that are ours."""

MARK = "notes-cleaned"
"""An empty file whose time says when results were last deleted."""


def clean_daily(folder: str) -> None:
    """Delete what is beyond the bounds, once a day."""
    mark, now = os.path.join(folder, MARK), time.time()
    with suppress(OSError):
        if 0 <= now - os.lstat(mark).st_mtime < DAY:
            return
    with suppress(OSError):
        with suppress(FileNotFoundError):
            os.unlink(mark)
        os.close(os.open(mark, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        _clean(folder, now)


def clear(folder: str) -> None:
    """Delete all results and plans that are kept in a folder, and nothing else that is there."""
    with suppress(OSError):
        for path, _ in _ours(folder):
            with suppress(OSError):
                os.unlink(path)


def _clean(folder: str, now: float) -> None:
    files = [(status.st_mtime, status.st_size, path) for path, status in _ours(folder)]
    total = 0
    for modified, size, path in sorted(files, reverse=True):
        total += size
        left_over = path.endswith(".tmp") and modified < now - DAY
        if left_over or modified < now - UNUSED or total > MOST:
            with suppress(OSError):
                os.unlink(path)


def _ours(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    """The regular files of a folder that have our names."""
    with os.scandir(folder) as entries:
        for entry in entries:
            with suppress(FileNotFoundError):  # another run has deleted it
                if KEPT.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                    yield entry.path, entry.stat(follow_symlinks=False)
