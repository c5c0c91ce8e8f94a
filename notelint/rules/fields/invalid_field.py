"""F003: a field whose value is not of its type."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Problem, Words, say
from notelint.model.rule import Example, Rule


def check(binding: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each value that is not as its field asks."""
    del options
    for one in binding.field_violations:
        if one.kind in ("invalid", "tag"):
            said = say("invalid", name=one.name, asked=one.expected, found=one.found)
            yield Problem(one.span, said, part=one.part, found=one.found)


SCHEMA = """\
front_matter: {fields: {date: date, tags: {type: list, of: string, required: false}}}
parts:
  - {id: title, heading: {level: 1}}
"""

RULE = Rule(
    code="F003",
    name="invalid-field",
    severity="error",
    summary=Words("A field's value is not as asked", "항목의 값이 형식에 맞지 않음"),
    why=Words(
        "A day that no calendar has, or a status that nobody knows, cannot be sorted or counted.",
        "달력에 없는 날짜나 정해지지 않은 상태 값은 정렬하거나 셀 수 없습니다.",
    ),
    messages={
        "invalid": Words(
            "'{name}' should be {asked}, found '{found}'",
            "'{name}' 값은 {asked:이} 되어야 하는데 '{found}'입니다",
        ),
    },
    help=Words("Write the value as the schema asks.", "스키마에 정해진 대로 값을 쓰세요."),
    examples=(
        Example("---\ndate: 2023-02-30\n---\n\n# 새 모델\n", at=("2:7",), schema=SCHEMA),
        Example("---\ndate: 2023-02-28\n---\n\n# 새 모델\n", schema=SCHEMA),
    ),
    check=check,
)
