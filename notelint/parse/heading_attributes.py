"""Attributes behind a heading, `{#install .wide}`: a site generator's, and no text of it.

In MDX a comment stands for them: `{/*install*/}`, whose asterisks Markdown takes for emphasis.
"""

from notelint.model.note import VERBATIM, Text
from notelint.model.source import Source
from notelint.text.lazy import lazy

ONE = r"(?:[#.][^\s{}#.][^\s{}#]*|[A-Za-z][\w:-]*=(?:\"[^\"{}]*\"|'[^'{}]*'|[^\s{}\"']+))"
BEHIND = lazy(rf"(?<=\S)\s*\{{:?\s*(?:{ONE}(?:\s+{ONE})*|-)\s*\}}\s*\Z")
"""As Pandoc, kramdown and markdown-it-attrs have them; `{-}` is Pandoc's for "without number"."""

COMMENT = lazy(r"(?<=\S)\s*\{/\*?\s*[\w-]+\s*\*?/\}\s*\Z")
WRITTEN = lazy(r"\s*\{/\*\s*[\w-]+\s*\*/\}\s*")

FURTHEST = 500
"""Characters in which they are looked for."""


def heading_attributes(text: Text, source: Source) -> tuple[int, str]:
    """Where in a heading's text its attributes begin, and how they are written.

    The space before them is part of them. Where there are none: the text's end, and "". Those in
    code are none, nor are escaped ones.
    """
    plain = text.plain
    minimum = max(0, len(plain) - FURTHEST)
    for pattern in (BEHIND, COMMENT):
        found = pattern.search(plain, minimum)
        if not found or any(m.kind in VERBATIM and m.end > found.start() for m in text.marks):
            continue
        written = source.slice(text.span(found.start(), found.end()))
        if written == found[0] or (pattern is COMMENT and WRITTEN.fullmatch(written)):
            return found.start(), written
    return len(plain), ""
