"""What links lead to: the anchors that GitHub makes of headings, and other names in a note.

An anchor is the heading in lower case: letters, marks, decimal digits, letter numbers (Ⅳ), circled
letters (Ⓐ), connecting punctuation (`_`) and `-` stay, each space becomes a `-`, also at the edges,
and all else is dropped (html-pipeline, `toc_filter.rb`:
https://github.com/gjtorikian/html-pipeline/blob/v2.14.3/lib/html/pipeline/toc_filter.rb).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from notelint.model.note import Note
from notelint.model.source import Span
from notelint.model.text import Link
from notelint.text.lazy_pattern import LazyPattern
from notelint.text.wikilinks import wikilinks

KEPT = ("L", "M", "Nd", "Nl", "Pc")
"""The categories of the characters that stay, or the first letters of these."""

CIRCLED = (
    range(0x24B6, 0x24EA),
    range(0x1F130, 0x1F14A),
    range(0x1F150, 0x1F16A),
    range(0x1F170, 0x1F18A),
)
"""Letters in circles and squares: symbols that are alphabetic in Unicode."""


class _SlugTable(dict[int, int | None]):
    """A table for `str.translate` that grows with the characters it meets."""

    def __missing__(self, code: int) -> int | None:
        kept = unicodedata.category(chr(code)).startswith(KEPT)
        self[code] = code if kept or any(code in letters for letters in CIRCLED) else None
        return self[code]


SLUG_TABLE = _SlugTable({ord(" "): ord("-"), ord("-"): ord("-")})


def slug(heading: str) -> str:
    """The anchor of a heading's rendered text, before it is made unique.

    >>> slug("2. 설치 방법 & `uv`"), slug("🚀 시작"), slug("Plan ")
    ('2-설치-방법--uv', '-시작', 'plan-')
    """
    return heading.lower().translate(SLUG_TABLE)


def slugs(headings: Iterable[str]) -> Iterator[str]:
    """The anchors of a note's headings, in order: a second `setup` is `setup-1`.

    A number in use is skipped: `foo`, `foo`, `foo 1` become `foo`, `foo-1`, `foo-1-1`, and `bar-1`,
    `bar`, `bar` become `bar-1`, `bar`, `bar-2`. Linear: no number is tried twice.
    """
    numbers: dict[str, int] = {}
    for heading in headings:
        name = anchor = slug(heading)
        while anchor in numbers:
            numbers[name] += 1
            anchor = f"{name}-{numbers[name]}"
        numbers[anchor] = 0
        yield anchor


# Stretches of a note whose characters name something: changing them would break a link.

EXTERNAL = LazyPattern(r"(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)


def link_target_spans(note: Note) -> Iterator[Span]:
    """The targets of links to files and anchors, whose names may have any characters."""
    for link in _links(note):
        if not link.reference and not EXTERNAL.match(link.url):
            yield link.target
    for definition in note.definitions:
        if not EXTERNAL.match(definition.url):
            yield definition.span


def named_spans(note: Note) -> Iterator[Span]:
    """All names in a note: link targets, labels, definitions, footnotes, HTML tags."""
    for link in _links(note):
        yield link.target  # of a reference the whole link, because its text may be its label
    yield from (definition.span for definition in note.definitions)
    yield from (mark.span for mark in note.footnote_marks)
    for block in note.footnotes:
        yield Span(block.span.start, block.span.start + len(block.info) + len("[^]:"))
    yield from (tag.span for tag in note.tags)


def anchor_spans(note: Note) -> Iterator[Span]:
    """Headings, of whose text anchors are made, and the front matter."""
    yield from (heading.span for heading in note.headings())
    if note.front_matter:
        yield note.front_matter.span


def _links(note: Note) -> Iterator[Link]:
    yield from note.links
    for leaf in note.leaves:
        if leaf.kind not in ("code", "html"):
            yield from wikilinks(leaf.text)
