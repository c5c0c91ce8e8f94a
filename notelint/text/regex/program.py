"""Makes a list of instructions of a pattern's tree."""

from collections.abc import Iterator
from typing import NamedTuple

from notelint.text.regex.brackets import PatternError
from notelint.text.regex.charsets import CharSet
from notelint.text.regex.syntax import UNLIMITED, Tree

MAX_INSTRUCTIONS = 5_000
"""The size of a program: it bounds the time for a character, and the memory."""


class Instruction(NamedTuple):
    """One step.

    `char`: a character of the set number `value`, then `next`; `anchor`: if `name` holds here, then
    `next`; `split`: either `next` or, if that fails, `other`; `save`: keep the place under the
    number `value`, then `next`; `match`: the end.
    """

    kind: str
    next: int = 0
    other: int = 0
    value: int = 0
    name: str = ""


class Program(NamedTuple):
    """Instructions, of which `start` is the first, the sets of characters, the groups' numbers.

    A group's place is saved under twice its number, its end under the number behind that.
    """

    instructions: tuple[Instruction, ...]
    start: int
    sets: tuple[CharSet, ...]
    groups: dict[str, int]


def make_program(tree: Tree, *, captures: bool) -> Program:
    """The program of a tree, without groups unless they are wanted. Raises `PatternError`."""
    maker = _Maker(captures)
    if captures:
        maker.groups = {name: number for number, name in enumerate(_names(tree))}
    start = maker.emit(tree, maker.add(Instruction("match")))
    return Program(tuple(maker.instructions), start, tuple(maker.sets), maker.groups)


def _names(tree: Tree) -> Iterator[str]:
    """The names of groups, in the order in which they begin."""
    if tree.kind == "group":
        yield tree.name
    for part in tree.parts:
        yield from _names(part)


class _Maker:
    """Emits instructions from the end to the beginning, so that each knows what follows."""

    def __init__(self, captures: bool) -> None:
        self.captures = captures
        self.instructions: list[Instruction] = []
        self.sets: dict[CharSet, int] = {}
        self.groups: dict[str, int] = {}

    def add(self, instruction: Instruction) -> int:
        if len(self.instructions) >= MAX_INSTRUCTIONS:
            raise PatternError("pattern too large - compile failed")
        self.instructions.append(instruction)
        return len(self.instructions) - 1

    def emit(self, tree: Tree, after: int) -> int:
        """The number of the first instruction of a tree; those that follow begin at `after`."""
        if tree.kind == "set" and tree.chars is not None:
            number = self.sets.setdefault(tree.chars, len(self.sets))
            return self.add(Instruction("char", after, value=number))
        if tree.kind == "anchor":
            return self.add(Instruction("anchor", after, name=tree.name))
        if tree.kind == "sequence":
            for part in reversed(tree.parts):
                after = self.emit(part, after)
            return after
        if tree.kind == "choice":
            start = self.emit(tree.parts[-1], after)
            for part in reversed(tree.parts[:-1]):
                start = self.split(self.emit(part, after), start)
            return start
        if tree.kind == "group":
            return self.group(tree, after)
        return self.repeat(tree, after)

    def split(self, first: int, second: int, *, lazy: bool = False) -> int:
        if lazy:
            first, second = second, first
        return self.add(Instruction("split", first, second))

    def group(self, tree: Tree, after: int) -> int:
        if not self.captures:
            return self.emit(tree.parts[0], after)
        number = self.groups[tree.name]
        end = self.add(Instruction("save", after, value=2 * number + 1))
        return self.add(Instruction("save", self.emit(tree.parts[0], end), value=2 * number))

    def repeat(self, tree: Tree, after: int) -> int:
        part = tree.parts[0]
        if tree.maximum == UNLIMITED:
            # `x+` is a loop behind an x, `x*` the same that may be left out
            loop = self.add(Instruction("split"))
            body = self.emit(part, loop)
            first, second = (after, body) if tree.lazy else (body, after)
            self.instructions[loop] = Instruction("split", first, second)
            start = body if tree.minimum else loop
            for _ in range(tree.minimum - 1):
                start = self.emit(part, start)
            return start
        start = after
        for _ in range(tree.maximum - tree.minimum):
            start = self.split(self.emit(part, start), after, lazy=tree.lazy)
        for _ in range(tree.minimum):
            start = self.emit(part, start)
        return start
