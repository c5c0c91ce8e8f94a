"""Rendered text, and the place in the source of each of its characters."""

from bisect import bisect_right
from typing import Literal, NamedTuple

from notelint.model.source import Span

MarkKind = Literal["strong", "em", "code", "strike"]


VERBATIM = ("code", "math")
"""Marks whose text is literal: no Markdown, and not prose."""


LinkKind = Literal["link", "image", "autolink", "bare", "wikilink", "embed"]


class Run(NamedTuple):
    """A stretch of rendered text and the source that it was rendered from.

    `plain` and `length` are its place in the rendered text, `source` and `width` its place in the
    source. If both are equally long, each character corresponds to one of the source; otherwise
    (an entity, an escape) the whole corresponds to the whole.
    """

    plain: int
    length: int
    source: int
    width: int


class Mark(NamedTuple):
    """Emphasis or code: `[start, end)` in the rendered text; `span` includes the markers.

    Mathematics is rendered as it is written, with `$`.
    """

    kind: MarkKind | Literal["math"]
    start: int
    end: int
    span: Span


class Link(NamedTuple):
    """A link, an image, an autolink, or a bare URL, which CommonMark leaves as text.

    `text` is rendered (an image's alternative text). `url` has its escapes and entities resolved
    and is not percent-encoded. `span` is the whole construct; `target` is the URL, or the whole
    construct if the URL is elsewhere (`reference`).
    """

    kind: LinkKind
    text: str
    url: str
    span: Span
    target: Span
    reference: bool = False


class Text(NamedTuple):
    """The rendered text of one block (or of several, joined), and its source.

    A soft or hard break is one newline; markup and inline HTML leave nothing. `runs` are in order
    and cover all of `plain` except breaks.
    """

    plain: str
    runs: tuple[Run, ...] = ()
    marks: tuple[Mark, ...] = ()
    links: tuple[Link, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The source span of rendered `[start, end)`, with the markup within it."""
        first = self._at(start)
        if end <= start:
            return Span(first.start, first.start)
        return Span(first.start, max(self._at(end - 1).end, first.start))

    def place(self, otherwise: Span) -> Span:
        """The source span of the whole text; `otherwise` if it has no source."""
        return self.span(0, len(self.plain)) if self.runs else otherwise

    def _at(self, offset: int) -> Span:
        """The source of one rendered character; of a break, an empty span."""
        if not self.runs:
            return Span(0, 0)
        index = bisect_right(self.runs, offset, key=lambda run: run.plain) - 1
        if index < 0:
            return Span(self.runs[0].source, self.runs[0].source)
        run = self.runs[index]
        into = offset - run.plain
        if into >= run.length:
            return Span(run.source + run.width, run.source + run.width)
        if run.length == run.width:
            return Span(run.source + into, run.source + into + 1)
        return Span(run.source, run.source + run.width)

    @classmethod
    def join(cls, texts: "list[Text] | tuple[Text, ...]", between: str = "\n") -> "Text":
        """Several texts as one, in order, separated by `between`, which has no source."""
        if len(texts) == 1:
            return texts[0]
        runs: list[Run] = []
        marks: list[Mark] = []
        links: list[Link] = []
        at = 0
        for text in texts:
            if at:
                runs += [Run(run[0] + at, run[1], run[2], run[3]) for run in text.runs]
                marks += [Mark(m[0], m[1] + at, m[2] + at, m[3]) for m in text.marks]
            else:
                runs += text.runs
                marks += text.marks
            links += text.links
            at += len(text.plain) + len(between)
        plain = between.join([text.plain for text in texts])
        return cls(plain, tuple(runs), tuple(marks), tuple(links))


NO_TEXT = Text("")
