"""Reads one note's bytes, whatever stands at its path."""

import errno
import os
import stat
from typing import BinaryIO

from notelint.files.unreadable import Unreadable, reason_of
from notelint.model.finding import say

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)  # Windows would translate line ends
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_NONBLOCK", 0)  # opening a pipe that nobody writes to would wait for ever
)


def read(path: str, max_bytes: int) -> bytes:
    """The bytes of a regular file that has at most `max_bytes`.

    Raises Unreadable: gone, no permission, a folder, not a regular file, or too large. A file
    that grows while it is read is judged by what was read of it.
    """
    try:
        descriptor = os.open(path, _FLAGS)
    except (OSError, ValueError) as error:
        raise Unreadable(path, reason_of(error)) from error
    try:
        status = os.fstat(descriptor)
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable(path, say("not_a_file"))
        data = b"" if status.st_size > max_bytes else _read(descriptor, max_bytes + 1)
    except OSError as error:
        raise Unreadable(path, reason_of(error)) from error
    finally:
        os.close(descriptor)
    size = max(status.st_size, len(data))
    if size > max_bytes:
        raise Unreadable(path, say("too_large", size=f"{size:,}", limit=f"{max_bytes:,}"))
    return data


def read_stream(name: str, stream: BinaryIO, max_bytes: int) -> bytes:
    """The bytes that a stream gives, such as standard input, if they are at most `max_bytes`.

    Raises Unreadable for more of them, of which there may be no end, and for what is no stream.
    """
    try:
        data = stream.read(max_bytes + 1)
    except OSError as error:
        raise Unreadable(name, reason_of(error)) from error
    if len(data) > max_bytes:
        raise Unreadable(name, say("too_long", limit=f"{max_bytes:,}"))
    return data


def _read(descriptor: int, most: int) -> bytes:
    """Up to `most` bytes; one call may return fewer than there are."""
    pieces = []
    while most > 0 and (piece := os.read(descriptor, min(most, 1 << 20))):
        pieces.append(piece)
        most -= len(piece)
    return b"".join(pieces)
