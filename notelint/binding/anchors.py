"""The places in a note that a link can name behind `#`."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from notelint.binding.html_headings import Title, titles
from notelint.model.note import Note
from notelint.text.html_tag import attributes
from notelint.text.lazy import lazy
from notelint.text.slug import slug, slugs

OWN = lazy(r"\{:?\s*#([^\s{}]+)[^{}]*\}\Z|\{/\*\s*([\w-]+)\s*\*/\}\Z")
"""`{#install}` or `{/*install*/}` behind a heading: site generators take it for its anchor."""

RAISED = lazy(r"<sup[^<>]*>(?:<a [^<>]*>)?\[?(\d{1,3})\]?(?:</a>)?</sup>", re.IGNORECASE)
"""The mark of a footnote that is written in HTML."""


def anchors_of(note: Note) -> tuple[str, ...]:
    """All anchors of a note, without repetition: of headings, of HTML, of a heading's `{#name}`.

    Where it is not sure what a reader's program makes of a heading (lines that are broken in it,
    HTML that is indented), both anchors are there: a missed mistake is better than a false one.
    """
    headings = list(titles(note))
    sure = slugs(heading.text for heading in headings)
    marked = _with_marks(note) if note.footnote_marks or note.tags else ()
    return tuple(dict.fromkeys((*sure, *_perhaps(headings), *_written(note, headings), *marked)))


def _with_marks(note: Note) -> Iterator[str]:
    """The anchors of headings with the numbers of their footnotes, which GitHub puts behind."""
    numbers: dict[str, int] = {}
    for mark in note.footnote_marks:
        numbers.setdefault(mark.label.casefold(), len(numbers) + 1)
    starts = [mark.span.start for mark in note.footnote_marks]
    for leaf in note.leaves:
        if leaf.kind == "heading":
            first, last = bisect_left(starts, leaf.span.start), bisect_left(starts, leaf.span.end)
            own = [numbers[one.label.casefold()] for one in note.footnote_marks[first:last]]
            said = [*map(str, own), *RAISED.findall(note.source.slice(leaf.span))]
            if said:
                yield slug(" ".join(leaf.text.plain.split()) + "".join(said))


def _perhaps(headings: Sequence[Title]) -> Iterator[str]:
    """The anchors of headings of several lines if a line break is a space."""
    for heading in headings:
        if heading.is_html or "\n" in heading.text:
            yield slug(" ".join(heading.text.split()))


def _written(note: Note, headings: Sequence[Title]) -> Iterator[str]:
    """Anchors that are written out; also the slug of a heading without its own."""
    for heading in headings:
        if own := OWN.search(heading.text.rstrip()):
            yield own[1] or own[2]
            yield slug(" ".join(heading.text[: own.start()].split()))
    for tag in note.tags:
        found = attributes(tag.html)
        yield from (found[name] for name in ("id", "name") if found.get(name))
