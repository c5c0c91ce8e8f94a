"""Writes a file whole or not at all."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO


def to_bytes(text: str) -> bytes:
    r"""UTF-8, for text that may name files which are not: their odd bytes come out as they were.

    A lone surrogate that stands for no byte is written as its escape, `\ud800`.
    """
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "backslashreplace")


def write_text(path: str, text: str) -> None:
    """Write `text` to `path` in UTF-8 with its line ends as they are. Raises OSError."""
    write_bytes(path, to_bytes(text))


def write_bytes(path: str, data: bytes) -> None:
    """Replace the contents of `path` in one step, as `replaced` does. Raises OSError."""
    with replaced(path) as file:
        file.write(data)


@contextmanager
def replaced(path: str) -> Iterator[BinaryIO]:
    """A file whose contents become those of `path` in one step, when the block has ended.

    A reader sees all of the old or of the new. Keeps the file's mode and writes through symbolic
    links. What is no regular file (a pipe, `/dev/stdout`) cannot be replaced and is written to.
    Raises OSError; then, and after any other exception in the block, the file is as it was, and
    nothing is left beside it.
    """
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        mode = 0
    if mode and not stat.S_ISREG(mode):
        with open(path, "wb") as file:
            yield file
        return
    path = os.path.realpath(path)
    # In the same folder: os.replace cannot move between file systems. Not from `tempfile`, whose
    # files are closed to everyone else: a new file here gets the rights that the umask leaves.
    beside = os.path.join(os.path.dirname(path), f".notelint-{os.urandom(6).hex()}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(beside, flags, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
        if mode:
            os.chmod(beside, stat.S_IMODE(mode))
        os.replace(beside, path)
    except BaseException:
        os.unlink(beside)
        raise


def create_text(path: str, text: str) -> bool:
    """Write a new file whole or not at all; False, and nothing done, if the path is taken.

    Folders that lack are made. Two that create one path at once: one of them is told False.
    Raises OSError.
    """
    if os.path.lexists(path):
        return False
    folder = os.path.dirname(path)
    if folder:
        os.makedirs(folder, exist_ok=True)
    beside = os.path.join(folder, f".notelint-{os.urandom(6).hex()}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(beside, flags, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(to_bytes(text))
        return _move_if_free(beside, path)
    finally:
        if os.path.lexists(beside):
            os.unlink(beside)


def _move_if_free(beside: str, path: str) -> bool:
    """Give a file its name, unless that is taken: a link is made only where nothing is."""
    try:
        os.link(beside, path)
    except FileExistsError:
        return False
    except OSError:  # a file system without links
        if os.path.lexists(path):
            return False
        os.rename(beside, path)
    return True
