"""What Git would not list: the ignore files that hold for a folder."""

# Paths are plain strings in this file: they are compared, cut and printed as they are.
# ruff: noqa: PTH123

import os
from typing import TYPE_CHECKING, NamedTuple

from notelint.text.globs import spec_of

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class Patterns(NamedTuple):
    """The patterns of one file, and the absolute folder (with its last `/`) they start from."""

    base: str
    spec: "GitIgnoreSpec"

    def verdict(self, entry: str) -> bool | None:
        """Whether an absolute path is ignored; None: no pattern speaks of it.

        A folder's path ends with `/`.
        """
        if not entry.startswith(self.base) or entry == self.base:
            return None
        return self.spec.check_file(entry[len(self.base) :]).include


def load(path: str, base: str) -> tuple[Patterns, ...]:
    """The patterns of an ignore file; none where there is none, or none that can be read."""
    try:
        with open(path, "rb") as file:
            data = file.read(1 << 20)
    except OSError:
        return ()
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape")
    return (Patterns(base, spec_of(text.replace("\r\n", "\n").split("\n"))),)


def of_folder(folder: str, above: tuple[Patterns, ...], names: set[str]) -> tuple[Patterns, ...]:
    """The patterns that hold in a folder (absolute, with its last `/`) that has these names in it.

    Weakest first. A folder with a `.git` begins a repository: patterns from above end there.
    """
    here = above
    if ".git" in names:
        here = load(folder + ".git/info/exclude", folder)
    if ".gitignore" in names:
        here += load(folder + ".gitignore", folder)
    return here


def above(folder: str) -> tuple[Patterns, ...]:
    """The patterns that hold for a folder (absolute, with its last `/`) from the folders over it.

    They reach up to the root of the Git repository; outside of one there are none. A folder that
    is itself ignored has none either: whoever names it means it.
    """
    chain = []
    at = folder
    while not os.path.lexists(at + ".git"):
        parent = at[: at.rstrip("/").rfind("/") + 1]
        if not parent or parent == at:
            return ()
        chain.append((parent, at))
        at = parent
    patterns: tuple[Patterns, ...] = ()
    for parent, child in reversed(chain):
        names = {name for name in (".git", ".gitignore") if os.path.lexists(parent + name)}
        patterns = of_folder(parent, patterns, names)
        if is_ignored(child, patterns):
            return ()
    return patterns


def is_ignored(entry: str, patterns: tuple[Patterns, ...]) -> bool:
    """Whether Git would leave out an absolute path; the strongest pattern that matches decides."""
    for each in reversed(patterns):
        verdict = each.verdict(entry)
        if verdict is not None:
            return verdict
    return False
