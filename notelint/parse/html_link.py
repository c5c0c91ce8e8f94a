"""Links that are written in HTML: `<a href="…">text</a>` and `<img src="…">`."""

from collections.abc import Sequence
from typing import NamedTuple

from notelint.model.note import Link
from notelint.model.source import Span
from notelint.parse.offsets import Offsets
from notelint.text.html_tag import attributes, name_of, place_of


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
        name, end = name_of(html), start + len(html)
        if name == "/a":
            self.close(end)
        elif name == "a" and (place := place_of(html, "href")):
            self.close()
            target = self.offsets.span(start + place[0], start + place[1])
            url = attributes(html)["href"].strip()
            self._open = _Open(url, target, start, end, len(self.pieces))
        elif name == "img" and (place := place_of(html, "src")):
            target = self.offsets.span(start + place[0], start + place[1])
            said = attributes(html)
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
