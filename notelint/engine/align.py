"""The alignment of least edits between a note's headings and a schema's parts.

Headings and parts are two sequences. Each heading may be taken for a part that it matches, at a
cost; leaving out a heading that matches some part, or a part that must be there, costs an edit.
The cheapest way through is found by dynamic programming in O(headings × parts) time, with one
byte of memory a cell. `docs/binding.md` tells the whole story.
"""

from collections.abc import Mapping, Sequence

from notelint.model.schema import Range

EDIT = 10
"""The cost of an edit; a match that is not perfect costs less than one."""

MATCH, ADVANCE, SKIP = 1, 2, 3


def align(
    costs: Sequence[Mapping[int, int]], counts: Sequence[Range], *, ordered: bool
) -> list[int | None]:
    """Give each heading a part, or None.

    `costs[h]` maps the parts that heading `h` matches to what the match costs (0: perfect);
    `counts[p]` is how often part `p` may stand. With `ordered` the parts given never decrease.
    """
    if not ordered:
        return _in_any_order(costs, counts)
    return _perfect(costs, counts) or _cheapest(costs, counts)


def _perfect(
    costs: Sequence[Mapping[int, int]], counts: Sequence[Range]
) -> list[int | None] | None:
    """The alignment without any edit that a conforming note has, or None."""
    given: list[int | None] = []
    part, taken = 0, 0
    for matches in costs:
        while matches.get(part) != 0 or taken >= counts[part].most:
            if taken < min(counts[part].least, 1):
                return None
            part, taken = part + 1, 0
            if part == len(counts):
                return None
        given.append(part)
        taken += 1
    rest = counts[part + 1 :] if taken else counts[part:]
    return None if any(count.least for count in rest) else given


def _cheapest(costs: Sequence[Mapping[int, int]], counts: Sequence[Range]) -> list[int | None]:
    """Dynamic programming from the last heading back.

    A state is a part and whether it was matched already: index `2 * part + matched`. On equal
    cost a match is preferred, and an earlier heading to a later one.
    """
    size = len(counts)
    penalty = [EDIT if count.least else 0 for count in counts]
    repeats = [count.most > 1 for count in counts]
    following = [0] * (2 * size + 2)
    for part in range(size - 1, -1, -1):
        following[2 * part] = penalty[part] + following[2 * part + 2]
        following[2 * part + 1] = following[2 * part + 2]
    choices: list[bytearray] = []
    for matches in reversed(costs):
        here = [0] * (2 * size + 2)
        choice = bytearray(2 * size + 2)
        here[-2] = here[-1] = EDIT + following[-2]
        choice[-2] = choice[-1] = SKIP
        for part in range(size - 1, -1, -1):
            cost = matches.get(part)
            for matched in (0, 1):
                state = 2 * part + matched
                best = (0 if matched else penalty[part]) + here[2 * part + 2]
                chosen = ADVANCE
                if EDIT + following[state] < best:
                    best, chosen = EDIT + following[state], SKIP
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


def _in_any_order(costs: Sequence[Mapping[int, int]], counts: Sequence[Range]) -> list[int | None]:
    """Each heading takes the part that it matches best and that is not full."""
    given: list[int | None] = []
    taken = [0] * len(counts)
    for matches in costs:
        free = [part for part in matches if taken[part] < counts[part].most]
        part = min(free, key=lambda part: (matches[part], taken[part] > 0, part), default=None)
        if part is not None:
            taken[part] += 1
        given.append(part)
    return given
