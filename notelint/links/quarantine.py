"""Looks at a ledger's file by its bytes before SQLite opens it, and renames a broken one.

SQLite follows symbolic links, rolls back whatever journal is beside a file, and deletes the file
that such a journal names: none of that must happen to a stranger's files.
"""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

SQLITE_MAGIC = b"SQLite format 3\x00"
HEADER_SIZE, APPLICATION_ID_AT = 100, 68
"""Bytes of SQLite's header, and where it has the application id, of four bytes."""

SUFFIXES = ("-journal", "-wal", "-shm", "")
"""Those of SQLite's files, the data last: until it is moved, the ledger is found broken."""

WAL_SUFFIXES = ("-wal", "-shm")
"""Files of a journal mode that ours never uses."""

NAMES_ANOTHER_FILE = bytes.fromhex("d9d505f920a163d7")
"""The end of a journal that names another file, which ours never does."""

MAX_SIZE = 500_000_000
"""Bytes; a ledger of a million links has fewer."""


def quarantine(path: str, checked: tuple[int, int] | None) -> str:
    """Rename the broken file of the identity `checked`, and return its new path.

    "" if another run has done so. Raises `OSError`.
    """
    with file_lock(path, exclusive=True):
        if checked is None or identity(path) != checked:
            return ""
        number = 1
        while True:
            target = f"{path}.broken-{number}"
            try:
                os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
                break
            except FileExistsError:
                number += 1
        for suffix in SUFFIXES:
            with suppress(*((FileNotFoundError,) if suffix else ())):
                os.replace(f"{path}{suffix}", f"{target}{suffix}")
        return target


@contextmanager
def file_lock(path: str, *, exclusive: bool = False) -> Iterator[None]:
    """Lock a file: shared while it is checked, exclusive while it is renamed.

    Otherwise the second run to quarantine it would take the new file for the broken one; and
    SQLite, with the broken one still open, would take the new file's journal for its own. The lock
    must not end during a transaction: on closing a file, a process gives up SQLite's locks on it.
    """
    try:
        import fcntl  # noqa: PLC0415 - not on Windows, where files in use cannot be renamed
    except ImportError:
        yield
        return
    if identity(path) is None:
        yield
        return
    try:
        file = open(path, "rb")  # noqa: SIM115 - closed below; a missing file is no error
    except FileNotFoundError:
        yield
        return
    with file:
        with suppress(OSError):  # a file system without locks
            fcntl.flock(file, fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH)
        yield


def identity(path: str) -> tuple[int, int] | None:
    """Device and inode of a regular file, by which it is known under any name; else None."""
    try:
        status = os.stat(path)
    except FileNotFoundError:
        return None
    return (status.st_dev, status.st_ino) if stat.S_ISREG(status.st_mode) else None


def is_text(path: str) -> bool:
    """Whether a file is text, or a pointer of Git LFS, that settings name by mistake."""
    try:
        with open(path, "rb") as file:
            start = file.read(4096)
    except FileNotFoundError:
        return False
    if not start:  # a new one that another run has just created
        return False
    return not start.startswith(SQLITE_MAGIC) and b"\x00" not in start and _is_utf8(start)


def _is_utf8(start: bytes) -> bool:
    """Whether the start of a file is UTF-8, except for a character that may be cut at its end."""
    try:
        start.decode()
    except UnicodeDecodeError as error:
        return len(start) == 4096 and error.start >= 4093
    return True


def is_safe_to_open(path: str) -> bool:
    """Whether a file is no symbolic link, and no file beside it does harm. Raises `OSError`.

    Its folder is that of the settings, or `.notelint` in it.
    """
    folder = os.path.dirname(path)
    if os.path.basename(folder) == ".notelint" and not _is_missing_or(stat.S_ISDIR, folder):
        return False
    if any(os.path.lexists(path + suffix) for suffix in WAL_SUFFIXES):
        return False
    return (
        _is_missing_or(stat.S_ISREG, path)
        and _is_missing_or(stat.S_ISREG, f"{path}-journal")
        and not _names_another_file(f"{path}-journal")
    )


def has_ledger_header(path: str, application: int) -> bool:
    """Whether a file is missing, empty, or has our application id. Raises `OSError`.

    A database without an application id may be one that another run is creating; its schema is
    checked later.
    """
    return stored_application_id(path) in (None, 0, application)


def stored_application_id(path: str) -> int | None:
    """A database's application id; None for a missing or empty file, -1 for any other file.

    Raises `OSError`.
    """
    try:
        with open(path, "rb") as file:
            size, header = os.fstat(file.fileno()).st_size, file.read(HEADER_SIZE)
    except FileNotFoundError:
        return None
    if not size:
        return None
    if size > MAX_SIZE or len(header) < HEADER_SIZE or not header.startswith(SQLITE_MAGIC):
        return -1
    return int.from_bytes(header[APPLICATION_ID_AT : APPLICATION_ID_AT + 4], "big")


def _is_missing_or(kind: Callable[[int], bool], path: str) -> bool:
    """Whether a path is missing or of a kind, symbolic links not followed."""
    try:
        return kind(os.lstat(path).st_mode)
    except FileNotFoundError:
        return True


def _names_another_file(journal: str) -> bool:
    try:
        with open(journal, "rb") as file:
            file.seek(max(0, os.fstat(file.fileno()).st_size - len(NAMES_ANOTHER_FILE)))
            return file.read() == NAMES_ANOTHER_FILE
    except FileNotFoundError:
        return False
