"""Opens packs of notes, which are local files or addresses."""

import errno
import os
from collections.abc import Iterator
from typing import IO

from notelint.files.paths import is_address
from notelint.files.sources.addresses import expand, open_address
from notelint.files.sources.shard import is_part


def open_pack(pack: str) -> IO[bytes]:
    """A pack, to be read as bytes. Raises OSError, and any error of an address."""
    if is_address(pack):
        return open_address(pack)
    if os.path.exists(pack) and not os.path.isfile(pack):
        raise OSError(errno.ENXIO, os.strerror(errno.ENXIO), pack)
    return open(pack, "rb")


def named_by(path: str) -> Iterator[str]:
    """The packs and addresses that the user names by a path, sorted.

    A folder with the name of a pack, as other programs write it, stands for the packs in it.
    Raises as `open_pack`.
    """
    if is_address(path):
        yield from expand(path)
    elif os.path.isdir(path):
        top = os.path.join(path, "")
        walk = os.walk(top, onerror=_raise)
        files = (os.path.join(folder, name) for folder, _, names in walk for name in names)
        yield from sorted(file for file in files if is_part(file.removeprefix(top)))
    else:
        yield path


def _raise(error: OSError) -> None:
    """For `os.walk`, which otherwise passes over a folder that it cannot list."""
    raise error
