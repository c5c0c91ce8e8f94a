"""Q011: a quote ends in the middle of a clause."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote, QuoteMatch
from notelint.model.finding import Problem
from notelint.model.message import message
from notelint.model.rule import Example, Rule
from notelint.text.normalization import normalize_article
from notelint.text.quotation.quoted_item import ELISION

MARKS = " \"')]"


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each quote that was found and stops where no clause can end."""
    del options
    for quote in bound.quotes:
        passage = quote.passage
        if passage.continuation and quote.article and not _marks_the_cut(quote):
            related = quote.article.span(passage.start, passage.end)
            source = quote.source or bound.note.source
            line = source.position(related.end).line
            yield Problem(
                quote.item.span_of_text,
                message("cut", line=line, more=passage.continuation),
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
    summary="Quote that ends in the middle of a clause",
    why=(
        "A clause that stops halfway says less than the article does, or something else: what was "
        "left off may limit it or turn it around."
    ),
    messages={
        "cut": (
            "quote ends in the middle of a clause; the article (line {line}) continues with "
            "'{more}'"
        ),
    },
    help="Quote up to the end of the clause, or mark the cut with `…`.",
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
