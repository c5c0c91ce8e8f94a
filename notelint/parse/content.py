"""What a note has besides its blocks, collected while they are made, in their order."""

from collections.abc import MutableMapping
from typing import Any

from markdown_it import MarkdownIt

from notelint.model.note import Block, Comment, FootnoteMark, Tag
from notelint.model.source import Span
from notelint.model.text import Text
from notelint.parse.extensions import heading_attributes
from notelint.parse.offsets import LineOffsets, Offsets
from notelint.parse.render import render
from notelint.text.spans import slice_text


class NoteContent:
    """The leaves, comments, tags, footnotes and marks of a note with these lines.

    `env` has what the note defines; markdown-it's inline parser `md` needs it. Without `scan` it
    parses all contents.
    """

    def __init__(
        self, lines: LineOffsets, md: MarkdownIt, env: MutableMapping[str, Any], *, scan: bool
    ) -> None:
        self.lines = lines
        self.md = md
        self.env = env
        self.scan = scan
        self.comments: list[Comment] = []
        self.tags: list[Tag] = []
        self.leaves: list[Block] = []
        self.footnotes: list[Block] = []
        self.marks: list[FootnoteMark] = []

    def text(self, content: str, offsets: Offsets) -> Text:
        """The text of a block with this content."""
        rendered = render(content, offsets, self.md, self.env, scan=self.scan)
        self.comments += rendered.comments
        self.tags += rendered.tags
        self.marks += rendered.marks
        return rendered.text

    def heading(self, content: str, offsets: Offsets, span: Span, level: int, markup: str) -> Block:
        """A heading with this content, whose attributes are no text."""
        text = self.text(content, offsets)
        attributes = ""
        if "}" in content:
            end, attributes = heading_attributes(text, self.lines.source)
            text = slice_text(text, 0, end) if attributes else text
        return Block("heading", span, text, (), level, markup, attributes)
