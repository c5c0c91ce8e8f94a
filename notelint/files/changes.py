"""Which lines a change adds, as Git tells it."""

# Paths are plain strings in this file: they are compared as they are.
# ruff: noqa: PTH118

import os
import re
from collections.abc import Iterator

HUNK = re.compile(rb"@@ -\S+ \+(\d+)(?:,(\d+))? @@")
PATIENCE = 60
"""Seconds that Git may take."""


class NoChangesError(Exception):
    """Git cannot tell; the text is what it says."""


class Added:
    """The lines that were added since a commit, and all of the files that Git does not know."""

    def __init__(self, since: str) -> None:
        top = _git("rev-parse", "--show-toplevel").decode(errors="surrogateescape").rstrip("\n")
        base = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{since}^{{commit}}")
        options = ("--unified=0", "--no-color", "--no-ext-diff", "--no-renames", "--no-prefix")
        diff = _git("-c", "core.quotepath=off", "diff", *options, base.decode().strip(), "--", top)
        self.lines: dict[str, list[range]] = {}
        for path, lines in _hunks(diff):
            self.lines.setdefault(os.path.realpath(os.path.join(top, path)), []).append(lines)
        others = _git("-C", top, "ls-files", "--others", "--exclude-standard", "-z")
        self.whole = {
            os.path.realpath(os.path.join(top, name.decode(errors="surrogateescape")))
            for name in others.split(b"\0")
            if name
        }

    def has(self, path: str, line: int) -> bool:
        """Whether the change adds this line of a file."""
        path = os.path.realpath(path)
        return path in self.whole or any(line in lines for lines in self.lines.get(path, ()))


def _git(*arguments: str) -> bytes:
    """What Git prints. Raises `NoChangesError`."""
    import subprocess  # noqa: PLC0415 - 2 ms, for --since

    try:
        done = subprocess.run(  # noqa: S603 - no shell, and a commit that Git has read as one
            ["git", *arguments],  # noqa: S607 - the user's own
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NoChangesError(str(error)) from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise NoChangesError(said[-1] if said else f"git {arguments[0]}: {done.returncode}")
    return done.stdout


def _hunks(diff: bytes) -> Iterator[tuple[str, range]]:
    """The files of a diff, each with lines that are new in it."""
    path = b""
    for line in diff.split(b"\n"):
        if line.startswith(b"+++ "):
            path = line[4:].rstrip(b"\t")
            if path.startswith(b'"'):  # a quotation mark, a backslash or a control character in it
                path = path[1:-1].decode("unicode_escape").encode("latin-1")
        elif hunk := HUNK.match(line):
            first, number = int(hunk[1]), int(hunk[2] or b"1")
            yield path.decode(errors="surrogateescape"), range(first, first + number)
