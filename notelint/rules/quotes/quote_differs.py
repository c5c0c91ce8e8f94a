"""Q002: a quote comes near a passage of the article, but is not the same."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote, QuoteMatch
from notelint.model.finding import Edit, Fix, Problem
from notelint.model.message import Message, message
from notelint.model.rule import Example, Rule
from notelint.model.schema import Level
from notelint.model.source import Span
from notelint.model.text import NO_TEXT
from notelint.text.normalization_steps import SOME_INVISIBLE
from notelint.text.quotation.differences import (
    ComparedText,
    compare_side_by_side,
    differing_middle,
)

NOTHING = "∅"
JOINT = " … "
MOST_LINES = 4
SHOWN = 3
"""So many differences are told in words; the full report shows both texts anyway."""


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each quote with a near passage; the passage is related."""
    del options
    for quote in bound.quotes:
        match, article = quote.passage, quote.article
        if article is None or not 0.0 < match.similarity < 1.0:
            continue
        if match.joined:
            yield _joined(quote, bound)
            continue
        level = quote.part.quotes.level if quote.part.quotes else "typographic"
        passage = article.plain[match.start : match.end]
        article_text, quote_text, pieces = compare_side_by_side(
            passage, quote.item.text.plain, match.differing, level
        )
        related = article.span(match.start, match.end)
        starts = [related.start, *(article.span(*place).start for place in match.others)]
        source = quote.source or bound.note.source
        lines = sorted({source.position(start).line for start in starts[:MOST_LINES]})
        yield Problem(
            quote.item.span_of_text,
            _message(article_text, quote_text, len(pieces), ", ".join(map(str, lines))),
            part=quote.part.id,
            expected=article_text.text,
            found=quote_text.text,
            expected_marks=article_text.marks,
            found_marks=quote_text.marks,
            related=related,
            related_in=quote.source,
            fix=_fix(quote, passage, level),
        )


def _joined(quote: QuoteMatch, bound: BoundNote) -> Problem:
    """A quote whose pieces stand in the article one by one; they are shown with `…` between."""
    article, source = quote.article or NO_TEXT, quote.source or bound.note.source
    match = quote.passage
    at = [source.position(article.span(*place).start) for place in match.places]
    places = ", ".join(f"{line}:{column}" for line, column in at)
    wording = JOINT.join(_one_line(article.plain[start:end]) for start, end in match.places)
    return Problem(
        quote.item.span_of_text,
        message("joined", places=places),
        part=quote.part.id,
        expected=wording,
        found=_one_line(quote.item.text.plain),
        related=article.span(match.start, match.end),
        related_in=quote.source,
        fix=_fix_whole(quote, wording),
    )


def _message(
    article_text: ComparedText, quote_text: ComparedText, number: int, line: str
) -> Message:
    """What differs, in words of both texts."""
    if not number:
        return message("differs", line=line)
    pairs = list(
        zip(map(_quoted, article_text.words()), map(_quoted, quote_text.words()), strict=True)
    )
    article, quote = pairs[0]
    if number > SHOWN:
        return message("differs_much", line=line, number=number, article=article, quote=quote)
    if number > 1:
        shown = "; ".join(f"{one} → {other}" for one, other in pairs)
        return message("differs_in", line=line, pieces=shown)
    if quote == NOTHING:
        return message("leaves_out", line=line, article=article[1:-1])
    if article == NOTHING:
        return message("adds", line=line, quote=quote[1:-1])
    return message("differs_one", line=line, article=article, quote=quote)


def _quoted(text: str) -> str:
    return f"'{text}'" if text else NOTHING


def _fix(quote: QuoteMatch, passage: str, level: Level) -> Fix | None:
    """Take the article's wording from the first difference to the last; all else stays."""
    text = quote.item.text
    middle = differing_middle(passage, text.plain, quote.passage.differing, level)
    if quote.passage.differing != quote.text or middle is None:
        return None  # a piece of a quote, or one with its source behind it
    (begin, end), (start, stop) = middle
    touching = (mark for mark in text.marks if mark.start < stop and start < mark.end)
    if any(mark.start > start or stop > mark.end for mark in touching):
        return None  # emphasis would lose one of its ends
    span = text.span(start, stop)
    if any(link.span.start < span.end and span.start < link.span.end for link in text.links):
        return None
    wording = passage[begin:end]
    if level == "exact" and "\n" in wording:
        return None
    return _written(span, _one_line_within(wording))


def _fix_whole(quote: QuoteMatch, wording: str) -> Fix | None:
    """Take another wording for the whole quote, where that is plain text on one line."""
    text = quote.item.text
    if text.marks or text.links or "\n" in text.plain:
        return None
    if quote.passage.differing != quote.text:
        return None
    return _written(quote.item.span_of_text, wording)


def _written(span: Span, wording: str) -> Fix | None:
    """The edit, unless something in the wording would have to be escaped."""
    if any(char in wording for char in "*_`[]<>&\\"):
        return None
    return Fix((Edit(span, wording),), safe=False)


def _one_line_within(text: str) -> str:
    """As `_one_line`; a space at either end stays, since there are words beyond it."""
    words = _one_line(text)
    left, right = " " * text[:1].isspace(), " " * text[-1:].isspace()
    return f"{left}{words}{right}" if words else left


def _one_line(text: str) -> str:
    """A text as a fix writes it: on one line, without what nobody sees."""
    return " ".join(SOME_INVISIBLE.sub("", text).split())


SCHEMA = """\
regions: {names: [preamble, article]}
parts:
  - {id: title, heading: {level: 1}}
  - {id: article, region: article, holds: prose}
  - {id: evidence, heading: 본문의 근거, holds: quotes, quotes: {from: article}}
"""

RULE = Rule(
    code="Q002",
    name="quote-differs",
    severity="error",
    summary="Quote differs from the article",
    why=(
        "A quote that is nearly right is worse than none: readers believe a mistyped number. "
        "Whitespace, quotation marks, dashes and the final period do not count; digits, "
        "letters and words always do."
    ),
    messages={
        "differs_one": "the article (line {line}) has {article}, the quote has {quote}",
        "leaves_out": "the quote leaves out '{article}', which is in the article (line {line})",
        "adds": "the quote adds '{quote}', which is not in the article (line {line})",
        "differs_in": "the quote differs from the article (line {line}): {pieces}",
        "differs_much": (
            "the quote differs from the article (line {line}) in {number} places; the first: "
            "the article has {article}, the quote has {quote}"
        ),
        "joined": (
            "the pieces of this quote are apart in the article (at {places}), but the quote "
            "does not mark the omission (`…`)"
        ),
        "differs": "the quote differs from the article (line {line})",
    },
    help="Use the article's wording.",
    examples=(
        Example(
            "# 기사\n\n---\n\n새 서비스의 요금은 월 25달러로 정해졌다.\n\n---\n\n"
            "## 본문의 근거\n\n* 새 서비스의 요금은 월 20달러로 정해졌다\n",
            at=("11:3",),
            schema=SCHEMA,
        ),
        Example(
            "# 기사\n\n---\n\n회사는 “요금은 월 25달러”라고 밝혔다.\n\n---\n\n"
            '## 본문의 근거\n\n* 회사는 "요금은 월 25달러"라고 밝혔다\n',
            schema=SCHEMA,
        ),
    ),
    fix="unsafe",
    edits_quotations=True,
    check=check,
)
