"""How the headings of a scope differ from the schema's parts."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from notelint.binding.assign_headings import HeadingAssignment
from notelint.model.bound_note import Side, StructureViolation
from notelint.model.source import Span


def find_structure_violations(
    assignment: HeadingAssignment, end: int, in_regions: Mapping[int, StructureViolation]
) -> Iterator[StructureViolation]:
    """All violations of one scope, which ends at offset `end`.

    `in_regions` are violations of regions by row; they are more precise than a wrong order.
    """
    scope, matched = assignment.scope, assignment.matched
    yield from _missing(assignment, end)
    in_order = _HeadingsInOrder.of(assignment)
    strays, rows = assignment.strays, sorted(matched)
    first = {matched[row]: row for row in reversed(rows) if row not in assignment.surplus}
    for row in rows:
        index = matched[row]
        match = assignment.matches[row].get(index)
        if row not in strays and not (match and (match.wrong_level or match.name)):
            if row in in_regions:
                yield in_regions[row]
            continue  # nearly all of them
        block, part = scope.headings[row].block, scope.parts[index]
        span = block.text_span
        if row in in_regions:
            yield in_regions[row]
        elif row in assignment.moved:
            other, side = in_order.neighbor(row, index)
            neighbor = None if other is None else scope.parts[other]
            yield StructureViolation("misplaced", span, part, block, neighbor, side)
        elif row in assignment.surplus:
            yield StructureViolation("duplicate", span, part, scope.headings[first[index]].block)
        elif row in assignment.lookalikes and not part.times.minimum:
            denied = scope.extras == "deny"
            yield StructureViolation("unknown", span, part, block, likely=True, denied=denied)
        if match and match.wrong_level:
            yield StructureViolation("level", span, part, block)
        if match and match.name:
            yield StructureViolation("spelling", span, part, block, name=match.name)
    yield from _unknown(assignment)


class _HeadingsInOrder(NamedTuple):
    """The headings that are in order: their rows, and their parts, which never decrease."""

    rows: list[int]
    parts: list[int]

    @classmethod
    def of(cls, assignment: HeadingAssignment) -> "_HeadingsInOrder":
        strays = assignment.strays
        rows = [row for row in sorted(assignment.matched) if row not in strays]
        return cls(rows, [assignment.matched[row] for row in rows])

    def neighbor(self, row: int, part: int) -> tuple[int | None, Side]:
        """For a part misplaced at `row`: a part in order, and the side of it that is right."""
        later = bisect_right(self.parts, part)
        if later < len(self.rows) and self.rows[later] < row:
            return self.parts[later], "before"
        earlier = bisect_left(self.parts, part) - 1
        if earlier >= 0 and self.rows[earlier] > row:
            return self.parts[earlier], "after"
        return None, ""


def _missing(assignment: HeadingAssignment, end: int) -> Iterator[StructureViolation]:
    """Required parts that are absent, too few, misspelt, or replaced by something else."""
    scope, matched = assignment.scope, assignment.matched
    substitutes = {part: row for row, part in assignment.substitutes.items()}
    likely = {matched[row]: row for row in assignment.lookalikes}
    number = Counter(matched.values())
    for index, part in enumerate(scope.parts):
        if part.heading is None or not part.times.minimum or index in assignment.named_too:
            continue
        row = likely.get(index, substitutes.get(index))
        if row is not None:
            block = scope.headings[row].block
            yield StructureViolation(
                "missing", block.text_span, part, block, likely=index in likely
            )
        elif number[index] < part.times.minimum:
            after = [r for r, i in matched.items() if i > index and r not in assignment.moved]
            at = scope.headings[min(after)].block.span.start if after else end
            yield StructureViolation("missing", Span(at, at), part, times=number[index])


def _unknown(assignment: HeadingAssignment) -> Iterator[StructureViolation]:
    """Headings without a part, if the schema restricts headings.

    In a strict order nothing is allowed between the parts, whatever `extras` says.
    """
    scope, rows = assignment.scope, sorted(assignment.matched)
    known = assignment.inner | assignment.content | assignment.substitutes.keys() | set(rows)
    for row, heading in enumerate(scope.headings):
        between = scope.order == "strict" and rows and rows[0] < row < rows[-1]
        if row not in known and (scope.extras != "allow" or between):
            denied = scope.extras == "deny" or bool(between)
            block = heading.block
            yield StructureViolation("unknown", block.text_span, None, block, denied=denied)
