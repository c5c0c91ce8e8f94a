"""Holds the quotes and terms of a note against its article."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from notelint.model.bound_note import BoundNote, BoundSection, Item, QuoteMatch
from notelint.model.external_article import ArticleLoader, no_article
from notelint.model.note import NO_TEXT, MarkKind, Text
from notelint.model.schema import Level, Origin, Quotes
from notelint.model.source import Span
from notelint.quotes.article import Article, Place, without_asterisks
from notelint.text.normal import Normal, normalise_article, normalise_quote
from notelint.text.places import Places
from notelint.text.quotation import readings

if TYPE_CHECKING:
    from notelint.quotes.external_article import LoadedArticle

TERM_LEVEL: Level = "typographic"
LINKS = ("link", "links")
"""What a part holds that leads to an article elsewhere."""

MOST_PLACES = 16
"""At how many places of a quote a mark is looked for."""


def match_quotes(binding: BoundNote, find: ArticleLoader = no_article) -> BoundNote:
    """The binding with its evidence: one entry for each quote and each term to be looked for.

    `find` fetches articles that stand elsewhere.
    """
    articles = _Articles(binding, find)
    found: list[QuoteMatch] = []
    seen: dict[str, int] = {}
    for bound in binding.occurrences:
        occurrence = seen.get(bound.part.id, 0)
        seen[bound.part.id] = occurrence + 1
        quotes = bound.part.quotes
        if quotes:
            source = articles.of(bound, occurrence, quotes.origin, quotes.level)
            weighed = list(_quotes(bound, occurrence, quotes, source))
            found += weighed
            absent = [one.item.text for one in weighed if not one.similarity]
            found += _figures(bound, occurrence, absent, source)
        if bound.part.appears_in:
            source = articles.of(bound, occurrence, bound.part.appears_in, TERM_LEVEL)
            found += _terms(bound, occurrence, source)
        if bound.part.figures and not bound.accepted:
            source = articles.of(bound, occurrence, bound.part.figures, TERM_LEVEL)
            texts = [leaf.text for leaf in bound.leaves]
            found += _figures(bound, occurrence, texts, source)
    found += articles.missing.values()
    return binding._replace(evidence=tuple(found)) if found else binding


class _Articles:
    """The articles of a note, each made once.

    `missing` tells of each that could not be had, once, whatever parts are held against it.
    """

    def __init__(self, binding: BoundNote, find: ArticleLoader) -> None:
        self.binding = binding
        self.find = find
        self.known: dict[tuple[Origin, Level], Article | None] = {}
        self.missing: dict[Origin, QuoteMatch] = {}

    def of(
        self, bound: BoundSection, occurrence: int, origin: Origin, level: Level
    ) -> Article | None:
        """What a part is held against; None where there is nothing."""
        key = (origin, level)
        if key not in self.known:
            named = self.binding.of(origin.source)
            if origin.files or (named and named[0].part.holds in LINKS):
                from notelint.quotes.external_article import fetch  # noqa: PLC0415 - for few schemas

                given = fetch(self.binding, bound.part, origin, level, self.find)
                self.known[key] = given.article
                if given.wrong:
                    self.missing.setdefault(origin, _missing(bound, occurrence, given))
            else:
                self.known[key] = Article.of(named, level, self.binding.note)
        return self.known[key]


def _missing(bound: BoundSection, occurrence: int, found: "LoadedArticle") -> QuoteMatch:
    """An article from elsewhere that could not be had, told at its link or at the part."""
    title = bound.heading.text if bound.heading else NO_TEXT
    place = title.span(0, len(title.plain)) if title.runs else bound.span
    item = Item(NO_TEXT, found.span or place)
    return QuoteMatch("article", bound.part, occurrence, item, wrong=found.wrong)


def _quotes(
    bound: BoundSection, occurrence: int, asked: Quotes, article: Article | None
) -> Iterator[QuoteMatch]:
    marks = _marked(article, asked.marked) if article and asked.marked else Places()
    for item in bound.items:
        quotes, tails = _read(item, asked)
        remark = tails[-1].strip() if tails[-1].strip()[:1].isalnum() else ""
        one = QuoteMatch("quote", bound.part, occurrence, item, quotes[-1].text, remark=remark)
        if article is not None:
            found = article.look_for(quotes, elided=asked.elision, tails=tails)
            places, marked = found.places, False
            if asked.marked and found.similarity:
                plain = article.text.plain
                marked = all(is_covered(plain, *place, marks) for place in places)
                if not marked and found.similarity == 1.0 and len(places) == 1:
                    for place in _elsewhere(article, quotes):
                        if is_covered(plain, *place, marks):
                            places, marked = (place,), True
                            break
            one = one._replace(
                article=article.text,
                start=places[0][0] if places else 0,
                end=places[-1][1] if places else 0,
                similarity=found.similarity,
                marked=marked,
                places=places,
                differing=found.differing,
                others=found.others,
                apart=found.apart,
                joined=found.joined,
                more=found.more,
                source=article.source,
            )
        yield one


def _read(item: Item, asked: Quotes) -> tuple[list[Normal], list[str]]:
    """What an item may be as a quote, normalised: the whole first, the barest last.

    With each, what it leaves off of the item's end; nothing where a remark is left off.
    """
    plain = without_asterisks(item.text, asked.level)[0]
    found: list[Normal] = []
    tails: list[str] = []
    for start, end, ends in readings(plain, asked.remarks):
        quote = normalise_quote(plain[start:end], asked.level)
        if not found or quote.text != found[-1].text:
            found.append(quote)
            tails.append(normalise_article(plain[end:ends], TERM_LEVEL).text)
        if asked.level == "exact" and not asked.remarks:
            break
    return found, tails


def _elsewhere(article: Article, quotes: list[Normal]) -> Iterator[Place]:
    """The places of a quote that was found, a bounded number of them."""
    for quote in quotes:
        for _, place in zip(range(MOST_PLACES), article.further(quote), strict=False):
            yield place


def _terms(bound: BoundSection, occurrence: int, article: Article | None) -> Iterator[QuoteMatch]:
    for item in bound.items:
        one = QuoteMatch("term", bound.part, occurrence, item)
        if article is not None:
            one = one._replace(article=article.text)
            for name in _names(item):
                place = article.term(normalise_quote(name, TERM_LEVEL).text)
                if place:
                    start, end = place
                    one = one._replace(start=start, end=end, similarity=1.0, places=(place,))
                    break
        yield one


def _figures(
    bound: BoundSection, occurrence: int, texts: list[Text], article: Article | None
) -> Iterator[QuoteMatch]:
    """The figures of texts that the article does not have, each place once."""
    if article is None or not any(any(map(str.isdecimal, text.plain)) for text in texts):
        return
    from notelint.text.figures import Known, figures  # noqa: PLC0415 - seldom asked

    known = Known.of(article.text.plain)
    for text in texts:
        said: set[Place] = set()
        for one in figures(text.plain):
            place = one.start, one.end
            if place not in said and not known.has(one):
                said.add(place)
                item = Item(NO_TEXT, text.span(*place))
                words = text.plain[one.start : one.end]
                yield QuoteMatch("figure", bound.part, occurrence, item, words, article.text)


def _names(item: Item) -> Iterator[str]:
    """A term as it stands, then without and within its last parentheses: `표준어(ABC)`.

    A text after a colon or a spaced dash on the same line explains the term.
    """
    term = item.text.plain.split("\n", 1)[0]
    for mark in (":", "：", " - ", " – ", " — "):
        term = term.split(mark, 1)[0] or term
    term = term.strip()
    yield term
    folded = term.replace("（", "(").replace("）", ")")
    opening = folded.rfind("(")
    if opening > 0 and folded.endswith(")"):
        yield term[:opening].strip()
        yield term[opening + 1 : -1].strip()


def _marked(article: Article, meaning: str) -> Places:
    """The stretches of an article's rendered text that carry the mark of a meaning."""
    kinds: set[MarkKind] = {kind for name, kind in article.part.marks if name == meaning}
    return Places.of(
        Span(mark.start, mark.end) for mark in article.text.marks if mark.kind in kinds
    )


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
