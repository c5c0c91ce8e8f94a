"""The tokens of markdown-it's inline parser to Text."""

import re
from collections.abc import Sequence
from typing import Any

from markdown_it.token import Token

from notelint.model.note import Comment, FootnoteMark, Tag
from notelint.model.source import Span
from notelint.model.text import Link, LinkKind, Mark, MarkKind, Text
from notelint.parse.html_blocks import HtmlLinks
from notelint.parse.inline import PositionedInline, PositionedInlineState
from notelint.parse.inline_text import InlineText, Rendered
from notelint.parse.markdown import markdown
from notelint.parse.offsets import Offsets
from notelint.parse.visible_text import RaisedText
from notelint.text.html_tags import tag_name
from notelint.text.lazy_pattern import LazyPattern

MARKS: dict[str, MarkKind] = {"strong": "strong", "em": "em", "s": "strike"}
"""Emphasis by markdown-it's tags."""

PLAIN_URL = re.compile(r"[^\x00-\x20\x7f()<>\\]+(?=[ \n)])")
"""A URL without brackets and escapes, which ends where it seems to."""

AFTER_MARK = LazyPattern(r"\Z|[\n.,;:!?)\]}\"'”’」』、。，；：！？）]|\[\^")
"""What follows a footnote mark as if there were no mark."""

MARKER_WIDTH = {"strong": 2, "em": 1, "strike": 2}


def render_tokens(content: str, offsets: Offsets, env: Any) -> Rendered:
    """Parse and render the inline content of a block. Raises `TooMuchMarkdown`."""
    inline = markdown().inline
    assert isinstance(inline, PositionedInline)  # noqa: S101 - parse.markdown makes it so
    shown = _TokenText(content, offsets)
    shown.render(inline.parse_positioned(content, markdown(), env))
    return Rendered(shown.text(), shown.comments, shown.tags, shown.footnote_marks)


class _TokenText(InlineText):
    """Collects the text of tokens."""

    def __init__(self, content: str, offsets: Offsets) -> None:
        super().__init__(offsets)
        self.content = content
        self.comments: list[Comment] = []
        self.tags: list[Tag] = []
        self.footnote_marks: list[FootnoteMark] = []
        self.html_links = HtmlLinks(offsets, self.pieces)

    def text(self) -> Text:
        """The collected text, with marks and links in the order of their starts."""
        self.html_links.close()
        self.links += self.html_links.found
        return super().text()

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

    def _single(self, token: Token, start: int, end: int) -> None:
        """A token that is a whole construct, at content `[start, end)`; of text only its start."""
        kind = token.type
        if kind == "text":
            self.put(token.content, start, start + len(token.content))
        elif kind in ("softbreak", "hardbreak"):
            self.put_break()
        elif kind == "code_inline":
            self._code(token, start, end)
        elif kind == "text_special":
            self.put(token.content, start, end)
        elif kind == "html_inline":
            self._html(token.content, start, end)
        elif kind == "math_inline":
            plain = self.length
            self.put(token.content, start, end)
            self.marks.append(Mark("math", plain, self.length, self.offsets.span(start, end)))
        elif kind == "footnote_mark":
            self._footnote_mark(token.info, start, end)
        else:
            alt = _alternative(token.children or ())
            label_end = start + 2 + len(token.content)
            self._link("image", alt, token.attrs.get("src", ""), start, label_end, end)

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
        self.put(token.content, inner, inner + length)
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
            self.put_break()

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
        parsed = markdown().helpers.parseLinkDestination(self.content, start, end)
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
