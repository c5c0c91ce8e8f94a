"""Searches an article for a quote or a term: exact passages first, then similar ones."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from notelint.model.bound_note import PassageMatch
from notelint.quotes.article import Article
from notelint.text.lazy_pattern import LazyPattern
from notelint.text.normalization import NormalizedText
from notelint.text.quotation.clause import unfinished
from notelint.text.quotation.quote_search import LONGEST, TextMatch, find_exact, find_similar
from notelint.text.quotation.quoted_item import (
    elided_pieces,
    halves,
    in_order,
    length_of_continuation,
    long_enough,
    quoted_sentences,
    shares_first_words,
)

Place = tuple[int, int]

NO_MATCH = PassageMatch()

CLOSING = LazyPattern('[.!?,;:]{0,2}"')
"""What closes a quotation, at the typographic level."""

STOP = re.compile(r"[.!?,;:](?!\w)")
"""The punctuation at which a continuation is cut."""

NEARLY = 0.99
"""The similarity of a quote whose words are all in the article, though not as quoted."""

MAX_PLACES = 16
"""The number of occurrences of a quote whose following text is examined."""

MAX_CONTINUATION = 24
"""The length of text after a quote that is examined for the rest of its clause, in characters."""

MAX_PIECES = 16
"""The number of missing pieces for which similar passages are searched."""

MAX_TAIL = 80
"""The length of text after a quote that is compared with the quote's tail, in characters."""


def find_quote(
    article: Article, readings: Sequence[NormalizedText], *, elided: bool, tails: Sequence[str] = ()
) -> PassageMatch:
    """The passage that matches a quote: one that agrees, else the most similar one.

    The first of the `readings` of the quote that is in the article counts; if none is, the passage
    most similar to the last one. `tails` are what each reading leaves off of the item's end,
    normalized. If the article goes on with something like that, it is part of the quote, and the
    first reading is compared. With `elided` a quote may leave text out.
    """
    changed: PassageMatch | None = None
    for index, quote in enumerate(readings):
        tail = tails[index] if index < len(tails) else ""
        if match := find_exact(article.searched, quote.text):
            match = _with_tail(article, match, quote, tail)
            if match.similarity < 1.0:
                place = article.normal.back(match.start, match.end)
                changed = PassageMatch((place,), match.similarity, readings[0].text)
                continue
            place = article.normal.back(match.start, _with_closing_mark(article, match))
            continuation = _continuation(article, quote.text, match.end)
            return PassageMatch((place,), 1.0, continuation=continuation)
        if elided and (parts := elided_pieces(quote)) and long_enough(parts):
            places = in_order(parts, article.searched.find, article.searched.rfind)
            if places:
                return PassageMatch(tuple(article.normal.back(*place) for place in places), 1.0)
    if changed or not readings:
        return changed or NO_MATCH
    parts = elided_pieces(readings[-1]) if elided else ()
    return _similar_pieces(article, parts) if len(parts) > 1 else _similar(article, readings[-1])


def find_all(article: Article, quote: NormalizedText) -> Iterator[Place]:
    """The places at which a quote occurs."""
    for at in article.searched.places(quote.text):
        yield article.normal.back(at, at + len(quote.text))


def find_term(article: Article, term: str) -> Place | None:
    """Where a term occurs: as whole words, in another case, or in a compound without spaces.

    Compounds are searched for in Hangul only; a Latin word also matches its plural.
    """
    if not term:
        return None
    searched, lower = article.searched, article.searched.lower
    start = searched.word(term)
    if start < 0 and "가" <= term[0] <= "힣":
        start = next(searched.occurrences(term), -1)
    if start < 0 and lower:
        forms = (term.lower(), f"{term.lower()}s", f"{term.lower()}es")
        start = next((at for at in map(lower.word, forms) if at >= 0), -1)
    return article.normal.back(start, start + len(term)) if start >= 0 else None


