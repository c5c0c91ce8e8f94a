"""Gives a broken file another name, so that a new one may take its place. Nothing is deleted."""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

SQLITE = b"SQLite format 3\x00"
SQLITE_ENDINGS = ("-journal", "-wal", "-shm", "")
"""What SQLite names its files, that of the data last: until it is moved it is found broken."""


def quarantine(path: str, judged: tuple[int, int] | None) -> str:
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
        for ending in SQLITE_ENDINGS:
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


SQLITE_MAGIC = b"SQLite format 3\x00"
HEADER, ID_AT = 100, 68
"""How long a header is, in bytes, and where it has the program's number, in four of them."""

NEVER = ("-wal", "-shm")
"""What SQLite keeps beside files in a mode that ours are never in."""

NAMES_ANOTHER = bytes.fromhex("d9d505f920a163d7")
"""At the end of a journal: it names another file, which ours never does."""

LARGEST = 500_000_000
"""Bytes; of a million links it has fewer."""


def has_no_links(path: str) -> bool:
    """Whether no link leads to a file, and nothing beside it does harm. Raises OSError.

    Its folder is that of the settings, or `.notelint` in it.
    """
    folder = os.path.dirname(path)
    if os.path.basename(folder) == ".notelint" and not _is(stat.S_ISDIR, folder):
        return False
    if any(os.path.lexists(path + ending) for ending in NEVER):
        return False
    return (
        _is(stat.S_ISREG, path)
        and _is(stat.S_ISREG, f"{path}-journal")
        and not _end(f"{path}-journal").endswith(NAMES_ANOTHER)
    )


def is_ledger(path: str, application: int) -> bool:
    """Whether a file is not there, empty, or has our number in its header. Raises OSError.

    A database without a number may be one that another run is making; its schema will tell.
    """
    return application_id(path) in (None, 0, application)


def application_id(path: str) -> int | None:
    """A database's number of its program, None for no file or an empty one, -1 for any other file.

    Raises OSError.
    """
    try:
        with open(path, "rb") as file:
            size, head = os.fstat(file.fileno()).st_size, file.read(HEADER)
    except FileNotFoundError:
        return None
    if not size:
        return None
    if size > LARGEST or len(head) < HEADER or not head.startswith(SQLITE_MAGIC):
        return -1
    return int.from_bytes(head[ID_AT : ID_AT + 4], "big")


def _is(kind: Callable[[int], bool], path: str) -> bool:
    """Whether nothing, or something of a kind, stands at a path, links not followed."""
    try:
        return kind(os.lstat(path).st_mode)
    except FileNotFoundError:
        return True


def _end(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            file.seek(max(0, os.fstat(file.fileno()).st_size - len(NAMES_ANOTHER)))
            return file.read(len(NAMES_ANOTHER))
    except FileNotFoundError:
        return b""
