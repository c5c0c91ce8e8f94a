"""Q001: a quote is not in the article, nor anything like it."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Problem
from notelint.model.message import message
from notelint.model.rule import Example, Rule


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each quote without a passage. Quotes without an article are not checked."""
    del options
    for quote in bound.quotes:
        if quote.article is not None and not quote.passage.similarity:
            wording = message("apart") if quote.passage.apart else message("absent")
            yield Problem(quote.item.span_of_text, wording, part=quote.part.id)


SCHEMA = """\
regions: {names: [preamble, article]}
parts:
  - {id: title, heading: {level: 1}}
  - {id: article, region: article, holds: prose}
  - {id: evidence, heading: 본문의 근거, holds: quotes, quotes: {from: article}}
"""

RULE = Rule(
    code="Q001",
    name="quote-not-found",
    severity="error",
    summary="Quote not found in the article",
    why=(
        "Evidence counts because readers can find it in the source. This sentence is not "
        "there: it may be a summary or come from elsewhere, or the article was cut."
    ),
    messages={
        "absent": "quote not found in the article, and no similar passage either",
        "apart": "the pieces of this quote are in the article, but not in this order",
    },
    help="Copy the sentence from the article, or move your own words to another section.",
    examples=(
        Example(
            "# 기사\n\n---\n\n새 서비스의 요금은 월 25달러로 정해졌다.\n\n---\n\n"
            "## 본문의 근거\n\n* 경쟁사는 내년에 공장을 짓는다\n",
            at=("11:3",),
            schema=SCHEMA,
        ),
        Example(
            "# 기사\n\n---\n\n새 서비스의 요금은 **월 25달러로** 정해졌다.\n\n---\n\n"
            "## 본문의 근거\n\n* 새 서비스의 요금은 월 25달러로 정해졌다\n",
            schema=SCHEMA,
        ),
    ),
    check=check,
)
