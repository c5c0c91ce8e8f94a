"""Where a note's characters name something elsewhere: to change them there breaks a link."""

import re
from collections.abc import Iterator

from notelint.model.note import Link, Note
from notelint.model.source import Span
from notelint.text.lazy import lazy
from notelint.text.wikilinks import wikilinks

EXTERNAL = lazy(r"(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)


def file_names(note: Note) -> Iterator[Span]:
    """The targets of links to files and anchors: whatever stands there, a file may be called so."""
    for link in _links(note):
        if not link.reference and not EXTERNAL.match(link.url):
            yield link.target
    for one in note.definitions:
        if not EXTERNAL.match(one.url):
            yield one.span


def names(note: Note) -> Iterator[Span]:
    """All of a note that names something: targets, labels, definitions, footnotes, HTML tags."""
    for link in _links(note):
        yield link.target  # of a reference the whole link, for its text may be its label
    yield from (one.span for one in note.definitions)
    yield from (one.span for one in note.footnote_marks)
    for block in note.footnotes:
        yield Span(block.span.start, block.span.start + len(block.info) + len("[^]:"))
    yield from (tag.span for tag in note.tags)


def anchors(note: Note) -> Iterator[Span]:
    """What links may lead to: headings, whose anchors are made of their text; front matter."""
    yield from (leaf.span for leaf in note.leaves if leaf.kind == "heading")
    if note.front_matter:
        yield note.front_matter.span


def _links(note: Note) -> Iterator[Link]:
    yield from note.links
    for leaf in note.leaves:
        if leaf.kind not in ("code", "html"):
            yield from wikilinks(leaf.text)
