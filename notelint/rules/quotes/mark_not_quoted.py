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
from notelint.text.boilerplate import is_placeholder
from notelint.text.edits.passages import NAMES, append_list_item
from notelint.text.lazy_pattern import LazyPattern
from notelint.text.normalization import normalize_quote
from notelint.text.normalization_steps import SOME_INVISIBLE
from notelint.text.spans import SpanSet

SENTENCE_END = LazyPattern(r"[.!?][\"'”’]?\s+|[。！？][」』”’]?\s*")
MAY_END = re.compile(r"[.!?]\S?\s|。|！|？")
"""What is at each end of a sentence: compiled in no time."""

SHOWN = 40
"""So many characters of the passage are named in the message."""


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each marked passage that no quote takes, not even nearly.

    Of a passage of several sentences each one without a quote is told.
    """
    del options
    for part, text, quotes in _checked(bound):
        meaning = part.quotes.marked if part.quotes else ""
        articles = bound.of(part.quotes.origin.source) if part.quotes else ()
        lists = [section for section in bound.of(part.id) if section.items]
        last = lists[-1].items[-1].span if lists else None
        kinds = {
            kind for section in articles for name, kind in section.part.marks if name == meaning
        }
        quoted_places = SpanSet.of(
            Span(*place) for quote in quotes for place in quote.passage.places
        )
        quoted_texts = {quote.text for quote in quotes if quote.passage.similarity}
        for mark in text.marks:
            if mark.kind == "math" or mark.kind not in kinds:
                continue
            if is_placeholder(text.plain[mark.start : mark.end]):
                continue
            sentences = _sentences(text.plain, mark)
            untouched = [sentence for sentence in sentences if not quoted_places.overlaps(sentence)]
            for sentence in untouched:
                words = text.plain[sentence.start : sentence.end]
                if normalize_quote(words, "typographic").text in quoted_texts:
                    continue  # the same words are quoted where they stand first
                span = mark.span if len(untouched) == len(sentences) else text.span(*sentence)
                whole = Span(mark.start, mark.end) if span == mark.span else sentence
                missing = _words(text, whole)
                wording = message("unquoted", passage=_shown(missing), mark=NAMES[mark.kind])
                fix = _addition(bound, last, missing)
                yield Problem(span, wording, part=part.id, fix=fix)
                if span == mark.span:
                    break


def _words(text: Text, place: Span) -> str:
    return " ".join(SOME_INVISIBLE.sub("", text.plain[place.start : place.end]).split())


def _shown(words: str) -> str:
    return words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"


def _addition(bound: BoundNote, last: Span | None, words: str) -> Fix | None:
    """The fix: the words as an item behind the last one."""
    edits = append_list_item(bound.note.source, last, words) if last else ()
    return Fix(edits, safe=False) if edits else None


def _sentences(plain: str, mark: Mark) -> list[Span]:
    """The sentences of a marked stretch, those with letters or digits."""
    ends = []
    if MAY_END.search(plain, mark.start, mark.end):
        ends = [match.end() for match in SENTENCE_END.finditer(plain, mark.start, mark.end)]
    starts = [mark.start, *ends]
    spans = [Span(*bounds) for bounds in zip(starts, [*ends, mark.end], strict=True)]
    return [span for span in spans if any(map(str.isalnum, plain[span.start : span.end]))]


def _checked(bound: BoundNote) -> Iterator[tuple[Part, Text, list[QuoteMatch]]]:
    """Each part of quotes that asks for marks, with its article and all of its quotes."""
    by_part: dict[str, list[QuoteMatch]] = {}
    for quote in bound.quotes:
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
        "unquoted": "'{passage}' is in {mark}, but is not among the quotes",
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
    edits_structure=True,
    check=check,
)
