"""Text for a terminal or a CI log: its width in columns, colors, and nothing in it that is hidden.

Notes, schemas, settings and paths are untrusted text. Printed as they are, they could contain
escape sequences, characters that reorder the line, or lines that GitHub Actions, Azure Pipelines or
TeamCity run as commands. Such characters are replaced by their names, as `<U+001B>`.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Literal, NamedTuple
from unicodedata import category, east_asian_width, normalize

from notelint.locale import shortened
from notelint.text.lazy_pattern import LazyPattern

TAB = 4
"""Columns from one tab stop to the next."""

SPACES = frozenset([*"\u00a0\u1680\u202f\u205f\u3000", *map(chr, range(0x2000, 0x200B))])
FILLERS = frozenset("\u115f\u1160\u3164\uffa0")
"""Hangul fillers: letters by their Unicode category, but invisible."""

WIDE = (("☰", "☷"), ("⚊", "⚏"), ("䷀", "䷿"), ("𝌀", "𝍶"), ("🇦", "🇿"))
"""Symbols that are wide since Unicode 16, whatever Python knows of them; letters of flags."""

NO_WIDTH = frozenset({"Mn", "Me", "Mc", "Cf"})
"""Categories of characters without a width of their own."""

JAMO = (("\u1160", "\u11ff"), ("\ud7b0", "\ud7fb"))
"""Hangul vowels and final consonants, which are shown in the cell of the letter before."""

JOINER = "\u200d"
UNSTEADY = frozenset("\ufe0e\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")
"""Selectors and skin tones of emoji: terminals disagree on the width of what they change."""

MOST_MARKS = 8
"""The most combining marks that are shown on one character."""


class Cell(NamedTuple):
    """What is shown for one code point, and its width in columns.

    A combining mark is part of its base's cell, and its own cell is empty.
    """

    text: str
    width: int


def visible(text: str) -> str:
    """Text on one line: line endings and tabs become spaces, hidden characters their names."""
    if text.isprintable():
        return text
    return "".join(map(_visible_character, text))


def visible_path(path: str) -> str:
    """A path with names for control characters; surrogate escapes, which are its bytes, stay."""
    if path.isprintable():
        return path
    return "".join(c if c.isprintable() or "\udc80" <= c <= "\udcff" else _escape(c) for c in path)


def cells(text: str) -> list[Cell]:
    """A cell for each code point of a line, for terminals that support wide characters."""
    if plain_widths(text) is not None:
        return list(map(_cell, text))
    shown: list[Cell] = []
    base, marks, column = -1, 0, 0  # base: the cell that a combining mark would change
    for character in text:
        cell = _cell(character)
        if character == "\t":
            cell = Cell(" " * (TAB - column % TAB), TAB - column % TAB)
            base = -1
        elif character == JOINER and base >= 0 and shown[base].width == 2:
            cell = Cell("", 0)  # some terminals would make one emoji of several
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
    """The width of a text in columns."""
    if text.isascii() and text.isprintable():
        return len(text)
    widths = plain_widths(text)
    return sum(cell.width for cell in cells(text)) if widths is None else sum(widths)


def plain_widths(text: str) -> list[int] | None:
    """The widths of the characters of a text that are all shown as they are, as in most lines.

    None if there is another one: a tab, a mark, a hidden character.
    """
    widths = list(map(_plain_width, text))
    return widths if all(widths) else None


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
    """A single character; a combining mark has no width, and one left out no text either."""
    if " " <= character <= "~":
        return Cell(character, 1)
    if character in UNSTEADY:
        return Cell("", 0)
    if character in FILLERS or not (character.isprintable() or character in SPACES):
        name = _escape(character)
        return Cell(name, len(name))
    if category(character) in NO_WIDTH or _in(character, JAMO):
        return Cell(character, 0)
    wide = east_asian_width(character) in ("W", "F") or _in(character, WIDE)
    return Cell(character, 2 if wide else 1)


@lru_cache(maxsize=4096)
def _plain_width(character: str) -> int:
    """The width of a character that is shown as it is, whatever is beside it; 0 of others."""
    cell = _cell(character)
    return cell.width if cell.text == character else 0


def _in(character: str, ranges: Iterable[tuple[str, str]]) -> bool:
    return any(first <= character <= last for first, last in ranges)


def _composed(text: str) -> str:
    """A base and its mark, composed if possible: many terminals show only that correctly."""
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
    """Colors text if `colour` is true (ECMA-48, "Select Graphic Rendition")."""

    colour: bool

    def __call__(self, style: Style, text: str) -> str:
        """The text in a style; an empty text stays empty."""
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if self.colour and text else text


HIDDEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f"  # controls, except tab, line endings and ESC
    "\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"  # other line endings; order of letters
)
PLAIN = LazyPattern(rf"[{HIDDEN}\x1b]|\r(?!\n)")
PAINTED = LazyPattern(rf"[{HIDDEN}]|\x1b(?!\[(?:0|1|34|1;3[1236])m)|\r(?!\n)")
"""Characters that are replaced; in colored text, all but the escape sequences of `Paint`."""

AT_START = LazyPattern(r"^([^\S\n]*)(:(?=:[A-Za-z])|#(?=#(?:vso|teamcity)?\[))", re.MULTILINE)
ANYWHERE = LazyPattern(r"()(#)(?=#(?:vso|teamcity)?\[)")
"""What makes a line a command: at its start, or, in logs of CI services, anywhere in it."""

SERVICES = ("CI", "GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION")

IN_JSON = LazyPattern(rf"[{HIDDEN}]|#(?=#(?:vso|teamcity)?\[)")

LONGEST_LINE = 1_000
"""Characters of a line on standard error; untrusted text in it may be of any length."""


def safe_text(text: str, *, painted: bool = False) -> str:
    """Text without hidden characters; `painted`: except the escape sequences of `Paint`."""
    if text.replace("\n", "").isprintable():
        return text
    return (PAINTED if painted else PLAIN).sub(_name_of_match, text)


def without_commands(text: str, environment: Mapping[str, str]) -> str:
    """Text without commands at the start of lines; in the log of a CI service, anywhere."""
    if "::" not in text and "##" not in text:
        return text
    text = AT_START.sub(_without_command, text)
    return ANYWHERE.sub(_without_command, text) if is_log(environment) else text


def is_log(environment: Mapping[str, str]) -> bool:
    """Whether a CI service runs this process."""
    return any(environment.get(name) for name in SERVICES)


def safe_line(text: str) -> str:
    """A text on one line, cut to a length that can be read."""
    return safe_text(shortened(" ".join(text.splitlines()), LONGEST_LINE))


def safe_json(text: str) -> str:
    """Equivalent JSON with these characters as escapes."""
    return IN_JSON.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _name_of_match(match: re.Match[str]) -> str:
    return f"<U+{ord(match.group()):04X}>"


def _without_command(match: re.Match[str]) -> str:
    return f"{match[1]}<U+{ord(match[2]):04X}>"
