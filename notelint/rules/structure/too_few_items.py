"""S008: a part holds fewer items than the schema asks."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.bound_section import BoundSection
from notelint.model.finding import Problem
from notelint.model.message import message
from notelint.model.rule import Example, Rule
from notelint.model.schema_fields import ANY_NUMBER
from notelint.model.source import Span


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each part with items, but too few of them, or too short, at its heading."""
    del options
    for section in bound.all_sections:
        number, minimum = section.item_count, _least(section)
        if section.empty or section.accepted:
            continue
        if number < minimum and section.conforms:
            wording = message("few", part=section.name, number=number, minimum=minimum)
            yield Problem(_begin(section), wording, part=section.part.id)
        for unit, length in section.part.lengths:
            from notelint.text.length import length_of_blocks  # noqa: PLC0415 - 3 ms, seldom asked

            number = length_of_blocks(section.leaves, unit) if length.minimum else 0
            if number < length.minimum:
                wording = message(unit, part=section.name, number=number, minimum=length.minimum)
                yield Problem(_begin(section), wording, part=section.part.id)


def _least(section: BoundSection) -> int:
    """How many items there must be: of a list whose items are all empty, at least one."""
    part = section.part
    only_empty = section.conforms and not section.items and part.holds not in ("anything", "table")
    return (
        1
        if only_empty and part.items == ANY_NUMBER and not part.may_be_empty
        else part.items.minimum
    )


def _begin(section: BoundSection) -> Span:
    heading = section.heading
    return heading.text.span(0, len(heading.text.plain)) if heading else section.span


SCHEMA = 'parts:\n  - {id: evidence, heading: 본문의 근거, holds: quotes, items: "2.."}\n'

RULE = Rule(
    code="S008",
    name="too-few-items",
    severity="error",
    summary="Too few items or too little text",
    why=(
        "The schema sets how many quotes, links or list items a section must "
        "have (`items`), and how long it must be (`words`, `sentences`, "
        "`characters`)."
    ),
    messages={
        "few": "section `{part}` has {number} item{number:s}, expected at least {minimum}",
        "words": "section `{part}` has {number} word{number:s}, expected at least {minimum}",
        "sentences": (
            "section `{part}` has {number} sentence{number:s}, expected at least {minimum}"
        ),
        "characters": (
            "section `{part}` has {number} character{number:s}, expected at least {minimum}"
        ),
    },
    help="Add what is missing. If less is enough, lower the number in the schema.",
    examples=(
        Example("# 기사\n\n## 본문의 근거\n\n* 하나\n", at=("3:4",), schema=SCHEMA),
        Example("# 기사\n\n## 본문의 근거\n\n* 하나\n* 둘\n", schema=SCHEMA),
    ),
    check=check,
)
