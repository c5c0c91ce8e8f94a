"""Compares the quotes, terms and numbers of a note with the article that they come from."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from notelint.model.bound_note import (
    BoundNote,
    MissingEvidence,
    PassageMatch,
    QuoteEvidence,
    QuoteMatch,
)
from notelint.model.bound_section import BoundSection, Item
from notelint.model.external_article import ArticleLoader, no_article
from notelint.model.message import message
from notelint.model.schema import ArticleOrigin, Level, QuoteRequirement
from notelint.model.source import Span
from notelint.model.text import MarkKind, Text
from notelint.quotes.article import Article, load_article, mask_asterisks
from notelint.quotes.find_passages import (
    MAX_PLACES,
    NO_MATCH,
    Place,
    find_all,
    find_quote,
    find_term,
)
from notelint.text.boilerplate import is_placeholder
from notelint.text.normalization import NormalizedText, normalize_article, normalize_quote
from notelint.text.quotation.quoted_item import quote_candidates
from notelint.text.spans import SpanSet

TERM_LEVEL: Level = "typographic"


def match_quotes(bound: BoundNote, loader: ArticleLoader = no_article) -> QuoteEvidence:
    """The quotes of a note, each with its match, and what is missing from the article.

    `loader` reads articles outside of the note.
    """
    articles, missing = _load_articles(bound, loader)
    quotes: list[QuoteMatch] = []
    seen: Counter[str] = Counter()
    for section in bound.all_sections:
        part = section.part
        if part.quotes:
            article = articles[part.quotes.origin, part.quotes.level]
            matches = list(_quotes(section, seen[part.id], part.quotes, article))
            quotes += matches
            if matches and article is None:
                missing += _without_article(bound, section, part.quotes.origin)
            absent = [match.item.text for match in matches if not match.passage.similarity]
            missing += _missing_numbers(section, absent, article)
        if part.appears_in:
            missing += _missing_terms(section, articles[part.appears_in, TERM_LEVEL])
        if part.figures and not section.accepted:
            texts = [leaf.text for leaf in section.leaves]
            missing += _missing_numbers(section, texts, articles[part.figures, TERM_LEVEL])
        seen[part.id] += 1
    return QuoteEvidence(tuple(quotes), tuple(missing))


def _load_articles(
    bound: BoundNote, loader: ArticleLoader
) -> tuple[dict[tuple[ArticleOrigin, Level], Article | None], list[MissingEvidence]]:
    """The articles that the note's parts are compared with, and those that cannot be read.

    Each is loaded once for a level. One that cannot be read is reported once, at its link or at
    the first section that is compared with it.
    """
    articles: dict[tuple[ArticleOrigin, Level], Article | None] = {}
    missing: dict[ArticleOrigin, MissingEvidence] = {}
    for section in bound.all_sections:
        for origin, level in _origins(section):
            if (origin, level) not in articles:
                loaded = load_article(bound, section.part, origin, level, loader)
                articles[origin, level] = loaded.article
                if loaded.problem:
                    span = loaded.span or _start(section)
                    unread = MissingEvidence("article", section.part, span, problem=loaded.problem)
                    missing.setdefault(origin, unread)
    return articles, list(missing.values())


def _without_article(
    bound: BoundNote, section: BoundSection, origin: ArticleOrigin
) -> Iterator[MissingEvidence]:
    """That quotes were not checked, if their article may be absent and is: then no rule says so."""
    parts = bound.schema.walk_parts() if bound.schema else ()
    article = next((part for part in parts if part.id == origin.source), None)
    if article and not article.times.minimum and not bound.of(article.id):
        problem = message("no_section", name=article.title)
        yield MissingEvidence("article", section.part, _start(section), problem=problem)


def _origins(section: BoundSection) -> Iterator[tuple[ArticleOrigin, Level]]:
    """The articles that a section is compared with, each with the level of the comparison."""
    part = section.part
    if part.quotes:
        yield part.quotes.origin, part.quotes.level
    if part.appears_in:
        yield part.appears_in, TERM_LEVEL
    if part.figures and not section.accepted:
        yield part.figures, TERM_LEVEL


def _start(section: BoundSection) -> Span:
    """The text of a section's heading; the whole section if it has none."""
    return section.heading.text.place(section.span) if section.heading else section.span


