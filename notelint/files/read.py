"""Reads one note's bytes, whatever stands at its path."""

from typing import BinaryIO

from notelint.files.unreadable import Unreadable, reason_of
from notelint.model.finding import say
from notelint.repository.opening import read_regular
from notelint.repository.readable import Repository


def read(path: str, max_bytes: int) -> bytes:
    """The bytes of a regular file that has at most `max_bytes`.

    Raises Unreadable: gone, no permission, a folder, not a regular file, or too large. A file
    that grows while it is read is judged by what was read of it.
    """
    try:
        data, size = read_regular(path, max_bytes + 1)
    except (OSError, ValueError) as error:
        raise Unreadable(path, reason_of(error)) from error
    size = max(size, len(data))
    if size > max_bytes:
        raise Unreadable(path, say("too_large", size=f"{size:,}", limit=f"{max_bytes:,}"))
    return data


def read_named(path: str, max_bytes: int, repository: Repository) -> bytes:
    """As `read`, of a file that a note, a schema or the settings name, or that was found.

    Raises Unreadable, also if it may not be read: outside of the repository, Git's own, ignored.
    """
    refusal = repository.why_not(path)
    if refusal:
        raise Unreadable(path, say(refusal))
    return read(path, max_bytes)


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
