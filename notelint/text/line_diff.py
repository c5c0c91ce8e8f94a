"""The unified diff of two texts, in linear time also where a general diff would not be."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

CONTEXT = 3
"""Unchanged lines that are shown around a change."""

MAX_COMPARED = 2_000
"""Lines that differ at most for difflib, whose time grows with their square."""

QUOTED = re.compile(r'[\x00-\x1f\x7f"\\]')
"""What no path in a header has as it is."""

NO_NEWLINE = "\n\\ No newline at end of file\n"


class Change(NamedTuple):
    """Lines `[start, end)` of the old text that lines of the new one replace; counted from 0."""

    start: int
    end: int
    new_start: int
    new_end: int


def unified_diff(before: str, after: str, path: str) -> str:
    r"""The changes of a file as `patch` and `git apply -p0` read them; "" if there are none.

    Lines end with `\n`; a carriage return is part of the line. A path with characters that would
    end its line or look like quotation is quoted as Git does.

    >>> print(unified_diff("a\nb\n", "a\nc\n", "x.md"), end="")
    --- x.md
    +++ x.md
    @@ -1,2 +1,2 @@
     a
    -b
    +c
    """
    if before == after:
        return ""
    old, new = _lines(before), _lines(after)
    name = _name(path)
    pieces = [f"--- {name}\n+++ {name}\n"]
    for hunk in _hunks(_changes(old, new)):
        first, last = max(hunk[0].start - CONTEXT, 0), min(hunk[-1].end + CONTEXT, len(old))
        begin = hunk[0].new_start - (hunk[0].start - first)
        stop = hunk[-1].new_end + (last - hunk[-1].end)
        pieces.append(f"@@ -{_range(first, last)} +{_range(begin, stop)} @@\n")
        at = first
        for change in hunk:
            pieces += _marked(" ", old[at : change.start])
            pieces += _marked("-", old[change.start : change.end])
            pieces += _marked("+", new[change.new_start : change.new_end])
            at = change.end
        pieces += _marked(" ", old[at:last])
    return "".join(pieces)


def _name(path: str) -> str:
    """A path as a header has it: in quotation marks, or as it is; a tab ends one with spaces.

    Git refuses `./`, which stands before a name that would look like an option.
    """
    path = path.removeprefix("./")
    if QUOTED.search(path):
        return f'"{QUOTED.sub(_escape, path)}"'
    return f"{path}\t" if " " in path else path


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    return f"\\{character}" if character in '"\\' else f"\\{ord(character):03o}"


def _lines(text: str) -> list[str]:
    """The lines with their endings."""
    lines = [f"{line}\n" for line in text.split("\n")]
    last = lines.pop()[:-1]
    return [*lines, last] if last else lines


def _range(start: int, end: int) -> str:
    """Lines as a hunk's header names them: from 1, or the line before if there are none."""
    length = end - start
    if length == 1:
        return str(start + 1)
    return f"{start + 1 if length else start},{length}"


def _marked(mark: str, lines: list[str]) -> Iterator[str]:
    for line in lines:
        yield f"{mark}{line}" if line.endswith("\n") else f"{mark}{line}{NO_NEWLINE}"


def _hunks(changes: Iterable[Change]) -> Iterator[list[Change]]:
    """Changes in groups of which the contexts meet."""
    hunk: list[Change] = []
    for change in changes:
        if hunk and change.start - hunk[-1].end > 2 * CONTEXT:
            yield hunk
            hunk = []
        hunk.append(change)
    if hunk:
        yield hunk


def _changes(old: list[str], new: list[str]) -> Iterator[Change]:
    """What differs. Lines of texts with as many lines are compared in pairs."""
    if len(old) == len(new):
        yield from _pairs(old, new)
        return
    maximum = min(len(old), len(new))
    start = end = 0
    while start < maximum and old[start] == new[start]:
        start += 1
    while end < maximum - start and old[-1 - end] == new[-1 - end]:
        end += 1
    middle, other = old[start : len(old) - end], new[start : len(new) - end]
    if max(len(middle), len(other)) > MAX_COMPARED:
        yield Change(start, start + len(middle), start, start + len(other))
        return
    for kind, low, high, begin, stop in SequenceMatcher(None, middle, other).get_opcodes():
        if kind != "equal":
            yield Change(start + low, start + high, start + begin, start + stop)


def _pairs(old: list[str], new: list[str]) -> Iterator[Change]:
    start = None
    for number, (line, other) in enumerate(zip(old, new, strict=True)):
        if line != other and start is None:
            start = number
        elif line == other and start is not None:
            yield Change(start, number, start, number)
            start = None
    if start is not None:
        yield Change(start, len(old), start, len(old))
