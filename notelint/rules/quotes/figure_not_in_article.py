"""Q007: a figure is not in the article."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Problem
from notelint.model.message import message
from notelint.model.rule import Example, Rule


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each figure that the article lacks.

    Looked at are parts whose figures must come from the article, and quotes that are not there;
    of a quote that is nearly there Q002 tells all that differs.
    """
    del options
    for missing in bound.missing_evidence:
        if missing.kind == "number":
            yield Problem(
                missing.span, message("absent", figure=missing.text), part=missing.part.id
            )


SCHEMA = """\
regions: {names: [preamble, article]}
parts:
  - {id: title, heading: {level: 1}}
  - {id: article, region: article, holds: prose}
  - {id: figures, heading: 바뀐 수치, holds: list, figures: {from: article}}
"""

RULE = Rule(
    code="Q007",
    name="figure-not-in-article",
    severity="warning",
    summary="Number not found in the article",
    why=(
        "A mistyped number looks like any other. Numbers are compared by value and unit: `1조 "
        "원` equals `1,000,000,000,000원`, `20~25달러` contains both 20 and 25, and `3%` is not "
        "`3달러`."
    ),
    messages={
        "absent": "number `{figure}` not found in the article",
    },
    help="Use the article's number, or move what you found elsewhere to another section.",
    examples=(
        Example(
            "# 기사\n\n---\n\n매출은 1조 2,000억 원, 요금은 월 20~25달러다.\n\n---\n\n"
            "## 바뀐 수치\n\n* 매출 1조 2,000억 원\n* 요금 월 28달러\n",
            at=("12:8",),
            schema=SCHEMA,
        ),
        Example(
            "# 기사\n\n---\n\n매출은 1조 2,000억 원, 요금은 월 20~25달러다.\n\n---\n\n"
            "## 바뀐 수치\n\n* 매출 1.2조원\n* 요금 최대 25 달러\n",
            schema=SCHEMA,
        ),
    ),
    check=check,
)
