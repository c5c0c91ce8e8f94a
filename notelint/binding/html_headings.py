"""A note's headings as GitHub sees them: those of Markdown, and those that are written in HTML."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from notelint.model.note import Block, Note, Tag, Text
from notelint.model.source import Span
from notelint.text.html_tag import name_of
from notelint.text.lazy import lazy

OPENING = frozenset(f"h{level}" for level in range(1, 7))
CLOSING = frozenset(f"/h{level}" for level in range(1, 7))
MARKUP = lazy(r"<!--(?:-?>|[\s\S]*?(?:-->|\Z))|</?[a-zA-Z][^<>]*>")


class Title(NamedTuple):
    """A heading's text as a browser has it, and whether it stands in HTML."""

    text: str
    is_html: bool = False


def titles(note: Note) -> Iterator[Title]:
    """The headings' texts, in the note's order. Linear."""
    tags = [tag for tag in note.tags if name_of(tag.html) in OPENING | CLOSING]
    if not tags:
        yield from (
            Title(leaf.text.plain + leaf.attributes)
            for leaf in note.leaves
            if leaf.kind == "heading"
        )
        return
    found = [
        (leaf.span.start, Title(leaf.text.plain + leaf.attributes)) for leaf in _headings(note)
    ]
    found += [(span.start, Title(_text(note, span), is_html=True)) for span in _spans(note, tags)]
    yield from (title for _, title in sorted(found, key=lambda one: one[0]))


def _headings(note: Note) -> Sequence[Block]:
    return [leaf for leaf in note.leaves if leaf.kind == "heading"]


def _spans(note: Note, tags: Sequence[Tag]) -> Iterator[Span]:
    """What lies between the tags of each HTML heading; the next heading ends an open one."""
    ends = [(*leaf.span, "") for leaf in _headings(note)]
    events = sorted([*ends, *((*tag.span, tag.html) for tag in tags)])
    opened = -1
    for start, end, html in events:
        if opened >= 0:
            yield Span(opened, start)
        opened = end if name_of(html) in OPENING else -1
    if opened >= 0:
        yield Span(opened, len(note.source.text))


def _text(note: Note, span: Span) -> str:
    """The text of a span as the page has it: without tags, with its spaces."""
    from html import unescape  # noqa: PLC0415 - 2 ms, for the few notes with such headings

    pieces = []
    first = max(0, bisect_right(note.leaves, span.start, key=_start) - 1)
    for leaf in note.leaves[first : bisect_left(note.leaves, span.end, key=_start)]:
        start, end = max(span.start, leaf.span.start), min(span.end, leaf.span.end)
        if leaf.kind == "html":
            pieces.append(unescape(MARKUP.sub("", note.source.text[start:end])))
        elif start < end:
            pieces.append(leaf.text.plain[_rendered(leaf.text, start) : _rendered(leaf.text, end)])
    return "\n".join(pieces)


def _start(leaf: Block) -> int:
    return leaf.span.start


def _rendered(text: Text, offset: int) -> int:
    """Where in a rendered text that stands which begins at an offset of the source."""
    index = bisect_right(text.runs, offset, key=lambda run: run.source) - 1
    if index < 0:
        return 0
    run = text.runs[index]
    return run.plain + min(offset - run.source, run.length)
