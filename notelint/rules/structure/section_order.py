"""S002: a part stands out of the schema's order."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote, StructureViolation
from notelint.model.finding import Fix, Problem
from notelint.model.message import message
from notelint.model.rule import Example, Rule
from notelint.text.edits.sections import SectionMover

KINDS = ("misplaced", "break")
"""The violations that this rule reports."""


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each part that would have to move for the order to be right.

    Also for each part on the wrong side of a thematic break between regions.
    """
    del options
    violations = [each for each in bound.structure_violations if each.kind in KINDS]
    if not violations:
        return
    source, names, mover = bound.note.source, bound.names(), SectionMover(bound)
    for violation in violations:
        part, crossed = violation.part, violation.block
        if violation.kind == "break" and violation.side and part and crossed:
            line = source.position(crossed.span.start).line
            template = f"{violation.side}_break"
            wording = message(template, part=names.at(violation), line=line, region=violation.name)
            fix = _fix(mover, violation)
            yield Problem(violation.span, wording, part=part.id, related=crossed.span, fix=fix)
        if violation.kind != "misplaced" or part is None:
            continue
        template = violation.side or "elsewhere"
        wording = message(template, part=names.at(violation), other=names.of(violation.neighbor))
        yield Problem(violation.span, wording, part=part.id, fix=_fix(mover, violation))


def _fix(mover: SectionMover, violation: StructureViolation) -> Fix | None:
    """Move the whole section: references in its text to what is above or below stay as they are."""
    edits = mover.edits(violation)
    return Fix(edits, safe=False) if edits else None


SCHEMA = """\
parts:
  - {id: context, heading: Context}
  - {id: decision, heading: Decision}
"""

RULE = Rule(
    code="S002",
    name="section-order",
    severity="error",
    summary="Section out of order",
    why=(
        "Readers find their way by the order of the sections. Only the fewest "
        "sections that have to move are reported, not every section that has "
        "shifted."
    ),
    messages={
        "before": "section `{part}` should come before `{other}`",
        "after": "section `{part}` should come after `{other}`",
        "before_break": (
            "section `{part}` appears after the thematic break on line {line}, "
            "expected before it (region `{region}`)"
        ),
        "after_break": (
            "section `{part}` appears before the thematic break on line {line}, "
            "expected after it (region `{region}`)"
        ),
        "elsewhere": "section `{part}` is out of order",
    },
    help=("Move the section. If the order does not matter, set `order: any` in the schema."),
    examples=(
        Example(
            "# Use SQLite\n\n## Decision\n\nSQLite.\n\n## Context\n\nWe need a store.\n",
            at=("7:4",),
            schema=SCHEMA,
        ),
        Example(
            "# Use SQLite\n\n## Context\n\nWe need a store.\n\n## Decision\n\nSQLite.\n",
            schema=SCHEMA,
        ),
    ),
    fix="unsafe",
    edits_structure=True,
    check=check,
)
