"""F001: a required field is not there, or has no value."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.fields import FieldViolation
from notelint.model.finding import Problem
from notelint.model.message import Message, message
from notelint.model.rule import Example, Rule
from notelint.text.edits.fields import rename_key


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each missing or empty field: a key, an inline field, a column, a cell."""
    del options
    for violation in bound.field_violations:
        if wording := _wording(violation):
            key = violation.found  # a misspelled name
            name = violation.name if key else ""
            fix = None
            if key and violation.field:
                fix = rename_key(bound.note.source, violation.span, key, violation.field.name)
            yield Problem(
                violation.span, wording, violation.part, expected=name, found=key, fix=fix
            )


def _wording(violation: FieldViolation) -> Message | None:
    name, place = violation.name, violation.place
    match violation.kind:
        case "no front matter":
            template = "place_with" if violation.expected else "place"
            return message(template, place=place, names=violation.expected)
        case "missing":
            return message("missing", name=name, place=place)
        case "misspelled":
            return message("mistyped", name=name, place=place, found=violation.found)
        case "empty":
            return message("empty", name=name, place=place)
        case _:
            return None


SCHEMA = """\
front_matter: {fields: {date: date, tags: {type: list, of: string, required: false}}}
parts:
  - {id: title, heading: {level: 1}}
"""

RULE = Rule(
    code="F001",
    name="missing-field",
    severity="error",
    summary="Missing field or value",
    why=(
        "Notes are sorted, listed and published by their date, status and tags. A note without "
        "them drops out."
    ),
    messages={
        "missing": "`{name}` is missing in {place}",
        "mistyped": "`{name}` is missing in {place}; is `{found}` a typo?",
        "place": "{place} is missing",
        "place_with": "{place} is missing; required fields: {names}",
        "empty": "`{name}` in {place} has no value",
    },
    help="Add the field, or give it a value.",
    examples=(
        Example("---\ndtae: 2023-11-30\n---\n\n# 새 모델\n", at=("2:1",), schema=SCHEMA),
        Example(
            "---\ntitle: 새 모델\n---\n\n# 새 모델\n",
            at=("1:1",),
            schema=SCHEMA.replace("date: date", "date: date, title: string"),
        ),
        Example("---\ndate: 2023-11-30\n---\n\n# 새 모델\n", schema=SCHEMA),
    ),
    fix="unsafe",  # of a misspelled key
    check=check,
)
