"""S006: a heading with nothing below it."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Problem
from notelint.model.message import message
from notelint.model.rule import Example, Rule
from notelint.model.schema import Heading


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each empty part; a heading of any text that asks for nothing is a title."""
    del options
    for section in bound.all_sections:
        heading = section.heading
        if section.empty and heading and section.part.heading:
            if _is_title(section.part.heading, heading.level) and section.part.holds == "anything":
                continue
            if section.part.may_be_empty or any(part.times.minimum for part in section.part.parts):
                continue  # of the parts that lack in it S001 speaks
            span = heading.text.span(0, len(heading.text.plain))
            yield Problem(span, message("empty", part=section.name), part=section.part.id)


def _is_title(heading: Heading, level: int) -> bool:
    """Whether a heading is a title: of any text, or one that was put at a deeper level."""
    return not heading.named or (heading.levels.maximum == 1 and level > 1)


SCHEMA = """\
parts:
  - {id: context, heading: Context}
  - {id: decision, heading: Decision}
"""

RULE = Rule(
    code="S006",
    name="empty-section",
    severity="error",
    summary="Empty section",
    why=(
        "A heading without content looks done but is not. HTML comments and list items without a "
        "text (`- `, `- [ ] `, `* **: **`) do not count; a heading above deeper headings is not "
        "empty."
    ),
    messages={
        "empty": "section `{part}` is empty",
    },
    help="Write the section, or remove the heading if the schema allows that.",
    examples=(
        Example(
            "# Use SQLite\n\n## Context\n\n## Decision\n\nSQLite.\n", at=("3:4",), schema=SCHEMA
        ),
        Example(
            "# Use SQLite\n\n## Context\n\nWe need a store.\n\n## Decision\n\nSQLite.\n",
            schema=SCHEMA,
        ),
    ),
    check=check,
)
