"""Gives a broken file another name, so that a new one may take its place. Nothing is deleted."""

# Paths are plain strings in this file, as in that of the ledger.
# ruff: noqa: PTH105, PTH116, PTH123

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress

SQLITE = b"SQLite format 3\x00"
ASIDE = ("-journal", "-wal", "-shm", "")
"""What SQLite names its files, that of the data last: until it is moved it is found broken."""


def put_aside(path: str, judged: tuple[int, int] | None) -> str:
    """Give the file that was found broken another name: that, or "" if another run has done so.

    Raises `OSError`.
    """
    with held(path, alone=True):
        if judged is None or identity(path) != judged:
            return ""
        number = 1
        while True:
            aside = f"{path}.broken-{number}"
            try:
                os.close(os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
                break
            except FileExistsError:
                number += 1
        for ending in ASIDE:
            with suppress(*((FileNotFoundError,) if ending else ())):
                os.replace(f"{path}{ending}", f"{aside}{ending}")
        return aside


@contextmanager
def held(path: str, *, alone: bool = False) -> Iterator[None]:
    """Who looks whether a file is sound holds it, and who gives it another name holds it alone.

    Else the second to put it aside would take the new one for it; and SQLite, with the broken one
    still open, would take the journal of the new one for its own, by its name. Not to be left in a
    transaction: with a file, a process gives up SQLite's locks on it.
    """
    try:
        import fcntl  # noqa: PLC0415 - not on Windows, where no file is renamed that is in use
    except ImportError:
        yield
        return
    if identity(path) is None:
        yield
        return
    try:
        file = open(path, "rb")  # noqa: SIM115 - closed below; a file that is gone is no error
    except FileNotFoundError:
        yield
        return
    with file:
        with suppress(OSError):  # a file system without locks
            fcntl.flock(file, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
        yield


def identity(path: str) -> tuple[int, int] | None:
    """By which a file is known under any name; None where none is, or no file."""
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return None
    return (found.st_dev, found.st_ino) if stat.S_ISREG(found.st_mode) else None


def is_text(path: str) -> bool:
    """Whether it is someone's text, or a pointer of Git LFS, that settings name by mistake."""
    try:
        with open(path, "rb") as file:
            start = file.read(4096)
    except FileNotFoundError:
        return False
    if not start:  # a new one, that another run has just begun
        return False
    return not start.startswith(SQLITE) and b"\x00" not in start and _decodes(start)


def _decodes(start: bytes) -> bool:
    """Whether it is UTF-8, but for a letter that the end may have cut."""
    try:
        start.decode()
    except UnicodeDecodeError as error:
        return len(start) == 4096 and error.start >= 4093
    return True
