"""The alignment of least edits between a note's headings and a schema's parts.

Headings and parts are two sequences. Each heading may be taken for a part that it matches, at a
cost; to leave out a heading that matches some part, or a part that must be there, costs more.
The cheapest way through is found by dynamic programming in O(headings × parts) time, with one
byte of memory a cell. `docs/binding.md` tells the whole story.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from notelint.model.schema_fields import Range

ABSENT = 10
"""The cost of a required part without a heading; a match that is not perfect costs less."""

MATCH, ADVANCE, SKIP = 1, 2, 3


class Row(NamedTuple):
    """A heading as the alignment sees it.

    `costs` maps the parts that it matches to what the match costs (0: perfect); `left_out` is
    the cost of leaving it out, to be weighed against `ABSENT`.
    """

    costs: Mapping[int, int]
    left_out: int


def align(rows: Sequence[Row], counts: Sequence[Range], *, ordered: bool) -> list[int | None]:
    """Give each heading a part, or None.

    `counts[p]` is how often part `p` may stand; whether it stands more often is looked at
    elsewhere if it may stand twice. With `ordered` the parts given never decrease.
    """
    if not ordered:
        return _in_any_order(rows, counts)
    return _perfect(rows, counts) or _cheapest(rows, counts)


def _perfect(rows: Sequence[Row], counts: Sequence[Range]) -> list[int | None] | None:
    """The alignment without any edit that a conforming note has, or None."""
    given: list[int | None] = []
    part, taken = 0, 0
    for costs, _ in rows:
        while costs.get(part) != 0 or taken >= counts[part].maximum:
            if taken < min(counts[part].minimum, 1):
                return None
            part, taken = part + 1, 0
            if part == len(counts):
                return None
        given.append(part)
        taken += 1
    rest = counts[part + 1 :] if taken else counts[part:]
    return None if any(count.minimum for count in rest) else given


def _cheapest(rows: Sequence[Row], counts: Sequence[Range]) -> list[int | None]:
    """Dynamic programming from the last heading back.

    A state is a part and whether it was matched already: index `2 * part + matched`. On equal
    cost a match is preferred, and an earlier heading to a later one.
    """
    size = len(counts)
    penalty = [ABSENT if count.minimum else 0 for count in counts]
    repeats = [count.maximum > 1 for count in counts]
    following = [0] * (2 * size + 2)
    for part in range(size - 1, -1, -1):
        following[2 * part] = penalty[part] + following[2 * part + 2]
        following[2 * part + 1] = following[2 * part + 2]
    choices: list[bytearray] = []
    for costs, left_out in reversed(rows):
        here = [0] * (2 * size + 2)
        choice = bytearray(2 * size + 2)
        here[-2] = here[-1] = left_out + following[-2]
        choice[-2] = choice[-1] = SKIP
        for part in range(size - 1, -1, -1):
            cost = costs.get(part)
            for matched in (0, 1):
                state = 2 * part + matched
                best = (0 if matched else penalty[part]) + here[2 * part + 2]
                chosen = ADVANCE
                if left_out + following[state] < best:
                    best, chosen = left_out + following[state], SKIP
                if cost is not None and (not matched or repeats[part]):
                    taken = cost + following[2 * part + 1]
                    if taken <= best:
                        best, chosen = taken, MATCH
                here[state], choice[state] = best, chosen
        choices.append(choice)
        following = here
    return _walk(choices[::-1])


def _walk(choices: Sequence[bytearray]) -> list[int | None]:
    """Follow the cheapest choices from the first heading on."""
    given: list[int | None] = []
    state = 0
    for choice in choices:
        while choice[state] == ADVANCE:
            state = (state | 1) + 1
        given.append(state // 2 if choice[state] == MATCH else None)
        if choice[state] == MATCH:
            state |= 1
    return given


def _in_any_order(rows: Sequence[Row], counts: Sequence[Range]) -> list[int | None]:
    """Each heading takes the part that it matches best and that is not full; best ones first."""
    given: list[int | None] = [None] * len(rows)
    taken = [0] * len(counts)
    for index in sorted(range(len(rows)), key=lambda index: min(rows[index].costs.values())):
        costs = rows[index].costs
        free = [part for part in costs if taken[part] < counts[part].maximum]
        part = min(free, key=lambda part: (costs[part], taken[part] > 0, part), default=None)
        if part is not None:
            taken[part] += 1
        given[index] = part
    return given
