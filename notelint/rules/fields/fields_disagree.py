"""F005: two values of a note that should be the same are not."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Problem, Words, say
from notelint.model.rule import Example, Rule


def check(binding: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each value that differs from the one that it should equal."""
    del options
    for first, second in binding.disagreements:
        message = say(
            "differ",
            one=first.reference,
            other=second.reference,
            expected=first.text,
            found=second.text,
        )
        yield Problem(
            second.span, message, expected=first.text, found=second.text, related=first.span
        )


SCHEMA = """\
front_matter: {fields: {title: string}}
equal: [[title, front_matter.title]]
parts:
  - {id: title, heading: {level: 1}}
"""

RULE = Rule(
    code="F005",
    name="fields-disagree",
    severity="error",
    summary=Words("Two values that should be equal differ", "같아야 할 두 값이 다름"),
    why=Words(
        "A title that says one thing in the heading and another in the front matter was changed in "
        "one place only; a date that differs from the file's name belongs to another day.",
        "제목과 머리말(front matter)의 제목이 다르면 한쪽만 고친 것입니다. 파일 이름과 날짜가 "
        "다르면 다른 날의 노트일 수 있습니다.",
    ),
    messages={
        "differ": Words(
            "'{other}' should equal '{one}': '{expected}', found '{found}'",
            "'{other:은}' '{one}' 값('{expected}')과 같아야 하는데 '{found}'입니다",
        ),
    },
    help=Words("Correct the wrong one of the two.", "둘 가운데 틀린 쪽을 고치세요."),
    examples=(
        Example("---\ntitle: 새 모델\n---\n\n# 옛 모델\n", at=("2:8",), schema=SCHEMA),
        Example("---\ntitle: 새 모델\n---\n\n# 새 모델\n", schema=SCHEMA),
    ),
    check=check,
)
