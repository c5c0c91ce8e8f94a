"""Inline content that needs no parser: text, line breaks, code, emphasis, plain links.

`simple_inline` cuts a block's content into pieces from left to right, as markdown-it does, and
returns None at anything whose meaning could depend on what is elsewhere. `docs/parsing.md` shows
why both ways give the same text.
"""

import re
import unicodedata
from typing import NamedTuple

from notelint.parse.offsets import TRIMMED

SPECIAL = re.compile(r"[\n\\`~*_\[\]!<&$]")
"""Where plain text ends. `]` starts no rule, but the search for a link's end stops there."""

PIECE = re.compile(
    r"""
    (?P<text>(?:
        [^\n\\`~*_\[!<&$]++
      | !(?!\[) | <(?=\ ) | &(?![\#A-Za-z])
      | (?<!~)~(?!~) | (?<=[0-9A-Za-z])_(?=[0-9A-Za-z])
      | \$(?![^$]*\$)                       # no formula without a second sign
    )++)
  | (?P<break>(?<!\ )\n(?![\ \t]))
  | (?P<code>`(?P<verbatim>[^`\n]+)`)
  | (?P<delimiter>(?<!\*)\*{1,2}(?!\*))
  | (?P<link>
        \[(?P<label>[^\n\\`~*_\[\]!<&$^][^\n\\`~*_\[\]!<&$]*)\]
        \((?P<url>(?:https?://)?+[^\s\x00-\x1f\x7f()<>\\`;:]+)\)
    )
  | (?P<bracket>\[)
""",
    re.VERBOSE,
)
"""A piece of content. The last group is its kind."""

WHITESPACE = frozenset(TRIMMED) - {"\u2028", "\u2029"}
"""Whitespace beside delimiters, as markdown-it has it."""

MAX_ELEMENTS_OF_PIECE = 4
"""How many tokens markdown-it makes at most of a piece: of a link and the text before it."""


class Piece(NamedTuple):
    """A piece `[start, end)` of a content: `text`, `break`, `code`, `open`, `close` or `link`.

    What a reader sees of code or a link is at `[inner_start, inner_end)`. `open` and `close` are
    the delimiters of emphasis, two asterisks of strong text. `url` is a link's.
    """

    kind: str
    start: int
    end: int
    inner_start: int = 0
    inner_end: int = 0
    url: str = ""


def simple_inline(content: str, *, defined: bool) -> list[Piece] | None:
    """The pieces of a content; None if it is not simple.

    `defined`: the note has definitions or footnotes, so any text in brackets may refer to one.
    """
    if "``" in content:
        return None
    pieces: list[Piece] = []
    at = 0
    open_width = 0  # of the delimiter that is not closed yet
    last_link = content.rfind("](")
    while at < len(content):
        match = PIECE.match(content, at)
        if not match:
            return None
        kind = str(match.lastgroup)
        start, at = match.span()
        inner = start, at
        if kind == "delimiter":
            opens, closes = flanks(content[start - 1 : start] or " ", content[at : at + 1] or " ")
            if not (closes and at - start == open_width if open_width else opens):
                return None
            kind = "close" if open_width else "open"
            open_width = 0 if open_width else at - start
        elif kind == "bracket":
            if defined or start <= last_link:
                return None
            kind = "text"
        elif kind == "code":
            inner = match.span("verbatim")
            code = match["verbatim"]
            if code[0] == code[-1] == " " and code.strip(" "):
                inner = inner[0] + 1, inner[1] - 1
        elif kind == "link":
            inner = match.span("label")
        pieces.append(Piece(kind, start, at, *inner, match["url"] or ""))
    return None if open_width else pieces


def flanks(before: str, after: str) -> tuple[bool, bool]:
    """Whether asterisks between two characters can open and can close (CommonMark, 6.2)."""
    white_before, white_after = before in WHITESPACE, after in WHITESPACE
    sign_before, sign_after = _is_sign(before), _is_sign(after)
    opens = not white_after and (not sign_after or white_before or sign_before)
    closes = not white_before and (not sign_before or white_after or sign_after)
    return opens, closes


def _is_sign(character: str) -> bool:
    """Whether a character is punctuation or a symbol, as markdown-it has it."""
    return unicodedata.category(character)[0] in "PS"
