"""Which files may be read because a note, a schema or the settings name them.

Those may come from a stranger, and reports quote what the files contain. Therefore only files
inside the repository are read (symbolic links resolved), and only those that Git tracks or would
track: not `.git` itself, and nothing ignored (such as `.env`). Without Git: files below the folder
of the settings. Paths that the user names on the command line are not checked here.
"""

import os
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from notelint.repository.git import LITERAL, GitError, GitTooSlowError, run_git
from notelint.repository.top import repository_top

Refusal = Literal["outside", "git", "ignored"]
"""Why a file may not be read: outside the repository, one of Git's own files, or ignored by Git."""

FEW = 4
"""Git is asked about this many files one by one; then for the list of all files."""


class ReadableFiles:
    """The files of a Git working tree, or of a folder outside of one. `top` is its real path."""

    def __init__(self, top: str, *, has_git: bool) -> None:
        self.top = top
        self.has_git = has_git
        self._known: dict[str, bool] = {}
        self._all: frozenset[str] | None = None
        self._is_slow = False

    def contains(self, path: str) -> bool:
        """Whether a path, links followed, is below the top."""
        return self._inside(path) is not None

    def is_place(self, path: str) -> bool:
        """Whether a path, links followed, is below the top and not one of Git's own files."""
        names = self._inside(path)
        return names is not None and not _is_gits(names)

    def refusal_for(self, path: str) -> Refusal | None:
        """Why a file may not be read; None if it may be, or if it does not exist."""
        names = self._inside(path)
        if names is None:
            return "outside"
        if _is_gits(names):
            return "git"
        real = os.path.join(self.top, *names)
        if not self.has_git or not os.path.lexists(real):
            return None
        return None if self._is_listed(real) else "ignored"

    def _inside(self, path: str) -> list[str] | None:
        """The names from the top down to the real path; None if it is outside."""
        try:
            real = os.path.realpath(path)
            if os.path.commonpath((self.top, real)) != self.top:
                return None
        except (OSError, ValueError):  # another drive, a NUL
            return None
        return [name for name in os.path.relpath(real, self.top).split(os.sep) if name != os.curdir]

    def _is_listed(self, real: str) -> bool:
        """Whether Git tracks a file or would track it."""
        if real not in self._known:
            self._known[real] = self._ask(real)
        return self._known[real]

    def _ask(self, real: str) -> bool:
        if self._is_slow:
            return False  # not asked again; what is unknown may not be read
        inner = repository_top(os.path.dirname(real))
        if inner and inner != self.top and self.contains(inner):  # a submodule
            return self._is_listed(inner) and readable_files_of(inner).refusal_for(real) is None
        name = os.path.relpath(real, self.top).replace(os.sep, "/")
        try:
            if len(self._known) >= FEW and self._all is None:
                self._all = frozenset(self._list())
            if self._all is not None and name in self._all:
                return True
            return bool(self._list("--", name))  # added since, or spelled in another way
        except GitTooSlowError:
            self._is_slow = True
        except GitError:
            from notelint.repository.ignored import is_left_out  # noqa: PLC0415 - without Git

            return not is_left_out(self.top, real)
        return False

    def _list(self, *paths: str) -> list[str]:
        output = run_git(
            self.top,
            *(LITERAL, "ls-files", "--cached", "--others", "--exclude-standard", "-z", *paths),
            top=self.top,
        )
        return [os.fsdecode(name) for name in output.split(b"\0") if name]


def _is_gits(names: Sequence[str]) -> bool:
    return any(name.casefold() == ".git" for name in names)


def readable_files_of(folder: str) -> ReadableFiles:
    """The readable files of a folder's Git repository, else of the folder itself."""
    return _readable_files_of(os.path.realpath(folder or "."))


def forget_readable_files() -> None:
    """Forget what Git listed; the next one who asks for a repository's files has it list them."""
    _readable_files_of.cache_clear()


@lru_cache(maxsize=64)
def _readable_files_of(real: str) -> ReadableFiles:
    top = repository_top(real)
    return ReadableFiles(top or real, has_git=bool(top))
