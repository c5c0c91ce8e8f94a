"""Runs programs: each character of a text is seen once."""

from collections.abc import Sequence

from notelint.text.regex.program import Program, make_program
from notelint.text.regex.syntax import parse

BEGIN, NEWLINE, WORD, OTHER, END = 1, 2, 4, 8, 16
"""What is before or behind a place: the text's begin or end, or a character of a kind."""

SETS = 5
"""The bits of a kind of characters before those of the sets that it is in."""

MAX_SIZE = 100_000
"""Instructions of an automaton's states, and transitions times `TRANSITION`, that are kept."""

TRANSITION = 10

MAX_CHARS = 5_000
"""Characters whose kinds are kept."""

Groups = dict[str, tuple[int, int]]


class Regex:
    """A compiled pattern.

    `groups` are the names of its groups, in their order, if it was compiled with captures. A state
    of its automaton is a set of instructions that may be next, and what is before them. A
    transition is worked out when it is first taken, and kept in bounded memory.
    """

    def __init__(
        self, pattern: str, *, captures: bool = False, unicode_words: bool = False
    ) -> None:
        """Compile a pattern, with its named groups if `captures`. Raises `PatternError`."""
        tree = parse(pattern, unicode_words=unicode_words)
        self.program = make_program(tree, captures=captures)
        self.groups = tuple(self.program.groups)
        anchored = any(step.kind == "anchor" for step in self.program.instructions)
        self._whole = _Automaton(self.program, anchored=anchored, whole=True)
        self._anywhere = _Automaton(self.program, anchored=anchored, whole=False)

    def fullmatch(self, text: str) -> bool:
        """Whether the pattern matches the whole text."""
        return self._whole.run(text)

    def search(self, text: str) -> bool:
        """Whether it matches anywhere in the text."""
        return self._anywhere.run(text)

    def spans(self, text: str) -> Groups | None:
        """The places `[start, end)` of the groups that take part in a match of the whole text.

        None if the text does not match. Of several ways to match, the first that a backtracking
        engine would find counts.
        """
        if not self.fullmatch(text):
            return None
        saved = _first_match(self.program, [*map(self._whole.kind, text), END])
        return {
            name: (saved[2 * number], saved[2 * number + 1])
            for name, number in self.program.groups.items()
            if saved[2 * number + 1] >= 0
        }


class _State:
    """The instructions that may be next, in order, and what is before this place.

    `next` has the states behind kinds of characters, as far as they are known.
    """

    __slots__ = ("before", "next", "steps")

    def __init__(self, steps: tuple[int, ...], before: int) -> None:
        self.steps = steps
        self.before = before
        self.next: dict[int, _State] = {}


FOUND, DEAD = _State((), 0), _State((), 0)
"""The text matches, whatever follows; it does not."""


