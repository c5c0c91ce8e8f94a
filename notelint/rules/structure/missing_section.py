"""S001: a part that the schema requires is not there."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote, StructureViolation
from notelint.model.finding import Fix, Problem
from notelint.model.message import Message, message
from notelint.model.rule import Example, Rule
from notelint.model.schema import Heading, Part
from notelint.text.edits.headings import make_heading, rename_heading
from notelint.text.headings import most_similar_heading


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each required part that is missing; a missing source link is L001."""
    del options
    for violation in bound.structure_violations:
        part = violation.part
        if violation.kind != "missing" or part is None:
            continue
        if part.heading or part.holds != "link":
            found = violation.block.text.plain if violation.block else violation.name
            yield Problem(
                violation.span,
                _message(violation, found, bound),
                part=part.id,
                expected=part.title,
                found=found,
                fix=_fix(violation, part, found, bound),
            )


def _message(violation: StructureViolation, found: str, bound: BoundNote) -> Message:
    part = violation.part
    title = part.title if part else ""
    if violation.name:
        return message("no_heading", part=title, found=found)
    if violation.likely:
        names = part.heading.names if part and part.heading else ()
        return message("misspelt", part=most_similar_heading(names, found) or title, found=found)
    if violation.block:
        return message("replaced", part=title, found=found)
    if part and violation.times:
        if part.heading and part.heading.names:  # one of a pattern is called otherwise each time
            title = bound.names().of(part)
        return message("too_few", part=title, number=violation.times, minimum=part.times.minimum)
    if part and part.heading and _is_known_by_level(part.heading):
        return message("missing_level", part=title, level=part.heading.levels.minimum)
    return message("missing", part=title)


def _fix(violation: StructureViolation, part: Part, found: str, bound: BoundNote) -> Fix | None:
    """Correct a misspelled heading, or make a heading of the line that has a section's name."""
    names = part.heading.names if part.heading else ()
    if violation.name:
        return make_heading(bound, violation, names)
    name = most_similar_heading(names, found) if violation.likely else ""
    return rename_heading(violation.block, name) if violation.block and name else None


def _is_known_by_level(heading: Heading) -> bool:
    """Whether there is no name to call a part by, but a level."""
    single_level = heading.levels.minimum == heading.levels.maximum
    return not heading.named or (single_level and not heading.names)


RULE = Rule(
    code="S001",
    name="missing-section",
    severity="error",
    summary="Missing required section",
    why=(
        "The schema defines the sections that every note must have. A note "
        "without one of them cannot be read, compared or collected like the "
        "others."
    ),
    messages={
        "missing": "section `{part}` is missing",
        "missing_level": "the level-{level} heading for `{part}` is missing",
        "misspelt": "section `{part}` is missing; is the heading `{found}` a typo?",
        "replaced": "found `{found}` where section `{part}` is expected",
        "no_heading": "section `{part}` is missing; the line `{found}` is not a heading",
        "too_few": (
            "section `{part}` appears {number} time{number:s}, expected at least {minimum}"
        ),
    },
    help=(
        "Add the section, or correct its heading. If the section is optional, "
        'set `count: "?"` in the schema; one of your own changes a built-in one with `extends`.'
    ),
    examples=(
        Example(
            "# Use SQLite\n\n## Context\n\nWe need a store.\n",
            at=("5:17",),
            schema="parts:\n"
            "  - {id: context, heading: Context}\n"
            "  - {id: decision, heading: Decision}\n",
        ),
        Example(
            "# 기사\n\n## 본문의 건거\n\n* 인용\n",
            at=("3:4",),
            schema="parts:\n  - {id: evidence, heading: 본문의 근거}\n",
        ),
        Example(
            "# Use SQLite\n\n## Context\n\nWe need a store.\n\n**Decision**\n\nSQLite.\n",
            at=("7:3",),
            schema="parts:\n"
            "  - {id: context, heading: Context}\n"
            "  - {id: decision, heading: Decision}\n",
        ),
        Example(
            "# Use SQLite\n\n## Context\n\nWe need a store.\n\n## Decision\n\nSQLite.\n",
            schema="parts:\n"
            "  - {id: context, heading: Context}\n"
            "  - {id: decision, heading: Decision}\n",
        ),
    ),
    fix="unsafe",
    edits_structure=True,
    check=check,
)
