"""A text that a pattern of a schema matches, for blank notes: as short as it is easy to make."""

import re
from collections.abc import Mapping

from notelint.model.schema_fields import TextPattern
from notelint.text.patterns import matches

TODO = "TODO"
ESCAPES = {"d": "1", "w": "x", "s": " ", "S": "x", "D": "x", "W": "-", "n": "\n", "t": "\t"}
MOST = 2000
"""Characters of a pattern that are read."""


def sample(pattern: str, given: Mapping[str, str] | None = None) -> str | None:
    """A text that `pattern` (RE2) matches as a whole, with `given` values of its named groups.

    None where none was found: not every construct is known here.
    """
    given = given or {}
    for filler in (TODO, "x", "1"):
        try:
            text = _Sampler(pattern[:MOST], given, filler).all()
            for one in (re.sub(r"x(?=TODO)", "", text), text):
                if one.strip() == one and matches(pattern, one):
                    return one
        except (ValueError, IndexError, RecursionError):
            return None
    return None


def from_form(form: TextPattern, given: Mapping[str, str]) -> str | None:
    """A text of a form, with these values of its fields; those that are empty are made up."""
    values = {name: value for name, value in given.items() if value}
    found = (sample(pattern, values) for pattern in form.patterns)
    return next((one for one in found if one), None)


def _fitted(value: str, pattern: str, usual: str) -> str:
    """A given value as its group can have it: as wide a number, or in lower case; else `usual`."""
    wide = value.zfill(len(usual)) if value.isdecimal() else value
    return next((one for one in (value, wide, value.lower()) if matches(pattern, one)), usual)


class _Sampler:
    """Walks a pattern; the first alternative is taken, and each repetition as seldom as can be."""

    def __init__(self, pattern: str, given: Mapping[str, str], filler: str) -> None:
        self.pattern = pattern
        self.given = given
        self.filler = filler
        self.at = 0

    def all(self) -> str:
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
        """An atom with the sign behind it. A wide one (`.+`) stands for a placeholder."""
        match = re.compile(r"(\*|\+|\?|\{(\d+)(?:,\d*)?\})\??").match(self.pattern, self.at)
        if match is None:
            return text
        self.at = match.end()
        if match[2] is not None:
            return text * min(int(match[2]), MOST)
        if wide and match[1] in "*+":
            return self.filler
        return text if match[1] == "+" else ""

    def _atom(self) -> tuple[str, bool]:
        """One thing that can be repeated, and whether it may be any letter."""
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
            return (
                "가" if name == "Hangul" else "1" if name.startswith("N") else "x"
            ), letter == "P"
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
        value = self.given.get((match[1] or "") if match else "", "")
        return _fitted(value, self.pattern[start : self.at - 1], inside) if value else inside

    def _class(self) -> tuple[str, bool]:
        """A class of letters: its first one; of a negated one a letter that it has."""
        end = re.compile(r"\^?\]?(?:\[:\w+:\]|\\.|[^\]\\])*\]").match(self.pattern, self.at)
        if end is None:
            raise ValueError(self.pattern)
        body = self.pattern[self.at : end.end() - 1]
        self.at = end.end()
        whole = f"[{body}]"
        first = ESCAPES.get(body[1], body[1]) if body[:1] == "\\" else body[:1]
        options = [one for one in ("x", "X", "1", "가", "-", " ", first) if one]
        if not body.startswith("^"):
            options = [first, *options]
        for one in options:
            if matches(whole, one):
                return one, body.startswith("^") or matches(whole, "T")
        raise ValueError(self.pattern)
