"""The places in a note that a link can name behind `#`."""

from collections.abc import Iterator, Sequence

from notelint.engine.html_headings import Title, titles
from notelint.model.note import Note
from notelint.text.html_tag import attributes
from notelint.text.lazy import lazy
from notelint.text.slug import slug, slugs

OWN = lazy(r"\{:?\s*#([^\s{}]+)[^{}]*\}\Z")
"""`{#install}` behind a heading, which site generators take for its anchor."""


def anchors_of(note: Note) -> tuple[str, ...]:
    """All anchors of a note, without repetition: of headings, of HTML, of a heading's `{#name}`.

    Where it is not sure what a reader's program makes of a heading (lines that are broken in it,
    HTML that is indented), both anchors are there: a missed mistake is better than a false one.
    """
    headings = list(titles(note))
    sure = slugs(heading.text for heading in headings)
    return tuple(dict.fromkeys((*sure, *_perhaps(headings), *_written(note, headings))))


def _perhaps(headings: Sequence[Title]) -> Iterator[str]:
    """The anchors of headings of several lines if a line break is a space."""
    for heading in headings:
        if heading.is_html or "\n" in heading.text:
            yield slug(" ".join(heading.text.split()))


def _written(note: Note, headings: Sequence[Title]) -> Iterator[str]:
    """Anchors that are written out; also the slug of a heading without its own."""
    for heading in headings:
        if own := OWN.search(heading.text.rstrip()):
            yield own[1]
            yield slug(" ".join(heading.text[: own.start()].split()))
    for tag in note.tags:
        found = attributes(tag.html)
        yield from (found[name] for name in ("id", "name") if found.get(name))
