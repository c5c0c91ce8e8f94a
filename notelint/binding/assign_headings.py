"""Decides which heading of a scope (the note, or one section) is which part of the schema."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from notelint.binding.align import align
from notelint.binding.match_headings import (
    WRONG_LEVEL,
    HeadingCandidate,
    HeadingMatch,
    is_of_any_text,
    match_all,
    parents,
    row_of,
)
from notelint.binding.meant_headings import place_lookalikes, stand_ins
from notelint.binding.subheadings import release_subheadings
from notelint.model.schema import Order, Part
from notelint.model.schema_fields import ANY_LEVEL, Extras, Range

NONE = Range(0, 0)
"""How many headings a part takes that is found by its region."""


class HeadingAssignment(NamedTuple):
    """Headings are rows, parts columns: both indexes into the scope's sequences.

    `matches` has what each heading matches. `matched` gives headings their part; of these, `moved`
    stand out of order, `surplus` are more than the schema allows, and `lookalikes` only look like
    the part's name. `substitutes` are headings without a part that stand where a required part
    lacks. `inner` belong to the scope of the part before them, `content` are mere content.
    """

    matches: list[dict[int, HeadingMatch]]
    matched: dict[int, int]
    moved: set[int]
    surplus: set[int]
    lookalikes: set[int]
    substitutes: dict[int, int]
    inner: set[int]
    content: set[int]

    @property
    def dividing(self) -> list[int]:
        """The rows that divide the scope into sections: all but those inside of a section."""
        within = self.inner | self.content
        return [row for row in range(len(self.matches)) if row not in within]


def assign_headings(
    headings: Sequence[HeadingCandidate], parts: Sequence[Part], order: Order, extras: Extras
) -> HeadingAssignment:
    """Place all headings of a scope; each step sees what the ones before it decided."""
    found = match_all(headings, parts)
    rows = [row for row, matches in enumerate(found) if matches]
    counts = [part.times if part.heading else NONE for part in parts]
    given = align([row_of(found[row]) for row in rows], counts, ordered=order != "any")
    taken = {row: part for row, part in zip(rows, given, strict=True) if part is not None}
    _release_deeper(headings, parts, found, taken)
    released = release_subheadings(headings, parts, found, taken)
    surplus = _past_the_last(taken, parts)
    left = [row for row in rows if row not in taken]
    moved = _place_leftovers(left, headings, found, taken, parts, surplus)
    _place_title(headings, parts, found, taken)
    inner, content = _sort_others(headings, parts, taken, released)
    others = [row for row in range(len(headings)) if row not in taken and not inner.get(row)]
    likely = place_lookalikes(others, headings, parts, taken, content)
    strange = [row for row in others if row not in likely and row not in content]
    strange.sort(key=lambda row: row in inner)
    in_order = {row: part for row, part in taken.items() if row not in moved}
    present = set(taken.values())
    if order == "any" and extras == "allow":
        strange = []  # a heading of any name may stand anywhere: it is in nobody's place
    ordered = order != "any"
    minded = extras != "allow" or order == "strict"
    in_order = in_order if ordered else {}
    instead = stand_ins(strange, headings, parts, in_order, present, minded=minded)
    own = set(inner) - likely - set(instead)
    return HeadingAssignment(found, taken, moved, surplus, likely, instead, own, content - likely)


def _release_deeper(
    headings: Sequence[HeadingCandidate],
    parts: Sequence[Part],
    found: Sequence[dict[int, HeadingMatch]],
    taken: dict[int, int],
) -> None:
    """A deeper heading known by a pattern is mere content, if the part stands at its level too."""
    right = {part for row, part in taken.items() if not found[row][part].wrong_level}
    for row, part in list(taken.items()):
        heading = parts[part].heading
        if part not in right or heading is None:
            continue
        if headings[row].text in heading.names or found[row][part].name:
            continue  # a name is too particular to stand there by chance
        if headings[row].block.level > heading.levels.maximum:
            del taken[row]


def _past_the_last(taken: dict[int, int], parts: Sequence[Part]) -> set[int]:
    """The rows of a part that may be repeated past the last that is allowed."""
    number: Counter[int] = Counter()
    surplus = set()
    for row, part in taken.items():
        number[part] += 1
        if number[part] > parts[part].times.maximum:
            surplus.add(row)
    return surplus


def _place_leftovers(
    rows: Sequence[int],
    headings: Sequence[HeadingCandidate],
    found: Sequence[dict[int, HeadingMatch]],
    taken: dict[int, int],
    parts: Sequence[Part],
    surplus: set[int],
) -> set[int]:
    """Headings that match a part but did not fit in are out of order (returned), or too many.

    Of a part that is there or may be absent, a deeper heading with its name is mere content, and
    one of any name is unknown. Of a part that is there, so is one in another section: a summary
    that ends the motivation is no second summary of the note.
    """
    number = Counter(taken.values())
    level = {part: headings[row].block.level for row, part in sorted(taken.items(), reverse=True)}
    above = parents(headings) if rows else []
    moved: set[int] = set()
    for row in rows:
        matches = found[row]
        free = [part for part in matches if number[part] < parts[part].times.maximum]
        best = min(free or matches, key=lambda part: (number[part] > 0, matches[part].cost, part))
        part, heading = parts[best], parts[best].heading
        if heading and (number[best] or not part.times.minimum):
            deeper = (
                matches[best].wrong_level and headings[row].block.level > heading.levels.maximum
            )
            if deeper or (free and not heading.named):
                continue
            inside = headings[row].block.level > level.get(best, 0) > 0
            if inside and taken.get(above[row]) != best:
                continue
        (moved if free else surplus).add(row)
        taken[row] = best
        number[best] += 1
    return moved


def _place_title(
    headings: Sequence[HeadingCandidate],
    parts: Sequence[Part],
    found: Sequence[dict[int, HeadingMatch]],
    taken: dict[int, int],
) -> None:
    """The heading that opens a note is its title, whatever its level."""
    first = next((index for index, part in enumerate(parts) if part.heading), None)
    if first is None or not headings or not headings[0].opens or 0 in taken:
        return
    heading = parts[first].heading
    if heading and is_of_any_text(heading) and first not in taken.values():
        found[0][first] = HeadingMatch(WRONG_LEVEL, wrong_level=True)
        taken[0] = first


def _sort_others(
    headings: Sequence[HeadingCandidate],
    parts: Sequence[Part],
    taken: dict[int, int],
    released: set[int],
) -> tuple[dict[int, bool], set[int]]:
    """Headings of inner scopes, each with whether an inner part has its name, and mere content.

    Content is what is deeper than any part's heading, what stands below an unknown heading, a
    title at the very top where the schema has no word on titles, and what was `released`.
    """
    deepest = _deepest(headings, parts, taken)
    inner: dict[int, bool] = {}
    content = set(released)
    owner, unknown = 0, 0  # levels of the part's heading, and of the unknown one, now open
    within: Sequence[Part] = ()
    for row, heading in enumerate(headings):
        level = heading.block.level
        if row in taken:
            within, owner, unknown = parts[taken[row]].parts, level, 0
            continue
        if row in released:
            continue
        matches = match_all([heading], within)[0].values() if within else ()
        if 0 < unknown < level:
            content.add(row)
        elif within and (level > owner or matches):
            inner[row] = any(not match.wrong_level for match in matches)
        elif level > deepest > 0 or (row == 0 and _is_title(heading, parts)):
            content.add(row)
        else:  # below level 1, which is a title's, all sections stand
            within, unknown = (), level if level > 1 else 0
    return inner, content


def _deepest(
    headings: Sequence[HeadingCandidate], parts: Sequence[Part], taken: dict[int, int]
) -> int:
    """The deepest level at which a part stands, or would stand; 0 if there is none."""
    stands = dict.fromkeys(range(len(parts)), 0)
    for row, part in taken.items():
        stands[part] = max(stands[part], headings[row].block.level)
    return max((level or _least_level(parts[part]) for part, level in stands.items()), default=0)


def _is_title(heading: HeadingCandidate, parts: Sequence[Part]) -> bool:
    asked = any(part.heading and part.heading.levels.maximum == 1 for part in parts)
    return heading.block.level == 1 and not asked


def _least_level(part: Part) -> int:
    """The level that an absent part's heading would have; sections seldom stand at level 1."""
    if part.heading is None:
        return 0
    return 2 if part.heading.levels == ANY_LEVEL else part.heading.levels.minimum
