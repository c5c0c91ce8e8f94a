"""What the settings' `exclude` leaves out."""

import os
from collections.abc import Sequence

from notelint.files.found import slash
from notelint.text.globs import spec_of


class Excluded:
    """The globs of `exclude`, relative to `root`. Paths are real ones; a folder's ends with `/`."""

    def __init__(self, exclude: Sequence[str], root: str) -> None:
        self._globs = spec_of(exclude) if exclude else None
        self._base = slash(os.path.realpath(root).replace(os.sep, "/")) if exclude else ""
        self._folders: dict[str, bool] = {}

    def has(self, path: str) -> bool:
        """Whether a path is left out, be it with a folder above it."""
        if self._globs is None or not path.startswith(self._base) or path == self._base:
            return False
        return self._globs.ignores(path[len(self._base) :])

    def says(self, path: str) -> bool:
        """Whether a glob leaves out this very path, whatever becomes of the folders above it."""
        if self._globs is None or not path.startswith(self._base) or path == self._base:
            return False
        return bool(self._globs.verdict(path[len(self._base) :]))

    def has_below(self, folder: str, name: str) -> bool:
        """Whether a file is left out of a folder that was named; `name` is its path from there."""
        if self._globs is None:
            return False
        end = name.find("/")
        while end >= 0:
            inner = folder + name[: end + 1]
            if inner not in self._folders:
                self._folders[inner] = self.says(inner)
            if self._folders[inner]:
                return True
            end = name.find("/", end + 1)
        return self.says(folder + name)
