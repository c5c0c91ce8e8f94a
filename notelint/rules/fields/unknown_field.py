"""F002: a field that the schema does not name."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Problem, Words, say
from notelint.model.rule import Example, Rule


def check(binding: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each key, label or column that has no place in the schema.

    Also for each row with cells that have no column.
    """
    del options
    for one in binding.field_violations:
        if one.kind == "unknown":
            message = say("unknown", name=one.name, place=one.place)
            if one.near:
                message = say("nearest", name=one.name, place=one.place, near=one.near)
        elif one.kind == "surplus":
            count, columns = one.counts
            message = say("surplus", text=one.name, count=count, columns=columns)
        else:
            continue
        problem = Problem(one.span, message, part=one.part)
        yield problem._replace(severity="error") if one.denied else problem


SCHEMA = """\
front_matter: {fields: {date: date, tags: {type: list, of: string, required: false}}}
parts:
  - {id: title, heading: {level: 1}}
"""

RULE = Rule(
    code="F002",
    name="unknown-field",
    severity="warning",
    summary=Words("A field that the schema does not name", "스키마에 없는 항목"),
    why=Words(
        "A field with a mistyped name is read by nobody, and the right one is missing.",
        "이름을 잘못 적은 항목은 아무도 읽지 않고, 정작 필요한 항목은 빠지게 됩니다.",
    ),
    messages={
        "unknown": Words(
            "{place} has '{name}', which the schema does not name",
            "{place}에 스키마에 없는 '{name}' 항목이 있습니다",
        ),
        "nearest": Words(
            "{place} has '{name}', which the schema does not name; did you mean '{near}'?",
            "{place}에 스키마에 없는 '{name}' 항목이 있습니다. '{near:을}' 뜻하셨나요?",
        ),
        "surplus": Words(
            "the row has {count} cells, but the table has {columns} column{columns:s}: "
            "'{text}' is not shown",
            "행의 셀은 {count}개인데 표의 열은 {columns}개입니다. '{text}' 셀은 보이지 않습니다",
        ),
    },
    help=Words(
        "Correct the name, delete the field, or name it in the schema. In a table's row, write a "
        "`|` that belongs to the text as `\\|`.",
        "이름을 고치거나 항목을 지우거나, 스키마에 추가하세요. 표의 행에서 글의 일부인 `|` 기호는 "
        "`\\|`로 쓰세요.",
    ),
    examples=(
        Example("---\ndate: 2023-11-30\ntag: [ai]\n---\n\n# 새 모델\n", at=("3:1",), schema=SCHEMA),
        Example("---\ndate: 2023-11-30\ntags: [ai]\n---\n\n# 새 모델\n", schema=SCHEMA),
    ),
    check=check,
)
