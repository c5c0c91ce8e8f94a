"""Block HTML: its comments, and the text between its tags."""

import re

from notelint.model.note import Comment, Run, Text
from notelint.model.source import Source, Span

TAG = re.compile(r"</?[A-Za-z][^<>]*>")


def comments_in(source: Source, span: Span) -> list[Comment]:
    """The closed HTML comments of a stretch of source, in order."""
    found = []
    start = source.text.find("<!--", span.start, span.end)
    while start >= 0:
        end = source.text.find("-->", start + 4, span.end)
        if end < 0:
            break
        body = source.text[start + 4 : end].strip()
        found.append(Comment(body, Span(start, end + 3)))
        start = source.text.find("<!--", end + 3, span.end)
    return found


def html_text(source: Source, span: Span, comments: list[Comment]) -> Text:
    """What of an html block a reader sees: the text outside of tags and comments."""
    runs: list[Run] = []
    pieces: list[str] = []
    length = 0
    start = span.start
    for gap_end, next_start in [*(comment.span for comment in comments), (span.end, span.end)]:
        for line in _between_tags(source.text, start, gap_end):
            text = source.text[line.start : line.end]
            if pieces:
                pieces.append("\n")
                length += 1
            runs.append(Run(length, len(text), line.start, len(text)))
            pieces.append(text)
            length += len(text)
        start = next_start
    return Text("".join(pieces), tuple(runs))


def _between_tags(text: str, start: int, end: int) -> list[Span]:
    """The stretches that are no tag and no white space, none of them over a line's end."""
    spans = []
    for tag in [*TAG.finditer(text, start, end), None]:
        stop = tag.start() if tag else end
        while start < stop:
            line_end = min((text.find("\n", start, stop) + 1) or stop, stop)
            line = text[start:line_end]
            bare = line.strip()
            if bare:
                at = start + line.index(bare[0])
                spans.append(Span(at, at + len(bare)))
            start = line_end
        start = tag.end() if tag else end
    return spans
