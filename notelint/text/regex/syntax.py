r"""Parses a pattern, in RE2's syntax and with its error messages, to a tree."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from notelint.text.lazy_pattern import LazyPattern
from notelint.text.regex.brackets import PatternError, char_escape, class_escape, read_brackets
from notelint.text.regex.charsets import CharItem, CharSet

MAX_REPEAT = 1_000
"""How often a repetition may ask for something, the repetitions inside it multiplied."""

MAX_DEPTH = 100
"""Groups inside groups."""

COUNTED = LazyPattern(r"\{(0|[1-9]\d{0,7})(?:(,)(0|[1-9]\d{0,7})?)?\}", re.ASCII)
PERL_GROUP = LazyPattern(
    r"\(\?P?<(\w*)>|\(\?([imsU]*(?:-[imsU]+)?)([:)])|\(\?<[=!]|\(\?P?<|\(\?P.|\(\?[imsU-]*.?",
    re.DOTALL,
)
QUOTED = LazyPattern(r"\\Q(.*?)(?:\\E|\Z)", re.DOTALL)
ANCHORS = {"A": "begin", "z": "end", "b": "word_edge", "B": "no_word_edge"}
UNLIMITED = -1


class Tree(NamedTuple):
    """A part of a pattern.

    `kind`: `set` (one character of `chars`), `anchor` (of the name `name`), `sequence` or `choice`
    of `parts`, `repeat` of the only part (`minimum` to `maximum` times, -1: without a limit),
    `group` with a `name`. `repeats`: how often its parts are asked for at most.
    """

    kind: str
    parts: "tuple[Tree, ...]" = ()
    chars: CharSet | None = None
    name: str = ""
    minimum: int = 0
    maximum: int = 0
    lazy: bool = False
    repeats: int = 1


class _Scope:
    """An open group: its alternatives so far, and the flags outside of it."""

    def __init__(self, flags: frozenset[str], name: str = "") -> None:
        self.flags = flags
        self.name = name
        self.choices: list[list[Tree]] = [[]]

    def tree(self) -> Tree:
        choices = [_sequence(parts) for parts in self.choices]
        whole = choices[0] if len(choices) == 1 else _choice(choices)
        return _of("group", (whole,), self.name) if self.name else whole


def parse(pattern: str, *, unicode_words: bool = False) -> Tree:
    r"""The tree of a pattern, in which `\w` is ASCII or Unicode's. Raises `PatternError`."""
    return _Parser(pattern, unicode_words).parse()


def _of(kind: str, parts: Sequence[Tree], name: str = "") -> Tree:
    repeats = max((part.repeats for part in parts), default=1)
    return Tree(kind, tuple(parts), name=name, repeats=repeats)


def _sequence(parts: Sequence[Tree]) -> Tree:
    return parts[0] if len(parts) == 1 else _of("sequence", parts)


def _choice(choices: Sequence[Tree]) -> Tree:
    """Alternatives; if each is one character, a set."""
    sets = [tree.chars for tree in choices if tree.chars and not tree.chars.negated]
    if len(sets) < len(choices) or len({chars.fold for chars in sets}) > 1:
        return _of("choice", choices)
    items = tuple(item for chars in sets for item in chars.items)
    return Tree("set", chars=CharSet(items, fold=sets[0].fold))


