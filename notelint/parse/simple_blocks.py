"""Blocks that need no parser: what their lines are cannot depend on anything else.

Most lines of most notes are blank, plain text, a heading, an item, a thematic break or code in a
fence. Here one regular expression tells them apart, and `simple_block` finds how far the block
that begins on a line extends. It knows a part of Markdown only, and returns None for the rest:
then markdown-it parses the block. `docs/parsing.md` shows why both ways give the same note.
"""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

TEXT = r"""(?:
    [^\s`~>*\-_+0-9\[<\#$=|:]  # begins nothing
  | `(?!``) | ~(?!~~)          # no fence
  | \*{1,2}[^*\s] | _{1,2}[^_\s] | -[^-\s:|] | \+\S | =[^=\s] | :[^-:|\s]
  | (?![0-9]{1,9}[.)](?:[\ \t]|\Z))[0-9]
  | \[(?!.*\]:)                # no definition
  | \#{1,6}[^\#\s] | \$(?!\$)
)"""
"""What begins a line that begins and interrupts no block, and underlines no heading or table."""

LINE = re.compile(
    rf"""(?P<indent>\ *+)(?:
    (?P<blank>[\ \t]*\Z)
  | (?P<text>{TEXT})
  | (?P<break>(?:-[\ \t]*+){{3,}}+\Z|(?:\*[\ \t]*+){{3,}}+\Z|(?:_[\ \t]*+){{3,}}+\Z)
  | (?:(?P<bullet>[-+*])|(?P<number>[0-9]{{1,9}}[.)]))\ {{1,4}}(?={TEXT})
  | (?P<heading>\#{{1,6}})[\ \t]+(?=[^\s\#])
  | (?P<fence>`{{3,}}(?=[^`]*\Z)|~{{3,}})
)""",
    re.VERBOSE,
)
"""A simple line. The last group is its kind; the match ends where the content begins."""

DELIMITERS = re.compile(r"[ \t]*+[|:-][-:| \t]*\Z")
"""What may underline the head of a table."""

MAX_INDENT = 3
"""By how many columns more than its container a block may be indented; code is by four."""

MAX_DEPTH = 20
"""The depth of simple lists. markdown-it stops at a depth of fifty."""


class SimpleLeaf(NamedTuple):
    """A block on lines `[first, last)`; `mark` is the match of its first line."""

    kind: Literal["heading", "paragraph", "break", "code"]
    first: int
    last: int
    mark: re.Match[str]


class SimpleItem(NamedTuple):
    """An item that begins with a paragraph on lines `[first, last)`, in a list of this depth.

    Its marker is at column `start` and its text at column `content`. `marker` is the character
    that all items of a list have.
    """

    depth: int
    marker: str
    start: int
    content: int
    first: int
    last: int


SimpleBlock = SimpleLeaf | tuple[SimpleItem, ...]
"""A leaf, or adjacent lists as their items in order."""


def simple_block(lines: Sequence[str], at: int) -> SimpleBlock | None:
    """The block that begins on line `at`, outside of containers; None if it may not be simple.

    The line is not blank.
    """
    mark = LINE.match(lines[at])
    if not mark or mark.end("indent") > MAX_INDENT or _heads_table(lines, at):
        return None
    kind = mark.lastgroup
    if kind == "text":
        last = _paragraph_end(lines, at, mark.start("text"))
        return SimpleLeaf("paragraph", at, last, mark) if _ends_text(lines, last) else None
    if kind == "heading":
        return SimpleLeaf("heading", at, at + 1, mark)
    if kind == "break":
        return SimpleLeaf("break", at, at + 1, mark)
    if kind == "fence":
        return _fence(lines, at, mark)
    return _items(lines, at)


def last_line(block: SimpleBlock) -> int:
    """The line after the last one of a block."""
    return block.last if isinstance(block, SimpleLeaf) else block[-1].last


def _heads_table(lines: Sequence[str], at: int) -> bool:
    """Whether a line may be the head of a table: the next one has dashes, colons and bars only."""
    return "|" in lines[at] and at + 1 < len(lines) and bool(DELIMITERS.match(lines[at + 1]))


