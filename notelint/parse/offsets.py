"""From offsets in markdown-it's inline content back to offsets in the source.

markdown-it hands its inline parser each block's content as one string: container prefixes,
indentation and the escapes of table pipes are gone, and only the block's lines are known. Each
remaining stretch is still a piece of one source line, found again from that line's end.
"""

from bisect import bisect_right
from typing import NamedTuple

from notelint.model.source import Source


class Offsets(NamedTuple):
    """A piecewise map: content from `content[k]` on lies at `source[k]` on."""

    content: tuple[int, ...]
    source: tuple[int, ...]

    def at(self, offset: int) -> int:
        """The source offset of a content offset."""
        if len(self.content) == 1:
            return self.source[0] + offset
        index = max(bisect_right(self.content, offset) - 1, 0)
        return self.source[index] + offset - self.content[index]


class Lines(NamedTuple):
    """The source as markdown-it reads it: NUL replaced, cut into lines (counted from 0)."""

    source: Source
    texts: list[str]

    @classmethod
    def of(cls, source: Source) -> "Lines":
        """The lines of a source; their number and lengths are the source's."""
        text = source.text.replace("\0", "\ufffd")
        pairs = zip(source.lines, source.ends, strict=True)
        return cls(source, [text[start:end] for start, end in pairs])

    def paragraph(self, content: str, first: int) -> Offsets:
        """Paragraphs, setext headings, code: each content line is the tail of its source line."""
        if "\n" not in content:
            return Offsets((0,), (self._tail(content, first),))
        offsets, sources = [], []
        offset = 0
        for number, line in enumerate(content.split("\n"), first):
            bare = line.lstrip()
            offsets.append(offset + len(line) - len(bare))
            sources.append(self._tail(bare, number))
            offset += len(line) + 1
        return Offsets(tuple(offsets), tuple(sources))

    def _tail(self, bare: str, number: int) -> int:
        """Where the last occurrence of a text in a line begins; white space at its end is free."""
        if number >= len(self.texts):
            return len(self.source.text)
        return self.source.lines[number] + max(self.texts[number].rfind(bare.rstrip()), 0)

    def heading(self, content: str, number: int) -> Offsets:
        """An ATX heading: its content follows the opening `#`s."""
        line = self.texts[number]
        after = line.find("#")
        after += len(line[after:]) - len(line[after:].lstrip("#"))
        return Offsets((0,), (self.source.lines[number] + max(line.find(content, after), after),))

    def cells(self, contents: list[str], number: int) -> list[Offsets]:
        """The cells of one table row, in order; in their contents no pipe is escaped."""
        line = self.texts[number]
        base = self.source.lines[number]
        bars = [i for i, char in enumerate(line) if char == "|" and line[i - 1 : i] != "\\"]
        stretches = zip([-1, *bars], [*bars, len(line)], strict=True)
        found: list[Offsets] = []
        for start, end in stretches:
            if len(found) == len(contents):
                break
            content = contents[len(found)]
            cell = line[start + 1 : end].replace("\\|", "|")
            if start < 0 and not (content and cell.rstrip().endswith(content)):
                continue  # what stands before the row's first bar: container prefixes, spaces
            lead = cell.rfind(content) if content else 0
            found.append(_cell(line[start + 1 : end], content, base + start + 1, max(lead, 0)))
        found += [Offsets((0,), (base + len(line),))] * (len(contents) - len(found))
        return found


def _cell(raw: str, content: str, base: int, lead: int) -> Offsets:
    """Map a cell's content, `lead` characters into the unescaped cell, to its raw text."""
    if "\\|" not in raw:
        return Offsets((0,), (base + lead,))
    offsets, sources = [0], [base + lead]
    taken = 0  # characters of the unescaped cell that have been passed
    for raw_at, char in enumerate(raw):
        if char == "\\" and raw[raw_at + 1 : raw_at + 2] == "|":
            if taken <= lead:
                sources[0] += 1
            elif taken < lead + len(content):
                offsets.append(taken - lead)
                sources.append(base + raw_at + 1)
        else:
            taken += 1
    return Offsets(tuple(offsets), tuple(sources))
