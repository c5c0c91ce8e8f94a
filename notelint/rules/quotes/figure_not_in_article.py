"""Q007: a figure is not in the article."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Problem, Words, say
from notelint.model.rule import Example, Rule


def check(binding: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each figure that the article lacks.

    Looked at are parts whose figures must come from the article, and quotes that are not there;
    of a quote that is nearly there Q002 tells all that differs.
    """
    del options
    for missing in binding.missing_evidence:
        if missing.kind == "number":
            yield Problem(missing.span, say("absent", figure=missing.text), part=missing.part.id)


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
    summary=Words("A figure is not in the article", "본문에 없는 수치"),
    why=Words(
        "A mistyped figure looks like any other. Figures are compared by value and unit: `1조 원` "
        "is `1,000,000,000,000원`, `20~25달러` has both 20 and 25, and `3%` is not `3달러`.",
        "잘못 옮긴 수치는 눈에 띄지 않습니다. 수치는 값과 단위로 비교합니다. `1조 원`은 "
        "`1,000,000,000,000원`과 같고, `20~25달러`에는 20과 25가 모두 있으며, `3%`와 `3달러`는 "
        "다릅니다.",
    ),
    messages={
        "absent": Words(
            "the article does not have the figure '{figure}'",
            "본문에 '{figure}'에 해당하는 수치가 없습니다",
        ),
    },
    help=Words(
        "Take the figure from the article, or move what you found elsewhere to another section.",
        "본문의 수치를 쓰고, 다른 곳에서 찾은 수치라면 다른 섹션으로 옮기세요.",
    ),
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
