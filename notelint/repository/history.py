"""The history of a repository as Git has it: commits, their files, and the contents of these."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from notelint.repository.git import GitError, run_git

BATCH = 8_000_000
"""Bytes of contents that are read at a time."""


LATEST = 253402300799
"""The end of the year 9999, in seconds since 1970."""

UNKNOWN = ("fatal: bad revision", "fatal: Invalid revision range")
"""How Git begins the message that a revision names no commits."""


class UnknownRevisionError(GitError):
    """A repository has no such revision."""


class Commit(NamedTuple):
    """A commit: its id, the time at which it was made (seconds since 1970), its first line.

    Without a date that a calendar has, the time is 0, as in Git's own log.
    """

    id: str
    time: int
    subject: str


def commits(top: str, revisions: str) -> list[Commit]:
    """The commits of a range (`v1..v2`) or up to a revision, oldest first.

    Of a merge, only the first parent's history is followed.
    Raises `UnknownRevisionError`, `GitError`.
    """
    if "\0" in revisions:
        raise GitError("a NUL in a revision")
    try:
        output = run_git(
            top,
            *("rev-list", "--first-parent", "--reverse", "--encoding=UTF-8"),
            *("--format=%H%x00%ct%x00%s", "--end-of-options", revisions, "--"),
            top=top,
        )
    except GitError as error:
        if str(error).startswith(UNKNOWN):
            raise UnknownRevisionError(str(error)) from None
        raise
    found = []
    for line in output.decode("utf-8", "replace").split("\n"):
        fields = line.split("\0", 2)
        if len(fields) == 3:
            found.append(Commit(fields[0], _time(fields[1]), fields[2]))
    return found


def _time(text: str) -> int:
    """A commit's time as Git prints it; damaged or forged commits have none, or a wild one."""
    time = int(text) if text.isdecimal() else 0
    return time if time <= LATEST else 0


def is_shallow(top: str) -> bool:
    """Whether a clone has only a part of the history. Raises `GitError`."""
    return run_git(top, "rev-parse", "--is-shallow-repository", top=top).strip() == b"true"


def files_of(top: str, commit: str) -> Mapping[str, str]:
    """The regular files of a commit: the id of the contents by path. Raises `GitError`."""
    found: dict[str, str] = {}
    output = run_git(top, "ls-tree", "-r", "-z", "--full-tree", commit, top=top)
    for entry in output.split(b"\0"):
        about, _, name = entry.partition(b"\t")
        mode, _, rest = about.partition(b" ")
        if mode in (b"100644", b"100755"):
            found[os.fsdecode(name)] = rest.partition(b" ")[2].decode("ascii")
    return found


def contents(top: str, blobs: Sequence[str], max_bytes: int) -> Iterator[tuple[str, bytes | None]]:
    """The contents by id, in order; None for what is larger than `max_bytes`, or not there.

    A partial clone has not all contents. Raises `GitError`.
    """
    sizes = _sizes(top, blobs)
    batch: list[str] = []
    size = 0
    for blob in blobs:
        its_size = sizes.get(blob, max_bytes + 1)
        if its_size > max_bytes:
            yield blob, None
            continue
        batch.append(blob)
        size += its_size
        if size > BATCH:
            yield from _batch(top, batch)
            batch, size = [], 0
    yield from _batch(top, batch)


def _sizes(top: str, blobs: Iterable[str]) -> Mapping[str, int]:
    """The sizes of the contents that are there."""
    output = run_git(top, "cat-file", "--batch-check", top=top, given=_lines(blobs))
    found: dict[str, int] = {}
    for line in output.decode("ascii", "replace").splitlines():
        fields = line.split(" ")
        if len(fields) == 3 and fields[1] == "blob":
            found[fields[0]] = int(fields[2])
    return found


def _batch(top: str, blobs: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    if not blobs:
        return
    output = run_git(top, "cat-file", "--batch", top=top, given=_lines(blobs))
    at = 0
    for blob in blobs:
        end = output.index(b"\n", at)
        size = int(output[at:end].rsplit(b" ", 1)[1])
        yield blob, output[end + 1 : end + 1 + size]
        at = end + 1 + size + 1


def _lines(blobs: Iterable[str]) -> bytes:
    return "".join(f"{blob}\n" for blob in blobs).encode("ascii")
