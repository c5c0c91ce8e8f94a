"""F003: a field whose value is not of its type."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Problem
from notelint.model.message import message
from notelint.model.rule import Example, Rule


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each invalid value, and for tags that the schema does not allow."""
    del options
    for violation in bound.field_violations:
        if violation.kind in ("invalid", "tag"):
            name, found = violation.name, violation.found
            wording = message("invalid", name=name, asked=violation.expected, found=found)
            yield Problem(violation.span, wording, part=violation.part, found=found)


SCHEMA = """\
front_matter: {fields: {date: date, tags: {type: list, of: string, required: false}}}
parts:
  - {id: title, heading: {level: 1}}
"""

RULE = Rule(
    code="F003",
    name="invalid-field",
    severity="error",
    summary="Invalid field value",
    why=("A date that does not exist, or an unknown status, cannot be sorted or counted."),
    messages={
        "invalid": "invalid `{name}`: expected {asked}, found `{found}`",
    },
    help="Write a value that the schema allows.",
    examples=(
        Example("---\ndate: 2023-02-30\n---\n\n# 새 모델\n", at=("2:7",), schema=SCHEMA),
        Example("---\ndate: 2023-02-28\n---\n\n# 새 모델\n", schema=SCHEMA),
    ),
    check=check,
)
