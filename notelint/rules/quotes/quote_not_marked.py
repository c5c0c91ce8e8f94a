"""Q003: a quote's passage does not carry the mark that the schema asks for."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Fix, Problem
from notelint.model.message import message
from notelint.model.rule import Example, Rule
from notelint.model.schema import QuoteRequirement
from notelint.model.text import MarkKind
from notelint.text.edits.passages import NAMES, mark_passage


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each quote that is found in the article, but not marked there."""
    del options
    known: dict[QuoteRequirement, list[MarkKind]] = {}
    for match in bound.quotes:
        quotes = match.part.quotes
        meaning = quotes.marked if quotes else ""
        if not meaning or match.article is None:
            continue
        if match.passage.similarity == 1.0 and not match.marked:
            related = match.article.span(match.passage.start, match.passage.end)
            line = bound.note.source.position(related.start).line
            if quotes and quotes not in known:
                known[quotes] = _kinds(bound, quotes)
            kinds = known[quotes] if quotes else []
            edits = [
                mark_passage(bound.note.source, match.article, *place, kinds[0])
                for place in (match.passage.places if kinds else ())
            ]
            yield Problem(
                match.item.span_of_text,
                message("unmarked", line=line, mark=NAMES[kinds[0]] if kinds else meaning),
                part=match.part.id,
                related=related,
                fix=Fix(sum(edits, ()), safe=False) if edits and all(edits) else None,
            )


def _kinds(bound: BoundNote, quotes: QuoteRequirement) -> list[MarkKind]:
    """The marks of the quoted part that have the meaning which is asked for."""
    articles = bound.of(quotes.origin.source)
    marks = articles[0].part.marks if articles else ()
    return [kind for name, kind in marks if name == quotes.marked]


SCHEMA = """\
regions: {names: [preamble, article]}
parts:
  - {id: title, heading: {level: 1}}
  - {id: article, region: article, holds: prose, marks: {evidence: strong}}
  - id: evidence
    heading: 본문의 근거
    holds: quotes
    quotes: {from: article, marked: evidence}
"""

RULE = Rule(
    code="Q003",
    name="quote-not-marked",
    severity="warning",
    summary="Quoted passage not marked in the article",
    why=(
        "If a note marks its evidence in the article, marks and list should agree; otherwise a "
        "reader of the article cannot see what the list quotes."
    ),
    messages={
        "unmarked": "the quoted passage in the article (line {line}) is not in {mark}",
    },
    help="Mark the passage in the article as the schema's `marks` requires, for example in bold.",
    examples=(
        Example(
            "# 기사\n\n---\n\n요금은 월 25달러다. **서비스는 내년에 나온다.**\n\n---\n\n"
            "## 본문의 근거\n\n* 요금은 월 25달러다\n* 서비스는 내년에 나온다\n",
            at=("11:3",),
            schema=SCHEMA,
        ),
        Example(
            "# 기사\n\n---\n\n요금은 월 25달러다. **서비스는 내년에 나온다**.\n\n---\n\n"
            "## 본문의 근거\n\n* 서비스는 내년에 나온다.\n",
            schema=SCHEMA,
        ),
    ),
    fix="unsafe",
    edits_quotations=True,
    check=check,
)
