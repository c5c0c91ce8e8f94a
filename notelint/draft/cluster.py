"""Groups notes of one structure: greedy leaders, compared by what recurs in the notes."""

from collections import Counter
from collections.abc import Sequence

from notelint.draft.sketch import Sketch

ALIKE = 0.4
"""From this share of common features on (Jaccard's), two notes are of one kind."""

RECURRING = 0.05
"""A feature counts if so many of the notes have it: titles, of which each is unique, do not."""

MOST = 100
"""Leaders at most, so that the work stays linear; a note that fits none of them is an outlier."""


def cluster(sketches: Sequence[Sketch]) -> list[list[Sketch]]:
    """The notes in groups, the largest first; each group in the order of the notes.

    The most frequent structures lead: each further note joins the leader it has most in common
    with. Notes in which nothing recurs are a group of their own.
    """
    spread = Counter(feature for one in sketches for feature in one.features())
    least = max(2, RECURRING * len(sketches))
    kept = frozenset(feature for feature, number in spread.items() if number >= least)
    shapes = [one.features() & kept for one in sketches]
    leaders: list[frozenset[str]] = []
    home: dict[frozenset[str], frozenset[str] | None] = {}
    for shape, _ in sorted(Counter(shapes).items(), key=lambda pair: (-pair[1], sorted(pair[0]))):
        best = max(leaders, key=lambda leader: _alike(shape, leader), default=None)
        if best is not None and _alike(shape, best) >= ALIKE:
            home[shape] = best
        elif len(leaders) < MOST:
            leaders.append(shape)
            home[shape] = shape
        else:
            home[shape] = None
    groups: dict[frozenset[str] | None, list[Sketch]] = {}
    for shape, one in zip(shapes, sketches, strict=True):
        groups.setdefault(home[shape], []).append(one)
    return sorted(groups.values(), key=len, reverse=True)


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    if not one or not other:
        return float(one == other)
    return len(one & other) / len(one | other)
