"""Which of a note's headings can be which of a schema's parts, and how well each fits."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from notelint.binding.align import Row
from notelint.model.note import Block
from notelint.model.schema import Heading, Part
from notelint.text.headings import fold_heading
from notelint.text.patterns import matches

TOLERANT = 1
WRONG_REGION = 2
WRONG_LEVEL = 3
"""Costs of a match, to be weighed against `notelint.binding.align.ABSENT`."""

LEFT_OUT = 1000
"""The cost of leaving out a heading: that many sections have to move is worse than all else."""

DOUBTFUL = 100
"""The cost of leaving out one that matches at wrong levels only: it may be mere content."""


ANY_TEXT = "¿7 Qx, 쀓?"
"""A text that nobody asks for: a pattern that fits it fits any."""


class HeadingCandidate(NamedTuple):
    """A heading of the note: its text on one line, its place among the blocks, its region.

    `opens`: the note's text begins with it.
    """

    block: Block
    text: str
    at: int
    region: str
    opens: bool = False


class HeadingMatch(NamedTuple):
    """How a heading matches a part. `name` is the alias that it only resembles, or ""."""

    cost: int
    name: str = ""
    wrong_level: bool = False
    wrong_region: bool = False


def match_all(
    candidates: Iterable[HeadingCandidate], parts: Sequence[Part]
) -> list[dict[int, HeadingMatch]]:
    """For each heading the parts (by index) that it matches.

    A part's very name or pattern, at the right level, is taken at its word. Otherwise parts of
    any name come into question too, and names that differ only in form; and parts of another
    region, if the heading has their name.
    """
    headed = [
        _Headed(index, part.heading, part.region)
        for index, part in enumerate(parts)
        if part.heading
    ]
    sides: dict[str, _Sides] = {}
    found = []
    for candidate in candidates:
        region = candidate.region
        if region not in sides:
            sides[region] = _Sides.of(headed, region)
        found.append(_matches_of(candidate, sides[region]))
    return found


class _Headed(NamedTuple):
    """A part that has a heading, by its index."""

    at: int
    heading: Heading
    region: str


class _Sides(NamedTuple):
    """The parts that may stand in a region, and named ones that belong to others."""

    here: Sequence[_Headed]
    elsewhere: Sequence[_Headed]

    @classmethod
    def of(cls, headed: Sequence[_Headed], region: str) -> "_Sides":
        here = [one for one in headed if one.region in ("", region)]
        elsewhere = [one for one in headed if one.region not in ("", region)]
        return cls(here, [one for one in elsewhere if not is_of_any_text(one.heading)])


def _matches_of(candidate: HeadingCandidate, sides: _Sides) -> dict[int, HeadingMatch]:
    exact = _exact_matches(candidate, sides.here)
    if any(not match.wrong_level for match in exact.values()):
        return exact
    found = {**_loose_matches(candidate, sides.here), **exact}
    if not sides.elsewhere:
        return found
    strays = {
        **_loose_matches(candidate, sides.elsewhere),
        **_exact_matches(candidate, sides.elsewhere),
    }
    for part, match in strays.items():
        found[part] = match._replace(cost=match.cost + WRONG_REGION, wrong_region=True)
    return found


def _exact_matches(
    candidate: HeadingCandidate, headed: Sequence[_Headed]
) -> dict[int, HeadingMatch]:
    """Parts with the heading's very text as a name; of none, those with a pattern that fits."""
    text = candidate.text
    return {
        one.at: _match(candidate, one.heading) for one in headed if text in one.heading.names
    } or {
        one.at: _match(candidate, one.heading)
        for one in headed
        if one.heading.patterns and _fits_pattern(candidate, one.heading)
    }


def _fits_pattern(candidate: HeadingCandidate, heading: Heading) -> bool:
    """Whether a heading reads as a part's pattern does, at a level at which that means anything.

    A text that any heading has makes no part of one at a wrong level; nor does a title's pattern
    make a title of a deeper one, unless it opens the note.
    """
    levels = heading.levels
    title = levels.maximum == 1 and not candidate.opens
    if candidate.block.level not in levels and (title or is_of_any_text(heading)):
        return False
    return any(matches(pattern, candidate.text) for pattern in heading.patterns)


def is_of_any_text(heading: Heading) -> bool:
    """Whether any text will do: there is neither name nor pattern, or a pattern fits them all."""
    return not heading.names and (
        not heading.patterns or any(matches(pattern, ANY_TEXT) for pattern in heading.patterns)
    )


def _match(candidate: HeadingCandidate, heading: Heading, name: str = "") -> HeadingMatch:
    wrong_level = candidate.block.level not in heading.levels
    return HeadingMatch(WRONG_LEVEL * wrong_level + TOLERANT * bool(name), name, wrong_level)


def _loose_matches(
    candidate: HeadingCandidate, headed: Iterable[_Headed]
) -> dict[int, HeadingMatch]:
    """Parts of any name and this level, and parts with a name that differs only in form."""
    folded = fold_heading(candidate.text)
    found = {}
    for index, heading, _ in headed:
        if not heading.named:
            if candidate.block.level in heading.levels:
                found[index] = HeadingMatch(0)
            continue
        name = _by_form(heading.names).get(folded)
        if name is not None:
            found[index] = _match(candidate, heading, name)
    return found


@lru_cache(maxsize=4096)
def _by_form(names: tuple[str, ...]) -> dict[str, str]:
    """Names by their tolerant forms, the first one of each; every note asks for the same."""
    return {fold_heading(name): name for name in reversed(names)}


def row_of(matches: Mapping[int, HeadingMatch]) -> Row:
    """A heading's matches as the alignment weighs them."""
    doubtful = all(match.wrong_level for match in matches.values())
    costs = {part: match.cost for part, match in matches.items()}
    return Row(costs, DOUBTFUL if doubtful else LEFT_OUT)


def parents(headings: Sequence[HeadingCandidate]) -> list[int]:
    """For each heading the row of the nearest one above it that is less deep, -1 for none."""
    found: list[int] = []
    open_: list[int] = []
    for row, heading in enumerate(headings):
        while open_ and headings[open_[-1]].block.level >= heading.block.level:
            open_.pop()
        found.append(open_[-1] if open_ else -1)
        open_.append(row)
    return found
