"""S011: a heading is recognised, but not spelt as the schema has it."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Edit, Fix, Problem
from notelint.model.message import message
from notelint.model.rule import Example, Rule


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each heading that differs from its name only in form."""
    del options
    for violation in bound.structure_violations:
        part, heading = violation.part, violation.block
        if violation.kind != "spelling" or part is None or heading is None:
            continue
        found, name = heading.text.plain, violation.name
        plain = not heading.text.marks and not heading.text.links
        fix = Fix((Edit(violation.span, name),)) if plain and heading.text.runs else None
        yield Problem(
            violation.span,
            message("spelling", found=found, name=name),
            part=part.id,
            expected=name,
            found=found,
            fix=fix,
        )


SCHEMA = "parts:\n  - {id: research, heading: [추가 조사할 내용, 추가 조사]}\n"

RULE = Rule(
    code="S011",
    name="heading-spelling",
    severity="warning",
    summary="Heading not written as in the schema",
    why=(
        "notelint recognizes a heading with other case, spaces, width, "
        "punctuation, numbering or emoji, but a search does not, nor do links "
        "to it."
    ),
    messages={
        "spelling": "heading `{found}` is written `{name}` in the schema",
    },
    help="Use the schema's spelling, or add this one to the part's headings.",
    examples=(
        Example("# 기사\n\n## 추가조사할 내용\n\n* 하나\n", at=("3:4",), schema=SCHEMA),
        Example("# 기사\n\n## 추가 조사\n\n* 하나\n", schema=SCHEMA),
    ),
    fix="safe",
    check=check,
)
