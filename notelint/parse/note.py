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
    return Note(
        source,
        builder.build(tokens),
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
    """Turns block tokens into blocks."""

    def __init__(self, lines: Lines, md: MarkdownIt, env: dict[str, Any]) -> None:
        self.lines = lines
        self.md = md
        self.env = env
        self.comments: list[Comment] = []

    def build(self, tokens: list[Token]) -> tuple[Block, ...]:
        """All tokens; each open container waits on the stack with its children so far."""
        stack: list[tuple[Token | None, list[Block]]] = [(None, [])]
        text = Text("")
        row: list[Offsets] = []
        for index, token in enumerate(tokens):
            if token.type == "inline":
                text = self._inline(token, tokens[index - 1], row)
            elif token.type == "tr_open":
                row = self._row(tokens, index)
                stack.append((token, []))
            elif token.type.startswith(("thead", "tbody")):
                continue
            elif token.nesting > 0:
                text = Text("")
                stack.append((token, []))
            elif token.nesting < 0:
                opener, children = stack.pop()
                if opener:
                    stack[-1][1].append(self._container(opener, tuple(children), text))
                text = Text("")
            else:
                stack[-1][1].append(self._leaf(token))
        return tuple(stack[0][1])

    def _span(self, token: Token) -> Span:
        return _lines_span(self.lines, *(token.map or (0, 1)))

    def _container(self, token: Token, children: tuple[Block, ...], text: Text) -> Block:
        kind = KINDS[token.type]
        if kind == "cell":  # markdown-it gives cells no lines
            start = text.span(0, len(text.plain)) if text.runs else Span(0, 0)
            return Block(kind, start, text, info="th" if token.tag == "th" else "td")
        level = int(token.tag[1]) if kind == "heading" else 0
        span = self._span(token)
        if kind == "paragraph":  # behind the markers of the containers around it
            inner = [run.source for run in text.runs[:1]]
            inner += [inline.span.start for inline in (*text.marks[:1], *text.links[:1])]
            span = Span(min(inner, default=span.start), span.end)
        return Block(kind, span, text, children, level, token.markup[:1])

    def _leaf(self, token: Token) -> Block:
        kind = KINDS.get(token.type, "html")
        span = self._span(token)
        if kind == "code":
            return Block(kind, span, self._code(token), info=token.info.strip())
        if kind == "html":
            comments = comments_in(self.lines.source, span)
            self.comments += comments
            text = html_text(self.lines.source, span, comments)
            return Block(kind, span, text, info=self.lines.source.slice(span))
        return Block(kind, span, info=token.markup[:1])

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

    def _inline(self, token: Token, opener: Token, row: list[Offsets]) -> Text:
        first = (token.map or [0])[0]
        if opener.type == "heading_open" and opener.markup.startswith("#"):
            offsets = self.lines.heading(token.content, first)
        elif opener.type in ("th_open", "td_open"):
            offsets = row.pop(0)
        else:
            offsets = self.lines.paragraph(token.content, first)
        text, comments = render(token.content, offsets, self.md, self.env)
        self.comments += comments
        return text

    def _row(self, tokens: list[Token], index: int) -> list[Offsets]:
        """The places of a table row's cells, found together: each cell follows the last."""
        contents = []
        for token in tokens[index + 1 :]:
            if token.type == "tr_close":
                break
            if token.type == "inline":
                contents.append(token.content)
        return self.lines.cells(contents, (tokens[index].map or [0])[0])
