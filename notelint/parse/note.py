"""Source to Note: one pass over markdown-it's block tokens."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from notelint.model.note import Block, BlockKind, Comment, Definition, FootnoteMark, Note, Tag
from notelint.model.source import Source, Span
from notelint.model.text import Text
from notelint.parse.block import PositionedBlockState, QuickBlock
from notelint.parse.extensions import heading_attributes
from notelint.parse.front_matter import find_front_matter
from notelint.parse.html_blocks import render_html
from notelint.parse.inline import PositionedInline
from notelint.parse.offsets import LineOffsets, Offsets
from notelint.parse.render import literal, render
from notelint.text.spans import slice_text

KINDS: dict[str, BlockKind] = {
    "heading_open": "heading",
    "paragraph_open": "paragraph",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "list_item_open": "item",
    "blockquote_open": "quote",
    "footnote_open": "footnote",
    "table_open": "table",
    "tr_open": "row",
    "th_open": "cell",
    "td_open": "cell",
    "fence": "code",
    "math_block": "code",
    "code_block": "code",
    "html_block": "html",
    "hr": "break",
}
"""Kinds of blocks by markdown-it's types of tokens."""

NO_BLOCK = frozenset(
    f"{name}_{side}"
    for name in ("heading", "paragraph", "th", "td", "thead", "tbody")
    for side in ("open", "close")
)
"""Tokens that make no block: the inline token between them does, or the rows do."""

MAX_NESTING = 100
"""markdown-it cuts off deeper lists and quotes (its own default)."""


