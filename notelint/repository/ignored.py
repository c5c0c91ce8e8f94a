"""Which paths Git would not list, read from the ignore files: used where Git is missing.

The files are `.gitignore` and, in a repository, `.git/info/exclude` and the user's `git/ignore`.
"""

import os
from typing import NamedTuple

from notelint.repository.opening import read_regular
from notelint.text.globs import GlobSet, compile_globs


class Patterns(NamedTuple):
    """The patterns of one file, and the absolute folder (with its last `/`) that they apply to."""

    base: str
    spec: GlobSet

    def verdict(self, entry: str) -> bool | None:
        """Whether an absolute path is ignored; None if no pattern matches it.

        A folder's path ends with `/`.
        """
        if not entry.startswith(self.base) or entry == self.base:
            return None
        return self.spec.verdict(entry[len(self.base) :])


def load(path: str, base: str) -> tuple[Patterns, ...]:
    """The patterns of an ignore file; none if it is missing or cannot be read."""
    try:
        data, _ = read_regular(path, 1 << 20)
    except (OSError, ValueError):
        return ()
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape")
    return (Patterns(base, compile_globs(text.replace("\r\n", "\n").split("\n"), as_bytes=True)),)


def of_folder(folder: str, above: tuple[Patterns, ...], names: set[str]) -> tuple[Patterns, ...]:
    """The patterns that apply in a folder (absolute, with its last `/`) that contains these names.

    Weakest first. A folder with a `.git` begins a repository: patterns from above end there.
    """
    here = above
    if ".git" in names:
        here = load(_users(), folder) + load(folder + ".git/info/exclude", folder)
    if ".gitignore" in names:
        here += load(folder + ".gitignore", folder)
    return here


def above(folder: str) -> tuple[Patterns, ...]:
    """The patterns that apply to a folder (absolute, with its last `/`) from the folders above it.

    They are those up to the top of the Git repository; outside of one there are none. A folder
    that is itself ignored has none either: who names it wants it checked.
    """
    at = folder
    while not os.path.lexists(at + ".git"):
        parent = at[: at.rstrip("/").rfind("/") + 1]
        if not parent or parent == at:
            return ()
        at = parent
    return _down(at, folder) or ()


def is_left_out(top: str, path: str) -> bool:
    """Whether Git would leave out a file below the top of its repository; both are real paths."""
    top, path = top.replace(os.sep, "/").rstrip("/") + "/", path.replace(os.sep, "/")
    folder = path[: path.rfind("/") + 1]
    patterns = _down(top, folder)
    if patterns is None:
        return True
    return is_ignored(path, of_folder(folder, patterns, _names(folder)))


def _down(top: str, folder: str) -> tuple[Patterns, ...] | None:
    """The patterns for a folder from those above it, from the top on; None if it is ignored."""
    patterns: tuple[Patterns, ...] = ()
    parent = top
    while parent != folder:
        child = folder[: folder.index("/", len(parent)) + 1]
        patterns = of_folder(parent, patterns, _names(parent))
        if is_ignored(child, patterns):
            return None
        parent = child
    return patterns


def _names(folder: str) -> set[str]:
    """Which of the names that matter to ignore rules exist in a folder."""
    return {name for name in (".git", ".gitignore") if os.path.lexists(folder + name)}


def _users() -> str:
    """The user's ignore file, at Git's default place."""
    base = os.environ.get("XDG_CONFIG_HOME") or os.path.expanduser("~/.config")
    return os.path.join(base, "git", "ignore")


def is_ignored(entry: str, patterns: tuple[Patterns, ...]) -> bool:
    """Whether Git would leave out an absolute path; the last matching pattern decides."""
    for each in reversed(patterns):
        verdict = each.verdict(entry)
        if verdict is not None:
            return verdict
    return False
