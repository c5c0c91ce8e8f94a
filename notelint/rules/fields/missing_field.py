"""F001: a required field is not there, or has no value."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Problem, Words, say
from notelint.model.rule import Example, Rule


def check(binding: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each required field that lacks: a key, a label, a column, a cell."""
    del options
    for one in binding.field_violations:
        if one.kind == "empty":
            message = say("empty", name=one.name, place=one.place)
            yield Problem(one.span, message, part=one.part)
        elif one.kind == "missing" and one.found:
            message = say("mistyped", name=one.name, place=one.place, found=one.found)
            yield Problem(one.span, message, part=one.part, expected=one.name, found=one.found)
        elif one.kind == "missing" and not one.name:
            template = "place_with" if one.expected.en else "place"
            message = say(template, place=one.place, names=one.expected)
            yield Problem(one.span, message, part=one.part)
        elif one.kind == "missing":
            message = say("missing", name=one.name, place=one.place)
            yield Problem(one.span, message, part=one.part)


SCHEMA = """\
front_matter: {fields: {date: date, tags: {type: list, of: string, required: false}}}
parts:
  - {id: title, heading: {level: 1}}
"""

RULE = Rule(
    code="F001",
    name="missing-field",
    severity="error",
    summary=Words("A required field is missing", "필수 항목이 없음"),
    why=Words(
        "Notes are sorted, listed and published by their date, status and tags. A note without "
        "them drops out.",
        "노트는 날짜, 상태, 태그로 정렬하고 모읍니다. 그 값이 없는 노트는 목록에서 빠집니다.",
    ),
    messages={
        "missing": Words("{place} lacks '{name}'", "{place}에 '{name}' 항목이 없습니다"),
        "mistyped": Words(
            "{place} lacks '{name}'; did you mean it by '{found}'?",
            "{place}에 '{name}' 항목이 없습니다. '{found:은}' '{name:을}' 잘못 쓴 것인가요?",
        ),
        "place": Words("the note has no {place}", "{place:이} 없습니다"),
        "place_with": Words(
            "the note has no {place}, which should have {names}",
            "{place:이} 없습니다. 필요한 항목: {names}",
        ),
        "empty": Words("'{name}' in {place} has no value", "{place}의 '{name}' 값이 비어 있습니다"),
    },
    help=Words("Add the field.", "항목을 추가하세요."),
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
