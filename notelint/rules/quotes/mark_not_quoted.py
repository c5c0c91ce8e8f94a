"""Q004: a passage is marked as evidence, but the list of quotes lacks it."""

import re
from collections.abc import Iterator

from notelint.model.bound_note import BoundNote, QuoteMatch
from notelint.model.finding import Fix, Problem
from notelint.model.message import message
from notelint.model.rule import Example, Rule
from notelint.model.schema import Part
from notelint.model.source import Span
from notelint.model.text import Mark, Text
from notelint.text.markdown_edits import append_list_item
from notelint.text.normalization import normalize_quote
from notelint.text.normalization_steps import SOME_INVISIBLE
from notelint.text.spans import SpanSet

SENTENCE_END = re.compile(r"[.!?][\"'”’]?\s+|[。！？][」』”’]?\s*")

SHOWN = 40
"""So many characters of the passage are named in the message."""


def check(binding: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each marked passage that no quote takes, not even nearly.

    Of a passage of several sentences each one without a quote is told.
    """
    del options
    for part, text, quotes in _checked(binding):
        asked = part.quotes.marked if part.quotes else ""
        articles = binding.of(part.quotes.origin.source) if part.quotes else ()
        lists = [bound for bound in binding.of(part.id) if bound.items]
        last = lists[-1].items[-1].span if lists else None
        kinds = {kind for bound in articles for name, kind in bound.part.marks if name == asked}
        taken = SpanSet.of(Span(*place) for quote in quotes for place in quote.passage.places)
        said = {quote.text for quote in quotes if quote.passage.similarity}
        for mark in text.marks:
            if mark.kind not in kinds:
                continue
            sentences = _sentences(text.plain, mark)
            untouched = [one for one in sentences if not taken.overlaps(one)]
            for one in untouched:
                words = text.plain[one.start : one.end]
                if normalize_quote(words, "typographic").text in said:
                    continue  # the same words are quoted where they stand first
                span = mark.span if len(untouched) == len(sentences) else text.span(*one)
                whole = Span(mark.start, mark.end) if span == mark.span else one
                yield _problem(binding, part, text, whole, span, last)
                if span == mark.span:
                    break


def _problem(
    binding: BoundNote, part: Part, text: Text, place: Span, span: Span, last: Span | None
) -> Problem:
    """What is said of a passage, with the item to be added behind the last one as its fix."""
    words = " ".join(SOME_INVISIBLE.sub("", text.plain[place.start : place.end]).split())
    shown = words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"
    mark = part.quotes.marked if part.quotes else ""
    edits = append_list_item(binding.note.source, last, words) if last else ()
    fix = Fix(edits, safe=False) if edits else None
    return Problem(span, message("unquoted", passage=shown, mark=mark), part=part.id, fix=fix)


def _sentences(plain: str, mark: Mark) -> list[Span]:
    """The sentences of a marked stretch, those with letters or digits."""
    ends = [match.end() for match in SENTENCE_END.finditer(plain, mark.start, mark.end)]
    starts = [mark.start, *ends]
    spans = [Span(*one) for one in zip(starts, [*ends, mark.end], strict=True)]
    return [one for one in spans if any(map(str.isalnum, plain[one.start : one.end]))]


def _checked(binding: BoundNote) -> Iterator[tuple[Part, Text, list[QuoteMatch]]]:
    """Each part of quotes that asks for marks, with its article and all of its quotes."""
    by_part: dict[str, list[QuoteMatch]] = {}
    for quote in binding.quotes:
        if quote.part.quotes and quote.part.quotes.marked:
            by_part.setdefault(quote.part.id, []).append(quote)
    for quotes in by_part.values():
        if (text := quotes[0].article) is not None:
            yield quotes[0].part, text, quotes


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
    code="Q004",
    name="mark-not-quoted",
    severity="warning",
    summary="Marked passage not quoted",
    why="A passage that is marked as evidence but not in the list was forgotten in one of the "
    "two places.",
    messages={
        "unquoted": "'{passage}' is marked as `{mark}`, but is not among the quotes",
    },
    help="Add the passage to the list, or remove the mark.",
    examples=(
        Example(
            "# 기사\n\n---\n\n**요금은 월 25달러다.** **서비스는 내년에 나온다.**\n\n---\n\n"
            "## 본문의 근거\n\n* 서비스는 내년에 나온다\n",
            at=("5:1",),
            schema=SCHEMA,
        ),
        Example(
            "# 기사\n\n---\n\n요금은 월 25달러다. **서비스는 내년에 나온다.**\n\n---\n\n"
            "## 본문의 근거\n\n* 서비스는 내년에 나온다\n",
            schema=SCHEMA,
        ),
    ),
    fix="unsafe",
    check=check,
)
