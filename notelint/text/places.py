"""Sets of stretches of a text, and whether another stretch meets one of them."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from notelint.model.note import VERBATIM, Note
from notelint.model.source import Span


class Places(NamedTuple):
    """Stretches that do not overlap, in order. A question takes logarithmic time."""

    spans: tuple[Span, ...] = ()

    @classmethod
    def of(cls, spans: Iterable[Span]) -> "Places":
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
