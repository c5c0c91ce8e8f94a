r"""Reads escapes (`\d`, `\p{Hangul}`, `\x41`) and what stands in brackets (`[^a-z]`)."""

import re

from notelint.text.lazy_pattern import LazyPattern
from notelint.text.regex.charsets import POSIX, CharItem, group_item, perl_item

PROPERTY = LazyPattern(r"\\[pP](?:\{(\^?)([^}]*)\}|([^{]))")
CODE = LazyPattern(r"\\x(?:\{([0-9A-Fa-f]+)\}|([0-9A-Fa-f]{2}))|\\(0[0-7]{0,2}|[1-7][0-7]{1,2})")
POSIX_CLASS = LazyPattern(r"\[:(\^?)([^]]*?):\]", re.DOTALL)
CONTROLS = {"a": "\a", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
LAST = 0x10FFFF


class PatternError(ValueError):
    """A pattern is not valid, for a reason in RE2's words."""


def class_escape(pattern: str, at: int, unicode_words: bool) -> tuple[CharItem, int] | None:
    r"""What `\d`, `\pL`, `\p{Hangul}` and the like at a place stand for, and where they end.

    None for another escape. Raises `PatternError`.
    """
    letter = pattern[at + 1 : at + 2]
    if letter and letter in "dswDSW":
        return perl_item(letter, unicode_words=unicode_words), at + 2
    if not letter or letter not in "pP":
        return None
    match = PROPERTY.match(pattern, at)
    name = (match[2] if match[3] is None else match[3]) if match else ""
    item = group_item(name, negated=(letter == "P") != bool(match and match[1]))
    if match is None or item is None:
        end = match.end() if match else len(pattern)
        raise PatternError(f"invalid character class range: {pattern[at:end]}")
    return item, match.end()


def char_escape(pattern: str, at: int) -> tuple[str, int]:
    """The character that an escape at a place stands for, and where it ends.

    Raises `PatternError`.
    """
    letter = pattern[at + 1 : at + 2]
    if not letter:
        raise PatternError("trailing \\")
    if letter in "x01234567" and (code := CODE.match(pattern, at)):
        number = int(code[3], 8) if code[3] else int(code[1] or code[2], 16)
        if number > LAST:
            raise PatternError(f"invalid escape sequence: {code[0]}")
        return chr(number), code.end()
    if letter in CONTROLS:
        return CONTROLS[letter], at + 2
    if letter.isascii() and not letter.isalnum() and letter != "_":
        return letter, at + 2
    raise PatternError(f"invalid escape sequence: \\{letter}")


def read_brackets(
    pattern: str, start: int, unicode_words: bool
) -> tuple[bool, tuple[CharItem, ...], int]:
    """What stands in brackets that begin at `start`: is it negated, its items, where it ends.

    Raises `PatternError`.
    """
    at = start + 1
    negated = pattern.startswith("^", at)
    at += negated
    items: list[CharItem] = []
    while not items or not pattern.startswith("]", at):
        item, at = _item(pattern, start, at, unicode_words)
        items.append(item)
    return negated, tuple(items), at + 1


def _item(pattern: str, start: int, at: int, unicode_words: bool) -> tuple[CharItem, int]:
    """The item at a place in brackets that begin at `start`, and where it ends."""
    if pattern.startswith("[:", at) and (posix := POSIX_CLASS.match(pattern, at)):
        if posix[2] not in POSIX:
            raise PatternError(f"invalid character class range: {posix[0]}")
        return CharItem(POSIX[posix[2]], negated=bool(posix[1])), posix.end()
    is_escape = pattern.startswith("\\", at) and pattern[at : at + 3] not in (r"\p", r"\P")
    if is_escape and (escaped := class_escape(pattern, at, unicode_words)):
        return escaped
    low, end = _char(pattern, start, at)
    high = low
    if pattern.startswith("-", end) and pattern[end + 1 : end + 2] not in ("", "]"):
        high, end = _char(pattern, start, end + 1)
    if high < low:
        raise PatternError(f"invalid character class range: {pattern[at:end]}")
    return CharItem(((low, high),)), end


def _char(pattern: str, start: int, at: int) -> tuple[str, int]:
    if at >= len(pattern):
        raise PatternError(f"missing ]: {pattern[start:]}")
    return char_escape(pattern, at) if pattern[at] == "\\" else (pattern[at], at + 1)
