"""The text of one note, and its lines."""

import re
from bisect import bisect_right
from typing import NamedTuple

LINE_END = re.compile(r"\r\n?|\n")
"""Line endings of CommonMark (spec 0.31.2, section 2.1)."""


class Span(NamedTuple):
    """A half-open stretch `[start, end)` of a source's text, in code points from 0."""

    start: int
    end: int


class Position(NamedTuple):
    """A place for display: line and column from 1, columns in code points."""

    line: int
    column: int


class Source(NamedTuple):
    """A note's decoded text, with its line endings and without its byte order mark.

    `lines` holds the offset at which each line starts; `ends` the offset at which its content
    ends, before the line ending. A text that ends with a line ending has no empty last line.
    """

    path: str
    text: str
    lines: tuple[int, ...]
    ends: tuple[int, ...]
    bom: bool = False

    @classmethod
    def of(cls, path: str, text: str) -> "Source":
        """Cut `text` into lines; a leading U+FEFF is removed, and noted in `bom`."""
        bom = text.startswith("\ufeff")
        if bom:
            text = text[1:]
        starts, ends = [0], []
        if "\r" in text:
            for match in LINE_END.finditer(text):
                ends.append(match.start())
                starts.append(match.end())
        else:
            at = text.find("\n")
            while at >= 0:
                ends.append(at)
                starts.append(at + 1)
                at = text.find("\n", at + 1)
        if starts[-1] == len(text) and len(starts) > 1:
            starts.pop()
        else:
            ends.append(len(text))
        return cls(path, text, tuple(starts), tuple(ends), bom)

    def position(self, offset: int) -> Position:
        """Line and column of an offset; one past the end of the text is allowed."""
        index = bisect_right(self.lines, offset) - 1
        return Position(index + 1, offset - self.lines[index] + 1)

    def line(self, number: int) -> str:
        """The content of line `number` (from 1), without its line ending."""
        return self.text[self.lines[number - 1] : self.ends[number - 1]]

    def slice(self, span: Span) -> str:
        """The source text that a span covers."""
        return self.text[span.start : span.end]


class Lines(dict[int, str]):
    """The lines of a source by number, each extracted once.

    A line can be as long as a note, and have many findings and links, which all show it.
    """

    def __init__(self, source: Source) -> None:
        super().__init__()
        self._source = source

    def __missing__(self, number: int) -> str:
        self[number] = self._source.line(number)
        return self[number]


def file_stem(path: str) -> str:
    """A path's file name without its extension."""
    name = path.rsplit("/", 1)[-1]
    head, dot, _ = name.rpartition(".")
    return head if dot and head else name
