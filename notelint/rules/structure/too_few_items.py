"""S008: a part holds fewer items than the schema asks."""

from collections.abc import Iterator

from notelint.model.binding import Binding
from notelint.model.finding import Problem, Words, say
from notelint.model.rule import Example, Rule


def check(binding: Binding, options: None) -> Iterator[Problem]:
    """One problem for each part with items, but too few of them, at its first line."""
    del options
    for bound in binding.occurrences:
        number, least = len(bound.items), bound.part.items.least
        if number < least and bound.fits and not bound.empty:
            heading = bound.heading
            span = heading.text.span(0, len(heading.text.plain)) if heading else bound.span
            message = say("few", part=bound.part.title, number=number, least=least)
            yield Problem(span, message, part=bound.part.id)


SCHEMA = 'parts:\n  - {id: evidence, heading: 본문의 근거, holds: quotes, items: "2.."}\n'

RULE = Rule(
    code="S008",
    name="too-few-items",
    severity="error",
    summary=Words("A section holds too few items", "항목이 너무 적음"),
    why=Words(
        "The schema's `items` says how many quotes, links or list items a part must hold.",
        "스키마의 `items`는 한 부분에 인용문, 링크, 목록 항목이 몇 개 있어야 하는지 정합니다.",
    ),
    messages={
        "few": Words(
            "section '{part}' holds {number} item(s), expected at least {least}",
            "'{part}' 섹션의 항목이 {number}개입니다. {least}개 이상이어야 합니다",
        ),
    },
    help=Words("Add the items that lack.", "모자란 항목을 더하세요."),
    examples=(
        Example("# 기사\n\n## 본문의 근거\n\n* 하나\n", at=("3:4",), schema=SCHEMA),
        Example("# 기사\n\n## 본문의 근거\n\n* 하나\n* 둘\n", schema=SCHEMA),
    ),
    check=check,
)
