"""Which headings of a note match which parts of a schema, and at what cost."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from notelint.binding.align import AlignmentRow
from notelint.model.note import Block
from notelint.model.schema import Heading, Order, Part
from notelint.model.schema_fields import Extras
from notelint.text.headings import fold_heading
from notelint.text.patterns import matches

TOLERANT = 1
WRONG_REGION = 2
WRONG_LEVEL = 3
"""Costs of a match, to be weighed against `notelint.binding.align.ABSENT`."""

LEFT_OUT = 1000
"""The cost of leaving out a heading: higher than that of any number of misplaced sections."""

DOUBTFUL = 100
"""The cost of leaving out a heading that matches at wrong levels only: it may be mere content."""

ANY_TEXT = "¿7 Qx, 쀓?"
"""A text that no schema has: a pattern that matches it matches any text."""


class HeadingCandidate(NamedTuple):
    """A heading of the note with its text on one line.

    `block_index` is its index among the note's blocks, `region` the region that it is in.
    `opens_note`: nothing with a text precedes it.
    """

    block: Block
    text: str
    block_index: int
    region: str
    opens_note: bool = False


class Scope(NamedTuple):
    """The headings of the note, or of one section, and the parts that they can belong to."""

    headings: Sequence[HeadingCandidate]
    parts: Sequence[Part]
    order: Order
    extras: Extras

    @classmethod
    def within(cls, part: Part, headings: Sequence[HeadingCandidate]) -> "Scope":
        """The scope of a part's nested parts."""
        return cls(headings, part.parts, part.order, part.extras)


class HeadingMatch(NamedTuple):
    """How a heading matches a part. `name` is the part's name if it differs in form, or ""."""

    cost: int
    name: str = ""
    wrong_level: bool = False


class _HeadedPart(NamedTuple):
    """A part, by its index, that has a heading."""

    part_index: int
    heading: Heading
    region: str


def match_all(
    candidates: Iterable[HeadingCandidate], parts: Sequence[Part]
) -> list[dict[int, HeadingMatch]]:
    """For each heading the parts (by index) that it matches.

    If a heading has exactly a part's name or pattern, at the right level, no other part is
    considered. Otherwise also parts that allow any text, names that differ only in form, and named
    parts of other regions.
    """
    headed = [
        _HeadedPart(index, part.heading, part.region)
        for index, part in enumerate(parts)
        if part.heading
    ]
    by_region: dict[str, tuple[list[_HeadedPart], list[_HeadedPart]]] = {}
    found = []
    for candidate in candidates:
        region = candidate.region
        if region not in by_region:
            here = [part for part in headed if part.region in ("", region)]
            by_region[region] = (
                here,
                [
                    part
                    for part in headed
                    if part.region not in ("", region) and not is_of_any_text(part.heading)
                ],
            )
        found.append(_matches_of(candidate, *by_region[region]))
    return found


def _matches_of(
    candidate: HeadingCandidate, here: Sequence[_HeadedPart], elsewhere: Sequence[_HeadedPart]
) -> dict[int, HeadingMatch]:
    exact = _exact_matches(candidate, here)
    if any(not match.wrong_level for match in exact.values()):
        return exact
    found = {**_loose_matches(candidate, here), **exact}
    if elsewhere:
        strays = {**_loose_matches(candidate, elsewhere), **_exact_matches(candidate, elsewhere)}
        for part, match in strays.items():
            found[part] = match._replace(cost=match.cost + WRONG_REGION)
    return found


def _exact_matches(
    candidate: HeadingCandidate, headed: Sequence[_HeadedPart]
) -> dict[int, HeadingMatch]:
    """Parts that have the heading's exact text as a name; if there are none, as a pattern."""
    return {
        part.part_index: _match(candidate, part.heading)
        for part in headed
        if candidate.text in part.heading.names
    } or {
        part.part_index: _match(candidate, part.heading)
        for part in headed
        if part.heading.patterns and _matches_pattern(candidate, part.heading)
    }


def _matches_pattern(candidate: HeadingCandidate, heading: Heading) -> bool:
    """Whether a heading matches a part's pattern, at a level at which that means anything.

    At a wrong level a pattern of any text matches nothing, and neither does a title's pattern,
    except for the heading that opens the note.
    """
    levels = heading.levels
    title = levels.maximum == 1 and not candidate.opens_note
    if candidate.block.level not in levels and (title or is_of_any_text(heading)):
        return False
    return any(matches(pattern, candidate.text) for pattern in heading.patterns)


def is_of_any_text(heading: Heading) -> bool:
    """Whether any text matches: there is neither name nor pattern, or the pattern matches all."""
    return not heading.names and (
        not heading.patterns or any(matches(pattern, ANY_TEXT) for pattern in heading.patterns)
    )


def _match(candidate: HeadingCandidate, heading: Heading, name: str = "") -> HeadingMatch:
    wrong_level = candidate.block.level not in heading.levels
    return HeadingMatch(WRONG_LEVEL * wrong_level + TOLERANT * bool(name), name, wrong_level)


def _loose_matches(
    candidate: HeadingCandidate, headed: Iterable[_HeadedPart]
) -> dict[int, HeadingMatch]:
    """Parts of any text and this level, and parts with a name that differs only in form."""
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
    """Names by their tolerant forms, the first one of each. Cached: every note needs the same."""
    return {fold_heading(name): name for name in reversed(names)}


def alignment_row(matches: Mapping[int, HeadingMatch]) -> AlignmentRow:
    """A heading's matches as the alignment weighs them."""
    doubtful = all(match.wrong_level for match in matches.values())
    costs = {part: match.cost for part, match in matches.items()}
    return AlignmentRow(costs, DOUBTFUL if doubtful else LEFT_OUT)
