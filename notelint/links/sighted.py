"""Whether a file in a repository is a ledger of ours, by its bytes, before SQLite opens it.

SQLite follows links, rolls back whatever journal lies beside a file, and deletes the file that such
a journal names: of a stranger's files none of that must happen.
"""

# Paths are plain strings in this file.
# ruff: noqa: PTH119, PTH120

import os
import stat
from collections.abc import Callable

SQLITE = b"SQLite format 3\x00"
HEADER, ID_AT = 100, 68
"""How long a header is, in bytes, and where it has the program's number, in four of them."""

NEVER = ("-wal", "-shm")
"""What SQLite keeps beside files in a mode that ours are never in."""

NAMES_ANOTHER = bytes.fromhex("d9d505f920a163d7")
"""At the end of a journal: it names another file, which ours never does."""

LARGEST = 500_000_000
"""Bytes; of a million links it has fewer."""


def is_alone(path: str) -> bool:
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


def is_ours(path: str, application: int) -> bool:
    """Whether a file is not there, empty, or has our number in its header. Raises OSError.

    A database without a number may be one that another run is making; its schema will tell.
    """
    return number_of(path) in (None, 0, application)


def number_of(path: str) -> int | None:
    """A database's number of its program, None for no file or an empty one, -1 for any other file.

    Raises OSError.
    """
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            size, head = os.fstat(file.fileno()).st_size, file.read(HEADER)
    except FileNotFoundError:
        return None
    if not size:
        return None
    if size > LARGEST or len(head) < HEADER or not head.startswith(SQLITE):
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
        with open(path, "rb") as file:  # noqa: PTH123
            file.seek(max(0, os.fstat(file.fileno()).st_size - len(NAMES_ANOTHER)))
            return file.read(len(NAMES_ANOTHER))
    except FileNotFoundError:
        return b""
