"""Source to Note: one pass over markdown-it's block tokens."""

from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from notelint.model.note import Block, BlockKind, Comment, Definition, Note, Run, Text
from notelint.model.source import Source, Span
from notelint.parse.block import QuickBlock
from notelint.parse.front_matter import find_front_matter
from notelint.parse.html import comments_in, html_text
from notelint.parse.inline import PositionedInline
from notelint.parse.offsets import Lines, Offsets
from notelint.parse.text import render

KINDS: dict[str, BlockKind] = {
    "heading_open": "heading",
    "paragraph_open": "paragraph",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "list_item_open": "item",
    "blockquote_open": "quote",
    "table_open": "table",
    "tr_open": "row",
    "th_open": "cell",
    "td_open": "cell",
    "fence": "code",
    "code_block": "code",
    "html_block": "html",
    "hr": "break",
}
"""Our kinds by markdown-it's token types; `thead` and `tbody` add nothing to their rows."""

LEAF_TOKENS = frozenset(
    f"{name}_{side}" for name in ("heading", "paragraph", "th", "td") for side in ("open", "close")
)

MAX_NESTING = 100
"""Lists and quotes deeper than this are cut off by markdown-it (its own default)."""


class _Markdown(MarkdownIt):
    """CommonMark with GitHub's tables and strikethrough; URLs stay as they were written."""

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


def parse(source: Source) -> Note:
    """Parse a note. Any text is valid Markdown, so this never fails; it is linear in the text."""
    md = _markdown()
    env: dict[str, Any] = {}
    tokens: list[Token] = []
    lines = Lines.of(source)
    front_matter = find_front_matter(source)
    texts = lines.texts
    if front_matter:
        over = source.position(front_matter.span.end).line
        texts = [""] * over + texts[over:]
    md.block.parse("\n".join(texts) + "\n", md, env, tokens)
    builder = _Builder(lines, md, env)
    blocks = builder.build(tokens)
    return Note(
        source,
        blocks,
        tuple(builder.leaves),
        tuple(link for leaf in builder.leaves for link in leaf.text.links),
        front_matter,
        tuple(sorted(builder.comments, key=lambda comment: comment.span)),
        _definitions(env, lines),
    )


def _definitions(env: dict[str, Any], lines: Lines) -> tuple[Definition, ...]:
    found = [
        Definition(label, str(entry["href"]), _lines_span(lines, *entry["map"]))
        for label, entry in env.get("references", {}).items()
    ]
    found += [
        Definition(entry["label"], str(entry["href"]), _lines_span(lines, *entry["map"]))
        for entry in env.get("duplicate_refs", [])
    ]
    return tuple(sorted(found, key=lambda definition: definition.span))


def _lines_span(lines: Lines, first: int, last: int) -> Span:
    """From the first visible character of line `first` to the end of the line before `last`."""
    last = min(last, len(lines.texts))
    while last > first + 1 and not lines.texts[last - 1].strip():
        last -= 1
    text = lines.texts[first]
    lead = len(text) - len(text.lstrip())
    return Span(lines.source.lines[first] + lead, lines.source.ends[last - 1])


