"""Inline tokens to Text: what a reader sees, and where each character of it came from."""

from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from notelint.model.note import Comment, Link, LinkKind, Mark, MarkKind, Run, Text
from notelint.model.source import Span
from notelint.parse.bare_url import bare_links
from notelint.parse.inline import SPECIAL, PositionedInline, PositionedState
from notelint.parse.offsets import Offsets

MARKS: dict[str, MarkKind] = {"strong": "strong", "em": "em", "s": "strike"}
"""Emphasis by markdown-it's tag."""

MARKER_WIDTH = {"strong": 2, "em": 1, "strike": 2}


def render(content: str, offsets: Offsets, md: MarkdownIt, env: Any) -> tuple[Text, list[Comment]]:
    """The text of one block's inline content, and the HTML comments that stood in it."""
    if not SPECIAL.search(content):
        runs = (Run(0, len(content), offsets.at(0), len(content)),) if content else ()
        text = Text(content, runs)
        return (text._replace(links=bare_links(text)) if "://" in content else text), []
    assert isinstance(md.inline, PositionedInline)  # noqa: S101 - parse.note makes it so
    renderer = _Renderer(content, offsets, md)
    renderer.render(md.inline.parse_positioned(content, md, env))
    return renderer.text(), renderer.comments


class _Renderer:
    """Collects the rendered text of one inline content."""

    def __init__(self, content: str, offsets: Offsets, md: MarkdownIt) -> None:
        self.content = content
        self.offsets = offsets
        self.md = md
        self.pieces: list[str] = []
        self.length = 0
        self.runs: list[Run] = []
        self.marks: list[Mark] = []
        self.links: list[Link] = []
        self.comments: list[Comment] = []

    def text(self) -> Text:
        """All that was collected; marks and links in the order in which they begin."""
        text = Text(
            "".join(self.pieces),
            tuple(self.runs),
            tuple(sorted(self.marks, key=lambda mark: mark.span)),
            tuple(self.links),
        )
        if "://" in text.plain:
            links = sorted((*self.links, *bare_links(text)), key=lambda link: link.span)
            return text._replace(links=tuple(links))
        return text._replace(links=tuple(sorted(self.links, key=lambda link: link.span)))

    def render(self, state: PositionedState) -> None:
        """Walk the tokens once."""
        opened: list[tuple[int, int]] = []  # of each open mark or link: plain offset, token index
        for index, token in enumerate(state.tokens):
            start = state.starts[index]
            kind = token.type
            if kind == "text":
                self._put(token.content, start, len(token.content))
            elif kind in ("softbreak", "hardbreak"):
                self._break()
            elif kind == "code_inline":
                self._code(token, start, state.ends[index])
            elif kind == "text_special":
                self._put(token.content, start, state.ends[index] - start)
            elif kind == "html_inline":
                self._html(token.content, start, state.ends[index])
            elif kind == "image":
                self._image(token, start, state.ends[index])
            elif token.nesting > 0:
                opened.append((self.length, index))
            elif kind == "link_close" and opened:
                plain, opener = opened.pop()
                begin = state.starts[opener] - 1
                if token.markup != "autolink":
                    self._link(state.tokens[opener], plain, begin, start, state.ends[opener])
                else:
                    self._autolink(state.tokens[opener], plain, begin + 1, state.ends[opener])
            elif token.tag in MARKS and opened:
                plain, opener = opened.pop()
                self._mark(MARKS[token.tag], plain, state.starts[opener], start)

    def _put(self, text: str, start: int, width: int) -> None:
        """Rendered text that came from `width` characters of content at `start`."""
        if not text:
            return
        source = self.offsets.at(start)
        last = self.runs[-1] if self.runs else None
        if (
            last
            and width == len(text)
            and last.length == last.width
            and last.source + last.width == source
            and last.plain + last.length == self.length
        ):
            length = last.length + width
            self.runs[-1] = Run(last.plain, length, last.source, length)
        else:
            self.runs.append(Run(self.length, len(text), source, width))
        self.pieces.append(text)
        self.length += len(text)

    def _break(self) -> None:
        self.pieces.append("\n")
        self.length += 1

    def _span(self, start: int, end: int) -> Span:
        """Content offsets as a source span; `end` is mapped by its last character."""
        return Span(self.offsets.at(start), self.offsets.at(end - 1) + 1)

    def _mark(self, kind: MarkKind, plain: int, opener: int, closer: int) -> None:
        """A pair of markers. A strong one's token is the inner of its two asterisks."""
        begin = opener - (kind == "strong")
        span = self._span(begin, closer + MARKER_WIDTH[kind])
        self.marks.append(Mark(kind, plain, self.length, span))

    def _code(self, token: Token, start: int, end: int) -> None:
        """A code span; its line breaks have become spaces, one space a side may be gone."""
        plain = self.length
        inner = start + len(token.markup)
        inner += (end - len(token.markup) - inner - len(token.content)) // 2
        for offset, piece in _lines(self.content[inner : inner + len(token.content)]):
            self._put(token.content[offset : offset + piece], inner + offset, piece)
        self.marks.append(Mark("code", plain, self.length, self._span(start, end)))

    def _html(self, html: str, start: int, end: int) -> None:
        """Inline HTML leaves nothing but a line break; comments may be for us."""
        if html.startswith("<!--"):
            body = html[4:-3] if len(html) >= 7 else ""  # `<!-->` is a comment too
            self.comments.append(Comment(body.strip(), self._span(start, end)))
        elif html[:3].lower() == "<br":
            self._break()

    def _link(self, token: Token, plain: int, start: int, label_end: int, end: int) -> None:
        """`[text](url "title")`, or one whose URL stands in a definition."""
        text = "".join(self.pieces)[plain:] if self.length > plain else ""
        self._add_link("link", text, token.attrs.get("href", ""), start, label_end, end)

    def _image(self, token: Token, start: int, end: int) -> None:
        """`![text](url)`: no rendered text; the alternative text is the link's."""
        label_end = start + 2 + len(token.content)
        text = "".join(
            "\n" if child.type.endswith("break") else child.content
            for child in token.children or ()
            if child.type != "html_inline"
        )
        self._add_link("image", text, token.attrs.get("src", ""), start, label_end, end)

    def _add_link(
        self, kind: LinkKind, text: str, url: object, start: int, label_end: int, end: int
    ) -> None:
        span = self._span(start, end)
        inline = label_end + 1 < end and self.content[label_end + 1] == "("
        target = self._destination(str(url), label_end + 2, end) if inline else span
        self.links.append(Link(kind, text, str(url), span, target, reference=not inline))

    def _destination(self, url: str, start: int, end: int) -> Span:
        """The URL between a link's parentheses, without angle brackets."""
        while start < end - 1 and self.content[start] in " \t\n":
            start += 1
        if url and self.content.startswith(url, start):  # no brackets, escapes or entities
            return self._span(start, start + len(url))
        parsed = self.md.helpers.parseLinkDestination(self.content, start, end)
        stop = parsed.pos if parsed.ok and start < parsed.pos < end else start
        if stop - start >= 2 and self.content[start] == "<":
            start, stop = start + 1, stop - 1
        if stop == start:
            return Span(self.offsets.at(start), self.offsets.at(start))
        return self._span(start, stop)

    def _autolink(self, token: Token, plain: int, start: int, end: int) -> None:
        """`<https://…>`; its text was pushed at the opening bracket."""
        del token
        url = self.content[start + 1 : end - 1]
        self.runs[-1] = self.runs[-1]._replace(source=self.offsets.at(start + 1))
        text = "".join(self.pieces)[plain:]
        target = self._span(start + 1, end - 1)
        self.links.append(Link("autolink", text, url, self._span(start, end), target))


def _lines(text: str) -> list[tuple[int, int]]:
    """The stretches between line breaks, each with the break that ends it: offset and length."""
    stretches, start = [], 0
    while (end := text.find("\n", start)) >= 0:
        stretches.append((start, end + 1 - start))
        start = end + 1
    stretches.append((start, len(text) - start))
    return stretches
