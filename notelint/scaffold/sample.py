"""A short text that a pattern of a schema matches, for blank notes."""

import re
from collections.abc import Mapping

from notelint.model.schema_fields import TextPattern
from notelint.text.patterns import matches

TODO = "TODO"
ESCAPES = {"d": "1", "w": "x", "s": " ", "S": "x", "D": "x", "W": "-", "n": "\n", "t": "\t"}
LONGEST = 2000
"""Characters of a pattern that are read, and repetitions of one of its atoms."""


def sample(pattern: str, groups: Mapping[str, str] | None = None, filler: str = "") -> str | None:
    """A text that `pattern` (RE2) matches as a whole; `groups` are values for its named groups.

    `filler` is what stands for any text, if the pattern allows it. None if none was found: not
    every construct of RE2 is supported.
    """
    for any_text in filter(None, (filler, TODO, "x", "1")):
        try:
            text = _Sampler(pattern[:LONGEST], groups or {}, any_text).sample()
            for candidate in (re.sub(r"x(?=TODO)", "", text), text):
                if candidate.strip() == candidate and matches(pattern, candidate):
                    return candidate
        except (ValueError, IndexError, RecursionError):
            return None
    return None


def from_pattern(pattern: TextPattern, groups: Mapping[str, str], filler: str = "") -> str | None:
    """A text of a pattern with these values of its named groups; empty ones are made up.

    `filler` is what stands for any text, if a pattern allows it.
    """
    values = {name: value for name, value in groups.items() if value}
    samples = (sample(regex, values, filler) for regex in pattern.patterns)
    return next(filter(None, samples), None)


def _fitted(value: str, pattern: str, usual: str) -> str:
    """A given value as its group allows it: padded as a number, or in lower case; else `usual`."""
    padded = value.zfill(len(usual)) if value.isdecimal() else value
    candidates = (value, padded, value.lower())
    return next((text for text in candidates if matches(pattern, text)), usual)


class _Sampler:
    """Walks a pattern: takes the first alternative, and the fewest repetitions.

    `filler` is for what may be any text (`.+`). Raises `ValueError` or `IndexError` for a pattern
    that it cannot read.
    """

    def __init__(self, pattern: str, groups: Mapping[str, str], filler: str) -> None:
        self.pattern = pattern
        self.groups = groups
        self.filler = filler
        self.at = 0

    def sample(self) -> str:
        """A text that the pattern may match; `sample` checks that it does."""
        text = self._alternatives()
        if self.at < len(self.pattern):
            raise ValueError(self.pattern)
        return text

    def _peek(self) -> str:
        return self.pattern[self.at : self.at + 1]

    def _alternatives(self) -> str:
        first = self._sequence()
        while self._peek() == "|":
            self.at += 1
            self._sequence()
        return first

    def _sequence(self) -> str:
        pieces: list[str] = []
        while self._peek() not in ("", "|", ")"):
            text, wide = self._atom()
            pieces.append(self._repeated(text, wide=wide))
        return "".join(pieces)

    def _repeated(self, text: str, *, wide: bool) -> str:
        """An atom with its quantifier; a wide one with `+` or `*` is the filler."""
        match = re.compile(r"(\*|\+|\?|\{(\d+)(?:,\d*)?\})\??").match(self.pattern, self.at)
        if match is None:
            return text
        self.at = match.end()
        if match[2] is not None:
            return text * min(int(match[2]), LONGEST)
        if wide and match[1] in "*+":
            return self.filler
        return text if match[1] == "+" else ""

    def _atom(self) -> tuple[str, bool]:
        """What a quantifier applies to, and whether it is wide: any letter would do."""
        letter = self._peek()
        self.at += 1
        if letter == "(":
            return self._group(), False
        if letter == "[":
            return self._class()
        if letter == ".":
            return "x", True
        if letter in "^$":
            return "", False
        if letter == "\\":
            return self._escape()
        return letter, False

    def _escape(self) -> tuple[str, bool]:
        letter = self._peek()
        self.at += 1
        if letter in "pP" and self._peek() == "{":
            name = self.pattern[self.at + 1 : self.pattern.index("}", self.at)]
            self.at += len(name) + 2
            text = "가" if name == "Hangul" else "1" if name.startswith("N") else "x"
            return text, letter == "P"
        if letter in "bBAzZ":
            return "", False
        return ESCAPES.get(letter, letter), letter in "wSDW"

    def _group(self) -> str:
        flags = re.compile(r"\?[imsU-]+\)").match(self.pattern, self.at)
        if flags:
            self.at = flags.end()
            return ""
        match = re.compile(r"\?(?:P?<(\w+)>|[imsU-]*:)").match(self.pattern, self.at)
        if match:
            self.at = match.end()
        elif self._peek() == "?":
            raise ValueError(self.pattern)
        start = self.at
        inside = self._alternatives()
        if self._peek() != ")":
            raise ValueError(self.pattern)
        self.at += 1
        value = self.groups.get((match[1] or "") if match else "", "")
        return _fitted(value, self.pattern[start : self.at - 1], inside) if value else inside

    def _class(self) -> tuple[str, bool]:
        """A letter of a class: its first one, or one that a negated class has."""
        end = re.compile(r"\^?\]?(?:\[:\w+:\]|\\.|[^\]\\])*\]").match(self.pattern, self.at)
        if end is None:
            raise ValueError(self.pattern)
        body = self.pattern[self.at : end.end() - 1]
        self.at = end.end()
        whole = f"[{body}]"
        first = ESCAPES.get(body[1], body[1]) if body[:1] == "\\" else body[:1]
        negated = body.startswith("^")
        candidates = [letter for letter in ("x", "X", "1", "가", "-", " ", first) if letter]
        for letter in candidates if negated else [first, *candidates]:
            if matches(whole, letter):
                return letter, negated or matches(whole, "T")
        raise ValueError(self.pattern)
