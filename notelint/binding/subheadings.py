"""Tells sub-headings that happen to have a part's name from parts at a wrong level."""

from collections import Counter
from collections.abc import Mapping, Sequence

from notelint.binding.match_headings import HeadingCandidate, HeadingMatch
from notelint.model.schema import Part


def release_subheadings(
    headings: Sequence[HeadingCandidate],
    parts: Sequence[Part],
    found: Sequence[Mapping[int, HeadingMatch]],
    taken: dict[int, int],
) -> set[int]:
    """Take their part from headings among the sub-headings of a section, and return them.

    Such a heading is deeper than its part allows, and the part may be absent or stands at its
    level elsewhere. A section's only sub-heading keeps its part: its level is probably a slip. So
    do those below a part with parts of its own, where sub-headings are not the writer's.
    """
    doubtful = _doubtful(headings, parts, found, taken)
    if not doubtful:
        return set()
    beside = _next_beside(headings, taken, doubtful)
    released: set[int] = set()
    owner, free, others = 0, False, False  # the open section: its level, what stands in it
    for row, heading in enumerate(headings):
        level = heading.block.level
        inside = 0 < owner < level
        if row in doubtful and inside and free and (others or beside[row] > owner):
            released.add(row)
            del taken[row]
            others = True
        elif row in taken:
            part = parts[taken[row]]
            owner = level if part.parts or (part.heading and part.heading.named) else 0
            free, others = not part.parts, False
        elif inside:
            others = True
        else:  # all sections stand below a title
            owner = level if level > 1 and heading.at > 0 else 0
            free, others = True, False
    return released


def _doubtful(
    headings: Sequence[HeadingCandidate],
    parts: Sequence[Part],
    found: Sequence[Mapping[int, HeadingMatch]],
    taken: Mapping[int, int],
) -> set[int]:
    """Headings deeper than their part, which may be absent or stands at its level elsewhere.

    A part with parts of its own is known by more than its name.
    """
    at_level = Counter(part for row, part in taken.items() if not found[row][part].wrong_level)
    doubtful = set()
    for row, index in taken.items():
        part = parts[index]
        deeper = part.heading and headings[row].block.level > part.heading.levels.maximum
        if deeper and not part.parts and at_level[index] >= part.times.minimum:
            doubtful.add(row)
    return doubtful


def _next_beside(
    headings: Sequence[HeadingCandidate], taken: Mapping[int, int], doubtful: set[int]
) -> dict[int, int]:
    """The level of the next heading without a part that is not below the doubtful one; or 0.

    Found only before the next heading that surely is a part.
    """
    beside: dict[int, int] = {}
    following: list[tuple[int, int]] = []  # levels and rows, of each level the nearest
    for row in range(len(headings) - 1, -1, -1):
        level = headings[row].block.level
        if row in doubtful:
            near = [(at, other) for other, at in following if other <= level]
            beside[row] = min(near, default=(0, 0))[1]
        elif row in taken:
            following = []
        else:
            following = [one for one in following if one[0] != level] + [(level, row)]
    return beside
