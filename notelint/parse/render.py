"""Inline tokens to Text: what a reader sees, and the origin of each character."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from notelint.model.note import Comment, FootnoteMark, Tag
from notelint.model.source import Span
from notelint.model.text import Link, LinkKind, Mark, MarkKind, Run, Text
from notelint.parse.extensions import bare_links
from notelint.parse.html_blocks import HtmlLinks
from notelint.parse.inline import (
    SPECIAL,
    PositionedInline,
    PositionedInlineState,
    count_elements,
)
from notelint.parse.offsets import Offsets
from notelint.parse.simple_inline import MAX_ELEMENTS_OF_PIECE, Piece, simple_inline
from notelint.parse.visible_text import RaisedText, VisibleText
from notelint.text.html_tags import tag_name
from notelint.text.lazy_pattern import LazyPattern
from notelint.text.spans import lines_of

MARKS: dict[str, MarkKind] = {"strong": "strong", "em": "em", "s": "strike"}
"""Emphasis by markdown-it's tags."""

PLAIN_URL = re.compile(r"[^\x00-\x20\x7f()<>\\]+(?=[ \n)])")
"""A URL without brackets and escapes, which ends where it seems to."""

AFTER_MARK = LazyPattern(r"\Z|[\n.,;:!?)\]}\"'”’」』、。，；：！？）]|\[\^")
"""What follows a footnote mark as if there were no mark."""

MARKER_WIDTH = {"strong": 2, "em": 1, "strike": 2}


class Rendered(NamedTuple):
    """The text of a block's inline content, with its comments, tags and footnote marks."""

    text: Text
    comments: Sequence[Comment] = ()
    tags: Sequence[Tag] = ()
    marks: Sequence[FootnoteMark] = ()


def render(content: str, offsets: Offsets, md: MarkdownIt, env: Any, *, scan: bool) -> Rendered:
    """Parse and render the inline content of a block. Raises `TooMuchMarkdown`.

    Without `scan` markdown-it parses also what is simple.
    """
    if not SPECIAL.search(content):
        text = Text(content, tuple(offsets.runs(0, 0, len(content))))
        return Rendered(text._replace(links=bare_links(text)) if "://" in content else text)
    assert isinstance(md.inline, PositionedInline)  # noqa: S101 - parse.note makes it so
    renderer = _Renderer(content, offsets, md)
    defined = "references" in env or "footnotes" in env
    pieces = simple_inline(content, defined=defined) if scan else None
    if pieces is None:
        renderer.render(md.inline.parse_positioned(content, md, env))
    else:
        count_elements(env, len(pieces) * MAX_ELEMENTS_OF_PIECE)
        renderer.render_pieces(pieces)
    return Rendered(renderer.text(), renderer.comments, renderer.tags, renderer.footnote_marks)


def literal(content: str, offsets: Offsets) -> Text:
    """The text of code, in which every character represents itself."""
    runs: list[Run] = []
    for start, line in lines_of(content):
        runs += offsets.runs(start, start, len(line))
    return Text(content, tuple(runs))


