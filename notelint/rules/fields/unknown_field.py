"""F002: a field that the schema does not name."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Problem, Severity
from notelint.model.message import message
from notelint.model.rule import Example, Rule
from notelint.text.edits.fields import rename_key


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each key, inline field or column that is not in the schema.

    Also for each row with cells beyond the last column.
    """
    del options
    for violation in bound.field_violations:
        name, place, near = violation.name, violation.place, violation.did_you_mean
        if violation.kind == "unknown" and near:
            wording = message("nearest", name=name, place=place, near=near)
        elif violation.kind == "unknown":
            wording = message("unknown", name=name, place=place)
        elif violation.kind == "surplus":
            count, columns = violation.counts
            wording = message("surplus", text=name, count=count, columns=columns)
        else:
            continue
        severity: Severity | None = "error" if violation.denied else None
        fix = rename_key(bound.note.source, violation.span, name, near) if near else None
        yield Problem(violation.span, wording, part=violation.part, severity=severity, fix=fix)


SCHEMA = """\
front_matter: {fields: {date: date, tags: {type: list, of: string, required: false}}}
parts:
  - {id: title, heading: {level: 1}}
"""

RULE = Rule(
    code="F002",
    name="unknown-field",
    severity="warning",
    summary="Unknown field",
    why=("A field with a mistyped name is not read by any program, and the right one is missing."),
    messages={
        "unknown": "unknown field `{name}` in {place}",
        "nearest": "unknown field `{name}` in {place}; did you mean `{near}`?",
        "surplus": (
            "the row has {count} cells, but the table has {columns} "
            "column{columns:s}: `{text}` is not shown"
        ),
    },
    help=(
        "Correct the name, delete the field, or add it to the schema. In a "
        "table row, write a literal `|` as `\\|`."
    ),
    examples=(
        Example("---\ndate: 2023-11-30\ntag: [ai]\n---\n\n# 새 모델\n", at=("3:1",), schema=SCHEMA),
        Example("---\ndate: 2023-11-30\ntags: [ai]\n---\n\n# 새 모델\n", schema=SCHEMA),
    ),
    fix="unsafe",  # of a misspelled key
    check=check,
)
