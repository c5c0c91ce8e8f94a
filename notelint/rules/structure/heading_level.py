"""S005: a part's heading stands at the wrong level."""

from bisect import bisect_right
from collections.abc import Container, Iterator
from itertools import islice, takewhile
from typing import NamedTuple

from notelint.model.bound_note import BoundNote
from notelint.model.bound_section import title_of
from notelint.model.finding import Edit, Fix, Problem
from notelint.model.message import message
from notelint.model.note import Block, Note
from notelint.model.rule import Example, Rule
from notelint.model.schema_fields import Range
from notelint.model.source import Source, Span


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each heading whose level the schema does not allow."""
    del options
    known: _Known | None = None
    for violation in bound.structure_violations:
        part, heading = violation.part, violation.block
        if violation.kind != "level" or heading is None or part is None or part.heading is None:
            continue
        levels = part.heading.levels
        template = "level" if levels.minimum == levels.maximum else "levels"
        wording = message(
            template,
            part=title_of(heading),
            level=heading.level,
            minimum=levels.minimum,
            maximum=levels.maximum,
        )
        known = known or _known(bound)
        fix = _fix(bound.note, heading, levels, known)
        yield Problem(violation.span, wording, part=part.id, fix=fix)


class _Known(NamedTuple):
    """The headings, by their text, that are at a wrong level, and those of all parts."""

    wrong: frozenset[Span]
    parts: frozenset[Span]


def _known(bound: BoundNote) -> _Known:
    headings = (section.heading for section in bound.all_sections)
    return _Known(
        frozenset(one.span for one in bound.structure_violations if one.kind == "level"),
        frozenset(heading.text_span for heading in headings if heading),
    )


def _fix(note: Note, heading: Block, levels: Range, known: _Known) -> Fix | None:
    """Write as many `#` as the nearest allowed level has; of an underlined heading, too."""
    level = min(max(heading.level, levels.minimum), levels.maximum)
    source, start = note.source, heading.span.start
    safe = _keeps_outline(note, heading, level, known.wrong)
    if _has_marks(source, heading):
        raised = _raised_with(note, heading, known) if level < heading.level else ()
        edits = (_add_levels(one, level - heading.level) for one in (heading, *raised))
        return Fix(tuple(edits), safe)
    if heading.info in ("=", "-") and "\n" not in heading.text.plain:
        above = source.position(heading.span.end).line - 1  # the line above the underline
        if source.position(start).line == above:
            underline = Span(source.ends[above - 1], heading.span.end)
            return Fix((Edit(Span(start, start), f"{'#' * level} "), Edit(underline, "")), safe)
    return None


def _has_marks(source: Source, heading: Block) -> bool:
    """Whether a heading is written with `#`."""
    marks = "#" * heading.level
    return heading.info == "#" and source.text.startswith(marks, heading.span.start)


def _add_levels(heading: Block, levels: int) -> Edit:
    start = heading.span.start
    return Edit(Span(start, start + heading.level), "#" * (heading.level + levels))


def _raised_with(note: Note, heading: Block, known: _Known) -> tuple[Block, ...]:
    """The headings below one that is raised: they rise with it, so that no level is skipped.

    None if the schema speaks of one of them, or one is not written with `#`.
    """
    at = bisect_right(note.leaves, heading.span.start, key=lambda leaf: leaf.span.start)
    following = (leaf for leaf in islice(note.leaves, at, None) if leaf.kind == "heading")
    below = []
    for one in takewhile(lambda leaf: leaf.level > heading.level, following):
        if one.text_span in known.parts or not _has_marks(note.source, one):
            return ()
        below.append(one)
    return tuple(below)


def _keeps_outline(note: Note, heading: Block, level: int, wrong: Container[Span]) -> bool:
    """Whether the heading below stays where it is in the outline, or has a wrong level, too."""
    at = bisect_right(note.leaves, heading.span.start, key=lambda leaf: leaf.span.start)
    following = (leaf for leaf in islice(note.leaves, at, None) if leaf.kind == "heading")
    below = next(following, None)
    return below is None or below.level <= min(level, heading.level) or below.text_span in wrong


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
    fix="mixed",  # unsafe where headings below rise with it, or get another place in the outline
    edits_structure=True,
    check=check,
)
