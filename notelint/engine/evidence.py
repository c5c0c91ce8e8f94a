"""Holds the quotes and terms of a note against its article."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from notelint.model.binding import Binding, Bound, Evidence, Item
from notelint.model.note import MarkKind, Text
from notelint.model.schema import Level, Part
from notelint.model.source import Span
from notelint.text.cjk import literal_emphasis
from notelint.text.match import find, near
from notelint.text.normal import Normal, normalise, normalise_quote
from notelint.text.places import Places

TERM_LEVEL: Level = "typographic"

UNSEEN = "\u200b"
"""Stands for a character that does not count; normalisation drops it."""

MOST_PLACES = 16
"""At how many places of a quote a mark is looked for."""


def weigh(binding: Binding) -> Binding:
    """The binding with its evidence: one entry for each quote and each term to be looked for."""
    articles: dict[tuple[str, Level], _Article | None] = {}

    def article(part_id: str, level: Level) -> "_Article | None":
        if (part_id, level) not in articles:
            articles[part_id, level] = _Article.of(binding.of(part_id), level)
        return articles[part_id, level]

    found: list[Evidence] = []
    seen: dict[str, int] = {}
    for bound in binding.occurrences:
        occurrence = seen.get(bound.part.id, 0)
        seen[bound.part.id] = occurrence + 1
        quotes = bound.part.quotes
        if quotes:
            source = article(quotes.source, quotes.level)
            found += _quotes(bound, occurrence, quotes.level, source)
        if bound.part.appears_in:
            source = article(bound.part.appears_in, TERM_LEVEL)
            found += _terms(bound, occurrence, source)
    return binding._replace(evidence=tuple(found)) if found else binding


class _Article(NamedTuple):
    """The text that quotes come from, ready for the search.

    `literal` are the stretches between asterisks that CommonMark leaves as such (T001).
    """

    text: Text
    normal: Normal
    part: Part
    literal: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, bounds: Iterable[Bound], level: Level) -> "_Article | None":
        """All occurrences of the article's part as one text; None if there is none."""
        bounds = tuple(bounds)
        texts = [leaf.text for bound in bounds for leaf in bound.leaves]
        if not texts:
            return None
        text = Text.join(texts)
        plain, literal = _without_asterisks(text, level)
        text = text._replace(plain=plain)
        return cls(text, normalise(plain, level), bounds[0].part, literal)

    def look_for(self, quote: Normal) -> tuple[int, int, float]:
        """The passage in the rendered text, and how similar it is to the quote."""
        match = find(self.normal, quote) or near(self.normal, quote)
        if match is None:
            return 0, 0, 0.0
        return *self.normal.back(match.start, match.end), match.similarity

    def further(self, quote: Normal) -> Iterator[tuple[int, int]]:
        """The next places at which a quote that was found stands again."""
        at = self.normal.text.find(quote.text)
        for _ in range(MOST_PLACES):
            at = self.normal.text.find(quote.text, at + 1)
            if at < 0:
                return
            yield self.normal.back(at, at + len(quote.text))


def _quotes(
    bound: Bound, occurrence: int, level: Level, article: _Article | None
) -> Iterator[Evidence]:
    quotes = bound.part.quotes
    meaning = quotes.marked if quotes else ""
    marks = _marked(article, meaning) if article and meaning else Places()
    for item in bound.items:
        quote = normalise_quote(_without_asterisks(item.text, level)[0], level)
        one = Evidence("quote", bound.part, occurrence, item, quote.text)
        if article is not None:
            start, end, similarity = article.look_for(quote)
            marked = bool(similarity) and is_covered(article.text.plain, start, end, marks)
            if meaning and similarity == 1.0 and not marked:
                for place in article.further(quote):
                    if is_covered(article.text.plain, *place, marks):
                        (start, end), marked = place, True
                        break
            one = one._replace(
                article=article.text, start=start, end=end, similarity=similarity, marked=marked
            )
        yield one


def _terms(bound: Bound, occurrence: int, article: _Article | None) -> Iterator[Evidence]:
    for item in bound.items:
        one = Evidence("term", bound.part, occurrence, item)
        if article is not None:
            one = one._replace(article=article.text)
            for name in _names(item):
                if match := find(article.normal, normalise_quote(name, TERM_LEVEL)):
                    start, end = article.normal.back(match.start, match.end)
                    one = one._replace(start=start, end=end, similarity=1.0)
                    break
        yield one


def _names(item: Item) -> Iterator[str]:
    """A term as it stands, then without and within its last parentheses: `표준어(ABC)`.

    A text after a colon or a spaced dash on the same line explains the term.
    """
    term = item.text.plain.split("\n", 1)[0]
    for mark in (":", " - ", " – "):
        term = term.split(mark, 1)[0] or term
    term = term.strip()
    yield term
    opening = term.rfind("(")
    if opening > 0 and term.endswith(")"):
        yield term[:opening].strip()
        yield term[opening + 1 : -1].strip()


def _without_asterisks(text: Text, level: Level) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A text whose asterisks that were meant as emphasis do not count, and what they enclose.

    They give way to characters that normalisation drops, so that all places stay the same; but
    at level `exact` what a reader sees counts.
    """
    if "**" not in text.plain:
        return text.plain, ()
    plain = text.plain
    found = [(one.start, one.end, len(one.marker)) for one in literal_emphasis(text)]
    pieces, at = [], 0
    for start, end, width in found:
        pieces += [plain[at:start], UNSEEN * width, plain[start + width : end - width]]
        pieces.append(UNSEEN * width)
        at = end
    masked = "".join(pieces) + plain[at:]
    enclosed = tuple((start + width, end - width) for start, end, width in found)
    return plain if level == "exact" else masked, enclosed


def _marked(article: _Article, meaning: str) -> Places:
    """The stretches of an article's rendered text that carry the mark of a meaning.

    Strong emphasis that CommonMark leaves as asterisks was meant as a mark.
    """
    kinds: set[MarkKind] = {kind for name, kind in article.part.marks if name == meaning}
    stretches = [Span(mark.start, mark.end) for mark in article.text.marks if mark.kind in kinds]
    if "strong" in kinds:
        stretches += [Span(*one) for one in article.literal]
    return Places.of(stretches)


def is_covered(plain: str, start: int, end: int, marked: Places) -> bool:
    """Whether every letter and digit of `[start, end)` lies in a marked stretch."""
    spans, at = marked.spans, start
    for index in range(bisect_right(spans, start, key=lambda span: span.end), len(spans)):
        left, right = spans[index]
        if left >= end:
            break
        if any(char.isalnum() for char in plain[at:left]):
            return False
        at = right
    return not any(char.isalnum() for char in plain[at:end])
