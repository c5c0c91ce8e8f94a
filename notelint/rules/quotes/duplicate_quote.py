"""Q005: the same quote stands twice."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote, QuoteMatch
from notelint.model.finding import Fix, Problem
from notelint.model.message import message
from notelint.model.note import Block
from notelint.model.rule import Example, Rule
from notelint.model.source import Span
from notelint.text.edits.lines import remove_lines


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each quote of an occurrence of a part that stood there before.

    With other words of the author's behind it, it is quoted for another reason.
    """
    del options
    first: dict[tuple[str, int, str, str], QuoteMatch] = {}
    single: dict[Span, Block] | None = None
    for quote in bound.quotes:
        key = (quote.part.id, quote.occurrence, quote.text, quote.remark)
        before = first.setdefault(key, quote)
        if before is not quote:
            related = before.item.span_of_text
            line = bound.note.source.position(related.start).line
            single = _single_paragraphs(bound) if single is None else single
            is_item = quote.item.span in single
            edits = remove_lines(bound.note.source, quote.item.span) if is_item else ()
            yield Problem(
                quote.item.span_of_text,
                message("again", line=line),
                part=quote.part.id,
                related=related,
                fix=Fix(edits, safe=False) if edits else None,
            )


def _single_paragraphs(bound: BoundNote) -> dict[Span, Block]:
    """The list items of one paragraph: nothing else goes if one of them is deleted."""
    items = (block for block in bound.note.walk() if block.kind == "item")
    return {item.span: item for item in items if len(item.children) == 1}


SCHEMA = """\
regions: {names: [preamble, article]}
parts:
  - {id: title, heading: {level: 1}}
  - {id: article, region: article, holds: prose}
  - {id: evidence, heading: 본문의 근거, holds: quotes, quotes: {from: article}}
"""

RULE = Rule(
    code="Q005",
    name="duplicate-quote",
    severity="warning",
    summary="Duplicate quote",
    why="A quote that appears twice makes the evidence look like more than it is.",
    messages={
        "again": "duplicate quote (first on line {line})",
    },
    help="Delete one of the two.",
    examples=(
        Example(
            "# 기사\n\n---\n\n요금은 월 25달러다. 서비스는 내년에 나온다.\n\n---\n\n"
            "## 본문의 근거\n\n* 요금은 월 25달러다.\n* “요금은 월 25달러다”\n",
            at=("12:3",),
            schema=SCHEMA,
        ),
        Example(
            "# 기사\n\n---\n\n요금은 월 25달러다. 서비스는 내년에 나온다.\n\n---\n\n"
            "## 본문의 근거\n\n* 요금은 월 25달러다.\n* 서비스는 내년에 나온다.\n",
            schema=SCHEMA,
        ),
    ),
    fix="unsafe",
    edits_quotations=True,
    edits_structure=True,
    check=check,
)
