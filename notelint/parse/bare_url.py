"""URLs that stand in the text without being links."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from notelint.model.note import VERBATIM, Link, Text
from notelint.text.lazy import lazy
from notelint.text.url_end import WIDE, url_end

URL = lazy(rf"(?<![A-Za-z0-9_])https?://(?:(?!\*\*)[^\s<>\"{WIDE}])+", re.IGNORECASE)
"""It ends at `**` too, which CommonMark often leaves as it is before Korean."""


def bare_links(text: Text) -> tuple[Link, ...]:
    """The bare URLs of a text that is not in code, a link or an autolink."""
    code = _Stretches((mark.start, mark.end) for mark in text.marks if mark.kind in VERBATIM)
    links = _Stretches(link.span for link in text.links)
    found = []
    for start, end in _unbroken(text):
        for match in URL.finditer(text.plain, start, end):
            url = match[0][: url_end(match[0])]
            span = text.span(match.start(), match.start() + len(url))
            if url and match.start() not in code and span.start not in links:
                found.append(Link("bare", url, url, span, span))
    return tuple(found)


def _unbroken(text: Text) -> Iterator[tuple[int, int]]:
    """The stretches of a text that no markup interrupts: it ends a URL."""
    start = end = place = 0
    for run in text.runs:
        if run.source != place or run.plain != end:
            yield start, end
            start = run.plain
        end = run.plain + run.length
        place = run.source + run.width
    yield start, end


class _Stretches:
    """Stretches `[start, end)`, asked whether an offset lies in one. They may nest."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []  # the furthest end so far
        for start, end in sorted(stretches):
            self.starts.append(start)
            self.ends.append(max(end, self.ends[-1] if self.ends else 0))

    def __contains__(self, offset: int) -> bool:
        index = bisect_right(self.starts, offset) - 1
        return index >= 0 and offset < self.ends[index]
