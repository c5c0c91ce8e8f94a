"""Q002: a quote comes near a passage of the article, but is not the same."""

from collections.abc import Iterator

from notelint.model.binding import Binding, Evidence
from notelint.model.finding import Edit, Fix, Message, Problem, Words, say
from notelint.model.rule import Example, Rule
from notelint.text.differ import Piece, differences
from notelint.text.normal import normalise
from notelint.text.steps import SOME_INVISIBLE

SHOWN = 3
"""So many differences are told in words; the full report shows both texts anyway."""


def check(binding: Binding, options: None) -> Iterator[Problem]:
    """One problem for each quote with a near passage; the passage is related."""
    del options
    for one in binding.evidence:
        if one.kind != "quote" or one.article is None or not 0.0 < one.similarity < 1.0:
            continue
        passage = SOME_INVISIBLE.sub("", one.article.plain[one.start : one.end])
        span = one.item.span_of_text
        related = one.article.span(one.start, one.end)
        yield Problem(
            span,
            _message(one, passage, binding.note.source.position(related.start).line),
            part=one.part.id,
            expected=" ".join(passage.split()),
            found=" ".join(one.item.text.plain.split()),
            related=related,
            fix=_fix(one, passage),
        )


def _message(one: Evidence, passage: str, line: int) -> Message:
    """What differs, in words of both texts as they are compared."""
    level = one.part.quotes.level if one.part.quotes else "typographic"
    ours = normalise(passage, level).text
    pieces = differences(ours, one.differing or one.text)
    if not pieces:
        return say("differs", line=line)
    if len(pieces) > SHOWN:
        return say("differs_much", line=line, number=len(pieces), **_both(pieces[0]))
    first = pieces[0]
    if len(pieces) > 1:
        shown = "; ".join(f"{_quoted(piece.article)} → {_quoted(piece.quote)}" for piece in pieces)
        return say("differs_in", line=line, pieces=shown)
    if not first.quote:
        return say("leaves_out", line=line, article=_shown(first.article))
    if not first.article:
        return say("adds", line=line, quote=_shown(first.quote))
    return say("differs_one", line=line, **_both(first))


def _both(piece: Piece) -> dict[str, str]:
    return {"article": _quoted(piece.article), "quote": _quoted(piece.quote)}


def _quoted(text: str) -> str:
    return f"'{_shown(text)}'" if text else "∅"


def _shown(text: str) -> str:
    """A text on one line; at level `exact` a line's end is a difference like others."""
    return text.replace("\n", "⏎")


def _fix(one: Evidence, passage: str) -> Fix | None:
    """Take the article's wording, where the quote is plain text on one line."""
    if one.item.text.marks or one.item.text.links or "\n" in one.item.text.plain:
        return None
    wording = " ".join(passage.split())
    if any(char in wording for char in "*_`[]<>&\\"):
        return None  # it would have to be escaped
    return Fix((Edit(one.item.span_of_text, wording),), safe=False)


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
    summary=Words("A quote differs from the article", "인용문이 본문과 다름"),
    why=Words(
        "A quote that is nearly right is worse than none: a mistyped figure is believed. White "
        "space, quotation marks, dashes and the final full stop do not count; digits, letters "
        "and words always do.",
        "거의 맞는 인용은 없는 것보다 나쁩니다. 잘못 옮긴 숫자도 믿게 되기 때문입니다. 공백, "
        "따옴표, 줄표, 끝의 마침표는 따지지 않지만 숫자와 글자, 낱말은 반드시 같아야 합니다.",
    ),
    messages={
        "differs_one": Words(
            "the article (line {line}) has {article}, the quote has {quote}",
            "본문({line}번째 줄)에는 {article:이}, 인용문에는 {quote:이} 있습니다",
        ),
        "leaves_out": Words(
            "the article (line {line}) has '{article}', the quote leaves it out",
            "본문({line}번째 줄)의 '{article:이}' 인용문에서 빠졌습니다",
        ),
        "adds": Words(
            "the quote has '{quote}', the article (line {line}) has not",
            "인용문의 '{quote:은}' 본문({line}번째 줄)에 없습니다",
        ),
        "differs_in": Words(
            "the quote differs from the article (line {line}): {pieces}",
            "인용문이 본문({line}번째 줄)과 다릅니다: {pieces}",
        ),
        "differs_much": Words(
            "the quote differs from the article (line {line}) in {number} places; first, the "
            "article has {article}, the quote {quote}",
            "인용문이 본문({line}번째 줄)과 {number}군데 다릅니다. 먼저 본문에는 {article:이}, "
            "인용문에는 {quote:이} 있습니다",
        ),
        "differs": Words(
            "the quote differs from the article (line {line})",
            "인용문이 본문({line}번째 줄)과 다릅니다",
        ),
    },
    help=Words("Take the article's wording.", "본문의 표현을 그대로 따르세요."),
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
    check=check,
)
