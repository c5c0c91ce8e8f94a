"""HTML within Markdown: the comments, tags and text of an HTML block; links written in HTML."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from notelint.model.note import Comment, Tag
from notelint.model.source import Span
from notelint.model.text import Link, Text
from notelint.parse.offsets import Offsets
from notelint.parse.visible_text import VisibleText
from notelint.text.html_tags import attribute_span, tag_attributes, tag_name
from notelint.text.lazy_pattern import LazyPattern

MARKUP = LazyPattern(
    r"<!--(?:-?>|[\s\S]*?(?:-->|\Z))"  # an open comment hides all that follows
    r"|<(script|style)(?=[\s>])[\s\S]*?(?:</\1\s*>|\Z)"
    r"|<!\[CDATA\[[\s\S]*?(?:\]\]>|\Z)|<\?[\s\S]*?(?:\?>|\Z)"
    r"|<[/!]?[a-z](?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+>"  # an attribute's value may hold a `>`
    r"|<[/!]?[a-z][^<>]*>",
    re.IGNORECASE | re.ASCII,
)
"""What a reader does not see. Possessive, because repetitions would take memory otherwise."""

TAG = LazyPattern(r"<(?:script|style)\b[^<>]*>|</?[a-z][\s\S]*", re.IGNORECASE | re.ASCII)
"""The tag at the start of a match: of a script only the tag, without its content."""

VISIBLE = re.compile(r"\S(?:[^\n]*\S)?")


def render_html(content: str, offsets: Offsets) -> tuple[Text, list[Comment], list[Tag]]:
    """The visible text of an HTML block, a line for each stretch; its closed comments; its tags.

    Linear: an unclosed tag is given up at the next `<`.
    """
    comments: list[Comment] = []
    tags: list[Tag] = []
    shown = _BlockText(offsets)
    start = 0
    for markup in [*MARKUP.finditer(content), None]:
        shown.take(content, start, markup.start() if markup else len(content))
        if markup:
            start = markup.end()
            comments += _comment(markup, offsets)
            if tag := TAG.match(markup.group()):
                begin = markup.start()
                tags.append(Tag(tag[0], offsets.span(begin, begin + len(tag[0]))))
                shown.tag(tag[0], begin)
    return shown.text(), comments, tags


class _BlockText(VisibleText):
    """Collects the visible text of a block; its pieces are lines."""

    reach = 1

    def __init__(self, offsets: Offsets) -> None:
        super().__init__()
        self.offsets = offsets
        self.links = HtmlLinks(offsets, self.pieces)

    def take(self, content: str, start: int, stop: int) -> None:
        """Add a stretch between two pieces of markup."""
        for visible in VISIBLE.finditer(content, start, stop) if not self.hidden else ():
            line = visible.group()
            self.runs += self.offsets.runs(self.length, visible.start(), len(line))
            self.pieces.append(line)
            self.length += len(line) + 1

    def tag(self, html: str, begin: int) -> None:
        """Add a tag that begins at a place of the content."""
        self.links.take(html, begin)
        self.pass_tag(tag_name(html), html)

    def text(self) -> Text:
        """The collected text."""
        self.links.close()
        links = tuple(sorted(self.links.found, key=lambda link: link.span))
        return Text("\n".join(self.pieces), tuple(self.runs), links=links)


def _comment(markup: re.Match[str], offsets: Offsets) -> list[Comment]:
    """The comment that a piece of markup is, if it is one and closed."""
    text = markup.group()
    if not (text.startswith("<!--") and text.endswith("-->")):
        return []
    return [Comment(text[4:-3].strip(), offsets.span(*markup.span()))]


# Links written in HTML: `<a href="…">text</a>` and `<img src="…">`.


class _OpenLink(NamedTuple):
    """An `<a>` that is not closed yet: its URL, its place, and the number of pieces before it."""

    url: str
    target: Span
    start: int
    end: int
    pieces: int


class HtmlLinks:
    """Collects the links of a block from its tags, in order."""

    def __init__(self, offsets: Offsets, pieces: Sequence[str]) -> None:
        self.offsets = offsets
        self.pieces = pieces
        """The text so far, which grows while tags are added."""
        self.found: list[Link] = []
        self._open: _OpenLink | None = None

    def take(self, html: str, start: int) -> None:
        """Add a tag at a place of the content."""
        name, end = tag_name(html), start + len(html)
        if name == "/a":
            self.close(end)
        elif name == "a" and (place := attribute_span(html, "href")):
            self.close()
            target = self.offsets.span(start + place[0], start + place[1])
            url = tag_attributes(html)["href"].strip()
            self._open = _OpenLink(url, target, start, end, len(self.pieces))
        elif name == "img" and (place := attribute_span(html, "src")):
            target = self.offsets.span(start + place[0], start + place[1])
            attributes = tag_attributes(html)
            span = self.offsets.span(start, end)
            self.found.append(
                Link("image", attributes.get("alt", ""), attributes["src"].strip(), span, target)
            )

    def close(self, end: int = 0) -> None:
        """End an open link: at its closing tag or, if there is none, after its opening one."""
        if self._open:
            url, target, start, opened, pieces = self._open
            text = "".join(self.pieces[pieces:]) if end else ""
            span = self.offsets.span(start, end or opened)
            self.found.append(Link("link", text, url, span, target))
            self._open = None
