"""Which files may be read because a note, a schema or the settings name them.

Those may come from a stranger, and reports show what the files say. So: only files inside of the
repository, symbolic links resolved, and of these only what Git tracks or would track, which is
neither `.git` itself nor what is ignored (`.env`, say). Without Git: what lies below the folder of
the settings. What the user names on the command line is not asked about here.
"""

import os
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from notelint.repository.git import LITERAL, GitError, GitTooSlowError, ask_git
from notelint.repository.top import top_of

Refusal = Literal["outside", "git", "ignored"]
"""Why a file may not be read: it is outside of the repository, Git's own, or ignored by Git."""

FEW = 4
"""So many files are asked of Git one by one; then it is asked for the list of all."""


class ReadableFiles:
    """A Git repository's working tree, or a folder by itself. `top` is its real path."""

    def __init__(self, top: str, *, has_git: bool) -> None:
        self.top = top
        self.has_git = has_git
        self._known: dict[str, bool] = {}
        self._all: frozenset[str] | None = None
        self._is_slow = False

    def contains(self, path: str) -> bool:
        """Whether a path leads to below the top, links followed."""
        return self._inside(path) is not None

    def is_place(self, path: str) -> bool:
        """Whether a path leads to below the top, links followed, and not to Git's own files."""
        names = self._inside(path)
        return names is not None and not _is_gits(names)

    def why_not(self, path: str) -> Refusal | None:
        """Why a file may not be read; None if it may, or if there is no such file."""
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
        """The names from the top to where a path really leads; None: outside."""
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
            return False  # not asked again and again; what is not known may not be read
        inner = top_of(os.path.dirname(real))
        if inner and inner != self.top and self.contains(inner):  # a submodule
            return self._is_listed(inner) and repository_of(inner).why_not(real) is None
        name = os.path.relpath(real, self.top).replace(os.sep, "/")
        try:
            if len(self._known) >= FEW and self._all is None:
                self._all = frozenset(self._list())
            if self._all is not None and name in self._all:
                return True
            return bool(self._list("--", name))  # what came since, or is spelt in another way
        except GitTooSlowError:
            self._is_slow = True
        except GitError:
            from notelint.repository.ignored import is_left_out  # noqa: PLC0415 - without Git

            return not is_left_out(self.top, real)
        return False

    def _list(self, *paths: str) -> list[str]:
        said = ask_git(
            self.top,
            *(LITERAL, "ls-files", "--cached", "--others", "--exclude-standard", "-z", *paths),
            top=self.top,
        )
        return [os.fsdecode(name) for name in said.split(b"\0") if name]


def _is_gits(names: Sequence[str]) -> bool:
    return any(name.casefold() == ".git" for name in names)


def repository_of(folder: str) -> ReadableFiles:
    """The Git repository that a folder lies in, else the folder by itself."""
    return _repository_of(os.path.realpath(folder or "."))


@lru_cache(maxsize=64)
def _repository_of(real: str) -> ReadableFiles:
    top = top_of(real)
    return ReadableFiles(top or real, has_git=bool(top))
