"""The places in a note that a link can name behind `#`."""

import re
from collections.abc import Iterator

from notelint.model.note import Note
from notelint.text.lazy import lazy
from notelint.text.slug import slugs

NAMED = lazy(r"\s(?:id|name)\s*=\s*(?:\"([^\"\n<>]+)\"|'([^'\n<>]+)'|([^\s\"'<>]+))", re.IGNORECASE)
OWN = lazy(r"\{:?\s*#([^\s{}]+)[^{}]*\}\Z")
"""`{#install}` behind a heading, which site generators take for its anchor."""


def anchors_of(note: Note) -> tuple[str, ...]:
    """All anchors of a note, without repetition: of headings, of HTML, of a heading's `{#name}`.

    Of HTML attributes those in code are not told apart from real ones: a missed mistake is better
    than a false one.
    """
    headings = [leaf.text.plain for leaf in note.leaves if leaf.kind == "heading"]
    return tuple(dict.fromkeys((*slugs(map(_one_line, headings)), *_written(note, headings))))


def _one_line(text: str) -> str:
    return " ".join(text.split("\n"))


def _written(note: Note, headings: list[str]) -> Iterator[str]:
    """Anchors that are written out; also the slug of a heading without its own."""
    for heading in headings:
        if own := OWN.search(heading.rstrip()):
            yield own[1]
            yield from slugs([_one_line(heading[: own.start()]).rstrip()])
    text = note.source.text
    if "<" in text:
        for match in NAMED.finditer(text):
            yield match[1] or match[2] or match[3]