def _paragraph_end(lines: Sequence[str], at: int, column: int) -> int:
    """The line after a paragraph that begins at a column of line `at`; 0 if it may be none.

    Further text continues a paragraph, in a list too, however little it is indented. A paragraph
    that begins with a bracket might be a definition whose label has several lines.
    """
    bracket = lines[at][column] == "["
    last = at + 1
    while last < len(lines):
        mark = LINE.match(lines[last])
        if not mark or mark.lastgroup != "text":
            break
        if bracket and "]:" in lines[last]:
            return 0
        last += 1
    return last


def _ends_text(lines: Sequence[str], last: int) -> bool:
    """Whether a paragraph outside of containers surely ends before line `last`.

    It does at a block that may interrupt it. A line of dashes would make it a heading.
    """
    if not 0 < last < len(lines):
        return last > 0
    mark = LINE.match(lines[last])
    if not mark:
        return False
    if mark.lastgroup == "blank":
        return True
    if mark.end("indent") > MAX_INDENT:
        return False
    if mark.lastgroup == "number":
        return int(mark["number"][:-1]) == 1
    return mark.lastgroup != "break" or not mark["break"].startswith("-")


def _fence(lines: Sequence[str], at: int, mark: re.Match[str]) -> SimpleLeaf | None:
    """Code in a fence that is not indented and has its closing line."""
    fence = mark["fence"]
    if mark["indent"]:
        return None
    for number in range(at + 1, len(lines)):
        text = lines[number].lstrip(" ")
        if text.startswith(fence) and len(lines[number]) - len(text) <= MAX_INDENT:
            closing = text.rstrip(" \t")
            if closing == fence[0] * len(closing):
                return SimpleLeaf("code", at, number + 1, mark)
    return None


def _items(lines: Sequence[str], at: int) -> tuple[SimpleItem, ...] | None:
    """The items from line `at` on, each of one paragraph and further lists.

    A line belongs to the innermost item whose text does not begin to the right of it. `open_items`
    has the columns of the texts of the items that the line `at` is in.
    """
    items: list[SimpleItem] = []
    open_items: list[int] = []
    outermost = 0
    mark = LINE.match(lines[at])
    closed = True  # the paragraph above
    while mark and mark.lastgroup in ("bullet", "number"):
        start, content = mark.end("indent"), mark.end()
        nested = bool(open_items) and start >= open_items[-1]
        while open_items and open_items[-1] > start:
            open_items.pop()
        indent = start - (open_items[-1] if open_items else 0)
        marker = mark[mark.lastgroup]
        interrupts = closed or not nested or len(marker) == 1 or int(marker[:-1]) == 1
        if indent > MAX_INDENT or not interrupts or _heads_table(lines, at):
            return None
        last = _paragraph_end(lines, at, content)
        if not last or len(open_items) > MAX_DEPTH:
            return None
        items.append(SimpleItem(len(open_items), marker[-1], start, content, at, last))
        open_items.append(content)
        outermost = open_items[0]
        at, mark = _next_filled(lines, last)
        closed = at > last
    if at == len(lines) or _ends_list(lines[at], mark, outermost, closed=closed):
        return tuple(items)
    return None


def _next_filled(lines: Sequence[str], at: int) -> tuple[int, re.Match[str] | None]:
    """The next line that is not blank, and its match; after the last line the number of lines."""
    while at < len(lines):
        mark = LINE.match(lines[at])
        if not mark or mark.lastgroup != "blank":
            return at, mark
        at += 1
    return at, None


def _ends_list(line: str, mark: re.Match[str] | None, outermost: int, *, closed: bool) -> bool:
    """Whether a line that begins no simple item is surely outside of the list above it.

    It is if it is indented less than the text of the outermost item and, unless a blank line is
    above it, is no text. A line that may be an item is not.
    """
    text = line.lstrip(" ")
    indent = len(line) - len(text)
    if indent > MAX_INDENT or indent >= outermost:
        return False
    return bool(mark) or (closed and text[0] not in "-+*0123456789\t")
