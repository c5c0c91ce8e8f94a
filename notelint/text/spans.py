"""Sets of spans, and slices of a rendered text."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from notelint.model.note import Note
from notelint.model.source import Span
from notelint.model.text import VERBATIM, Mark, Run, Text


class SpanSet(NamedTuple):
    """Spans that do not overlap, in order. A test takes logarithmic time."""

    spans: tuple[Span, ...] = ()

    @classmethod
    def of(cls, spans: Iterable[Span]) -> "SpanSet":
        """The set of some spans, of which those that overlap or touch are joined."""
        joined: list[Span] = []
        for span in sorted(span for span in spans if span.start < span.end):
            if joined and span.start <= joined[-1].end:
                joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
            else:
                joined.append(span)
        return cls(tuple(joined))

    def overlaps(self, span: Span) -> bool:
        """Whether a span of the set has a character in common with `span`."""
        index = bisect_left(self.spans, span.end, key=lambda known: known.start) - 1
        return index >= 0 and span.start < min(span.end, self.spans[index].end)

    def has(self, offset: int) -> bool:
        """Whether an offset is in a span of the set."""
        return self.overlaps(Span(offset, offset + 1))


def code_spans(note: Note) -> Iterator[Span]:
    """All code of a note: blocks with their fences, inline code with its backticks."""
    for leaf in note.leaves:
        if leaf.kind == "code":
            yield leaf.span
        for mark in leaf.text.marks:
            if mark.kind in VERBATIM:
                yield mark.span


def verbatim(text: Text) -> SpanSet:
    """The stretches of a rendered text that are code or mathematics."""
    return SpanSet.of(Span(mark.start, mark.end) for mark in text.marks if mark.kind in VERBATIM)


def trimmed(text: str, start: int, end: int, white: str | None = None) -> tuple[int, int]:
    """`[start, end)` of a text without whitespace (or the characters `white`) at its ends."""
    stretch = text[start:end]
    start = end - len(stretch.lstrip(white))
    return start, start + len(stretch.strip(white))


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a rendered text, each with the offset at which it begins."""
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def slice_run(run: Run, start: int, end: int, origin: int) -> Run:
    """A run's rendered `[start, end)`, as a run of the text that begins at `origin`."""
    if run.length != run.width:
        return Run(start - origin, end - start, run.source, run.width)
    return Run(start - origin, end - start, run.source + start - run.plain, end - start)


def slice_text(text: Text, start: int, end: int) -> Text:
    """The rendered `[start, end)` as a text of its own, with its runs, marks and links. Linear.

    A link belongs to it if their sources overlap.
    """
    runs = []
    for run in text.runs:
        first, last = max(run.plain, start), min(run.plain + run.length, end)
        if first < last:
            runs.append(slice_run(run, first, last, start))
    marks = [
        Mark(mark.kind, max(mark.start, start) - start, min(mark.end, end) - start, mark.span)
        for mark in text.marks
        if max(mark.start, start) < min(mark.end, end)
    ]
    begins = text.span(start, start + 1).start
    links = [link for link in text.links if link.span.end > begins]
    if end < len(text.plain):
        ends = text.span(start, end).end
        links = [link for link in links if link.span.start < ends]
    return Text(text.plain[start:end], tuple(runs), tuple(marks), tuple(links))
