"""Q006: the glossary explains a term that the article does not use."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Problem
from notelint.model.message import message
from notelint.model.rule import Example, Rule


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each term that the article has neither in full nor without parentheses."""
    del options
    for missing in bound.missing_evidence:
        if missing.kind == "term":
            yield Problem(missing.span, message("absent", term=missing.text), part=missing.part.id)


SCHEMA = """\
regions: {names: [preamble, article]}
parts:
  - {id: title, heading: {level: 1}}
  - {id: article, region: article, holds: prose}
  - id: glossary
    heading: 용어정리
    holds: definitions
    each: {term: {appears_in: article}}
"""

RULE = Rule(
    code="Q006",
    name="term-not-in-article",
    severity="warning",
    summary="Term not found in the article",
    why=(
        "The glossary explains words of the article. A term that is not in the article is "
        "spelled differently there, or belongs to the further research."
    ),
    messages={
        "absent": "term `{term}` not found in the article",
    },
    help="Spell the term as in the article, or move it to another section.",
    examples=(
        Example(
            "# 기사\n\n---\n\n멀티모달 모델이 나왔다.\n\n---\n\n"
            "## 용어정리\n\n* 멀티 모달\n    * 여러 형태의 자료를 다룸\n",
            at=("11:3",),
            schema=SCHEMA,
        ),
        Example(
            "# 기사\n\n---\n\n인공일반지능(AGI)에 가까워졌다.\n\n---\n\n"
            "## 용어정리\n\n* 인공일반지능\n    * 사람만큼 넓게 생각하는 기계\n",
            schema=SCHEMA,
        ),
    ),
    check=check,
)