class _Renderer(VisibleText):
    """Collects the rendered text of a block's inline content."""

    def __init__(self, content: str, offsets: Offsets, md: MarkdownIt) -> None:
        super().__init__()
        self.content = content
        self.offsets = offsets
        self.md = md
        self.marks: list[Mark] = []
        self.links: list[Link] = []
        self.comments: list[Comment] = []
        self.tags: list[Tag] = []
        self.footnote_marks: list[FootnoteMark] = []
        self.html_links = HtmlLinks(offsets, self.pieces)

    def text(self) -> Text:
        """The collected text, with marks and links in the order of their starts."""
        self.html_links.close()
        self.links += self.html_links.found
        text = Text(
            "".join(self.pieces),
            tuple(self.runs),
            tuple(sorted(self.marks, key=lambda mark: mark.span)),
            tuple(self.links),
        )
        links = [*self.links, *bare_links(text)] if "://" in text.plain else self.links
        return text._replace(links=tuple(sorted(links, key=lambda mark: mark.span)))

    def render(self, state: PositionedInlineState) -> None:
        """Walk the tokens once."""
        opened: list[tuple[int, int, int]] = []  # of each open mark or link: text, piece, token
        for index, token in enumerate(state.tokens):
            start = state.starts[index]
            if not token.nesting:
                self._single(token, start, state.ends.get(index, start))
            elif token.nesting > 0:
                opened.append((self.length, len(self.pieces), index))
            else:
                plain, piece, opener = opened.pop()
                if token.tag in MARKS:
                    self._mark(
                        MARKS[token.tag], min(plain, self.length), state.starts[opener], start
                    )
                    continue
                text = "".join(self.pieces[piece:])
                url = state.tokens[opener].attrs.get("href", "")
                begin, end = state.starts[opener] - 1, state.ends[opener]
                if token.markup == "autolink":
                    self._autolink(text, str(url), begin + 1, end)
                else:
                    self._link("link", text, url, begin, start, end)

    def render_pieces(self, pieces: Sequence[Piece]) -> None:
        """Walk the pieces of simple content once."""
        plain = opener = 0  # of the open emphasis
        for kind, start, end, inner_start, inner_end, url in pieces:
            if kind == "break":
                self._break()
            elif kind == "open":
                plain, opener = self.length, start
            elif kind == "close":
                emphasis: MarkKind = "strong" if end - start == 2 else "em"
                span = self.offsets.span(opener, end)
                self.marks.append(Mark(emphasis, plain, self.length, span))
            else:
                before, seen = self.length, self.content[inner_start:inner_end]
                self._put(seen, inner_start, inner_end)
                if kind == "code":
                    span = self.offsets.span(start, end)
                    self.marks.append(Mark("code", before, self.length, span))
                elif kind == "link":
                    self._link("link", seen, url, start, inner_end, end)

    def _single(self, token: Token, start: int, end: int) -> None:
        """A token that is a whole construct, at content `[start, end)`; of text only its start."""
        kind = token.type
        if kind == "text":
            self._put(token.content, start, start + len(token.content))
        elif kind in ("softbreak", "hardbreak"):
            self._break()
        elif kind == "code_inline":
            self._code(token, start, end)
        elif kind == "text_special":
            self._put(token.content, start, end)
        elif kind == "html_inline":
            self._html(token.content, start, end)
        elif kind == "math_inline":
            plain = self.length
            self._put(token.content, start, end)
            self.marks.append(Mark("math", plain, self.length, self.offsets.span(start, end)))
        elif kind == "footnote_mark":
            self._footnote_mark(token.info, start, end)
        else:
            alt = _alternative(token.children or ())
            label_end = start + 2 + len(token.content)
            self._link("image", alt, token.attrs.get("src", ""), start, label_end, end)

    def _put(self, text: str, start: int, end: int) -> None:
        """Add text rendered from content `[start, end)`."""
        if not text or self.hidden:
            return
        if end - start == len(text):
            runs = self.offsets.runs(self.length, start, len(text))
        else:
            span = self.offsets.span(start, end)
            runs = [Run(self.length, len(text), span.start, span.end - span.start)]
        self.pieces.append(text)
        self.length += len(text)
        for run in runs:
            last = self.runs[-1] if self.runs else None
            if (
                last
                and last.length == last.width
                and run.length == run.width
                and last.plain + last.length == run.plain
                and last.source + last.width == run.source
            ):
                length = last.length + run.length
                self.runs[-1] = Run(last.plain, length, last.source, length)
            else:
                self.runs.append(run)

    def _footnote_mark(self, label: str, start: int, end: int) -> None:
        """Add a footnote mark: no text, and no space before it if punctuation follows."""
        self.footnote_marks.append(FootnoteMark(label, self.offsets.span(start, end)))
        last = self.runs[-1] if self.runs else None
        in_mark = self.raised or (self.marks and self.marks[-1].end == self.length)
        if not (last and self.pieces[-1].endswith(" ") and last.length == last.width) or in_mark:
            return
        if AFTER_MARK.match(self.content, end):
            self.pieces[-1] = self.pieces[-1][:-1]
            self.runs[-1:] = [last._replace(length=last.length - 1, width=last.width - 1)][
                : last.length > 1
            ]
            self.length -= 1

    def _break(self) -> None:
        if not self.hidden:
            self.pieces.append("\n")
            self.length += 1

    def _mark(self, kind: MarkKind, plain: int, opener: int, closer: int) -> None:
        """Add a pair of delimiters. The token of a strong one is the inner of its two asterisks."""
        begin = opener - (kind == "strong")
        span = self.offsets.span(begin, closer + MARKER_WIDTH[kind])
        self.marks.append(Mark(kind, plain, self.length, span))

    def _code(self, token: Token, start: int, end: int) -> None:
        """Add a code span: line breaks became spaces, and one space a side may be gone."""
        plain = self.length
        fence, length = len(token.markup), len(token.content)
        inner = start + fence + (end - start - 2 * fence - length) // 2
        self._put(token.content, inner, inner + length)
        self.marks.append(Mark("code", plain, self.length, self.offsets.span(start, end)))

    def _html(self, html: str, start: int, end: int) -> None:
        """Add inline HTML: no text but a line break."""
        if html.startswith("<!--"):
            body = html[4:-3] if len(html) >= 7 else ""  # `<!-->` is a comment too
            self.comments.append(Comment(body.strip(), self.offsets.span(start, end)))
            return
        if html[1:2] not in ("!", "?"):
            self.tags.append(Tag(html, self.offsets.span(start, end)))
            self.html_links.take(html, start)
            self.pass_tag(tag_name(html), html)
        if html[:3].lower() == "<br":
            self._break()

    def take_back(self, raised: RaisedText) -> None:
        """Remove what was rendered since, with its marks."""
        super().take_back(raised)
        while self.marks and self.marks[-1].end > self.length:
            self.marks.pop()

    def _link(
        self, kind: LinkKind, text: str, url: object, start: int, label_end: int, end: int
    ) -> None:
        """Add `[text](url "title")` or a link whose URL is in a definition; an image likewise."""
        span = self.offsets.span(start, end)
        inline = self.content[end - 1] == ")"
        target = self._destination(label_end + 2, end) if inline else span
        self.links.append(Link(kind, text, str(url), span, target, reference=not inline))

    def _destination(self, start: int, end: int) -> Span:
        """The place of the URL between a link's parentheses, without angle brackets."""
        while start < end - 1 and self.content[start] in " \t\n":
            start += 1
        plain = PLAIN_URL.match(self.content, start, end)
        if plain:
            return self.offsets.span(*plain.span())
        parsed = self.md.helpers.parseLinkDestination(self.content, start, end)
        stop = parsed.pos if parsed.ok and start < parsed.pos < end else start
        if stop - start >= 2 and self.content[start] == "<":
            start, stop = start + 1, stop - 1
        return self.offsets.span(start, stop)

    def _autolink(self, text: str, url: str, start: int, end: int) -> None:
        """Add `<https://…>`, or `<name@example.com>`, whose URL has `mailto:` in front."""
        target = self.offsets.span(start + 1, end - 1)
        self.links.append(Link("autolink", text, url, self.offsets.span(start, end), target))


def _alternative(tokens: Sequence[Token]) -> str:
    """The alternative text of an image: its description as rendered."""
    return "".join(
        "\n"
        if token.type.endswith("break")
        else _alternative(token.children or ())
        if token.type == "image"
        else ""
        if token.type == "html_inline"
        else token.content
        for token in tokens
    )
