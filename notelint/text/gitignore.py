"""Patterns in `.gitignore`'s syntax, matched as Git matches them.

Sources: gitignore(5), and Git's own `wildmatch`, which goes byte by byte (`?` is one byte). A
pattern is held against an entry's own path only: what lies below an ignored folder is never
asked about. Written out here because Git's corner cases are many, and because a library that has
them costs half of the start-up time.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from notelint.text.wildcard import to_regex

_SPECIAL = re.compile(rb"[*?\[\\]")


class Pattern(NamedTuple):
    """One line of an ignore file, taken apart.

    `negative`: what matches is not ignored after all. `folders`: only folders match. `whole`: it
    is held against the path, otherwise against the last name. A match begins with `literal`;
    `glob` is for the rest.
    """

    negative: bool
    folders: bool
    whole: bool
    literal: bytes
    glob: bytes

    def matches(self, path: bytes) -> bool:
        """Whether a path (or a name) matches, whatever it is the path of."""
        if not path.startswith(self.literal):
            return False
        rest = path[len(self.literal) :]
        if not self.glob:
            return not rest
        if not self.whole and self.glob[:1] == b"*" and not _SPECIAL.search(self.glob, 1):
            return rest.endswith(self.glob[1:])  # *.suffix, the most common one by far
        regex = _compiled(self.glob)
        return regex is not None and regex.fullmatch(rest) is not None


@lru_cache(maxsize=1024)
def _compiled(glob: bytes) -> re.Pattern[bytes] | None:
    """A glob's regular expression; None if it is malformed: then, for Git, nothing matches it."""
    expression = to_regex(glob)
    return None if expression is None else re.compile(expression, re.DOTALL)


def parse(lines: Sequence[str]) -> tuple[Pattern, ...]:
    """The patterns of an ignore file's lines (without line ends), in order."""
    patterns = []
    for line in lines:
        text = _trim(line.encode("utf-8", "surrogateescape"))
        if not text or text.startswith(b"#"):
            continue
        negative = text.startswith(b"!")
        text = text[negative:]
        folders = text.endswith(b"/")
        text = text[: len(text) - folders]
        whole = b"/" in text
        text = text[text.startswith(b"/") :]
        special = _SPECIAL.search(text)
        at = special.start() if special else len(text)
        patterns.append(Pattern(negative, folders, whole, text[:at], text[at:]))
    return tuple(patterns)


def verdict(patterns: Sequence[Pattern], path: str, *, folder: bool) -> bool | None:
    """Whether the patterns ignore an entry; None if none speaks of it. The last match decides.

    `path` is relative to the patterns' folder, with `/` between names and none at the end.
    """
    whole = path.encode("utf-8", "surrogateescape")
    name = whole.rpartition(b"/")[2]
    for pattern in reversed(patterns):
        if (folder or not pattern.folders) and pattern.matches(whole if pattern.whole else name):
            return not pattern.negative
    return None


def _trim(line: bytes) -> bytes:
    """A line without the spaces at its end, but for one behind a backslash."""
    bare = line.rstrip(b" ")
    if bare != line and (len(bare) - len(bare.rstrip(b"\\"))) % 2:
        bare += b" "
    return bare


def covers(patterns: Sequence[Pattern], path: str) -> bool:
    """Whether the patterns match a file, or a folder that it lies in.

    For globs that choose files (`notes/`, `*.md`, `!drafts/`) rather than leave them out.
    """
    at = path.find("/")
    while at >= 0:
        if verdict(patterns, path[:at], folder=True):
            return True  # as in Git, nothing can be taken back below a folder
        at = path.find("/", at + 1)
    return bool(verdict(patterns, path, folder=False))
