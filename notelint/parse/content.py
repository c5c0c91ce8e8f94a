"""What a note has besides its blocks, collected while they are made, in their order."""

from collections.abc import MutableMapping
from typing import Any

from notelint.model.note import Block, Comment, FootnoteMark, Tag
from notelint.model.source import Source, Span
from notelint.model.text import VERBATIM, Text
from notelint.parse.offsets import LineOffsets, Offsets
from notelint.parse.render import plain_text, render
from notelint.text.lazy_pattern import LazyPattern
from notelint.text.spans import slice_text


class NoteContent:
    """The leaves, comments, tags, footnotes and marks of a note with these lines.

    `env` has what the note defines; markdown-it's inline parser needs it. Without `scan` it parses
    all contents.
    """

    def __init__(self, lines: LineOffsets, env: MutableMapping[str, Any], *, scan: bool) -> None:
        self.lines = lines
        self.env = env
        self.scan = scan
        self.comments: list[Comment] = []
        self.tags: list[Tag] = []
        self.leaves: list[Block] = []
        self.footnotes: list[Block] = []
        self.marks: list[FootnoteMark] = []

    def text(self, content: str, offsets: Offsets) -> Text:
        """The text of a block with this content."""
        plain = plain_text(content, offsets)
        if plain is not None:
            return plain
        rendered = render(content, offsets, self.env, scan=self.scan)
        self.comments += rendered.comments
        self.tags += rendered.tags
        self.marks += rendered.marks
        return rendered.text

    def heading(self, content: str, offsets: Offsets, span: Span, level: int, markup: str) -> Block:
        """A heading with this content, whose attributes are no text."""
        text = self.text(content, offsets)
        attributes = ""
        if "}" in content:
            end, attributes = _heading_attributes(text, self.lines.source)
            text = slice_text(text, 0, end) if attributes else text
        return Block("heading", span, text, (), level, markup, attributes)


# Attributes after a heading, `{#install .wide}`, for a site generator. In MDX they are a comment,
# `{/*install*/}`, whose asterisks Markdown takes for emphasis.

ATTRIBUTE = r"(?:[#.][^\s{}#.][^\s{}#]*|[A-Za-z][\w:-]*=(?:\"[^\"{}]*\"|'[^'{}]*'|[^\s{}\"']+))"
ATTRIBUTES = LazyPattern(rf"(?<=\S)\s*\{{:?\s*(?:{ATTRIBUTE}(?:\s+{ATTRIBUTE})*|-)\s*\}}\s*\Z")
"""As in Pandoc, kramdown and markdown-it-attrs; `{-}` is Pandoc's for "without number"."""

COMMENT = LazyPattern(r"(?<=\S)\s*\{/\*?\s*[\w-]+\s*\*?/\}\s*\Z")
WRITTEN_COMMENT = LazyPattern(r"\s*\{/\*\s*[\w-]+\s*\*/\}\s*")

MAX_ATTRIBUTES = 500
"""How many characters at a heading's end are searched for attributes."""


def _heading_attributes(text: Text, source: Source) -> tuple[int, str]:
    """Where in a heading's text its attributes, with the space before them, begin; their source.

    Without attributes these are the text's end and "". They are not in code and not escaped.
    """
    plain = text.plain
    minimum = max(0, len(plain) - MAX_ATTRIBUTES)
    for pattern in (ATTRIBUTES, COMMENT):
        match = pattern.search(plain, minimum)
        if not match or any(m.kind in VERBATIM and m.end > match.start() for m in text.marks):
            continue
        written = source.slice(text.span(match.start(), match.end()))
        if written == match[0] or (pattern is COMMENT and WRITTEN_COMMENT.fullmatch(written)):
            return match.start(), written
    return len(plain), ""
