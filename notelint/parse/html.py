"""Block HTML: its comments and tags, and the text between these."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from notelint.model.note import Comment, Tag
from notelint.model.source import Span
from notelint.model.text import Link, Run, Text
from notelint.parse.offsets import Offsets
from notelint.text.html import (
    attribute_span,
    hides_text,
    is_footnote_mark,
    tag_attributes,
    tag_name,
)

MARKUP = re.compile(
    r"<!--(?:-?>|[\s\S]*?(?:-->|\Z))"  # an open comment hides all that follows
    r"|<(script|style)(?=[\s>])[\s\S]*?(?:</\1\s*>|\Z)"
    r"|<!\[CDATA\[[\s\S]*?(?:\]\]>|\Z)|<\?[\s\S]*?(?:\?>|\Z)"
    r"|<[/!]?[a-z](?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+>"  # an attribute's value may hold a `>`
    r"|<[/!]?[a-z][^<>]*>",
    re.IGNORECASE | re.ASCII,
)
"""What a reader does not see. Possessive, since each repetition would else take memory."""

TAG = re.compile(r"<(?:script|style)\b[^<>]*>|</?[a-z][\s\S]*", re.IGNORECASE | re.ASCII)
"""The tag at the beginning of a match: of a script only that, without what is in it."""

VISIBLE = re.compile(r"\S(?:[^\n]*\S)?")


def render_html(content: str, offsets: Offsets) -> tuple[Text, list[Comment], list[Tag]]:
    """What of an html block a reader sees, a line for each stretch; its closed comments; its tags.

    Linear: what of a tag is not closed is given up at the next `<`.
    """
    comments: list[Comment] = []
    tags: list[Tag] = []
    shown = _Shown(offsets)
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


class _Shown:
    """Collects what a reader sees of a block: readings and the marks of footnotes are left out."""

    def __init__(self, offsets: Offsets) -> None:
        self.offsets = offsets
        self.runs: list[Run] = []
        self.lines: list[str] = []
        self.length = 0
        self.links = HtmlLinks(offsets, self.lines)
        self.hidden = False
        self.raised: tuple[int, int, int] | None = None  # lines, runs and length before a `<sup>`
        self.has_anchor = False

    def take(self, content: str, start: int, stop: int) -> None:
        """A stretch between two pieces of markup."""
        for visible in VISIBLE.finditer(content, start, stop) if not self.hidden else ():
            line = visible.group()
            self.runs += self.offsets.runs(self.length, visible.start(), len(line))
            self.lines.append(line)
            self.length += len(line) + 1

    def tag(self, html: str, begin: int) -> None:
        """A tag, and where in the content it begins."""
        name = tag_name(html)
        self.links.take(html, begin)
        self.hidden = hides_text(name, self.hidden)
        if name == "sup" and not self.raised:
            self.raised = len(self.lines), len(self.runs), self.length
            self.has_anchor = False
        elif name == "a":
            self.has_anchor |= "#" in tag_attributes(html).get("href", "")
        elif name == "/sup" and self.raised:
            lines, runs, length = self.raised
            said, before = "".join(self.lines[lines:]), "".join(self.lines[lines - 1 : lines])
            if is_footnote_mark(said, before, has_anchor=self.has_anchor):
                del self.lines[lines:], self.runs[runs:]
                self.length = length
            self.raised = None

    def text(self) -> Text:
        """All that was collected."""
        self.links.close()
        found = tuple(sorted(self.links.found, key=lambda link: link.span))
        return Text("\n".join(self.lines), tuple(self.runs), links=found)


def _comment(markup: re.Match[str], offsets: Offsets) -> list[Comment]:
    """The comment that a piece of markup is, if it is one and closed."""
    text = markup.group()
    if not (text.startswith("<!--") and text.endswith("-->")):
        return []
    return [Comment(text[4:-3].strip(), offsets.span(*markup.span()))]


# Links that are written in HTML: `<a href="…">text</a>` and `<img src="…">`.


class _Open(NamedTuple):
    """An `<a>` that is not closed yet: its address, where it begins, what was said before it."""

    url: str
    target: Span
    start: int
    end: int
    pieces: int


class HtmlLinks:
    """Collects the links of one block from its tags, in order."""

    def __init__(self, offsets: Offsets, pieces: Sequence[str]) -> None:
        self.offsets = offsets
        self.pieces = pieces
        """What is said so far: it grows while tags are taken."""
        self.found: list[Link] = []
        self._open: _Open | None = None

    def take(self, html: str, start: int) -> None:
        """A tag, at a place of the content."""
        name, end = tag_name(html), start + len(html)
        if name == "/a":
            self.close(end)
        elif name == "a" and (place := attribute_span(html, "href")):
            self.close()
            target = self.offsets.span(start + place[0], start + place[1])
            url = tag_attributes(html)["href"].strip()
            self._open = _Open(url, target, start, end, len(self.pieces))
        elif name == "img" and (place := attribute_span(html, "src")):
            target = self.offsets.span(start + place[0], start + place[1])
            said = tag_attributes(html)
            span = self.offsets.span(start, end)
            self.found.append(Link("image", said.get("alt", ""), said["src"].strip(), span, target))

    def close(self, end: int = 0) -> None:
        """End an open link: at its closing tag, or, where there is none, right behind its own."""
        if self._open:
            url, target, start, opened, pieces = self._open
            text = "".join(self.pieces[pieces:]) if end else ""
            span = self.offsets.span(start, end or opened)
            self.found.append(Link("link", text, url, span, target))
            self._open = None
