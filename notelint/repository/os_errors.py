"""The operating system's errors in words of ours, so that each language has them."""

import errno
from collections.abc import Mapping

from notelint.model.message import Argument, Phrase, phrase

REASONS: Mapping[int, Phrase] = {
    errno.EACCES: phrase("no permission"),
    errno.EEXIST: phrase("it exists already"),
    errno.ECONNABORTED: phrase("the connection broke off"),
    errno.ECONNREFUSED: phrase("connection refused"),
    errno.ECONNRESET: phrase("the server closed the connection"),
    errno.EFBIG: phrase("the file would be too large"),
    errno.EIO: phrase("the device failed"),
    errno.EISDIR: phrase("it is a folder"),
    errno.ELOOP: phrase("its symbolic links lead in a circle"),
    errno.EMFILE: phrase("too many files are open"),
    errno.ENAMETOOLONG: phrase("the name is too long"),
    errno.ENOENT: phrase("no such file or folder"),
    errno.ENOSPC: phrase("no space left on the device"),
    errno.ENOTDIR: phrase("a part of the path is not a folder"),
    errno.ENXIO: phrase("no such device"),
    errno.EPERM: phrase("the system does not permit it"),
    errno.EPIPE: phrase("the connection broke off"),
    errno.EROFS: phrase("the file system is read-only"),
    errno.ETIMEDOUT: phrase("the connection timed out"),
}


def os_reason(error: Exception) -> Argument:
    """Why the system refused: in our words, else in its own."""
    if not isinstance(error, OSError):
        return str(error)
    return REASONS.get(error.errno or 0) or error.strerror or str(error)
