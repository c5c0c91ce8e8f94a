"""S009: a part holds more items than the schema allows."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Problem, Words, say
from notelint.model.rule import Example, Rule


def check(binding: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each part with too many items, at the first that is too many.

    Of one that is too long, at its heading.
    """
    del options
    for bound in binding.all_sections:
        number, maximum = bound.item_count, bound.part.items.maximum
        if number > maximum:
            message = say("many", part=bound.name, number=number, maximum=maximum)
            yield Problem(bound.items[maximum].span_of_text, message, part=bound.part.id)
        for unit, length in bound.part.lengths:
            from notelint.text.length import length_of_blocks  # noqa: PLC0415 - 3 ms, seldom asked

            number = 0 if bound.accepted else length_of_blocks(bound.leaves, unit)
            if number > length.maximum:
                message = say(unit, part=bound.name, number=number, maximum=length.maximum)
                heading = bound.heading
                span = heading.text.span(0, len(heading.text.plain)) if heading else bound.span
                yield Problem(span, message, part=bound.part.id)


SCHEMA = 'parts:\n  - {id: evidence, heading: 본문의 근거, holds: quotes, items: "1..2"}\n'

RULE = Rule(
    code="S009",
    name="too-many-items",
    severity="error",
    summary=Words("A section holds too many items or words", "항목이나 글이 너무 많음"),
    why=Words(
        "The schema's `items` bounds how many quotes, links or list items a part may hold, "
        "`words`, `sentences` and `characters` how long it is.",
        "스키마의 `items`는 한 부분에 들어갈 수 있는 인용문, 링크, 목록 항목의 수를, `words`, "
        "`sentences`, `characters`는 글의 길이를 제한합니다.",
    ),
    messages={
        "many": Words(
            "section '{part}' holds {number} items, expected at most {maximum}",
            "'{part}' 섹션의 항목이 {number}개입니다. {maximum}개 이하여야 합니다",
        ),
        "words": Words(
            "section '{part}' has {number} words, expected at most {maximum}",
            "'{part}' 섹션의 낱말이 {number}개입니다. {maximum}개 이하여야 합니다",
        ),
        "sentences": Words(
            "section '{part}' has {number} sentences, expected at most {maximum}",
            "'{part}' 섹션의 문장이 {number}개입니다. {maximum}개 이하여야 합니다",
        ),
        "characters": Words(
            "section '{part}' has {number} characters, expected at most {maximum}",
            "'{part}' 섹션이 {number}자입니다. {maximum}자 이하여야 합니다",
        ),
    },
    help=Words("Take out what matters least.", "덜 중요한 항목을 덜어 내세요."),
    examples=(
        Example("# 기사\n\n## 본문의 근거\n\n* 하나\n* 둘\n* 셋\n", at=("7:3",), schema=SCHEMA),
        Example("# 기사\n\n## 본문의 근거\n\n* 하나\n* 둘\n", schema=SCHEMA),
    ),
    check=check,
)
