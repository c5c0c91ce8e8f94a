"""Obsidian's comments, `%%…%%`, which only its editor shows."""

from collections.abc import Iterator

from notelint.model.note import Note
from notelint.model.source import Span
from notelint.text.lazy_pattern import LazyPattern
from notelint.text.spans import SpanSet, code_spans

MARK = LazyPattern(r"%%")
BLANK_LINE = LazyPattern(r"\n[ \t>]*\r?\n")
LINE_START = " \t>-*+"
"""What may be before a comment that is a block: indentation, and the marks of quotes and lists."""

NEAR = 100
"""At most so many characters of these are before it."""


def comments(note: Note) -> SpanSet:
    """The comments of a note. Linear.

    One that begins a line ends at the next `%%`, or with the note; one within a line ends in its
    paragraph, or the signs are text.
    """
    text = note.source.text
    if "%%" not in text:
        return SpanSet()
    code = SpanSet.of(code_spans(note))
    marks = [match.start() for match in MARK.finditer(text) if not code.has(match.start())]
    return SpanSet.of(_comments(text, marks))


def _comments(text: str, marks: list[int]) -> Iterator[Span]:
    index = 0
    while index < len(marks):
        start, following = marks[index], index + 1
        end = marks[following] + 2 if following < len(marks) else len(text)
        open_ended = following == len(marks) or BLANK_LINE.search(text, start, end)
        if open_ended and not _begins_line(text, start):
            index += 1
            continue
        yield Span(start, end)
        index += 2


def _begins_line(text: str, start: int) -> bool:
    first = max(0, start - NEAR)
    line = text.rfind("\n", first, start) + 1
    return (line > 0 or first == 0) and not text[line or first : start].strip(LINE_START)
