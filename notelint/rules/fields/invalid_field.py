"""F003: a field whose value is not of its type."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.fields import FieldViolation
from notelint.model.finding import Edit, Fix, Problem
from notelint.model.message import Message, message
from notelint.model.rule import Example, Rule
from notelint.model.source import Source
from notelint.text.edits.fields import correct_value
from notelint.text.similar_names import is_slip


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each invalid value, and for tags that the schema does not allow."""
    del options
    for violation in bound.field_violations:
        if violation.kind in ("invalid", "tag"):
            wording = _message(violation)
            fix = _fix(bound.note.source, violation)
            yield Problem(
                violation.span, wording, part=violation.part, found=violation.found, fix=fix
            )


def _fix(source: Source, violation: FieldViolation) -> Fix | None:
    """Write the value as its field asks, or the tag that was meant."""
    if violation.field and violation.value and violation.number is None:
        return correct_value(source, violation.value, violation.field)
    near, found = violation.did_you_mean, violation.found
    if near and source.slice(violation.span) == found and is_slip(found, near):
        return Fix((Edit(violation.span, near),), safe=False)
    return None


def _message(violation: FieldViolation) -> Message:
    name, expected, found = violation.name, violation.expected, violation.found
    if violation.number is not None:
        return message("count", name=name, number=violation.number, asked=expected)
    if violation.did_you_mean:
        near = violation.did_you_mean
        return message("nearest", name=name, asked=expected, found=found, near=near)
    return message("invalid", name=name, asked=expected, found=found)


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
        "nearest": ("invalid `{name}`: expected {asked}, found `{found}`; did you mean `{near}`?"),
        "count": "`{name}` has {number} value{number:s}, expected {asked}",
    },
    help="Write a value that the schema allows.",
    examples=(
        Example("---\ndate: 2023-02-30\n---\n\n# 새 모델\n", at=("2:7",), schema=SCHEMA),
        Example("---\ndate: 2023/2/8\n---\n\n# 새 모델\n", at=("2:7",), schema=SCHEMA),
        Example(
            "---\ndate: 2023-02-08\ntags: ai # 인공지능\n---\n\n# 새 모델\n",
            at=("3:7",),
            schema=SCHEMA,
        ),
        Example("---\ndate: 2023-02-28\n---\n\n# 새 모델\n", schema=SCHEMA),
    ),
    fix="mixed",  # safe: another form of the same value; unsafe: of a typing error
    check=check,
)
