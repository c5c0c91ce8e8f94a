"""Reads the bytes of one note, article or other named file, whatever is at its path."""

import errno
import os
from typing import BinaryIO

from notelint.model.message import Message, message
from notelint.repository.opening import read_regular
from notelint.repository.os_errors import os_reason
from notelint.repository.readable import ReadableFiles, readable_files_of

_BY_ERRNO = {
    errno.ENOENT: "vanished",
    errno.ENOTDIR: "vanished",
    errno.ESTALE: "vanished",
    errno.EACCES: "no_permission",
    errno.EPERM: "no_permission",
    errno.ELOOP: "loop",
    errno.ENXIO: "not_a_file",  # a socket, or a device that is not there
}


class UnreadableError(Exception):
    """A note could not be read. `reason` is one of rule N005's messages, with its arguments."""

    def __init__(self, path: str, reason: Message) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason


def reason_of(error: OSError | ValueError) -> Message:
    """The reason that an error of the operating system gives.

    A ValueError is what Python raises for a path that holds a NUL: no such file can exist.
    """
    if isinstance(error, ValueError):
        return message("vanished")
    name = _BY_ERRNO.get(error.errno or 0)
    return message(name) if name else message("other", error=os_reason(error))


def read(path: str, max_bytes: int) -> bytes:
    """The bytes of a regular file that has at most `max_bytes`.

    Raises `UnreadableError`: gone, no permission, a folder, not a regular file, or too large. A
    file that grows while it is read is judged by what was read of it.
    """
    try:
        data, size = read_regular(path, max_bytes + 1)
    except (OSError, ValueError) as error:
        raise UnreadableError(path, reason_of(error)) from error
    size = max(size, len(data))
    if size > max_bytes:
        raise UnreadableError(path, message("too_large", size=f"{size:,}", limit=f"{max_bytes:,}"))
    return data


def read_note(path: str, max_bytes: int, root: str) -> bytes:
    """As `read`, of a note that was named or found.

    A symbolic link is the repository's doing, and not the user's who named it: it must lead to a
    file of its own repository or, without Git, of the folder `root`.
    """
    if not os.path.islink(path):
        return read(path, max_bytes)
    repository = readable_files_of(os.path.dirname(path))
    return read_named(
        path, max_bytes, repository if repository.has_git else readable_files_of(root)
    )


def read_named(path: str, max_bytes: int, repository: ReadableFiles) -> bytes:
    """As `read`, of a file that a note, a schema or the settings name, or that was found.

    Raises `UnreadableError`, also if it may not be read: outside of the repository, Git's own,
    ignored.
    """
    refusal = repository.refusal_for(path)
    if refusal:
        raise UnreadableError(path, message(refusal))
    return read(path, max_bytes)


def read_stream(name: str, stream: BinaryIO, max_bytes: int) -> bytes:
    """The bytes that a stream gives, such as standard input, if they are at most `max_bytes`.

    Raises `UnreadableError` for more of them, of which there may be no end, and for what is no
    stream.
    """
    try:
        data = stream.read(max_bytes + 1)
    except OSError as error:
        raise UnreadableError(name, reason_of(error)) from error
    if len(data) > max_bytes:
        raise UnreadableError(name, message("too_long", limit=f"{max_bytes:,}"))
    return data
