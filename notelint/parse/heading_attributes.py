"""Attributes behind a heading, `{#install .wide}`: a site generator's, and no text of it."""

from notelint.model.note import VERBATIM, Text
from notelint.model.source import Source
from notelint.text.lazy import lazy

ONE = r"(?:[#.][^\s{}#.][^\s{}#]*|[A-Za-z][\w:-]*=(?:\"[^\"{}]*\"|'[^'{}]*'|[^\s{}\"']+))"
BEHIND = lazy(rf"(?<=\S)\s*\{{:?\s*(?:{ONE}(?:\s+{ONE})*|-)\s*\}}\s*\Z")
"""As Pandoc, kramdown and markdown-it-attrs have them; `{-}` is Pandoc's for "without number"."""

FURTHEST = 500
"""Characters in which they are looked for."""


def heading_attributes(text: Text, source: Source) -> str:
    """The attributes at the end of a heading's text, with the space before them, or "".

    Those in code are none, nor is what stands there escaped.
    """
    plain = text.plain
    found = BEHIND.search(plain, max(0, len(plain) - FURTHEST))
    if not found or any(m.kind in VERBATIM and m.end > found.start() for m in text.marks):
        return ""
    span = text.span(found.start(), found.end())
    return found[0] if source.slice(span) == found[0] else ""
