"""Writes a file whole or not at all; below a foreign folder, never through symbolic links."""

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import BinaryIO


class LinkInTheWayError(Exception):
    """A path to write to leads through a symbolic link, or through something that is no folder.

    The text is the path of the obstacle.
    """


def to_bytes(text: str) -> bytes:
    r"""UTF-8 for text that may contain file names in other encodings: their bytes are restored.

    A lone surrogate that represents no byte is written as its escape, `\ud800`.
    """
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "backslashreplace")


def write_text(path: str, text: str) -> None:
    """Write `text` to `path` in UTF-8, line endings unchanged. Raises OSError."""
    write_bytes(path, to_bytes(text))


def append_text(path: str, text: str) -> None:
    """Add `text` to the end of `path` in UTF-8; a missing file is created. Raises OSError."""
    with open(path, "ab") as file:
        file.write(to_bytes(text))


def write_bytes(path: str, data: bytes) -> None:
    """Replace the contents of `path` in one step, as `replaced` does. Raises OSError."""
    with replaced(path) as file:
        file.write(data)


@contextmanager
def replaced(path: str) -> Iterator[BinaryIO]:
    """A file whose contents replace those of `path` in one step when the block ends.

    A reader sees all of the old or all of the new contents. The file's mode is kept, its owner and
    group as far as the system permits it, and symbolic links are followed.
    What is not a regular file (a pipe, `/dev/stdout`) is written to directly.
    Raises OSError; then, and after any other exception in the block, the file is unchanged and
    nothing is left next to it.
    """
    try:
        status = os.stat(path)
    except FileNotFoundError:
        status = None
    if status and not stat.S_ISREG(status.st_mode):
        with open(path, "wb") as file:
            yield file
        return
    path = os.path.realpath(path)
    with _temporary(os.path.dirname(path)) as (temporary, file):
        yield file
        file.close()
        if status:
            _give_to(temporary, status)
            os.chmod(temporary, stat.S_IMODE(status.st_mode))
        os.replace(temporary, path)


@contextmanager
def replaced_itself(path: str) -> Iterator[BinaryIO]:
    """As `replaced`, but a symbolic link is replaced itself, and the file is one of a new mode.

    So nobody who may write in the folder leads the contents elsewhere.
    """
    with _temporary(os.path.dirname(path)) as (temporary, file):
        yield file
        file.close()
        os.replace(temporary, path)


def _give_to(path: str, status: os.stat_result) -> None:
    """Make a file belong to the owner and the group of another one, if that is permitted."""
    own = os.stat(path)
    if hasattr(os, "chown") and (own.st_uid, own.st_gid) != (status.st_uid, status.st_gid):
        with suppress(PermissionError):
            os.chown(path, status.st_uid, status.st_gid)


def create_text(path: str, text: str) -> bool:
    """Write a new file whole or not at all; False, and nothing written, if the path exists.

    Missing folders are created. If two processes create one path at once, one of them gets False.
    Raises OSError.
    """
    if os.path.lexists(path):
        return False
    folder = os.path.dirname(path)
    if folder:
        os.makedirs(folder, exist_ok=True)
    with _temporary(folder) as (temporary, file):
        file.write(to_bytes(text))
        file.close()
        return _move_if_free(temporary, path)


def write_inside(root: str, names: Sequence[str], data: bytes) -> str:
    """Write a file below `root` whole or not at all, never through a symbolic link; its path.

    `names` are the folders below `root`, created where missing, and the file's name.
    Raises `LinkInTheWayError`, OSError.
    """
    folder = root or "."
    for name in names[:-1]:
        folder = os.path.join(folder, name)
        mode = _mode(folder)
        if mode is None:
            os.mkdir(folder)
        elif not stat.S_ISDIR(mode):
            raise LinkInTheWayError(folder)
    path = os.path.join(folder, names[-1])
    mode = _mode(path)
    if mode is not None and not stat.S_ISREG(mode):
        raise LinkInTheWayError(path)
    with replaced_itself(path) as file:  # a link may have appeared since
        file.write(data)
    return path


@contextmanager
def _temporary(folder: str) -> Iterator[tuple[str, BinaryIO]]:
    """A new file in `folder`, with its path; removed at the end unless the block has renamed it.

    It is in the folder of its final name, since os.replace cannot move between file systems. It is
    not made by `tempfile`, whose files are closed to everyone else: a new file here gets the
    permissions that the umask leaves.
    """
    path = os.path.join(folder, f".notelint-{os.urandom(6).hex()}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield path, file
    finally:
        if os.path.lexists(path):
            os.unlink(path)


def _move_if_free(source: str, target: str) -> bool:
    """Rename a file unless its new name is taken: a hard link never replaces anything."""
    try:
        os.link(source, target)
    except FileExistsError:
        return False
    except OSError:  # a file system without hard links
        if os.path.lexists(target):
            return False
        os.rename(source, target)
    return True


def _mode(path: str) -> int | None:
    """The mode of what is at a path, symbolic links not followed; None if there is nothing."""
    try:
        return os.lstat(path).st_mode
    except FileNotFoundError:
        return None
