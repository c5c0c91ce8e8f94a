"""S009: a part holds more items than the schema allows."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Problem
from notelint.model.message import message
from notelint.model.rule import Example, Rule


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each part with too many items, at the first that is too many.

    Of one that is too long, at its heading.
    """
    del options
    for section in bound.all_sections:
        number, maximum = section.item_count, section.part.items.maximum
        if number > maximum:
            wording = message("many", part=section.name, number=number, maximum=maximum)
            yield Problem(section.items[maximum].span_of_text, wording, part=section.part.id)
        for unit, length in section.part.lengths:
            from notelint.text.length import length_of_blocks  # noqa: PLC0415 - 3 ms, seldom asked

            number = 0 if section.accepted else length_of_blocks(section.leaves, unit)
            if number > length.maximum:
                wording = message(unit, part=section.name, number=number, maximum=length.maximum)
                heading = section.heading
                span = heading.text.span(0, len(heading.text.plain)) if heading else section.span
                yield Problem(span, wording, part=section.part.id)


SCHEMA = 'parts:\n  - {id: evidence, heading: 본문의 근거, holds: quotes, items: "1..2"}\n'

RULE = Rule(
    code="S009",
    name="too-many-items",
    severity="error",
    summary="Too many items or too much text",
    why=(
        "The schema limits how many quotes, links or list items a section may "
        "have (`items`), and how long it may be (`words`, `sentences`, "
        "`characters`)."
    ),
    messages={
        "many": "section `{part}` has {number} item{number:s}, expected at most {maximum}",
        "words": "section `{part}` has {number} word{number:s}, expected at most {maximum}",
        "sentences": "section `{part}` has {number} sentence{number:s}, expected at most {maximum}",
        "characters": (
            "section `{part}` has {number} character{number:s}, expected at most {maximum}"
        ),
    },
    help="Remove what matters least.",
    examples=(
        Example("# 기사\n\n## 본문의 근거\n\n* 하나\n* 둘\n* 셋\n", at=("7:3",), schema=SCHEMA),
        Example("# 기사\n\n## 본문의 근거\n\n* 하나\n* 둘\n", schema=SCHEMA),
    ),
    check=check,
)
