"""Q001: a quote is not in the article, nor anything like it."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Problem, Words, say
from notelint.model.rule import Example, Rule


def check(binding: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each quote without a passage. Quotes without an article are not checked."""
    del options
    for quote in binding.quotes:
        if quote.article is not None and not quote.passage.similarity:
            message = say("apart") if quote.passage.apart else say("absent")
            yield Problem(quote.item.span_of_text, message, part=quote.part.id)


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
    summary=Words("A quote is not in the article", "인용문이 본문에 없음"),
    why=Words(
        "Evidence is worth something because it can be found in the source. This sentence cannot: "
        "it is a summary, it comes from elsewhere, or the article was cut.",
        "근거는 원문에서 찾을 수 있어야 근거입니다. 이 문장은 본문에 없습니다. 요약한 문장이거나, "
        "다른 곳에서 왔거나, 본문이 잘린 것입니다.",
    ),
    messages={
        "absent": Words(
            "this quote is not in the article, nor anything like it",
            "이 인용문은 본문에 없고, 비슷한 문장도 없습니다",
        ),
        "apart": Words(
            "the pieces of this quote are in the article, but do not follow in this order",
            "이 인용문의 조각들은 본문에 있지만 이 순서로 이어지지 않습니다",
        ),
    },
    help=Words(
        "Copy the sentence from the article, or move your own words to another section.",
        "본문에서 문장을 그대로 옮겨 오거나, 직접 쓴 글이라면 다른 섹션으로 옮기세요.",
    ),
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
