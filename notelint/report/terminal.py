"""Text for a terminal or a CI log: its width in columns, colors, and nothing in it that is hidden.

Notes, schemas, settings and paths are untrusted text. Printed as they are, they could contain
escape sequences, characters that reorder the line, or lines that GitHub Actions, Azure Pipelines or
TeamCity run as commands. Such characters are replaced by their names, as `<U+001B>`.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal, NamedTuple

from notelint.text.message import shortened

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
    return "".join(map(_visible_character, text))


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


def _visible_character(character: str) -> str:
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


Style = Literal["error", "warning", "unverified", "good", "strong", "gutter"]

_CODES: dict[Style, str] = {
    "error": "1;31",
    "warning": "1;33",
    "unverified": "1;36",
    "good": "1;32",
    "strong": "1",
    "gutter": "34",
}


class Paint(NamedTuple):
    """Colours text if `colour` is on."""

    colour: bool

    def __call__(self, style: Style, text: str) -> str:
        """The text in a style; an empty one stays empty."""
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if self.colour and text else text


HIDDEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f"  # controls, but for tab, line ends and ESC
    "\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"  # other line ends, and the order of letters
)
PLAIN = re.compile(rf"[{HIDDEN}\x1b]|\r(?!\n)")
PAINTED = re.compile(rf"[{HIDDEN}]|\x1b(?!\[(?:0|1|34|1;3[1236])m)|\r(?!\n)")
"""What a text must not have; of a painted one the sequences are let through that `paint` makes."""

AT_START = re.compile(r"^([^\S\n]*)(:(?=:[A-Za-z])|#(?=#(?:vso|teamcity)?\[))", re.MULTILINE)
ANYWHERE = re.compile(r"()(#)(?=#(?:vso|teamcity)?\[)")
"""What makes a line a command: at its start, or (in logs of CI services) anywhere in it."""

SERVICES = ("CI", "GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION")

IN_JSON = re.compile(rf"[{HIDDEN}]|#(?=#(?:vso|teamcity)?\[)")

LONGEST_LINE = 1_000
"""Characters of a line on standard error: what is foreign in it has no end."""


def safe_text(text: str, *, painted: bool = False) -> str:
    """Text without hidden characters; `painted`: but for our own colours."""
    return (PAINTED if painted else PLAIN).sub(_numbered, text)


def without_commands(text: str, environment: Mapping[str, str]) -> str:
    """Text without lines that begin as commands, in the log of a CI service without any at all."""
    text = AT_START.sub(_disarmed, text)
    return ANYWHERE.sub(_disarmed, text) if is_log(environment) else text


def is_log(environment: Mapping[str, str]) -> bool:
    """Whether a CI service runs us."""
    return any(environment.get(name) for name in SERVICES)


def safe_line(text: str) -> str:
    """One line of what may have been several, cut to a length that can be read."""
    return safe_text(shortened(" ".join(text.splitlines()), LONGEST_LINE))


def safe_json(text: str) -> str:
    """JSON of the same meaning, in which such characters are written by their numbers."""
    return IN_JSON.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _numbered(match: re.Match[str]) -> str:
    return f"<U+{ord(match.group()):04X}>"


def _disarmed(match: re.Match[str]) -> str:
    return f"{match[1]}<U+{ord(match[2]):04X}>"
