"""Tells in which ways a scope's headings depart from the schema's parts."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from notelint.binding.assign_headings import HeadingAssignment
from notelint.binding.match_headings import HeadingCandidate
from notelint.model.bound_note import Side, StructureViolation
from notelint.model.schema import Order, Part
from notelint.model.schema_fields import Extras
from notelint.model.source import Span


def find_structure_violations(
    headings: Sequence[HeadingCandidate],
    parts: Sequence[Part],
    placed: HeadingAssignment,
    order: Order,
    extras: Extras,
    end: int,
    slips: Mapping[int, StructureViolation],
) -> Iterator[StructureViolation]:
    """All differences of one scope; `end` is the offset at which the scope ends.

    `slips` are those of regions, by rows; they say more than that a part is out of order.
    """
    yield from _absent(headings, parts, placed, end)
    in_order = _InOrder.of(placed)
    strays = placed.moved | placed.surplus | placed.lookalikes
    rows = sorted(placed.matched)
    first = {placed.matched[row]: row for row in reversed(rows) if row not in placed.surplus}
    for row in rows:
        index = placed.matched[row]
        match = placed.matches[row].get(index)
        if row not in strays and not (match and (match.wrong_level or match.name)):
            if row in slips:
                yield slips[row]
            continue  # nearly all of them
        heading, part = headings[row], parts[index]
        span = heading_span(heading)
        if row in slips:
            yield slips[row]
        elif row in placed.moved:
            other, side = in_order.neighbour(row, index)
            neighbour = None if other is None else parts[other]
            yield StructureViolation("misplaced", span, part, heading.block, neighbour, side)
        elif row in placed.surplus:
            yield StructureViolation("duplicate", span, part, headings[first[index]].block)
        elif row in placed.lookalikes and not part.times.minimum:
            denied = extras == "deny"
            yield StructureViolation(
                "unknown", span, part, heading.block, likely=True, denied=denied
            )
        if match and match.wrong_level:
            yield StructureViolation("level", span, part, heading.block)
        if match and match.name:
            yield StructureViolation("spelling", span, part, heading.block, name=match.name)
    yield from _unknown(headings, placed, order, extras)


class _InOrder(NamedTuple):
    """The headings that stand in order: their rows, and their parts, which never decrease."""

    rows: list[int]
    parts: list[int]

    @classmethod
    def of(cls, placed: HeadingAssignment) -> "_InOrder":
        strays = placed.moved | placed.surplus | placed.lookalikes
        rows = [row for row in sorted(placed.matched) if row not in strays]
        return cls(rows, [placed.matched[row] for row in rows])

    def neighbour(self, row: int, part: int) -> tuple[int | None, Side]:
        """For a part misplaced at `row`: a part in order, and on which side of it it belongs."""
        later = bisect_right(self.parts, part)
        if later < len(self.rows) and self.rows[later] < row:
            return self.parts[later], "before"
        earlier = bisect_left(self.parts, part) - 1
        if earlier >= 0 and self.rows[earlier] > row:
            return self.parts[earlier], "after"
        return None, ""


def heading_span(heading: HeadingCandidate) -> Span:
    """Where a heading's text stands; of an empty heading, the heading."""
    text = heading.block.text
    return text.span(0, len(text.plain)) if text.runs else heading.block.span


def _absent(
    headings: Sequence[HeadingCandidate], parts: Sequence[Part], placed: HeadingAssignment, end: int
) -> Iterator[StructureViolation]:
    """Required parts that are nowhere, too seldom, misspelt, or replaced by something else."""
    instead = {part: row for row, part in placed.substitutes.items()}
    likely = {placed.matched[row]: row for row in placed.lookalikes}
    number = Counter(placed.matched.values())
    for index, part in enumerate(parts):
        if part.heading is None or not part.times.minimum:
            continue
        row = likely.get(index, instead.get(index))
        if row is not None:
            span, block = heading_span(headings[row]), headings[row].block
            yield StructureViolation("missing", span, part, block, likely=index in likely)
        elif number[index] < part.times.minimum:
            after = [r for r, i in placed.matched.items() if i > index and r not in placed.moved]
            at = headings[min(after)].block.span.start if after else end
            yield StructureViolation("missing", Span(at, at), part, times=number[index])


def _unknown(
    headings: Sequence[HeadingCandidate], placed: HeadingAssignment, order: Order, extras: Extras
) -> Iterator[StructureViolation]:
    """Headings that no part accounts for, where the schema minds them.

    In a strict order nothing may stand between the parts, whatever `extras` says.
    """
    rows = sorted(placed.matched)
    for row, heading in enumerate(headings):
        if row in placed.matched or row in placed.inner or row in placed.content:
            continue
        if row in placed.substitutes:
            continue
        between = order == "strict" and rows and rows[0] < row < rows[-1]
        if extras != "allow" or between:
            denied = extras == "deny" or bool(between)
            yield StructureViolation(
                "unknown", heading_span(heading), None, heading.block, denied=denied
            )
