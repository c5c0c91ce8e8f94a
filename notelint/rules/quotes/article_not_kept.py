"""Q010: the article that quotes come from is not there, so they cannot be checked."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Problem
from notelint.model.rule import Example, Rule


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each page without a snapshot, and for each section without its article."""
    del options
    for missing in bound.missing_evidence:
        problem = missing.problem
        if problem and problem.name in RULE.messages:
            yield Problem(missing.span, problem, part=missing.part.id)


SCHEMA = """\
parts:
  - {id: source, heading: 출처, holds: link}
  - {id: evidence, heading: 본문의 근거, holds: quotes, quotes: {from: source}}
"""

OPTIONAL = """\
parts:
  - {id: article, heading: 기사, count: "?", holds: prose}
  - {id: evidence, heading: 본문의 근거, holds: quotes, quotes: {from: article}}
"""

RULE = Rule(
    code="Q010",
    name="article-not-kept",
    severity="unverified",
    summary="No article to check the quotes with",
    why=(
        "Quotes without their article may say anything. Pages change and disappear; with a "
        "snapshot next to the notes, their quotes can always be checked."
    ),
    messages={
        "not_kept": "no snapshot of {url}; its quotes were not checked",
        "no_section": "the quotes were not checked: the note has no section `{name}`",
    },
    help=(
        "For a page, run `notelint keep` to save a snapshot, or store the article in a file next "
        "to the note. For a section, add it."
    ),
    examples=(
        Example(
            "# 출처\n\n[기사](https://news.example.com/1)\n\n"
            "# 본문의 근거\n\n* 요금은 월 25달러다\n",
            at=("3:1",),
            schema=SCHEMA,
        ),
        Example("# 본문의 근거\n\n* 요금은 월 25달러다\n", at=("1:3",), schema=OPTIONAL),
        Example(
            "# 기사\n\n요금은 월 25달러다.\n\n# 본문의 근거\n\n* 요금은 월 25달러다\n",
            schema=OPTIONAL,
        ),
    ),
    check=check,
)
