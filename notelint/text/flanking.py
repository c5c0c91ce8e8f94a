"""Runs of asterisks, and what CommonMark makes of each by what stands on its two sides.

`**` opens or closes strong emphasis only where it leans on a word
(https://spec.commonmark.org/0.31.2/#delimiter-run).
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from notelint.model.note import VERBATIM, Text
from notelint.text.lazy import lazy

LONG = lazy(r"(?<!\*)\*{2,3}(?!\*)|\n")
"""Two or three asterisks; longer runs are rows of stars. A line's end comes with them."""

OPENING = "([{<（［｛〈《「『【“‘"
"""What stands before a word, and never before the end of emphasis."""


class Delimiter(NamedTuple):
    """A run of asterisks and what stands around it; `line` counts from 0."""

    start: int
    end: int
    line: int
    before: str
    after: str

    @property
    def opens(self) -> bool:
        """Whether CommonMark lets it open emphasis."""
        return not self.after.isspace() and (
            not is_punctuation(self.after) or self.before.isspace() or is_punctuation(self.before)
        )

    @property
    def closes(self) -> bool:
        """Whether CommonMark lets it close emphasis."""
        return not self.before.isspace() and (
            not is_punctuation(self.before) or self.after.isspace() or is_punctuation(self.after)
        )

    @property
    def operator(self) -> bool:
        """Whether it looks like a power or an argument, as in `(a)**2`, `f(**x,**y)`."""
        return (is_ascii_word(self.before) or self.before in ")](,[{") and (
            is_ascii_word(self.after) or self.after == "("
        )

    @property
    def spaced_before(self) -> bool:
        """Whether white space, or nothing, stands before it."""
        return self.before.isspace()

    @property
    def spaced_after(self) -> bool:
        """Whether white space, or nothing, stands behind it."""
        return self.after.isspace()

    @property
    def length(self) -> int:
        """How many asterisks it has."""
        return self.end - self.start


def delimiters(text: Text, pattern: re.Pattern[str] = LONG) -> Iterator[Delimiter]:
    """The text's own asterisks in order: not escaped, not in code, a path or a glob."""
    plain = text.plain
    code = [(mark.start, mark.end) for mark in text.marks if mark.kind in VERBATIM]
    code.sort(reverse=True)
    line = 0
    for match in pattern.finditer(plain):
        start, end = match.span()
        if plain[start] == "\n":
            line += 1
            continue
        while code and code[-1][1] <= start:
            code.pop()
        if code and code[-1][0] <= start:
            continue
        source = text.span(start, end)
        if source.end - source.start != end - start or _is_path(plain, start, end):
            continue
        before, after = _neighbour(text, start, -1), _neighbour(text, end - 1, +1)
        yield Delimiter(start, end, line, before, after)


def _is_path(plain: str, start: int, end: int) -> bool:
    r"""Whether the asterisks belong to a glob (`**/*.py`, `src\**`)."""
    return plain[start - 1 : start] in ("/", "\\") or plain[end : end + 1] in ("/", "\\")


def _neighbour(text: Text, at: int, step: int) -> str:
    """The source's character beside a rendered one; a space at the end of the text.

    Where markup was left out between the two, the neighbour was a bracket, a backtick, a brace:
    punctuation, for which `*` stands here.
    """
    beside = at + step
    if not 0 <= beside < len(text.plain):
        return " "
    character = text.plain[beside]
    if character.isspace():
        return " "
    here, there = text.span(at, at + 1), text.span(beside, beside + 1)
    touching = here.end == there.start if step > 0 else there.end == here.start
    return character if touching else "*"


def is_punctuation(character: str) -> bool:
    """Unicode punctuation or symbol, as CommonMark 0.31.2 takes it."""
    return unicodedata.category(character)[0] in "PS"


def is_ascii_word(character: str) -> bool:
    """A letter or digit of ASCII."""
    return character.isascii() and character.isalnum()
