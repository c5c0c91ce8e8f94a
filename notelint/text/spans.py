"""Sets of stretches of a text, and whether another stretch meets one of them."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from notelint.model.note import VERBATIM, Mark, Note, Run, Text
from notelint.model.source import Span


class SpanSet(NamedTuple):
    """Stretches that do not overlap, in order. A question takes logarithmic time."""

    spans: tuple[Span, ...] = ()

    @classmethod
    def of(cls, spans: Iterable[Span]) -> "SpanSet":
        """Put spans in order and join those that overlap or touch."""
        joined: list[Span] = []
        for span in sorted(span for span in spans if span.start < span.end):
            if joined and span.start <= joined[-1].end:
                joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
            else:
                joined.append(span)
        return cls(tuple(joined))

    def meet(self, span: Span) -> bool:
        """Whether one of the stretches has a character in common with `span`."""
        index = bisect_left(self.spans, span.end, key=lambda one: one.start) - 1
        return index >= 0 and span.start < min(span.end, self.spans[index].end)


def code_spans(note: Note) -> Iterator[Span]:
    """Find all code of a note: blocks with their fences, inline spans with their backticks."""
    for leaf in note.leaves:
        if leaf.kind == "code":
            yield leaf.span
        for mark in leaf.text.marks:
            if mark.kind in VERBATIM:
                yield mark.span


# A stretch of a rendered text, with its way back to the source.


def slice_text(text: Text, start: int, end: int) -> Text:
    """The rendered `[start, end)` as a text of its own: its runs, marks and links. Linear.

    Of a link only its source is known; it belongs to the stretch in whose source it begins.
    """
    runs = []
    for run in text.runs:
        first, last = max(run.plain, start), min(run.plain + run.length, end)
        if first >= last:
            continue
        if run.length == run.width:
            runs.append(
                Run(first - start, last - first, run.source + first - run.plain, last - first)
            )
        else:
            runs.append(Run(first - start, last - first, run.source, run.width))
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
