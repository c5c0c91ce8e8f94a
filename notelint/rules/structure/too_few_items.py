"""S008: a part holds fewer items than the schema asks."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.bound_section import BoundSection
from notelint.model.finding import Problem
from notelint.model.message import message
from notelint.model.rule import Example, Rule
from notelint.model.schema_fields import ANY_NUMBER
from notelint.model.source import Span


def check(binding: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each part with items, but too few of them, or too short, at its heading."""
    del options
    for bound in binding.all_sections:
        number, minimum = bound.item_count, _least(bound)
        if bound.empty or bound.accepted:
            continue
        if number < minimum and bound.conforms:
            wording = message("few", part=bound.name, number=number, minimum=minimum)
            yield Problem(_begin(bound), wording, part=bound.part.id)
        for unit, length in bound.part.lengths:
            from notelint.text.length import length_of_blocks  # noqa: PLC0415 - 3 ms, seldom asked

            number = length_of_blocks(bound.leaves, unit) if length.minimum else 0
            if number < length.minimum:
                wording = message(unit, part=bound.name, number=number, minimum=length.minimum)
                yield Problem(_begin(bound), wording, part=bound.part.id)


def _least(bound: BoundSection) -> int:
    """How many items there must be: of a list whose items are all empty, at least one."""
    part = bound.part
    only_empty = bound.conforms and not bound.items and part.holds not in ("anything", "table")
    return (
        1
        if only_empty and part.items == ANY_NUMBER and not part.may_be_empty
        else part.items.minimum
    )


def _begin(bound: BoundSection) -> Span:
    heading = bound.heading
    return heading.text.span(0, len(heading.text.plain)) if heading else bound.span


SCHEMA = 'parts:\n  - {id: evidence, heading: 본문의 근거, holds: quotes, items: "2.."}\n'

RULE = Rule(
    code="S008",
    name="too-few-items",
    severity="error",
    summary="A section holds too few items or words",
    why=(
        "The schema's `items` says how many quotes, links or list items a part must hold, `words`, "
        "`sentences` and `characters` how long it is."
    ),
    messages={
        "few": "section '{part}' holds {number} item{number:s}, expected at least {minimum}",
        "words": "section '{part}' has {number} word{number:s}, expected at least {minimum}",
        "sentences": (
            "section '{part}' has {number} sentence{number:s}, expected at least {minimum}"
        ),
        "characters": (
            "section '{part}' has {number} character{number:s}, expected at least {minimum}"
        ),
    },
    help="Add what is missing. If notes may do with less, lower the number in the schema.",
    examples=(
        Example("# 기사\n\n## 본문의 근거\n\n* 하나\n", at=("3:4",), schema=SCHEMA),
        Example("# 기사\n\n## 본문의 근거\n\n* 하나\n* 둘\n", schema=SCHEMA),
    ),
    check=check,
)
