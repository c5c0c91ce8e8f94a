"""F005: two values of a note that should be the same are not."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Problem
from notelint.model.message import message
from notelint.model.rule import Example, Rule


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each value that differs from the first of its group."""
    del options
    for first, second in bound.disagreements:
        wording = message(
            "differ",
            one=first.reference,
            other=second.reference,
            expected=first.text,
            found=second.text,
        )
        yield Problem(
            second.span, wording, expected=first.text, found=second.text, related=first.span
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
    summary="Values that must match differ",
    why=(
        "A title that differs between the heading and the front matter was "
        "changed in one place only; a date that differs from the file name "
        "belongs to another day."
    ),
    messages={
        "differ": "`{other}` is `{found}`, but `{one}` is `{expected}`",
    },
    help="Correct the value that is wrong.",
    examples=(
        Example("---\ntitle: 새 모델\n---\n\n# 옛 모델\n", at=("2:8",), schema=SCHEMA),
        Example("---\ntitle: 새 모델\n---\n\n# 새 모델\n", schema=SCHEMA),
    ),
    check=check,
)
