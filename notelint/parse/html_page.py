"""The visible text of an HTML page, block by block, with the origin of each character.

The standard library's `html.parser` would not do: unclosed comments take it time with the square of
their number, `<![` makes it raise, and how it ends raw text depends on the patch release of Python.
Parsers that build a tree (selectolax, lxml) do not know where in the source a text is.
"""

import re

from notelint.model.text import Run, Text
from notelint.parse.visible_text import VisibleText
from notelint.text.html_tags import unescaped
from notelint.text.lazy_pattern import LazyPattern
from notelint.text.normalization import comparable

UNSHOWN = frozenset(("template", "noscript", "svg", "select", "datalist"))
"""Elements whose content is not shown."""

RAW = {
    name: re.compile(f"</{name}(?=[\\s/>])", re.IGNORECASE)
    for name in ("script", "style", "title", "iframe", "textarea")
}
"""Elements whose content, without tags, is not shown either, and how they end."""

EMPTY = frozenset(("svg",))
"""Elements that `/>` closes at once."""

TAG = LazyPattern("<(/?)([a-zA-Z][^\\s/>]{0,63})")
VALUE_OR_END = LazyPattern("=[ \\t\\r\\n\\f]{0,64}[\"']|>")
REFERENCE = LazyPattern(
    "&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31})(?:;|(?![a-zA-Z0-9]))"
)

INLINE = frozenset(
    (
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn"),
        *("del", "em", "font", "i", "ins", "kbd", "label", "mark", "q", "rb", "rp", "rt"),
        *("rtc", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup"),
        *("time", "tt", "u", "var", "wbr"),
    )
)
"""Elements that do not end a block."""


def page_text(html: str) -> list[Text]:
    """All blocks of visible text of a page, menus and captions too.

    Nothing is left out, because a quote of it would be reported as missing, except for what is not
    part of a sentence: readings above words (`<rt>`) and footnote marks (`<sup>`). Whitespace is as
    in the source. Linear.
    """
    reader = _Reader(html)
    reader.read()
    return reader.blocks


def main_blocks(blocks: list[Text], main: str) -> list[Text]:
    """The blocks that are in a page's main text, with their places in the page."""
    main = comparable(main)
    texts = ((block, comparable(block.plain)) for block in blocks)
    return [block for block, text in texts if text and text in main]


class _Reader(VisibleText):
    """Reads a page from start to end. Unclosed markup extends to the end."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.blocks: list[Text] = []
        self.unshown: list[str] = []

    def read(self) -> None:
        html, at = self.html, 0
        while at >= 0:
            sign = html.find("<", at)
            self._text(at, sign if sign >= 0 else len(html))
            if sign < 0:
                break
            if html.startswith("<!--", sign):
                at = _behind(html, "-->", sign + 2)
            elif html.startswith(("<!", "<?"), sign):
                at = _behind(html, ">", sign)
            elif tag := TAG.match(html, sign):
                at = self._tag(tag[2].lower(), sign, tag.end(), opens=not tag[1])
            else:  # `a < b`
                self._add("<", sign, 1)
                at = sign + 1
        self._end_block()

    def _tag(self, name: str, tag: int, at: int, *, opens: bool) -> int:
        """Read a tag that begins at `tag`, its name ending at `at`; returns its end, or -1."""
        end = _tag_end(self.html, at)
        if end < 0:
            return -1
        empty = self.html[end - 2] == "/" and name in EMPTY
        if opens and name in RAW:
            self._end_block()
            closing = RAW[name].search(self.html, end)
            return _tag_end(self.html, closing.end()) if closing else -1
        if self.unshown:
            if name == self.unshown[-1] and not empty:
                self.unshown[-1:] = [name, name] if opens else []
        elif name not in INLINE:
            self._end_block()
            if opens and name in UNSHOWN and not empty:
                self.unshown.append(name)
        else:
            self.pass_tag(name if opens else f"/{name}", self.html[tag:end])
        return end

    def _text(self, start: int, end: int) -> None:
        """Add text, with its character references decoded."""
        if self.unshown or self.hidden or start >= end:
            return
        at = start
        if self.html.find("&", start, end) >= 0:
            for match in REFERENCE.finditer(self.html, start, end):
                self._add(self.html[at : match.start()], at, match.start() - at)
                self._add(unescaped(match[0]), match.start(), match.end() - match.start())
                at = match.end()
        self._add(self.html[at:end], at, end - at)

    def _add(self, text: str, source: int, width: int) -> None:
        if text and not self.unshown and not self.hidden:
            self.pieces.append(text)
            self.runs.append(Run(self.length, len(text), source, width))
            self.length += len(text)

    def _end_block(self) -> None:
        plain = "".join(self.pieces)
        if plain.strip():
            self.blocks.append(Text(plain, tuple(self.runs)))
        self.pieces, self.runs, self.length = [], [], 0
        self.hidden, self.raised = False, None


def _behind(html: str, sign: str, at: int) -> int:
    """The place after a sign, or -1."""
    found = html.find(sign, at)
    return found + len(sign) if found >= 0 else -1


def _tag_end(html: str, at: int) -> int:
    """The place after a tag's `>`, others of which may be in its values; or -1."""
    while sign := VALUE_OR_END.search(html, at):
        if sign[0] == ">":
            return sign.end()
        at = html.find(sign[0][-1], sign.end()) + 1
        if not at:
            break
    return -1
