"""Finds for the parts that lack the lines that were meant as their headings and are none.

A reader who sees `**Context**`, `##Context` or `Context` alone on a line takes it for the heading;
only one whose `#`s are right is one. Nothing but the part's own name counts, in its tolerant form.
"""

from collections.abc import Iterable, Iterator, Sequence

from notelint.model.bound_note import StructureViolation
from notelint.model.note import Block
from notelint.model.source import Span
from notelint.text.heading import fold

LONGEST = 100
"""Characters of a line that may be a heading."""

MARKERS = "#＃ \t\u3000"
"""What a line begins with that was meant as a heading, and is in the form of its name no more."""


def with_unmade(
    found: Sequence[StructureViolation], blocks: Iterable[Block]
) -> list[StructureViolation]:
    """The differences, those of absent parts moved to the lines that say their names.

    Top-level paragraphs are looked at, each line once, and only if a part lacks.
    """
    wanted: dict[str, int] = {}
    for index, one in enumerate(found):
        heading = one.part.heading if one.part else None
        if one.kind == "missing" and heading and not one.found and not one.number:
            for name in heading.names:
                wanted.setdefault(fold(name), index)
    told = list(found)
    if not wanted:
        return told
    for line, span in _lines(blocks):
        index = wanted.get(fold(line.lstrip(MARKERS)), -1)
        if index >= 0 and not told[index].name:
            told[index] = told[index]._replace(span=span, name=line.strip())
    return told


def _lines(blocks: Iterable[Block]) -> Iterator[tuple[str, Span]]:
    """The short lines of paragraphs, each with where it stands."""
    for block in blocks:
        if block.kind == "paragraph":
            offset = 0
            for line in block.text.plain.split("\n"):
                start, offset = offset, offset + len(line) + 1
                if line.strip() and len(line) <= LONGEST:
                    yield line, block.text.span(start, start + len(line))
