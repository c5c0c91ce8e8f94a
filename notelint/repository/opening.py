"""Reads regular files only, up to a given size, whatever is at their path."""

import errno
import os
import stat

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)  # Windows would translate line ends
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_NONBLOCK", 0)  # opening a pipe without a writer would block
)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


class NotRegularError(OSError):
    """What is at the path is not a regular file: a device, a pipe, a socket."""


def open_regular(path: str, *, follow: bool = True) -> int:
    """The descriptor of a regular file, open for reading. Raises as `read_regular`."""
    descriptor = os.open(path, _FLAGS | (0 if follow else _NO_LINK))
    try:
        mode = os.fstat(descriptor).st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), path)
        if not stat.S_ISREG(mode):
            raise NotRegularError(errno.ENXIO, "not a regular file", path)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def read_regular(path: str, maximum: int, *, follow: bool = True) -> tuple[bytes, int]:
    """At most the first `maximum` bytes of a regular file, and its size by the system.

    `follow`: a symbolic link is followed. Raises OSError, `NotRegularError` if it is something
    else, and ValueError for a path that holds a NUL.
    """
    descriptor = open_regular(path, follow=follow)
    try:
        return _read(descriptor, maximum), os.fstat(descriptor).st_size
    finally:
        os.close(descriptor)


def _read(descriptor: int, maximum: int) -> bytes:
    """Up to `maximum` bytes; one call may return fewer than there are."""
    pieces = []
    while maximum > 0 and (piece := os.read(descriptor, min(maximum, 1 << 20))):
        pieces.append(piece)
        maximum -= len(piece)
    return b"".join(pieces)