def _quotes(
    section: BoundSection, occurrence: int, quotes: QuoteRequirement, article: Article | None
) -> Iterator[QuoteMatch]:
    """The match of each quote of a section."""
    marks = _marks(article, quotes.marked) if article and quotes.marked else SpanSet()
    for item in section.items:
        if is_placeholder(item.text.plain):
            continue  # S010 reports it
        normals, tails = _readings(item, quotes)
        passage, marked = NO_MATCH, False
        if article:
            passage = find_quote(article, normals, elided=quotes.elision, tails=tails)
            if quotes.marked and passage.similarity:
                passage, marked = _marked_passage(article, normals, passage, marks)
        tail = tails[-1].strip()
        yield QuoteMatch(
            section.part,
            occurrence,
            item,
            text=normals[-1].text,
            remark=tail if tail[:1].isalnum() else "",
            article=article.text if article else None,
            source=article.source if article else None,
            passage=passage,
            marked=marked,
        )


def _marked_passage(
    article: Article, normals: Sequence[NormalizedText], passage: PassageMatch, marks: SpanSet
) -> tuple[PassageMatch, bool]:
    """Whether a passage is marked; an exact match may be another, marked occurrence instead."""
    plain = article.text.plain
    if all(is_covered(plain, *place, marks) for place in passage.places):
        return passage, True
    if passage.similarity == 1.0 and len(passage.places) == 1:
        for normal in normals:
            for place in islice(find_all(article, normal), MAX_PLACES):
                if is_covered(plain, *place, marks):
                    return passage._replace(places=(place,)), True
    return passage, False


def _readings(item: Item, quotes: QuoteRequirement) -> tuple[list[NormalizedText], list[str]]:
    """What an item may be as a quote, normalized: the whole item first, the shortest reading last.

    With each, what it leaves off of the item's end; "" if only a remark is left off.
    """
    plain = mask_asterisks(item.text, quotes.level)[0]
    normals: list[NormalizedText] = []
    tails: list[str] = []
    for start, end, tail_end in quote_candidates(plain, quotes.remarks):
        quote = normalize_quote(plain[start:end], quotes.level)
        if not normals or quote.text != normals[-1].text:
            normals.append(quote)
            tails.append(normalize_article(plain[end:tail_end], TERM_LEVEL).text)
        if quotes.level == "exact" and not quotes.remarks:
            break
    return normals, tails


def _missing_terms(section: BoundSection, article: Article | None) -> Iterator[MissingEvidence]:
    """The terms of a section that the article does not use."""
    for item in section.items if article else ():
        if is_placeholder(item.text.plain):
            continue
        names = (normalize_quote(name, TERM_LEVEL).text for name in _names(item))
        if article and not any(find_term(article, name) for name in names):
            term = " ".join(item.text.plain.split())
            yield MissingEvidence("term", section.part, item.span_of_text, term)


def _names(item: Item) -> Iterator[str]:
    """A term as written, then without and within its last parentheses: `표준어(ABC)`.

    Text after a colon or a spaced dash on the same line explains the term.
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


def _missing_numbers(
    section: BoundSection, texts: Sequence[Text], article: Article | None
) -> Iterator[MissingEvidence]:
    """The numbers of texts that are not in the article, each place once."""
    if article is None or not any(any(map(str.isdecimal, text.plain)) for text in texts):
        return
    from notelint.text.quotation.quantities import (  # noqa: PLC0415 - decimal's 2 ms, for figures
        KnownQuantities,
        quantities,
    )

    known = KnownQuantities.of(article.text.plain)
    for text in texts:
        reported: set[Place] = set()
        for number in quantities(text.plain):
            place = number.start, number.end
            if place not in reported and not known.has(number):
                reported.add(place)
                written = text.plain[slice(*place)]
                yield MissingEvidence("number", section.part, text.span(*place), written)


def _marks(article: Article, meaning: str) -> SpanSet:
    """The stretches of an article's rendered text that carry the mark of a meaning."""
    kinds: set[MarkKind] = {kind for name, kind in article.part.marks if name == meaning}
    return SpanSet.of(
        Span(mark.start, mark.end) for mark in article.text.marks if mark.kind in kinds
    )


def is_covered(plain: str, start: int, end: int, marked: SpanSet) -> bool:
    """Whether every letter and digit of `[start, end)` is in a marked stretch."""
    spans, at = marked.spans, start
    for index in range(bisect_right(spans, start, key=lambda span: span.end), len(spans)):
        left, right = spans[index]
        if left >= end:
            break
        if any(char.isalnum() for char in plain[at:left]):
            return False
        at = right
    return not any(char.isalnum() for char in plain[at:end])
