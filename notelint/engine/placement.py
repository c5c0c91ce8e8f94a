"""Decides which heading of a scope (the note, or one section) is which part of the schema."""

from collections.abc import Sequence
from typing import NamedTuple

from notelint.engine.align import align
from notelint.engine.headings import Candidate, Match, costs_of, match_all
from notelint.model.schema import ANY_LEVEL, Order, Part, Range
from notelint.text.heading import LIKELY, similarity

NONE = Range(0, 0)
"""How many headings a part takes that is found by its region."""


class Placement(NamedTuple):
    """Headings are rows, parts columns: both indexes into the scope's sequences.

    `found` has what each heading matches. `taken` gives headings their part; of these, `moved`
    stand out of order, `surplus` are more than the schema allows, and `likely` only look like
    the part's name. `instead` are headings without a part that stand where a required part
    lacks. `inner` belong to the scope of the part before them, `content` are mere content.
    """

    found: list[dict[int, Match]]
    taken: dict[int, int]
    moved: set[int]
    surplus: set[int]
    likely: set[int]
    instead: dict[int, int]
    inner: set[int]
    content: set[int]


def place(headings: Sequence[Candidate], parts: Sequence[Part], order: Order) -> Placement:
    """Place all headings of a scope; each step sees what the ones before it decided."""
    found = match_all(headings, parts)
    rows = [row for row, matches in enumerate(found) if matches]
    counts = [part.times if part.heading else NONE for part in parts]
    given = align(costs_of([found[row] for row in rows]), counts, ordered=order != "any")
    taken = {row: part for row, part in zip(rows, given, strict=True) if part is not None}
    moved, surplus = _place_leftovers(
        [row for row in rows if row not in taken], found, taken, parts
    )
    inner, content = _sort_others(headings, parts, taken)
    others = [row for row in range(len(headings)) if row not in taken and row not in content]
    likely = _place_lookalikes(others, headings, parts, taken)
    instead = _stand_ins(
        [row for row in others if row not in taken and row not in inner], headings, parts, taken
    )
    inner -= likely
    return Placement(found, taken, moved, surplus, likely, instead, inner, content)


def _place_leftovers(
    rows: Sequence[int],
    found: Sequence[dict[int, Match]],
    taken: dict[int, int],
    parts: Sequence[Part],
) -> tuple[set[int], set[int]]:
    """Headings that match a part but did not fit in are out of order, or too many."""
    number = [0] * len(parts)
    for part in taken.values():
        number[part] += 1
    moved: set[int] = set()
    surplus: set[int] = set()
    for row in rows:
        matches = found[row]
        free = [part for part in matches if number[part] < parts[part].times.most]
        best = min(free or matches, key=lambda part: (number[part] > 0, matches[part].cost, part))
        (moved if free else surplus).add(row)
        taken[row] = best
        number[best] += 1
    return moved, surplus


def _sort_others(
    headings: Sequence[Candidate], parts: Sequence[Part], taken: dict[int, int]
) -> tuple[set[int], set[int]]:
    """Headings of inner scopes, and mere content: what is deeper than any part's heading.

    A level-1 heading at the very top is the note's title where the schema has no word on titles.
    """
    stands = dict.fromkeys(range(len(parts)), 0)
    for row, part in taken.items():
        stands[part] = max(stands[part], headings[row].block.level)
    deepest = max((level or _least_level(parts[part]) for part, level in stands.items()), default=0)
    inner, content = set(), set()
    open_row: int | None = None
    for row, heading in enumerate(headings):
        if row in taken:
            open_row = row
            continue
        within = parts[taken[open_row]].parts if open_row is not None else ()
        if within and (
            heading.block.level > headings[open_row or 0].block.level
            or match_all([heading], within)[0]
        ):
            inner.add(row)
        elif heading.block.level > deepest > 0 or (row == 0 and _is_title(heading, parts)):
            content.add(row)
    return inner, content


def _is_title(heading: Candidate, parts: Sequence[Part]) -> bool:
    asked = any(part.heading and part.heading.levels.most == 1 for part in parts)
    return heading.block.level == 1 and not asked


def _least_level(part: Part) -> int:
    """The level that an absent part's heading would have; sections seldom stand at level 1."""
    if part.heading is None:
        return 0
    return 2 if part.heading.levels == ANY_LEVEL else part.heading.levels.least


def _place_lookalikes(
    rows: Sequence[int],
    headings: Sequence[Candidate],
    parts: Sequence[Part],
    taken: dict[int, int],
) -> set[int]:
    """A heading without a part and a part without a heading may be meant for each other."""
    likely: set[int] = set()
    present = set(taken.values())
    for index, part in enumerate(parts):
        if index in present or part.heading is None or not part.heading.names:
            continue
        names = part.heading.names
        best, found = LIKELY, None
        for row in rows:
            if row in likely:
                continue
            likeness = max(similarity(name, headings[row].text) for name in names)
            if likeness > best or (found is None and likeness == best):
                best, found = likeness, row
        if found is not None:
            likely.add(found)
            taken[found] = index
    return likely


def _stand_ins(
    rows: Sequence[int],
    headings: Sequence[Candidate],
    parts: Sequence[Part],
    taken: dict[int, int],
) -> dict[int, int]:
    """For each required part that lacks, the strange heading that stands where it should."""
    instead: dict[int, int] = {}
    present = set(taken.values())
    for index, part in enumerate(parts):
        if index in present or part.heading is None or not part.times.least:
            continue
        after = max((row for row, other in taken.items() if other < index), default=-1)
        before = min((row for row, other in taken.items() if other > index), default=len(headings))
        for row in rows:
            level = headings[row].block.level
            if after < row < before and row not in instead and level in part.heading.levels:
                instead[row] = index
                break
    return instead
