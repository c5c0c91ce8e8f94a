"""Decides which heading of a scope (the note, or one section) belongs to which part."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from notelint.binding.align import align
from notelint.binding.match_headings import (
    WRONG_LEVEL,
    HeadingMatch,
    Scope,
    alignment_row,
    is_of_any_text,
    match_all,
)
from notelint.binding.meant_headings import find_joined, find_lookalikes, find_substitutes
from notelint.binding.subheadings import classify_others, coincidental, deeper_by_pattern
from notelint.model.schema import Part
from notelint.model.schema_fields import Range
from notelint.text.headings import parents_of

NONE = Range(0, 0)
"""How many headings a part has that is found by its region."""


class HeadingAssignment(NamedTuple):
    """Which heading of a scope belongs to which part. Rows are headings, columns are parts.

    - `matches`: for each row the parts that it matches
    - `matched`: rows with their part; of these, `moved` are out of order, `surplus` are more than
      the schema allows, and `lookalikes` only have a similar name
    - `joined`: rows of `matched` whose heading joins the part's name to more; `named_too` are
      missing parts that the heading of another part names as well
    - `substitutes`: rows without a part that are probably meant for a missing required part
    - `inner`: rows that belong to the scope of the preceding part
    - `content`: rows that are mere content
    """

    scope: Scope
    matches: Sequence[Mapping[int, HeadingMatch]]
    matched: Mapping[int, int]
    moved: set[int]
    surplus: set[int]
    lookalikes: set[int]
    substitutes: Mapping[int, int]
    inner: set[int]
    content: set[int]
    joined: set[int]
    named_too: set[int]

    @property
    def strays(self) -> set[int]:
        """The rows that have a part but are not where or what it should be."""
        return self.moved | self.surplus | self.lookalikes | self.joined

    @property
    def dividing(self) -> list[int]:
        """The rows that divide the scope into sections: all except those within a section."""
        within = self.inner | self.content
        return [row for row in range(len(self.matches)) if row not in within]


def assign_headings(scope: Scope) -> HeadingAssignment:
    """Assign all headings of a scope; each step uses the decisions of the steps before it."""
    headings, parts = scope.headings, scope.parts
    ordered = scope.order != "any"
    matches = match_all(headings, parts)
    matched = _align(scope, matches)
    matched = _without(matched, deeper_by_pattern(scope, matches, matched))
    released = coincidental(scope, matches, matched)
    matched = _without(matched, released)
    surplus = _past_the_last(matched, parts)
    leftovers = _match_leftovers(scope, matches, matched)
    matched |= leftovers.moved | leftovers.surplus
    title = _title_part(scope, matched)
    if title is not None:
        matches[0][title] = HeadingMatch(WRONG_LEVEL, wrong_level=True)
        matched[0] = title
    inner, content = classify_others(scope, matched, released)
    others = [row for row in range(len(headings)) if row not in matched and not inner.get(row)]
    pairs = find_joined(scope, matched, [row for row in (*others, *matched) if row not in content])
    joined: dict[int, int] = {}
    for row, index in pairs:
        if row not in matched and index not in joined.values():
            joined.setdefault(row, index)
    matched |= joined
    others = [row for row in others if row not in joined]
    lookalikes = find_lookalikes(scope, matched, others, content)
    matched |= lookalikes
    candidates = [row for row in others if row not in lookalikes and row not in content]
    candidates.sort(key=lambda row: row in inner)
    if not ordered and scope.extras == "allow":
        candidates = []  # a heading of any name is allowed anywhere: it replaces none
    moved = set(leftovers.moved)
    in_order = {row: part for row, part in matched.items() if row not in moved and ordered}
    substitutes = find_substitutes(scope, set(matched.values()), candidates, in_order)
    return HeadingAssignment(
        scope,
        matches,
        matched,
        moved,
        surplus | set(leftovers.surplus),
        set(lookalikes),
        substitutes,
        set(inner) - set(lookalikes) - set(substitutes) - set(joined),
        content - set(lookalikes),
        set(joined),
        {index for _, index in pairs}.difference(joined.values()),
    )


def _without(matched: Mapping[int, int], rows: Mapping[int, int] | set[int]) -> dict[int, int]:
    return {row: part for row, part in matched.items() if row not in rows}


def _align(scope: Scope, matches: Sequence[Mapping[int, HeadingMatch]]) -> dict[int, int]:
    """The cheapest alignment of headings and parts: rows with their part."""
    rows = [row for row, own in enumerate(matches) if own]
    counts = [part.times if part.heading else NONE for part in scope.parts]
    aligned = align(
        [alignment_row(matches[row]) for row in rows], counts, ordered=scope.order != "any"
    )
    return {row: part for row, part in zip(rows, aligned, strict=True) if part is not None}


def _past_the_last(matched: Mapping[int, int], parts: Sequence[Part]) -> set[int]:
    """The rows of repeated parts that exceed what the schema allows."""
    number: Counter[int] = Counter()
    surplus = set()
    for row, part in matched.items():
        number[part] += 1
        if number[part] > parts[part].times.maximum:
            surplus.add(row)
    return surplus


class _Leftovers(NamedTuple):
    """Rows with their part that the alignment left out: out of order, or more than allowed."""

    moved: dict[int, int]
    surplus: dict[int, int]


def _match_leftovers(
    scope: Scope, matches: Sequence[Mapping[int, HeadingMatch]], matched: Mapping[int, int]
) -> _Leftovers:
    """The headings that match a part though the alignment has none for them.

    If the part is present or optional, a deeper heading with its name is mere content, and one of
    any name is unknown. If the part is present, so is a heading in another section: a summary at
    the end of the motivation is not a second summary of the note.
    """
    headings, parts = scope.headings, scope.parts
    rows = [row for row, own in enumerate(matches) if own and row not in matched]
    number = Counter(matched.values())
    level = {part: headings[row].block.level for row, part in sorted(matched.items(), reverse=True)}
    parents = parents_of([heading.block.level for heading in headings]) if rows else []
    leftovers = _Leftovers({}, {})
    placed = dict(matched)
    for row in rows:
        own = matches[row]
        free = [part for part in own if number[part] < parts[part].times.maximum]
        best = min(free or own, key=lambda part: (number[part] > 0, own[part].cost, part))
        part, heading = parts[best], parts[best].heading
        if heading and (number[best] or not part.times.minimum):
            deeper = own[best].wrong_level and headings[row].block.level > heading.levels.maximum
            if deeper or (free and not heading.named):
                continue
            inside = headings[row].block.level > level.get(best, 0) > 0
            if inside and placed.get(parents[row]) != best:
                continue
        (leftovers.moved if free else leftovers.surplus)[row] = best
        placed[row] = best
        number[best] += 1
    return leftovers


def _title_part(scope: Scope, matched: Mapping[int, int]) -> int | None:
    """The part of the heading that opens a note: its title, whatever its level."""
    headings, parts = scope.headings, scope.parts
    first = next((index for index, part in enumerate(parts) if part.heading), None)
    if first is None or not headings or not headings[0].opens_note or 0 in matched:
        return None
    heading = parts[first].heading
    title = heading and is_of_any_text(heading) and first not in matched.values()
    return first if title else None
