"""Named edits of a note's text. Each fails where it finds nothing to edit, so no row is vacuous.

A section is its heading's line and all below it, up to the next heading as high or higher.
"""

import re
from collections.abc import Callable, Iterator

Edit = Callable[[str], str]
Encoding = Callable[[str], bytes]


def replace(old: str, new: str) -> Edit:
    """The one place of a text."""

    def edit(note: str) -> str:
        assert note.count(old) == 1, f"{old!r} stands {note.count(old)} times"
        return note.replace(old, new)

    return edit


def add(text: str, *, after: str) -> Edit:
    """Put a text right behind another one."""
    return replace(after, after + text)


def delete(text: str) -> Edit:
    """Take a text out, within its line."""
    return replace(text, "")


def strip(start: str, end: str) -> Edit:
    """Take out all from one text to another one; the second stays."""

    def edit(note: str) -> str:
        assert note.count(start) == note.count(end) == 1
        return note[: note.index(start)] + note[note.index(end) :]

    return edit


def delete_line(start: str) -> Edit:
    """Take out the one line that begins so."""

    def edit(note: str) -> str:
        lines = note.splitlines(keepends=True)
        found = [line for line in lines if line.startswith(start)]
        assert len(found) == 1, f"{len(found)} lines begin with {start!r}"
        lines.remove(found[0])
        return "".join(lines)

    return edit


def drop(heading: str) -> Edit:
    """Take out a section."""

    def edit(note: str) -> str:
        start, end = section(note, heading)
        return tidy(note[:start] + note[end:])

    return edit


def empty(heading: str) -> Edit:
    """Take out all of a section but its heading."""

    def edit(note: str) -> str:
        _, end = section(note, heading)
        return tidy(note[: note.index(f"\n{heading}\n") + len(heading) + 2] + "\n" + note[end:])

    return edit


def double(heading: str) -> Edit:
    """Put a section's copy right below it."""

    def edit(note: str) -> str:
        start, end = section(note, heading)
        return tidy(note[:end] + "\n" * (end == len(note)) + note[start:end] + note[end:])

    return edit


def swap(one: str, other: str) -> Edit:
    """Let two sections change places, the first of which stands first."""

    def edit(note: str) -> str:
        (a, b), (c, d) = section(note, one), section(note, other)
        assert b <= c, f"{other} does not stand behind {one}"
        first, second = note[a:b].rstrip() + "\n\n", note[c:d].rstrip() + "\n\n"
        return tidy(note[:a] + second + note[b:c] + first + note[d:])

    return edit


def move(heading: str, *, before: str) -> Edit:
    """Put a section elsewhere: above the section of another heading."""

    def edit(note: str) -> str:
        start, end = section(note, heading)
        moved, rest = note[start:end].rstrip() + "\n\n", note[:start] + note[end:]
        at, _ = section(rest, before)
        return tidy(rest[:at] + moved + rest[at:])

    return edit


def insert(text: str, *, before: str) -> Edit:
    """Put paragraphs above a heading."""

    def edit(note: str) -> str:
        at, _ = section(note, before)
        return f"{note[:at]}{text}\n\n{note[at:]}"

    return edit


def append(text: str) -> Edit:
    """Put text at the note's end."""
    return lambda note: note + text


def prepend(text: str) -> Edit:
    """Put text at the note's beginning."""
    return lambda note: text + note


def line_ends(ends: str) -> Edit:
    """Give every line this end."""
    return lambda note: note.replace("\n", ends)


def encode(encoding: str) -> Encoding:
    """Save the note in an encoding; what that cannot say is left out."""
    return lambda note: note.encode(encoding, "ignore")


def section(note: str, heading: str) -> tuple[int, int]:
    """Where a section begins and ends; its heading is given as it stands (`## Status`)."""
    found = list(headings(note))
    places = [index for index, (_, _, line) in enumerate(found) if line == heading]
    assert len(places) == 1, f"{heading!r} stands {len(places)} times"
    start, level, _ = found[places[0]]
    behind = (at for at, other, _ in found[places[0] + 1 :] if other <= level)
    return start, next(behind, len(note))


def headings(note: str) -> Iterator[tuple[int, int, str]]:
    """Offset, level and line of each `#` heading outside of fences."""
    fenced = False
    at = 0
    for line in note.splitlines(keepends=True):
        if line.startswith("```"):
            fenced = not fenced
        if not fenced and (marker := re.match(r"(#{1,6}) ", line)):
            yield at, len(marker[1]), line.rstrip()
        at += len(line)


def tidy(note: str) -> str:
    """One line end at the note's end."""
    return note.rstrip() + "\n"
