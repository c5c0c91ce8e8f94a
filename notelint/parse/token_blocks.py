"""markdown-it's tokens to blocks."""

from collections.abc import Iterator

from markdown_it.token import Token

from notelint.model.note import Block, BlockKind, Definition
from notelint.model.source import Span
from notelint.model.text import Run, Text
from notelint.parse.block import PositionedBlockState
from notelint.parse.content import NoteContent
from notelint.parse.html_blocks import render_html
from notelint.parse.offsets import Offsets
from notelint.text.spans import lines_of

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


class TokenBlocks:
    """Makes blocks of the tokens of a state, and adds what they contain to the note's content."""

    def __init__(self, content: NoteContent, state: PositionedBlockState) -> None:
        self.content = content
        self.lines = content.lines
        self.source = content.lines.source
        self.env = state.env
        self.tokens = state.tokens
        self.tails = state.tails
        self.definition_tails = state.definitions

    def blocks(self, tokens: range) -> list[Block]:
        """The blocks of top-level tokens. A stack has the open containers and their siblings."""
        stack: list[tuple[int, list[Block]]] = []
        children: list[Block] = []
        cells: Iterator[Offsets] = iter(())
        for index in tokens:
            token = self.tokens[index]
            if token.type in NO_BLOCK:
                continue
            if token.type == "inline":
                opener = self.tokens[index - 1]
                if opener.tag in ("th", "td"):
                    leaf = self._cell(token, opener, next(cells))
                else:
                    leaf = self._inline(token, opener, index - 1)
                children.append(leaf)
                self.content.leaves.append(leaf)
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
                    self.content.footnotes.append(block)
            else:
                leaf = self._leaf(token, index)
                children.append(leaf)
                if leaf.kind != "break":
                    self.content.leaves.append(leaf)
        return children

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
            text = _literal(content, self.lines.content(content, first))
            closed = token.type != "fence" or last - first > token.content.count("\n")
            return Block(kind, span, text, info=token.info.strip(), closed=closed)
        if kind == "html":
            offsets = self.lines.content(token.content, first)
            text, comments, tags = render_html(token.content, offsets)
            self.content.comments += comments
            self.content.tags += tags
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
        if markup:
            level = int(opener.tag[1])
            return self.content.heading(token.content, offsets, span, level, markup[0])
        span = Span(max(start, offsets.source[0]), span.end)
        return Block("paragraph", span, self.content.text(token.content, offsets))

    def _cells(self, row: Token, index: int) -> Iterator[Offsets]:
        first, _ = _lines(row)
        return self.lines.row(first, self._start(index, first) - self.source.lines[first])

    def _cell(self, token: Token, opener: Token, offsets: Offsets) -> Block:
        span = offsets.span(0, len(token.content))
        return Block("cell", span, self.content.text(token.content, offsets), info=opener.tag)


def _literal(content: str, offsets: Offsets) -> Text:
    """The text of code, in which every character represents itself."""
    runs: list[Run] = []
    for start, line in lines_of(content):
        runs += offsets.runs(start, start, len(line))
    return Text(content, tuple(runs))


def _lines(token: Token) -> tuple[int, int]:
    """The lines of a token, counted from 0, the end exclusive."""
    first, last = token.map or (0, 1)
    return first, last