class _Automaton:
    """Answers whether a program matches a whole text, or anywhere in it.

    Threads may share one: what one adds is right for all, and a state that is no longer kept stays
    right for who is in it.
    """

    def __init__(self, program: Program, *, anchored: bool, whole: bool) -> None:
        self.program = program
        self.anchored = anchored
        self.whole = whole
        self.kinds: dict[str, int] = {}
        self.clear()

    def clear(self) -> None:
        """Keep no state but a new first one."""
        self.states: dict[tuple[tuple[int, ...], int], _State] = {}
        self.size = 0
        self.start = self.state((self.program.start,), BEGIN if self.anchored else 0)

    def state(self, steps: tuple[int, ...], before: int) -> _State:
        """The state with these instructions."""
        known = self.states.get((steps, before))
        if known is None:
            known = self.states.setdefault((steps, before), _State(steps, before))
            self.size += len(steps) + TRANSITION
        return known

    def run(self, text: str) -> bool:
        """Whether a text matches."""
        kinds = self.kinds
        state = self.start
        for char in text:
            kind = kinds.get(char)
            if kind is None:
                kind = self.kind(char)
            following = state.next.get(kind) or self.step(state, kind)
            if following is DEAD:
                return False
            if following is FOUND:
                return True
            state = following
        return (state.next.get(END) or self.step(state, END)) is FOUND

    def kind(self, char: str) -> int:
        """The kind of a character: its sets as bits, and what it is as a neighbor of others."""
        kind = self.kinds.get(char)
        if kind is not None:
            return kind
        kind = 0
        for number, chars in enumerate(self.program.sets):
            kind |= chars.has(char) << (number + SETS)
        if self.anchored:
            kind |= _context(char)
        if len(self.kinds) >= MAX_CHARS:
            self.kinds.clear()
        self.kinds[char] = kind
        return kind

    def step(self, state: _State, kind: int) -> _State:
        """The state behind a character of a kind, or what is known of the whole text."""
        begins = () if self.whole else (self.program.start,)
        steps, matched = _reachable(self.program, (*state.steps, *begins), state.before, kind)
        if self.size > MAX_SIZE:
            self.clear()
        if kind == END:
            following = FOUND if matched else DEAD
        elif matched and not self.whole:
            following = FOUND
        else:
            instructions = self.program.instructions
            taken = (instructions[step] for step in steps)
            after = {one.next for one in taken if kind >> (one.value + SETS) & 1}
            before = kind & (NEWLINE | WORD | OTHER)
            ended = self.whole and not after
            following = DEAD if ended else self.state(tuple(sorted(after)), before)
        state.next[kind] = following
        self.size += TRANSITION
        return following


def _context(char: str) -> int:
    """What a character is as a neighbor of others; words are ASCII's."""
    if char == "\n":
        return NEWLINE
    return WORD if char.isascii() and (char.isalnum() or char == "_") else OTHER


def _holds(name: str, before: int, behind: int) -> bool:
    """Whether an anchor holds at a place."""
    match name:
        case "begin":
            return bool(before & BEGIN)
        case "end":
            return bool(behind & END)
        case "line_begin":
            return bool(before & (BEGIN | NEWLINE))
        case "line_end":
            return bool(behind & (END | NEWLINE))
    return (bool(before & WORD) != bool(behind & WORD)) == (name == "word_edge")


def _reachable(
    program: Program, steps: tuple[int, ...], before: int, behind: int
) -> tuple[list[int], bool]:
    """The `char` instructions that can be reached without a character; and is a match?"""
    waiting, seen = list(steps), set(steps)
    chars, matched = [], False
    while waiting:
        number = waiting.pop()
        kind, following, other, _, name = program.instructions[number]
        if kind == "char":
            chars.append(number)
            continue
        if kind == "match":
            matched = True
            continue
        if kind == "anchor" and not _holds(name, before, behind):
            continue
        for reached in (following, other) if kind == "split" else (following,):
            if reached not in seen:
                seen.add(reached)
                waiting.append(reached)
    return chars, matched


def _first_match(program: Program, kinds: Sequence[int]) -> tuple[int, ...]:
    """The places of groups in the first way to match a whole text, which does match.

    `kinds` are those of its characters and `END`. All ways are followed at once, in their order; of
    those that are at the same instruction only the first counts.
    """
    instructions = program.instructions
    nowhere = (-1,) * (2 * len(program.groups))
    threads = [(program.start, nowhere)]
    before = BEGIN
    for at, kind in enumerate(kinds):
        seen: set[int] = set()
        following: list[tuple[int, tuple[int, ...]]] = []
        threads.reverse()
        while threads:
            number, saved = threads.pop()
            if number in seen:
                continue
            seen.add(number)
            what, after, other, value, name = instructions[number]
            if what == "char":
                if kind >> value + SETS & 1:
                    following.append((after, saved))
            elif what == "split":
                threads.append((other, saved))
                threads.append((after, saved))
            elif what == "save":
                threads.append((after, (*saved[:value], at, *saved[value + 1 :])))
            elif what == "match":
                if kind == END:
                    return saved
            elif _holds(name, before, kind):
                threads.append((after, saved))
        threads = following
        before = kind & (NEWLINE | WORD | OTHER)
    return nowhere
