"""The user's key, by which caches in other people's folders are recognized as this user's own."""

import os
from contextlib import suppress

from notelint.files.system_folders import state_folder
from notelint.repository.opening import read_regular

KEY = 32
"""Bytes of a key."""


def user_key() -> bytes:
    """The user's key, made when it is first needed.

    Raises OSError and ValueError where there can be none.
    """
    folder = state_folder()
    if not folder:
        raise FileNotFoundError(folder)
    path = os.path.join(folder, "key")
    os.makedirs(folder, mode=0o700, exist_ok=True)
    with suppress(FileExistsError):
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
            file.write(os.urandom(KEY))
    key, size = read_regular(path, KEY + 1)
    if size != KEY:
        raise ValueError(path)
    return key
