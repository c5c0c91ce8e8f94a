"""The fragments with which a link can name a place in a note (`#name`)."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from notelint.model.note import Block, Note, Tag
from notelint.model.source import Span
from notelint.model.text import Text
from notelint.text.html_tags import tag_attributes, tag_name, unescaped
from notelint.text.lazy_pattern import LazyPattern
from notelint.text.link_targets import slug, slugs

OWN = LazyPattern(r"\{:?\s*#([^\s{}]+)[^{}]*\}\Z|\{/\*\s*([\w-]+)\s*\*/\}\Z")
"""`{#install}` or `{/*install*/}` after a heading, an explicit anchor for site generators."""

RAISED = LazyPattern(r"<sup[^<>]*>(?:<a [^<>]*>)?\[?(\d{1,3})\]?(?:</a>)?</sup>", re.IGNORECASE)
"""A footnote mark written in HTML."""

OPENING = frozenset(f"h{level}" for level in range(1, 7))
CLOSING = frozenset(f"/h{level}" for level in range(1, 7))
MARKUP = LazyPattern(r"<!--(?:-?>|[\s\S]*?(?:-->|\Z))|</?[a-zA-Z][^<>]*>")


class HeadingText(NamedTuple):
    """A heading's text as a browser shows it, and whether it is written in HTML."""

    text: str
    is_html: bool = False


def anchors_of(note: Note) -> tuple[str, ...]:
    """All anchors of a note, each once: of headings, of HTML, of a heading's `{#name}`.

    If programs differ on a heading's anchor (line breaks in it, indented HTML), all variants are
    included: a missed error is better than a false one.
    """
    headings = _heading_texts(note)
    sure = slugs(heading.text for heading in headings)
    marked = _with_marks(note) if note.footnote_marks or note.tags else ()
    return tuple(
        dict.fromkeys((*sure, *_of_one_line(headings), *_explicit(note, headings), *marked))
    )


def _with_marks(note: Note) -> Iterator[str]:
    """The anchors of headings with the numbers of their footnotes, which GitHub appends."""
    numbers: dict[str, int] = {}
    for mark in note.footnote_marks:
        numbers.setdefault(mark.label.casefold(), len(numbers) + 1)
    starts = [mark.span.start for mark in note.footnote_marks]
    for heading in note.headings():
        first, last = bisect_left(starts, heading.span.start), bisect_left(starts, heading.span.end)
        own = [numbers[one.label.casefold()] for one in note.footnote_marks[first:last]]
        raised_numbers = (match[1] for match in RAISED.finditer(note.source.slice(heading.span)))
        numbers_shown = [*map(str, own), *raised_numbers]
        if numbers_shown:
            yield slug(" ".join(heading.text.plain.split()) + "".join(numbers_shown))


def _of_one_line(headings: Sequence[HeadingText]) -> Iterator[str]:
    """The anchors of headings of several lines if a line break is a space."""
    for heading in headings:
        if heading.is_html or "\n" in heading.text:
            yield slug(" ".join(heading.text.split()))


def _explicit(note: Note, headings: Sequence[HeadingText]) -> Iterator[str]:
    """Explicit anchors; also the slug of a heading without its explicit anchor."""
    for heading in headings:
        if "}" in heading.text and (own := OWN.search(heading.text.rstrip())):
            yield own[1] or own[2]
            yield slug(" ".join(heading.text[: own.start()].split()))
    for tag in note.tags:
        found = tag_attributes(tag.html)
        yield from (found[name] for name in ("id", "name") if found.get(name))


def _heading_texts(note: Note) -> list[HeadingText]:
    """The texts of all headings, in order, as GitHub shows them: Markdown and HTML. Linear."""
    found = [
        (heading.span.start, HeadingText(heading.text.plain + heading.attributes))
        for heading in note.headings()
    ]
    tags = [tag for tag in note.tags if tag_name(tag.html) in OPENING | CLOSING]
    if tags:
        found += [
            (span.start, HeadingText(_text(note, span), is_html=True))
            for span in _spans(note, tags)
        ]
        found.sort(key=lambda pair: pair[0])
    return [text for _, text in found]


def _spans(note: Note, tags: Sequence[Tag]) -> Iterator[Span]:
    """The source between the tags of each HTML heading; the next heading ends an open one."""
    ends = [(*leaf.span, "") for leaf in note.headings()]
    events = sorted([*ends, *((*tag.span, tag.html) for tag in tags)])
    opened = -1
    for start, end, html in events:
        if opened >= 0:
            yield Span(opened, start)
        opened = end if tag_name(html) in OPENING else -1
    if opened >= 0:
        yield Span(opened, len(note.source.text))


def _text(note: Note, span: Span) -> str:
    """The text of a span as the page shows it: without tags, with its spaces."""
    pieces = []
    first = max(0, bisect_right(note.leaves, span.start, key=_start) - 1)
    for leaf in note.leaves[first : bisect_left(note.leaves, span.end, key=_start)]:
        start, end = max(span.start, leaf.span.start), min(span.end, leaf.span.end)
        if leaf.kind == "html":
            pieces.append(unescaped(MARKUP.sub("", note.source.text[start:end])))
        elif start < end:
            pieces.append(leaf.text.plain[_rendered(leaf.text, start) : _rendered(leaf.text, end)])
    return "\n".join(pieces)


def _start(leaf: Block) -> int:
    return leaf.span.start


def _rendered(text: Text, offset: int) -> int:
    """The offset in a rendered text of an offset in the source."""
    index = bisect_right(text.runs, offset, key=lambda run: run.source) - 1
    if index < 0:
        return 0
    run = text.runs[index]
    return run.plain + min(offset - run.source, run.length)
