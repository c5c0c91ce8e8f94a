"""Q001: a quote is not in the article, nor anything like it."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Problem
from notelint.model.message import message
from notelint.model.rule import Example, Rule


def check(binding: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each quote without a passage. Quotes without an article are not checked."""
    del options
    for quote in binding.quotes:
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
    summary="A quote is not in the article",
    why=(
        "Evidence is worth something because it can be found in the source. This sentence cannot: "
        "it is a summary, it comes from elsewhere, or the article was cut."
    ),
    messages={
        "absent": "this quote is not in the article, nor anything like it",
        "apart": "the pieces of this quote are in the article, but do not follow in this order",
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
