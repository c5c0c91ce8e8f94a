"""What happens to a heading by a slip: it is lost, misspelt, emptied, moved, on another level.

A slip takes a note and the line of a heading, and gives the note with the slip.
"""

import re
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import NamedTuple

from notelint.model.schema import Schema
from notelint.text.headings import fold_heading

FENCE = re.compile(r" {0,3}(```|~~~)")
ATX = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")


class Heading(NamedTuple):
    """A heading of a note: its line from 0, its level, its text."""

    line: int
    level: int
    text: str


Slip = Callable[[list[str], Heading], list[str]]


def headings(lines: list[str]) -> Iterator[Heading]:
    """The ATX headings outside of fences."""
    fence = ""
    for number, line in enumerate(lines):
        match = FENCE.match(line)
        if match and (not fence or match[1] == fence):
            fence = "" if fence else match[1]
        elif not fence and (match := ATX.match(line)):
            yield Heading(number, len(match[1]), match[2])


def drop(lines: list[str], heading: Heading) -> list[str]:
    """The section is lost."""
    return lines[: heading.line] + lines[_end(lines, heading) :]


def drop_heading(lines: list[str], heading: Heading) -> list[str]:
    """Its heading is lost, what stood below it is not."""
    return lines[: heading.line] + lines[heading.line + 1 :]


def misspell(lines: list[str], heading: Heading) -> list[str]:
    """The letter in the middle is lost; of one that is only a letter long, it is doubled."""
    text = heading.text
    middle = len(text) // 2
    wrong = text[:middle] + text[middle + 1 :] if len(text) > 1 else text * 2
    return _with_text(lines, heading, wrong)


def misspell_twice(lines: list[str], heading: Heading) -> list[str]:
    """Two neighbours change places near the beginning, and the last letter is doubled."""
    text = heading.text
    return _with_text(lines, heading, text[:1] + text[2:3] + text[1:2] + text[3:] + text[-1:])


def empty(lines: list[str], heading: Heading) -> list[str]:
    """Nothing stands below the heading."""
    return [*lines[: heading.line + 1], "", *lines[_end(lines, heading) :]]


def move(lines: list[str], heading: Heading) -> list[str]:
    """The section stands at the end of the note; the last one stands below the title."""
    end = _end(lines, heading)
    section, rest = lines[heading.line : end], lines[: heading.line] + lines[end:]
    if end < len(lines):
        return [*rest, "", *section]
    first = next(headings(rest), None)
    at = first.line + 1 if first else 0
    return [*rest[:at], "", *section, *rest[at:]]


def deeper(lines: list[str], heading: Heading) -> list[str]:
    """The heading is one level too deep."""
    return [*lines[: heading.line], f"#{lines[heading.line]}", *lines[heading.line + 1 :]]


def higher(lines: list[str], heading: Heading) -> list[str]:
    """The heading is one level too high."""
    line = lines[heading.line].replace("#", "", 1) if heading.level > 1 else lines[heading.line]
    return [*lines[: heading.line], line, *lines[heading.line + 1 :]]


SLIPS: tuple[Slip, ...] = (
    *(drop, drop_heading, misspell, misspell_twice),
    *(empty, move, deeper, higher),
)


def slipped(note: str, names: set[str], *, pairs: bool) -> Iterator[tuple[str, str]]:
    """A note with each slip on each of some headings, or each two slips on two of them.

    Gives what was done, and the note.
    """
    lines = note.split("\n")
    found = [one for one in headings(lines) if one.text in names]
    for chosen in combinations(found, 2) if pairs else ((one,) for one in found):
        for slips in _each(len(chosen)):
            changed = lines
            for slip, one in zip(slips, reversed(chosen), strict=True):  # later lines first
                changed = slip(changed, one)
            done = ", ".join(
                f"{slip.__name__} {one.text}"
                for slip, one in zip(slips, reversed(chosen), strict=True)
            )
            yield done, "\n".join(changed)


def _each(number: int) -> Iterator[tuple[Slip, ...]]:
    for first in SLIPS:
        if number == 1:
            yield (first,)
        else:
            yield from ((first, second) for second in SLIPS)


def _end(lines: list[str], heading: Heading) -> int:
    """Where a section ends; a title's text is what stands above the next heading."""
    later = [one for one in headings(lines) if one.line > heading.line]
    title = next(headings(lines)) == heading and heading.level == 1
    ends = (one.line for one in later if title or one.level <= heading.level)
    return next(ends, len(lines))


def _with_text(lines: list[str], heading: Heading, text: str) -> list[str]:
    line = f"{'#' * heading.level} {text}"
    return [*lines[: heading.line], line, *lines[heading.line + 1 :]]


def required_of(schema: Schema, note: str) -> set[str]:
    """The headings of a note on which its schema insists: its title, those of required parts."""
    found = list(headings(note.split("\n")))
    names = {found[0].text} if found and found[0].level == 1 else set()
    for part in schema.parts:
        if part.heading and part.times.minimum:
            folded = {fold_heading(name) for name in part.heading.names}
            names |= {one.text for one in found if fold_heading(one.text) in folded}
    return names
