"""S005: a part's heading stands at the wrong level."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from notelint.model.bound_note import BoundNote
from notelint.model.bound_section import title_of
from notelint.model.finding import Edit, Fix, Problem
from notelint.model.message import message
from notelint.model.note import Block
from notelint.model.rule import Example, Rule
from notelint.model.schema_fields import Range
from notelint.model.source import Source, Span
from notelint.text.headings import parents_of

MAX_ROUNDS = 8
"""How often fixes that would change the outline are taken out before all of them are unsafe."""


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each heading whose level the schema does not allow."""
    del options
    wrong = [
        (violation, violation.part, violation.block, violation.part.heading.levels)
        for violation in bound.structure_violations
        if violation.kind == "level"
        and violation.block
        and violation.part
        and violation.part.heading
    ]
    changes = _changes(bound, {heading.span.start: levels for _, _, heading, levels in wrong})
    safe = _safe(bound, changes.values()) if changes else frozenset()
    for violation, part, heading, levels in wrong:
        template = "level" if levels.minimum == levels.maximum else "levels"
        wording = message(
            template,
            part=title_of(heading),
            level=heading.level,
            minimum=levels.minimum,
            maximum=levels.maximum,
        )
        change = changes.get(heading.span.start)
        fix = Fix(change.edits, change.group in safe) if change else None
        yield Problem(violation.span, wording, part=part.id, fix=fix)


class _Group(NamedTuple):
    """Siblings that get another level together: the row of their parent, and both levels."""

    parent: int
    level: int
    new_level: int


class _Change(NamedTuple):
    """The edits that give a heading another level, and the new levels of all rows that change."""

    group: _Group
    edits: tuple[Edit, ...]
    levels: Mapping[int, int]


def _outline(bound: BoundNote) -> list[Block]:
    """The headings of a note that make its outline; a row is an index in it."""
    return [block for block in bound.note.blocks if block.kind == "heading"]


def _changes(bound: BoundNote, wrong: Mapping[int, Range]) -> dict[int, _Change]:
    """What mends headings at wrong levels: both by where they start, with the levels allowed."""
    if not wrong:
        return {}
    outline = _outline(bound)
    sections = (section.heading for section in bound.all_sections)
    known = frozenset(heading.text_span for heading in sections if heading)
    parents = parents_of([heading.level for heading in outline])
    changes = {}
    for row, heading in enumerate(outline):
        start = heading.span.start
        if start in wrong:
            level = min(max(heading.level, wrong[start].minimum), wrong[start].maximum)
            group = _Group(parents[row], heading.level, level)
            if change := _change(bound.note.source, outline, row, group, known):
                changes[start] = change
    return changes


def _change(
    source: Source, outline: Sequence[Block], row: int, group: _Group, known: Container[Span]
) -> _Change | None:
    """Write as many `#` as the nearest allowed level has; of an underlined heading, too."""
    heading, level = outline[row], group.new_level
    start = heading.span.start
    if _has_marks(source, heading):
        below = _raised_with(source, outline, row, known) if level < heading.level else range(0)
        rows = (row, *below)
        levels = {one: outline[one].level + level - heading.level for one in rows}
        edits = tuple(_set_level(outline[one], levels[one]) for one in rows)
        return _Change(group, edits, levels)
    if heading.info in ("=", "-") and "\n" not in heading.text.plain:
        above = source.position(heading.span.end).line - 1  # the line above the underline
        if source.position(start).line == above:
            underline = Span(source.ends[above - 1], heading.span.end)
            edits = (Edit(Span(start, start), f"{'#' * level} "), Edit(underline, ""))
            return _Change(group, edits, {row: level})
    return None


def _has_marks(source: Source, heading: Block) -> bool:
    """Whether a heading is written with `#`."""
    marks = "#" * heading.level
    return heading.info == "#" and source.text.startswith(marks, heading.span.start)


def _set_level(heading: Block, level: int) -> Edit:
    start = heading.span.start
    return Edit(Span(start, start + heading.level), "#" * level)


def _raised_with(
    source: Source, outline: Sequence[Block], row: int, known: Container[Span]
) -> range:
    """The rows below a heading that is raised: they rise with it, so that no level is skipped.

    None if the schema speaks of one of them, or one is not written with `#`.
    """
    rows = range(row + 1, len(outline))
    below = list(takewhile(lambda one: outline[one].level > outline[row].level, rows))
    for one in below:
        if outline[one].text_span in known or not _has_marks(source, outline[one]):
            return range(0)
    return rows[: len(below)]


def _safe(bound: BoundNote, changes: Iterable[_Change]) -> frozenset[_Group]:
    """The groups whose changes together leave each heading below the heading that it is below.

    No heading may skip more levels than before, either.
    """
    before = [heading.level for heading in _outline(bound)]
    parents = parents_of(before)
    left: dict[_Group, dict[int, int]] = {}
    for change in changes:
        left.setdefault(change.group, {}).update(change.levels)
    for _ in range(MAX_ROUNDS):
        changed = {row: level for levels in left.values() for row, level in levels.items()}
        after = [changed.get(row, level) for row, level in enumerate(before)]
        to_blame: set[int] = set()
        for row, (old, new) in enumerate(zip(parents, parents_of(after), strict=True)):
            deeper = new >= 0 and after[row] - after[new] > max(1, before[row] - before[new])
            if old != new or deeper:
                to_blame |= {row, old, new}
        if not to_blame:
            return frozenset(left)
        left = {group: levels for group, levels in left.items() if to_blame.isdisjoint(levels)}
    return frozenset()


SCHEMA = "parts:\n  - {id: evidence, heading: {text: 본문의 근거, level: 2..3}}\n"

RULE = Rule(
    code="S005",
    name="heading-level",
    severity="warning",
    summary="Wrong heading level",
    why="Levels make the outline: tables of contents, folding and anchors go by them.",
    messages={
        "level": "heading `{part}` has level {level}, expected level {minimum}",
        "levels": "heading `{part}` has level {level}, expected {minimum} to {maximum}",
    },
    help="Change the number of `#` signs.",
    examples=(
        Example("# 기사\n\n##### 본문의 근거\n\n* 인용\n", at=("3:7",), schema=SCHEMA),
        Example("본문의 근거\n=========\n\n* 인용\n", at=("1:1",), schema=SCHEMA),
        Example("# 기사\n\n### 본문의 근거\n\n* 인용\n", schema=SCHEMA),
    ),
    fix="mixed",  # unsafe where it or another heading gets another place in the outline
    edits_structure=True,
    check=check,
)
