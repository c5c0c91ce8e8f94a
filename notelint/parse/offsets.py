"""From offsets in markdown-it's contents back to offsets in the source.

markdown-it returns each block's content as one string, without container prefixes, indentation and
the escapes of table pipes. What remains of each line is the tail of a source line.
"""

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from notelint.model.source import Source, Span
from notelint.model.text import Run

TRIMMED = (
    "\t\n\x0b\x0c\r \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
"""The characters that markdown-it removes at the ends of a content."""


class Offsets(NamedTuple):
    """A piecewise map: content from `content[k]` on is at `source[k]` on."""

    content: tuple[int, ...]
    source: tuple[int, ...]

    def at(self, offset: int) -> int:
        """The source offset of a content offset."""
        if len(self.content) == 1:
            return self.source[0] + offset
        index = max(bisect_right(self.content, offset) - 1, 0)
        return self.source[index] + offset - self.content[index]

    def span(self, start: int, end: int) -> Span:
        """The source of content `[start, end)`, to the end of its last character."""
        begin = self.at(start)
        return Span(begin, self.at(end - 1) + 1 if end > start else begin)

    def runs(self, plain: int, start: int, length: int) -> list[Run]:
        """A run for each piece of content that is rendered unchanged, from `plain` on."""
        if len(self.content) == 1:
            return [Run(plain, length, self.source[0] + start, length)] if length else []
        runs = []
        piece, end = max(bisect_right(self.content, start) - 1, 0), start + length
        while start < end:
            source = self.source[piece] + start - self.content[piece]
            piece += 1
            stop, width = end, end - start
            if piece < len(self.content):
                stop = min(end, self.content[piece])
                room = self.source[piece] - source  # a cut tab gives more spaces than one character
                width = max(0, min(stop - start, room))
            if stop > start:
                runs.append(Run(plain, stop - start, source, width))
            plain += stop - start
            start = stop
        return runs


class LineOffsets(NamedTuple):
    """The source as markdown-it reads it: without NUL, in lines that count from 0."""

    source: Source
    texts: list[str]

    @classmethod
    def of(cls, source: Source) -> "LineOffsets":
        """The lines of a source, with their number and lengths unchanged."""
        text = source.text.replace("\0", "\ufffd")
        pairs = zip(source.lines, source.ends, strict=True)
        return cls(source, [text[start:end] for start, end in pairs])

    def paragraph(self, content: str, first: int, last: int) -> Offsets:
        """Paragraphs and setext headings: the trimmed content of lines `first` to `last`.

        A line of whitespace that is trimmed, but does not make a line blank, may be missing.
        """
        if last - first == 1:
            end = self.source.lines[first] + len(self._trimmed(first))
            return Offsets((0,), (end - len(content),))
        gone = last - first - 1 - content.count("\n")
        begins = content.partition("\n")[0].rstrip(TRIMMED)  # a hard break's spaces may stay
        while gone and not self._trimmed(first).endswith(begins):
            first += 1
            gone -= 1
        return self.content(content, first, trimmed=True)

    def content(self, content: str, first: int, *, trimmed: bool = False) -> Offsets:
        """Code and HTML: the content of the lines from `first` on."""
        lines = content.split("\n")
        final = first + len(lines) - 1
        offsets, sources = [], []
        offset = 0
        for number, line in enumerate(lines, first):
            text = self._trimmed(number) if trimmed and number == final else self._text(number)
            spaces = 0  # of a tab that is cut
            while not text.endswith(line[spaces:]):
                spaces += 1
            place = self._start(number) + len(text) - len(line) + spaces
            if spaces:
                offsets.append(offset)
                sources.append(place - 1)
            offsets.append(offset + spaces)
            sources.append(place)
            offset += len(line) + 1
        return Offsets(tuple(offsets), tuple(sources))

    def heading(self, content: str, number: int, start: int) -> Offsets:
        """An ATX heading, with `start` the column after its `#`s."""
        column = self.texts[number].find(content, start)
        return Offsets((0,), (self.source.lines[number] + column,))

    def row(self, number: int, start: int) -> Iterator[Offsets]:
        """The cells of the table row that begins at column `start`, then its end, repeatedly."""
        line = self.texts[number]
        base = self.source.lines[number]
        end = len(line.rstrip(TRIMMED))
        start = len(line) - len(line[start:].lstrip(TRIMMED))
        start += line.startswith("|", start)
        while start < end:
            bar = _bar(line, start, end)
            yield _cell(line[start:bar], base + start)
            start = bar + 1
        while True:
            yield Offsets((0,), (base + end,))

    def _text(self, number: int) -> str:
        """A line; empty after the last one, to which a content's last line ending leads."""
        return self.texts[number] if number < len(self.texts) else ""

    def _trimmed(self, number: int) -> str:
        return self.texts[number].rstrip(TRIMMED)

    def _start(self, number: int) -> int:
        return self.source.lines[number] if number < len(self.texts) else len(self.source.text)


def _bar(line: str, start: int, end: int) -> int:
    """The next bar that is not escaped, or the end."""
    bar = line.find("|", start, end)
    while bar > start and line[bar - 1] == "\\":
        bar = line.find("|", bar + 1, end)
    return bar if bar >= 0 else end


def _cell(raw: str, base: int) -> Offsets:
    """A cell's trimmed content, in which bars are no longer escaped."""
    lead = len(raw) - len(raw.lstrip(TRIMMED))
    offsets, sources = [0], [base + lead]
    escape = raw.find("\\|")
    while escape >= 0:
        offsets.append(escape - lead - len(offsets) + 1)
        sources.append(base + escape + 1)
        escape = raw.find("\\|", escape + 2)
    return Offsets(tuple(offsets), tuple(sources))
