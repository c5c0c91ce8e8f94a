"""Which lines a change adds: a note as it is, held against what it was in a commit.

Git gives the old contents, and the lines are compared here. A diff of Git's would have to be read,
which depends on the user's settings (`diff.*`), on attributes that a repository chooses for its
files (`-diff`, `textconv`), and on lines that look like the diff's own.
"""

import os
import re
import unicodedata
from collections import Counter
from collections.abc import Set
from functools import cached_property

from notelint.files.read import UnreadableError, read
from notelint.model.message import Phrase, phrase
from notelint.repository.git import GitError, run_git
from notelint.repository.history import is_shallow
from notelint.repository.top import repository_top

LINE_END = re.compile(rb"\r\n?|\n")
RENAMES = ("diff", "--name-status", "-z", "--find-renames", "--diff-filter=R")
PLAIN = ("--no-ext-diff", "--ignore-submodules=all")

NO_REPOSITORY = phrase("this folder is in no Git repository")
NO_COMMIT = phrase("no commit `{ref}` in this repository")
SHALLOW = phrase(
    "no commit `{ref}` in this repository, whose history is cut off (a shallow clone); "
    "fetch the commit first: `git fetch origin BRANCH`, or all: `git fetch --unshallow`"
)
TROUBLE = phrase("Git failed: {said}")


class NoChangesError(Exception):
    """Nothing can be told of changes; `words` say why."""

    def __init__(self, words: Phrase) -> None:
        super().__init__(words)
        self.words = words


class AddedLines:
    """The lines that are in notes now, and were not in a commit. Raises `NoChangesError`."""

    def __init__(self, since: str, max_bytes: int) -> None:
        self._top = repository_top(os.path.realpath("."))
        if not self._top:
            raise NoChangesError(NO_REPOSITORY)
        self._max_bytes = max_bytes
        self._commit = self._found(since)
        self._lines: dict[str, Set[int] | None] = {}

    def has(self, path: str, line: int) -> bool:
        """Whether the change adds this line of a note. One that the commit has not is all new."""
        if path not in self._lines:
            self._lines[path] = self._added(path)
        lines = self._lines[path]
        return lines is None or line in lines

    def moved(self, path: str) -> bool:
        """Whether the note was in another folder, so that the same link led somewhere else."""
        name = self._name(path)
        old = self._renamed.get(name) if name not in self._old else None
        return old is not None and os.path.dirname(old) != os.path.dirname(name)

    def _added(self, path: str) -> Set[int] | None:
        """The new lines of a note; None: all of them."""
        name = self._name(path)
        blob = self._old.get(name) or self._old.get(self._renamed.get(name, ""))
        if blob is None:
            return None
        try:
            now = read(path, self._max_bytes)
        except UnreadableError:
            return None
        return added_lines(self._git("cat-file", "blob", blob), now)

    def _name(self, path: str) -> str:
        """Where a note really is from the top, as Git has it; "" for one that is nowhere."""
        try:
            name = os.path.relpath(os.path.realpath(path), self._top).replace(os.sep, "/")
        except (OSError, ValueError):
            return ""
        composed = unicodedata.normalize("NFC", name)
        return name if name in self._old or composed not in self._old else composed

    def _found(self, since: str) -> str:
        """The commit's id."""
        try:
            said = self._git(
                *("rev-parse", "--verify", "--quiet", "--end-of-options", f"{since}^{{commit}}")
            )
        except NoChangesError:
            # Git itself may be the trouble, and not the commit: then this fails, and tells it.
            try:
                words = SHALLOW if is_shallow(self._top) else NO_COMMIT
            except GitError as error:
                raise NoChangesError(TROUBLE.given(said=error.reason)) from None
            raise NoChangesError(words.given(ref=since)) from None
        return said.decode("ascii").strip()

    @cached_property
    def _old(self) -> dict[str, str]:
        """The files of the commit by their paths, each with the id of its contents."""
        said = self._git("ls-tree", "-r", "-z", "--full-tree", self._commit)
        found = {}
        for entry in said.split(b"\0"):
            about, _, name = entry.partition(b"\t")
            if name:
                mode, kind, blob = about.split()
                if kind == b"blob" and mode != b"120000":
                    found[os.fsdecode(name)] = blob.decode("ascii")
        return found

    @cached_property
    def _renamed(self) -> dict[str, str]:
        """What files that are new since the commit were called in it."""
        said = self._git(*RENAMES, *PLAIN, self._commit, "--")
        names = [os.fsdecode(name) for name in said.split(b"\0")]
        return dict(zip(names[2::3], names[1::3], strict=False))

    def _git(self, *arguments: str) -> bytes:
        try:
            return run_git(self._top, *arguments, top=self._top)
        except GitError as error:
            raise NoChangesError(TROUBLE.given(said=error.reason)) from None


def added_lines(old: bytes, new: bytes) -> Set[int]:
    """The numbers of the lines, from 1, that `new` has and `old` has not, or has fewer times.

    The same line elsewhere counts as old: a link is not new because it was moved. Of a line that
    occurs more often now, those are new that are not at the beginning or end of both texts.
    """
    before, now = _lines(old), _lines(new)
    maximum = min(len(before), len(now))
    start = end = 0
    while start < maximum and before[start] == now[start]:
        start += 1
    while end < maximum - start and before[-1 - end] == now[-1 - end]:
        end += 1
    left = Counter(before[start : len(before) - end])
    added = set()
    for number, line in enumerate(now[start : len(now) - end], start + 1):
        if left[line]:
            left[line] -= 1
        else:
            added.add(number)
    return added


def _lines(data: bytes) -> list[bytes]:
    lines = LINE_END.split(data)
    return lines if lines[-1] else lines[:-1]
