"""The cheapest alignment between a note's headings and a schema's parts.

Headings and parts are two sequences. A heading can be aligned with a part that it matches, at a
cost; leaving out a heading that matches some part, or a required part, costs more. The cheapest
alignment is found by dynamic programming in O(headings × parts) time, with one byte of memory a
cell. `docs/binding.md` explains it.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from notelint.model.schema_fields import Range

ABSENT = 10
"""The cost of a required part without a heading; an imperfect match costs less."""

MATCH, ADVANCE, SKIP = 1, 2, 3


class AlignmentRow(NamedTuple):
    """A heading with what aligning it costs.

    `costs` maps the parts that it matches to the cost of the match (0: perfect); `left_out` is the
    cost of leaving it out, to be weighed against `ABSENT`.
    """

    costs: Mapping[int, int]
    left_out: int


def align(
    rows: Sequence[AlignmentRow], counts: Sequence[Range], *, ordered: bool
) -> list[int | None]:
    """The part of each heading, or None.

    `counts[p]` is how often part `p` is allowed; a part that is allowed twice can be aligned with
    any number of headings. With `ordered` the parts never decrease.
    """
    if not ordered:
        return _in_any_order(rows, counts)
    return _perfect(rows, counts) or _cheapest(rows, counts)


def _perfect(rows: Sequence[AlignmentRow], counts: Sequence[Range]) -> list[int | None] | None:
    """The alignment without any edit, which a conforming note has, or None."""
    aligned: list[int | None] = []
    part, matched = 0, 0
    for costs, _ in rows:
        while costs.get(part) != 0 or matched >= counts[part].maximum:
            if matched < min(counts[part].minimum, 1):
                return None
            part, matched = part + 1, 0
            if part == len(counts):
                return None
        aligned.append(part)
        matched += 1
    rest = counts[part + 1 :] if matched else counts[part:]
    return None if any(count.minimum for count in rest) else aligned


def _cheapest(rows: Sequence[AlignmentRow], counts: Sequence[Range]) -> list[int | None]:
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
                    match_cost = cost + following[2 * part + 1]
                    if match_cost <= best:
                        best, chosen = match_cost, MATCH
                here[state], choice[state] = best, chosen
        choices.append(choice)
        following = here
    return _walk(choices[::-1])


def _walk(choices: Sequence[bytearray]) -> list[int | None]:
    """Follow the cheapest choices from the first heading on."""
    aligned: list[int | None] = []
    state = 0
    for choice in choices:
        while choice[state] == ADVANCE:
            state = (state | 1) + 1
        aligned.append(state // 2 if choice[state] == MATCH else None)
        if choice[state] == MATCH:
            state |= 1
    return aligned


def _in_any_order(rows: Sequence[AlignmentRow], counts: Sequence[Range]) -> list[int | None]:
    """Each heading gets the part that it matches best and that is not full; best ones first."""
    aligned: list[int | None] = [None] * len(rows)
    number = [0] * len(counts)
    for index in sorted(range(len(rows)), key=lambda index: min(rows[index].costs.values())):
        costs = rows[index].costs
        free = [part for part in costs if number[part] < counts[part].maximum]
        part = min(free, key=lambda part: (costs[part], number[part] > 0, part), default=None)
        if part is not None:
            number[part] += 1
        aligned[index] = part
    return aligned
