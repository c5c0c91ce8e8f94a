"""Edits that take whole lines out of a note, or move them."""

from notelint.model.finding import Edit
from notelint.model.source import Source, Span

MARGIN = " \t>"
"""What may stand before a block on its line: whitespace, and the markers of block quotes."""


def remove_lines(source: Source, span: Span) -> tuple[Edit, ...]:
    """The edit that deletes the lines of a span; empty if anything else is on them.

    Of the blank lines above and below only one stays; at the note's end none does.
    """
    if span.end <= span.start:
        return ()
    first = source.position(span.start).line
    last = source.position(span.end - 1).line
    before = source.text[source.lines[first - 1] : span.start]
    if before.strip(MARGIN) or source.text[span.end : source.ends[last - 1]].strip():
        return ()
    if last == len(source.lines):
        while first > 1 and is_blank(source, first - 1):
            first -= 1
    elif first == 1 or is_blank(source, first - 1):
        while last < len(source.lines) and is_blank(source, last + 1):
            last += 1
            if first > 1:
                break
    return (Edit(lines_span(source, first, last), ""),)


def is_blank(source: Source, number: int) -> bool:
    """Whether a line has no text; markers of block quotes are none."""
    return not source.line(number).strip(MARGIN)


def lines_span(source: Source, first: int, last: int) -> Span:
    """The lines `first` to `last`, inclusive, with their line endings."""
    end = source.lines[last] if last < len(source.lines) else len(source.text)
    return Span(source.lines[first - 1], end)


def line_ending(source: Source) -> str:
    """The line ending of the note's first line; a newline if it has none."""
    if len(source.lines) > 1:
        return source.text[source.ends[0] : source.lines[1]]
    return source.text[source.ends[0] :] or "\n"