class _Markdown(MarkdownIt):
    """CommonMark with GitHub's tables and strikethrough; URLs stay as written."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - markdown-it's name
        """Do not percent-encode: findings show what the author wrote."""
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - markdown-it's name
        """Do not decode either."""
        return link


@cache
def _markdown() -> MarkdownIt:
    md = _Markdown("commonmark", {"maxNesting": MAX_NESTING})
    md.block = QuickBlock()
    md.inline = PositionedInline()
    md.inline.ruler2.enable(["strikethrough", "balance_pairs", "emphasis"])
    return md


def parse(source: Source, leaving_out: int = 0) -> Note:
    """Parse a note, in time linear in its text. Raises `TooMuchMarkdown`.

    The first `leaving_out` lines are not part of the note's text.
    """
    md = _markdown()
    assert isinstance(md.block, QuickBlock)  # noqa: S101 - _markdown() makes it so
    env: dict[str, Any] = {}
    lines = LineOffsets.of(source)
    front_matter = find_front_matter(source) if not leaving_out else None
    texts = lines.texts
    over = source.position(front_matter.span.end).line if front_matter else leaving_out
    if over:
        texts = [""] * over + texts[over:]
    builder = _Builder(lines, md, env, md.block.parse_positioned("\n".join(texts) + "\n", md, env))
    blocks = builder.build()
    return Note(
        source,
        blocks,
        tuple(builder.leaves),
        tuple(link for leaf in builder.leaves for link in leaf.text.links),
        front_matter,
        tuple(builder.comments),
        builder.definitions(),
        tuple(builder.tags),
        tuple(sorted(builder.footnotes, key=lambda block: block.span)),
        tuple(builder.marks),
    )


class _Builder:
    """Turns block tokens into blocks, and collects the note's other content."""

    def __init__(
        self, lines: LineOffsets, md: MarkdownIt, env: dict[str, Any], state: PositionedBlockState
    ) -> None:
        self.lines = lines
        self.source = lines.source
        self.md = md
        self.env = env
        self.tokens = state.tokens
        self.tails = state.tails
        self.definition_tails = state.definitions
        self.comments: list[Comment] = []
        self.tags: list[Tag] = []
        self.leaves: list[Block] = []
        self.footnotes: list[Block] = []
        self.marks: list[FootnoteMark] = []

    def build(self) -> tuple[Block, ...]:
        """The blocks of all tokens. A stack has the open containers with their siblings so far."""
        stack: list[tuple[int, list[Block]]] = []
        children: list[Block] = []
        cells: Iterator[Offsets] = iter(())
        for index, token in enumerate(self.tokens):
            if token.type in NO_BLOCK:
                continue
            if token.type == "inline":
                opener = self.tokens[index - 1]
                if opener.tag in ("th", "td"):
                    leaf = self._cell(token, opener, next(cells))
                else:
                    leaf = self._inline(token, opener, index - 1)
                children.append(leaf)
                self.leaves.append(leaf)
            elif token.nesting > 0:
                if token.type == "tr_open":
                    cells = self._cells(token, index)
                stack.append((index, children))
                children = []
            elif token.nesting < 0:
                opened, siblings = stack.pop()
                block = self._container(self.tokens[opened], opened, tuple(children))
                siblings.append(block)
                children = siblings
                if block.kind == "footnote":
                    self.footnotes.append(block)
            else:
                leaf = self._leaf(token, index)
                children.append(leaf)
                if leaf.kind != "break":
                    self.leaves.append(leaf)
        return tuple(children)

    def definitions(self) -> tuple[Definition, ...]:
        """The link reference definitions, including duplicates."""
        entries = list(self.env.get("references", {}).items())
        entries += [(entry["label"], entry) for entry in self.env.get("duplicate_refs", [])]
        definitions = []
        for label, entry in entries:
            first, last = entry["map"]
            start = self.source.ends[first] - self.definition_tails[first]
            span = Span(start, self._end(start, last))
            definitions.append(Definition(label, str(entry["href"]), span))
        return tuple(sorted(definitions, key=lambda definition: definition.span))

    def _start(self, index: int, first: int) -> int:
        """Where the block of an opening token begins, on line `first`."""
        return self.source.ends[first] - self.tails[index]

    def _end(self, start: int, last: int) -> int:
        """The end of the last line before `last` that is not blank."""
        last = min(last, len(self.lines.texts))
        while self.source.ends[last - 1] > start and not self.lines.texts[last - 1].strip(" \t"):
            last -= 1
        return max(start, self.source.ends[last - 1])

    def _container(self, opener: Token, index: int, children: tuple[Block, ...]) -> Block:
        kind = KINDS[opener.type]
        first, last = _lines(opener)
        start = self._start(index, first)
        if children and kind in ("list", "item", "footnote"):
            end = children[-1].span.end  # blank lines may follow its last block
        else:
            end = self._end(start, last)
        info = opener.info if kind == "footnote" else opener.markup
        return Block(kind, Span(start, end), children=children, info=info)

    def _leaf(self, token: Token, index: int) -> Block:
        kind = KINDS[token.type]
        first, last = _lines(token)
        start = self._start(index, first)
        span = Span(start, self._end(start, last))
        if kind == "code":
            first += token.type == "fence"
            content = token.content.removesuffix("\n")
            text = literal(content, self.lines.content(content, first))
            closed = token.type != "fence" or last - first > token.content.count("\n")
            return Block(kind, span, text, info=token.info.strip(), closed=closed)
        if kind == "html":
            offsets = self.lines.content(token.content, first)
            text, comments, tags = render_html(token.content, offsets)
            self.comments += comments
            self.tags += tags
            return Block(kind, span, text, info=self.source.slice(span))
        return Block(kind, span, info=token.markup[:1])

    def _inline(self, token: Token, opener: Token, index: int) -> Block:
        """A heading or a paragraph, of its content and its opening token, which has this index."""
        first, last = _lines(opener)
        start = self._start(index, first)
        span = Span(start, self.source.ends[last - 1])
        markup = opener.markup
        if markup.startswith("#"):
            column = start - self.source.lines[first] + len(markup)
            offsets = self.lines.heading(token.content, first, column)
        else:
            offsets = self.lines.paragraph(token.content, first, last - bool(markup))
        text = self._text(token.content, offsets)
        if markup:
            attributes = ""
            if "}" in token.content:
                end, attributes = heading_attributes(text, self.source)
                text = slice_text(text, 0, end) if attributes else text
            return Block("heading", span, text, (), int(opener.tag[1]), markup[0], attributes)
        return Block("paragraph", Span(max(start, offsets.source[0]), span.end), text)

    def _cells(self, row: Token, index: int) -> Iterator[Offsets]:
        first, _ = _lines(row)
        return self.lines.row(first, self._start(index, first) - self.source.lines[first])

    def _cell(self, token: Token, opener: Token, offsets: Offsets) -> Block:
        span = offsets.span(0, len(token.content))
        return Block("cell", span, self._text(token.content, offsets), info=opener.tag)

    def _text(self, content: str, offsets: Offsets) -> Text:
        rendered = render(content, offsets, self.md, self.env)
        self.comments += rendered.comments
        self.tags += rendered.tags
        self.marks += rendered.marks
        return rendered.text


def _lines(token: Token) -> tuple[int, int]:
    """The lines of a token, counted from 0, the end exclusive."""
    first, last = token.map or (0, 1)
    return first, last
