"""Q011: a quote ends in the middle of a clause."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote, QuoteMatch
from notelint.model.finding import Problem, Words, say
from notelint.model.rule import Example, Rule
from notelint.text.normalization import normalize_article
from notelint.text.quotation import ELISION

MARKS = " \"')]"


def check(binding: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each quote that was found and stops where no clause can end."""
    del options
    for quote in binding.quotes:
        passage = quote.passage
        if passage.continuation and quote.article and not _marks_the_cut(quote):
            related = quote.article.span(passage.start, passage.end)
            source = quote.source or binding.note.source
            line = source.position(related.end).line
            yield Problem(
                quote.item.span_of_text,
                say("cut", line=line, more=passage.continuation),
                part=quote.part.id,
                related=related,
                related_in=quote.source,
            )


def _marks_the_cut(quote: QuoteMatch) -> bool:
    """Whether an ellipsis behind the quote says that more follows."""
    item = normalize_article(quote.item.text.plain, "typographic").text
    at = item.find(quote.text)
    return at >= 0 and ELISION.match(item[at + len(quote.text) :].lstrip(MARKS)) is not None


SCHEMA = """\
regions: {names: [preamble, article]}
parts:
  - {id: title, heading: {level: 1}}
  - {id: article, region: article, holds: prose}
  - {id: evidence, heading: 본문의 근거, holds: quotes, quotes: {from: article}}
"""

RULE = Rule(
    code="Q011",
    name="quote-cut-short",
    severity="warning",
    summary=Words("Quote that ends in the middle of a clause", "절 중간에서 끝나는 인용문"),
    why=Words(
        "A clause that stops halfway says less than the article does, or something else: what was "
        "left off may limit it or turn it around.",
        "절을 중간에서 자르면 원문보다 덜 말하거나 다른 말이 됩니다. 잘린 부분이 뜻을 제한하거나 "
        "뒤집을 수 있습니다.",
    ),
    messages={
        "cut": Words(
            "the quote ends in the middle of a clause; the article (line {line}) goes on with "
            "'{more}'",
            "인용문이 절 중간에서 끝납니다. 원문({line}번째 줄)은 '{more:으로}' 이어집니다",
        ),
    },
    help=Words(
        "Quote up to the end of the clause, or mark the cut with `…`.",
        "절이 끝나는 곳까지 인용하거나, 잘린 곳에 `…`를 적으세요.",
    ),
    examples=(
        Example(
            "# 기사\n\n---\n\n회사는 부산에 새 공장을 짓기로 했다.\n\n---\n\n"
            "## 본문의 근거\n\n* 회사는 부산에 새 공장을\n",
            at=("11:3",),
            schema=SCHEMA,
        ),
        Example(
            "# 기사\n\n---\n\n회사는 부산에 새 공장을 짓기로 했다.\n\n---\n\n"
            "## 본문의 근거\n\n* 회사는 부산에 새 공장을 짓기로 했다\n* 회사는 부산에…\n",
            schema=SCHEMA,
        ),
    ),
    check=check,
)
