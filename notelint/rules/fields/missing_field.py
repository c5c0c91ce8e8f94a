"""F001: a required field is not there, or has no value."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Problem
from notelint.model.message import message
from notelint.model.rule import Example, Rule


def check(binding: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each required field that lacks: a key, a label, a column, a cell."""
    del options
    for one in binding.field_violations:
        if one.kind == "empty":
            wording = message("empty", name=one.name, place=one.place)
            yield Problem(one.span, wording, part=one.part)
        elif one.kind == "missing" and one.found:
            wording = message("mistyped", name=one.name, place=one.place, found=one.found)
            yield Problem(one.span, wording, part=one.part, expected=one.name, found=one.found)
        elif one.kind == "missing" and not one.name:
            template = "place_with" if one.expected else "place"
            wording = message(template, place=one.place, names=one.expected)
            yield Problem(one.span, wording, part=one.part)
        elif one.kind == "missing":
            wording = message("missing", name=one.name, place=one.place)
            yield Problem(one.span, wording, part=one.part)


SCHEMA = """\
front_matter: {fields: {date: date, tags: {type: list, of: string, required: false}}}
parts:
  - {id: title, heading: {level: 1}}
"""

RULE = Rule(
    code="F001",
    name="missing-field",
    severity="error",
    summary="A required field is missing",
    why=(
        "Notes are sorted, listed and published by their date, status and tags. A note without "
        "them drops out."
    ),
    messages={
        "missing": "{place} lacks '{name}'",
        "mistyped": "{place} lacks '{name}'; did you mean it by '{found}'?",
        "place": "the note has no {place}",
        "place_with": "the note has no {place}, which should have {names}",
        "empty": "'{name}' in {place} has no value",
    },
    help="Add the field.",
    examples=(
        Example("---\ndtae: 2023-11-30\n---\n\n# 새 모델\n", at=("2:1",), schema=SCHEMA),
        Example(
            "---\ntitle: 새 모델\n---\n\n# 새 모델\n",
            at=("1:1",),
            schema=SCHEMA.replace("date: date", "date: date, title: string"),
        ),
        Example("---\ndate: 2023-11-30\n---\n\n# 새 모델\n", schema=SCHEMA),
    ),
    check=check,
)