class _Builder:
    """Turns block tokens into blocks, and collects what the note needs beside them."""

    def __init__(self, lines: Lines, md: MarkdownIt, env: dict[str, Any]) -> None:
        self.lines = lines
        self.md = md
        self.env = env
        self.comments: list[Comment] = []
        self.leaves: list[Block] = []

    def build(self, tokens: list[Token]) -> tuple[Block, ...]:
        """All tokens; each open container waits on the stack with its children so far."""
        top: list[Block] = []
        stack: list[tuple[Token, list[Block]]] = []
        children = top
        row: list[tuple[str, Offsets]] = []
        for index, token in enumerate(tokens):
            kind = token.type
            if kind == "inline":
                leaf = self._inline(token, tokens[index - 1], row)
                children.append(leaf)
                self.leaves.append(leaf)
            elif kind in LEAF_TOKENS or kind.startswith(("thead", "tbody")):
                continue  # the inline token between them is the block
            elif token.nesting > 0:
                if kind == "tr_open":
                    row = self._row(tokens, index)
                stack.append((token, children))
                children = []
            elif token.nesting < 0:
                opener, siblings = stack.pop()
                siblings.append(self._container(opener, tuple(children)))
                children = siblings
            else:
                leaf = self._leaf(token)
                children.append(leaf)
                if leaf.kind != "break":
                    self.leaves.append(leaf)
        return tuple(top)

    def _span(self, token: Token) -> Span:
        first, last = token.map or (0, 1)
        return _lines_span(self.lines, first, last)

    def _container(self, opener: Token, children: tuple[Block, ...]) -> Block:
        span = self._span(opener)
        return Block(KINDS[opener.type], span, children=children, info=opener.markup)

    def _leaf(self, token: Token) -> Block:
        kind = KINDS[token.type]
        span = self._span(token)
        if kind == "code":
            return Block(kind, span, self._code(token), info=token.info.strip())
        if kind == "html":
            comments = comments_in(self.lines.source, span)
            self.comments += comments
            text = html_text(self.lines.source, span, comments)
            return Block(kind, span, text, info=self.lines.source.slice(span))
        return Block(kind, span, info=token.markup[:1])

    def _inline(self, token: Token, opener: Token, row: list[tuple[str, Offsets]]) -> Block:
        """A heading, a paragraph or a cell: its opening token, and its content."""
        first, last = token.map or (0, 1)
        kind = KINDS[opener.type]
        if kind == "cell":
            content, offsets = row.pop(0)
            text = self._text(content, offsets)
            start = offsets.at(0)
            end = text.span(0, len(text.plain)).end if text.runs else start
            return Block(kind, Span(start, max(start, end)), text, info=opener.tag)
        end = self.lines.source.ends[min(last, len(self.lines.texts)) - 1]
        if kind == "heading":
            if opener.markup.startswith("#"):
                offsets = self.lines.heading(token.content, first)
            else:
                offsets = self.lines.paragraph(token.content, first)
            text = self._text(token.content, offsets)
            start = self.lines.source.lines[first] + max(self._marker(opener, first), 0)
            return Block(kind, Span(start, end), text, (), int(opener.tag[1]), opener.markup[:1])
        offsets = self.lines.paragraph(token.content, first)
        return Block(kind, Span(offsets.source[0], end), self._text(token.content, offsets))

    def _marker(self, heading: Token, line: int) -> int:
        """The column at which a heading begins: its `#`, or the first character of its text."""
        text = self.lines.texts[line]
        if heading.markup.startswith("#"):
            return text.find("#")
        return len(text) - len(text.lstrip())

    def _text(self, content: str, offsets: Offsets) -> Text:
        text, comments = render(content, offsets, self.md, self.env)
        self.comments += comments
        return text

    def _code(self, token: Token) -> Text:
        """A code block's lines, each the tail of its source line."""
        content = token.content.removesuffix("\n")
        first = (token.map or [0])[0] + (token.type == "fence")
        runs, plain = [], 0
        for number, line in enumerate(content.split("\n"), first):
            at = self.lines.paragraph(line, number).at(0) if line.strip() else 0
            if at:
                lead = len(line) - len(line.lstrip())
                start = max(at - lead, self.lines.source.lines[number])
                width = min(len(line), self.lines.source.ends[number] - start)
                runs.append(Run(plain, width, start, width))
            plain += len(line) + 1
        return Text(content, tuple(runs))

    def _row(self, tokens: list[Token], index: int) -> list[tuple[str, Offsets]]:
        """A table row's cells with their places, found together: each cell follows the last."""
        contents = []
        for token in tokens[index + 1 :]:
            if token.type == "tr_close":
                break
            if token.type == "inline":
                contents.append(token.content)
        places = self.lines.cells(contents, (tokens[index].map or [0])[0])
        return list(zip(contents, places, strict=True))