class _Parser:
    """Goes through a pattern once; open groups are a stack."""

    def __init__(self, pattern: str, unicode_words: bool) -> None:
        self.pattern = pattern
        self.unicode_words = unicode_words
        self.at = 0
        self.flags: frozenset[str] = frozenset()
        self.scopes = [_Scope(self.flags)]
        self.names: set[str] = set()

    def parse(self) -> Tree:
        pattern = self.pattern
        repeated_from = -1  # where the repetition before this place begins
        while self.at < len(pattern):
            start, sign = self.at, pattern[self.at]
            repeated = repeated_from
            repeated_from = -1
            if sign in "*+?" or (sign == "{" and COUNTED.match(pattern, start)):
                repeated_from = start
                self.repetition(repeated)
            elif sign == "(":
                self.open()
            elif sign == ")":
                self.close()
            elif sign == "|":
                self.at += 1
                self.scopes[-1].choices.append([])
            elif sign == "[":
                negated, items, self.at = read_brackets(pattern, start, self.unicode_words)
                self.add_set(CharSet(items, negated, "i" in self.flags))
            elif sign == "\\":
                self.escape()
            else:
                self.at += 1
                self.sign(sign)
        if len(self.scopes) > 1:
            raise PatternError(f"missing ): {pattern}")
        return self.scopes[0].tree()

    def add(self, tree: Tree) -> None:
        self.scopes[-1].choices[-1].append(tree)

    def add_set(self, chars: CharSet) -> None:
        self.add(Tree("set", chars=chars))

    def literal(self, char: str) -> None:
        self.add_set(CharSet((CharItem(((char, char),)),), fold="i" in self.flags))

    def sign(self, sign: str) -> None:
        """A character that may have a meaning."""
        if sign == ".":
            self.add_set(CharSet(() if "s" in self.flags else (CharItem((("\n", "\n"),)),), True))
        elif sign == "^":
            self.add(Tree("anchor", name="line_begin" if "m" in self.flags else "begin"))
        elif sign == "$":
            self.add(Tree("anchor", name="line_end" if "m" in self.flags else "end"))
        else:
            self.literal(sign)

    def repetition(self, repeated: int) -> None:
        """`*`, `+`, `?`, `{2,3}`, each also lazy, of the last tree."""
        start, sign = self.at, self.pattern[self.at]
        counted = COUNTED.match(self.pattern, start) if sign == "{" else None
        self.at = counted.end() if counted else start + 1
        lazy = self.pattern.startswith("?", self.at)
        self.at += lazy
        operator = self.pattern[start : self.at]
        if repeated >= 0:
            raise PatternError(f"bad repetition operator: {self.pattern[repeated : self.at]}")
        parts = self.scopes[-1].choices[-1]
        if not parts:
            raise PatternError(f"no argument for repetition operator: {operator}")
        minimum, maximum = (1 if sign == "+" else 0), (1 if sign == "?" else UNLIMITED)
        repeats = parts[-1].repeats
        if counted:
            minimum = int(counted[1])
            limit = counted[3] if counted[2] else counted[1]
            maximum = int(limit) if limit else UNLIMITED
            repeats *= max(minimum, maximum, 1)
            if max(minimum, maximum) > MAX_REPEAT or UNLIMITED < maximum < minimum:
                raise PatternError(f"invalid repetition size: {operator}")
            if repeats > MAX_REPEAT and max(minimum, maximum) > 1:
                raise PatternError(f"invalid repetition size: {operator}")
        lazy = lazy != ("U" in self.flags)
        parts[-1] = Tree("repeat", (parts[-1],), None, "", minimum, maximum, lazy, repeats)

    def open(self) -> None:
        """`(`, `(?:`, `(?P<name>`, `(?i)`, `(?i:`."""
        name = ""
        special = self.pattern.startswith("(?", self.at)
        match = PERL_GROUP.match(self.pattern, self.at) if special else None
        if match is None:
            self.at += 1
        elif match[1] is not None:
            name = match[1]
            if not name:
                raise PatternError(f"invalid named capture group: {match[0]}")
            if name in self.names:  # as in RE2, the first group of a name counts
                name = ""
            self.names.add(name)
            self.at = match.end()
        elif match[3] is None:
            if match[0] in ("(?<", "(?P<"):
                raise PatternError(f"invalid named capture group: {self.pattern[self.at :]}")
            raise PatternError(f"invalid perl operator: {match[0]}")
        else:
            self.at = match.end()
            outside = self.flags
            on, _, off = match[2].partition("-")
            self.flags = (outside | set(on)) - set(off)
            if match[3] == ":":
                self.push(outside)
            return
        self.push(self.flags, name)

    def push(self, flags: frozenset[str], name: str = "") -> None:
        if len(self.scopes) > MAX_DEPTH:
            raise PatternError("expression nests too deeply")
        self.scopes.append(_Scope(flags, name))

    def close(self) -> None:
        if len(self.scopes) == 1:
            raise PatternError(f"unexpected ): {self.pattern}")
        self.at += 1
        scope = self.scopes.pop()
        self.flags = scope.flags
        self.add(scope.tree())

    def escape(self) -> None:
        """A backslash outside of brackets."""
        letter = self.pattern[self.at + 1 : self.at + 2]
        quoted = QUOTED.match(self.pattern, self.at) if letter == "Q" else None
        if quoted:
            self.at = quoted.end()
            for char in quoted[1]:
                self.literal(char)
        elif letter in ANCHORS:
            self.at += 2
            self.add(Tree("anchor", name=ANCHORS[letter]))
        elif escaped := class_escape(self.pattern, self.at, self.unicode_words):
            item, self.at = escaped
            self.add_set(CharSet((item,), fold="i" in self.flags))
        else:
            char, self.at = char_escape(self.pattern, self.at)
            self.literal(char)
