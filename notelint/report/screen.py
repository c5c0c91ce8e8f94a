"""How text looks on a terminal: which columns each character takes, and nothing that is hidden.

A note is foreign text. Shown as it is, its control characters could move the cursor, change
colours or hide what stands there; here every one of them becomes visible, as `<U+001B>`.
"""

from functools import lru_cache
from typing import NamedTuple

TAB = 4
"""Columns from one tab stop to the next."""

SPACES = frozenset([*"\u00a0\u1680\u202f\u205f\u3000", *map(chr, range(0x2000, 0x200B))])
FILLERS = frozenset("\u115f\u1160\u3164\uffa0")
"""Letters, by their category, that show nothing."""

WIDE = (("가", "힣"), ("一", "鿿"), ("ぁ", "ゖ"), ("ァ", "ヺ"))
NARROW = frozenset("·…‘’“”–—")
"""What Korean, Chinese and Japanese lines are mostly made of, as wcwidth has it (a test compares
every character); importing its tables would cost a tenth of the start-up time."""

JOINER = "\u200d"
UNSTEADY = frozenset("\ufe0e\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")
"""Selectors and skin tones of emoji: terminals disagree on the width of what they change."""

MOST_MARKS = 8
"""Combining marks that are shown on one character."""


class Cell(NamedTuple):
    """What is shown for one code point, and its width in columns.

    A code point that changes an earlier one is shown with that and is empty here.
    """

    text: str
    width: int


def visible(text: str) -> str:
    """Text for a line of its own: white space becomes a space, what is hidden is named."""
    if text.isprintable():
        return text
    return "".join(map(_named, text))


def visible_path(path: str) -> str:
    """A path with its control characters named; surrogate escapes stay, for they are its bytes."""
    if path.isprintable():
        return path
    return "".join(c if c.isprintable() or "\udc80" <= c <= "\udcff" else _escape(c) for c in path)


def cells(text: str) -> list[Cell]:
    """A cell for each code point of a line, right for terminals that know wide characters."""
    shown: list[Cell] = []
    base, marks, column = -1, 0, 0  # base: the cell that a combining mark would change
    for character in text:
        cell = _cell(character)
        if character == "\t":
            cell = Cell(" " * (TAB - column % TAB), TAB - column % TAB)
            base = -1
        elif character == JOINER and base >= 0 and shown[base].width == 2:
            cell = Cell("", 0)  # it would make one emoji of several, on some terminals
        elif cell.width:
            base, marks = (len(shown) if len(cell.text) == 1 else -1), 0
        elif cell.text and base < 0:
            cell = Cell("◌" + character, 1)
        elif cell.text:
            cell = Cell("", 0)
            marks += 1
            if marks <= MOST_MARKS:
                shown[base] = shown[base]._replace(text=_composed(shown[base].text + character))
        shown.append(cell)
        column += cell.width
    return shown


def width(text: str) -> int:
    """How many columns a text takes."""
    plain = text.isascii() and text.isprintable()
    return len(text) if plain else sum(cell.width for cell in cells(text))


def _named(character: str) -> str:
    if character in "\n\r\t":
        return " "
    if character.isprintable() or character in SPACES or character == JOINER:
        return character
    return _escape(character)


def _escape(character: str) -> str:
    return f"<U+{ord(character):04X}>"


@lru_cache(maxsize=4096)
def _cell(character: str) -> Cell:
    """A character by itself. Without width: a combining mark; without text too: left out."""
    if " " <= character <= "~":
        return Cell(character, 1)
    if character in UNSTEADY:
        return Cell("", 0)
    if character in FILLERS or not (character.isprintable() or character in SPACES):
        name = _escape(character)
        return Cell(name, len(name))
    if any(first <= character <= last for first, last in WIDE):
        return Cell(character, 2)
    if character in NARROW:
        return Cell(character, 1)
    from wcwidth import wcwidth  # noqa: PLC0415 - 15 ms that most notes do without

    return Cell(character, max(0, wcwidth(character)))


def _composed(text: str) -> str:
    """Base and marks as one character where there is one: many terminals show only that right."""
    from unicodedata import normalize  # noqa: PLC0415 - as above

    return normalize("NFC", text)
