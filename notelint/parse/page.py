"""The text that an HTML page shows, block by block, with its way back to the source."""

from html.parser import HTMLParser

from notelint.model.note import Run, Text
from notelint.text.normal import normalise

UNSHOWN = frozenset(("script", "style", "template", "noscript", "head", "svg", "iframe", "select"))
"""What is inside of these is not shown."""

INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "dfn",
        "del",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
"""All other elements end a line."""


def page_text(html: str) -> list[Text]:
    """The blocks of text that a page shows, all of them: menus and captions too.

    Nothing that stands there is left out, since a quote of it would be told to be invented;
    white space is as in the source. Linear.
    """
    reader = _Reader(html)
    reader.feed(html)
    reader.close()
    reader.end_block()
    return reader.blocks


def main_blocks(blocks: list[Text], main: str) -> list[Text]:
    """The blocks that are in a page's main text; so that they keep their places."""
    known = normalise(main, "typographic").text
    found = []
    for block in blocks:
        said = normalise(block.plain, "typographic").text
        if said and said in known:
            found.append(block)
    return found


class _Reader(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.blocks: list[Text] = []
        self.html = html
        self.lines = _line_starts(html)
        self.unshown: list[str] = []
        self.pieces: list[str] = []
        self.runs: list[Run] = []
        self.length = 0

    def handle_starttag(self, tag: str, _: object) -> None:
        if self.unshown:
            if tag == self.unshown[-1]:
                self.unshown.append(tag)
        elif tag in UNSHOWN:
            self.end_block()
            self.unshown.append(tag)
        elif tag not in INLINE:
            self.end_block()

    def handle_startendtag(self, tag: str, _: object) -> None:
        if tag not in INLINE and not self.unshown:
            self.end_block()

    def handle_endtag(self, tag: str) -> None:
        if self.unshown:
            if tag == self.unshown[-1]:
                self.unshown.pop()
        elif tag not in INLINE:
            self.end_block()

    def handle_data(self, data: str) -> None:
        self._add(data, len(data))

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    def _reference(self, written: str) -> None:
        from html import unescape  # noqa: PLC0415 - a large table, for pages alone

        semicolon = self.html.startswith(";", self._offset() + len(written))
        self._add(unescape(written + ";" * semicolon), len(written) + semicolon)

    def _add(self, text: str, width: int) -> None:
        if self.unshown or not text:
            return
        self.pieces.append(text)
        self.runs.append(Run(self.length, len(text), self._offset(), width))
        self.length += len(text)

    def _offset(self) -> int:
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def end_block(self) -> None:
        """Close the block that is open."""
        plain = "".join(self.pieces)
        if plain.strip():
            self.blocks.append(Text(plain, tuple(self.runs)))
        self.pieces, self.runs, self.length = [], [], 0


def _line_starts(html: str) -> list[int]:
    """Where lines begin, as the parser counts them: after each line feed."""
    starts, at = [0], html.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = html.find("\n", at + 1)
    return starts
