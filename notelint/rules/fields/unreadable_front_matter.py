"""F006: front matter that cannot be read, or that nobody will take for such."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.fields import UnreadableFields
from notelint.model.finding import Problem, Words, say
from notelint.model.rule import Example, Rule


def check(binding: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for front matter with a mistake in it, without its end, or below the top.

    Also for each fence of TOML that should have fields.
    """
    del options
    if isinstance(binding.front_matter, UnreadableFields):
        said = say("broken", reason=binding.front_matter.reason)
        yield Problem(binding.front_matter.span, said)
    for unread in binding.unreadable:
        yield Problem(unread.span, say("fence", reason=unread.reason))


SCHEMA = """\
front_matter: {fields: {date: date?}}
parts:
  - {id: title, heading: {level: 1}}
"""

RULE = Rule(
    code="F006",
    name="unreadable-front-matter",
    severity="error",
    summary=Words("Front matter cannot be read", "머리말(front matter)을 읽을 수 없음"),
    why=Words(
        "A program that publishes or lists notes sees no field at all of front matter that is not "
        "valid, not closed, or not at the very top.",
        "머리말(front matter)이 잘못되었거나, 닫히지 않았거나, 맨 위에 있지 않으면 프로그램은 "
        "그 안의 값을 하나도 읽지 못합니다.",
    ),
    messages={
        "broken": Words(
            "the front matter cannot be read: {reason}",
            "머리말(front matter)을 읽을 수 없습니다: {reason}",
        ),
        "fence": Words(
            "the fields in this block cannot be read: {reason}",
            "이 블록의 필드를 읽을 수 없습니다: {reason}",
        ),
    },
    help=Words(
        "Begin the note with '---', one 'key: value' a line, and close it with '---'.",
        "노트 첫 줄을 '---'로 시작해 한 줄에 '키: 값'을 하나씩 쓰고 '---'로 닫으세요.",
    ),
    examples=(
        Example("---\ndate: [2023\n---\n\n# 새 모델\n", at=("3:1",), schema=SCHEMA),
        Example("---\ndate: 2023-11-30\n\n# 새 모델\n", at=("1:1",), schema=SCHEMA),
        Example("\n---\ndate: 2023-11-30\n---\n\n# 새 모델\n", at=("2:1",), schema=SCHEMA),
        Example("---\ndate: 2023-11-30\n---\n\n# 새 모델\n", schema=SCHEMA),
    ),
    check=check,
)