def _with_tail(article: Article, first: TextMatch, quote: NormalizedText, tail: str) -> TextMatch:
    """The first occurrence of a quote after which nothing is like its tail, else a near match.

    If the article surely goes on as the tail does, at any occurrence, the tail is quoted, too.
    """
    text, changed, free = article.searched.text, first, None
    for at in islice(article.searched.places(quote.text), MAX_PLACES if tail else 0):
        end = at + len(quote.text)
        like = length_of_continuation(tail, text[end : end + MAX_TAIL])
        if like and shares_first_words(tail, text[end : end + MAX_TAIL]):
            return TextMatch(at, end + like, NEARLY)
        if not like and free is None:
            free = TextMatch(at, end, 1.0)
        if like and changed is first:
            changed = TextMatch(at, end + like, NEARLY)
    return free or changed


def _with_closing_mark(article: Article, match: TextMatch) -> int:
    """The end of a passage, including the mark that closes a quotation opened inside it."""
    text = article.searched.text
    opened = text.count('"', match.start, match.end) % 2
    closing = CLOSING.match(text, match.end) if opened else None
    return closing.end() if closing else match.end


def _continuation(article: Article, quote: str, end: int) -> str:
    """How the article goes on if the quote surely ends within a clause, at all its occurrences."""
    following = _following(article, end)
    if not unfinished(quote, following):
        return ""
    for at in islice(article.searched.places(quote), MAX_PLACES):
        if not unfinished(quote, _following(article, at + len(quote))):
            return ""
    if len(following) == MAX_CONTINUATION:
        following = following.rpartition(" ")[0] or following
    return STOP.split(following, maxsplit=1)[0].strip()


def _following(article: Article, end: int) -> str:
    """The text after a place in the same block, cut to a maximum length."""
    searched = article.searched
    maximum = min(end + MAX_CONTINUATION, len(searched.text))
    edge = next((at for at in range(end, maximum) if at in searched.allowed), maximum)
    return searched.text[end:edge]


def _similar(article: Article, quote: NormalizedText) -> PassageMatch:
    """The passage that is most similar to a quote."""
    if joined := _joined(article, quote, quoted_sentences(quote)):
        return joined
    searched = article.searched
    match = find_similar(searched, quote.text)
    if match is None:
        parts = halves(quote, searched.__contains__) if len(quote.text) < LONGEST else ()
        return _joined(article, quote, parts) or NO_MATCH
    others = tuple(article.normal.back(*place) for place in match.others)
    place = article.normal.back(match.start, match.end)
    return PassageMatch((place,), match.similarity, quote.text, others)


def _joined(
    article: Article, quote: NormalizedText, parts: tuple[NormalizedText, ...]
) -> PassageMatch | None:
    """The pieces of a quote that are all in the article, but not next to each other; else None."""
    if len(parts) < 2 or not long_enough(parts):
        return None
    searched = article.searched
    places = in_order(parts, searched.find, searched.rfind)
    if not places:
        absent = any(searched.find(part.text) < 0 for part in parts)
        return None if absent else PassageMatch(apart=True)
    passages = [places[0]]
    for start, end in places[1:]:
        if any(map(str.isalnum, searched.text[passages[-1][1] : start])):
            passages.append((start, end))
        else:
            passages[-1] = passages[-1][0], end
    if len(passages) < 2:
        return None
    places = tuple(article.normal.back(*place) for place in passages)
    return PassageMatch(places, NEARLY, quote.text, joined=True)


def _similar_pieces(article: Article, parts: Sequence[NormalizedText]) -> PassageMatch:
    """The passage most similar to the first missing piece, if every missing piece has one.

    Without one, the quote is not from this article.
    """
    if not long_enough(tuple(parts)):
        return NO_MATCH
    missing = [part for part in parts if article.searched.find(part.text) < 0]
    if not missing:
        return PassageMatch(apart=True)
    matches = [_similar(article, part) for part in missing[:MAX_PIECES]]
    return matches[0] if all(match.similarity for match in matches) else NO_MATCH
