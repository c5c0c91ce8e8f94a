"""The text of a block's content while it is made; the bare URLs in it."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from notelint.model.note import Comment, FootnoteMark, Tag
from notelint.model.text import Link, Mark, Run, Text
from notelint.parse.offsets import Offsets
from notelint.parse.visible_text import VisibleText
from notelint.text.lazy_pattern import LazyPattern
from notelint.text.spans import SpanSet, verbatim
from notelint.text.urls import WIDE, url_end

URL = LazyPattern(rf"(?<![A-Za-z0-9_])https?://(?:(?!\*\*)[^\s<>\"{WIDE}])+", re.IGNORECASE)
"""It also ends at `**`, which CommonMark often leaves as text before Korean."""


class Rendered(NamedTuple):
    """The text of a block's inline content, with its comments, tags and footnote marks."""

    text: Text
    comments: Sequence[Comment] = ()
    tags: Sequence[Tag] = ()
    marks: Sequence[FootnoteMark] = ()


class InlineText(VisibleText):
    """Collects the text of a block's content, with its marks and links."""

    def __init__(self, offsets: Offsets) -> None:
        super().__init__()
        self.offsets = offsets
        self.marks: list[Mark] = []
        self.links: list[Link] = []

    def put(self, text: str, start: int, end: int) -> None:
        """Add text rendered from content `[start, end)`."""
        if not text or self.hidden:
            return
        if end - start == len(text):
            runs = self.offsets.runs(self.length, start, len(text))
        else:
            span = self.offsets.span(start, end)
            runs = [Run(self.length, len(text), span.start, span.end - span.start)]
        self.pieces.append(text)
        self.length += len(text)
        for run in runs:
            last = self.runs[-1] if self.runs else None
            if (
                last
                and last.length == last.width
                and run.length == run.width
                and last.plain + last.length == run.plain
                and last.source + last.width == run.source
            ):
                length = last.length + run.length
                self.runs[-1] = Run(last.plain, length, last.source, length)
            else:
                self.runs.append(run)

    def put_break(self) -> None:
        """Add a line break."""
        if not self.hidden:
            self.pieces.append("\n")
            self.length += 1

    def text(self) -> Text:
        """The collected text, with marks and links in the order of their starts."""
        text = Text(
            "".join(self.pieces),
            tuple(self.runs),
            tuple(sorted(self.marks, key=lambda mark: mark.span)),
            tuple(self.links),
        )
        links = [*self.links, *bare_links(text)] if "://" in text.plain else self.links
        return text._replace(links=tuple(sorted(links, key=lambda mark: mark.span)))


def bare_links(text: Text) -> tuple[Link, ...]:
    """The bare URLs of a text that are not in code, a link or an autolink."""
    code, links = verbatim(text), SpanSet.of(link.span for link in text.links)
    bare = []
    for start, end in _unbroken(text):
        for match in URL.finditer(text.plain, start, end):
            url = match[0][: url_end(match[0])]
            span = text.span(match.start(), match.start() + len(url))
            if url and not code.has(match.start()) and not links.has(span.start):
                bare.append(Link("bare", url, url, span, span))
    return tuple(bare)


def _unbroken(text: Text) -> Iterator[tuple[int, int]]:
    """The stretches of a text without markup, which would end a URL."""
    start = end = place = 0
    for run in text.runs:
        if run.source != place or run.plain != end:
            yield start, end
            start = run.plain
        end = run.plain + run.length
        place = run.source + run.width
    yield start, end
