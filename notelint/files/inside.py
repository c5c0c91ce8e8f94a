"""Writes a file of ours below a folder, never through a link that a stranger may have put there."""

import os
import stat
from collections.abc import Sequence


class Linked(Exception):  # noqa: N818 - it reads well where it is raised
    """Something on the way is a symbolic link, or no folder or file; the text is its path."""


def write_inside(root: str, names: Sequence[str], data: bytes) -> str:
    """Write a file whole or not at all; its path.

    `names` are the folders below `root`, which are made where they are missing, and the file's
    name. Raises `Linked`, OSError.
    """
    path = root or "."
    for name in names[:-1]:
        path = os.path.join(path, name)
        kind = _kind(path)
        if kind is None:
            os.mkdir(path)
        elif not stat.S_ISDIR(kind):
            raise Linked(path)
    folder, path = path, os.path.join(path, names[-1])
    kind = _kind(path)
    if kind is not None and not stat.S_ISREG(kind):
        raise Linked(path)
    beside = os.path.join(folder, f".notelint-{os.urandom(6).hex()}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(beside, flags, 0o666), "wb") as file:
            file.write(data)
        os.replace(beside, path)  # were there a link by now, it is the link that is replaced
    except BaseException:
        if os.path.lexists(beside):
            os.unlink(beside)
        raise
    return path


def _kind(path: str) -> int | None:
    """What stands at a path, links not followed; None for nothing."""
    try:
        return os.lstat(path).st_mode
    except FileNotFoundError:
        return None
