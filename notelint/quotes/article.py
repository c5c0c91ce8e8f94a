"""The text that quotes come from, ready to be searched."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice
from typing import NamedTuple

from notelint.model.bound_note import BoundSection
from notelint.model.note import Mark, Note, Text
from notelint.model.schema import Level, Part
from notelint.model.source import Source
from notelint.quotes.footnotes import footnotes_of
from notelint.text.cjk import literal_emphasis
from notelint.text.clause import unfinished
from notelint.text.edges import open_places, shut_places
from notelint.text.elision import halves, in_order, long_enough, pieces, sentences
from notelint.text.lazy import lazy
from notelint.text.match import LONGEST, Match, find, near
from notelint.text.normal import Normal, normalise_article
from notelint.text.quotation import goes_on_like, has_words_of
from notelint.text.searched import Searched

CLOSING = lazy('[.!?,;:]{0,2}"')
"""What closes a quotation, as it reads at the typographic level."""

MOST_PLACES = 16
"""At how many places of a quote is looked what stands behind it."""

MOST_BEHIND = 24
MOST_PIECES = 16
"""So many pieces that are not there are held against what is near them."""

NEARLY = 0.99
MOST_TAIL = 80
"""So much of the article behind a quote is looked at, in characters."""

STOP = lazy(r"[.!?,;:](?!\w)")
"""What a reader stops at."""

UNSEEN = "\u200b"
"""Stands for a character that does not count; normalisation drops it."""

Place = tuple[int, int]


class PassageMatch(NamedTuple):
    """What a search found, as places in the article's rendered text.

    `places` are those of a quote's pieces, one where it leaves nothing out. `similarity` is 1.0
    for a hit, less for a near passage, 0.0 for none; then `apart` says that all pieces stand in
    the article, but not in this order. `differing` is the piece that is only near, normalised;
    `others` are passages just as like. `joined`: all pieces stand there in this order, with text
    between them that the quote does not mark as left out. `more` is how the article goes on with
    a clause in whose midst a quote ends, at each of its places.
    """

    places: tuple[Place, ...] = ()
    similarity: float = 0.0
    differing: str = ""
    others: tuple[Place, ...] = ()
    apart: bool = False
    joined: bool = False
    more: str = ""


class Article(NamedTuple):
    """A part's text. Emphasis that CommonMark leaves as asterisks (T001) is among its marks.

    `source` is what it was rendered from, None for the note itself.
    """

    text: Text
    normal: Normal
    searched: Searched
    part: Part
    source: Source | None = None

    @classmethod
    def of(
        cls, bounds: Iterable[BoundSection], level: Level, note: Note | None = None
    ) -> "Article | None":
        """All occurrences of the article's part as one text; None if there is none.

        The footnotes that it marks, wherever the note has them, come last.
        """
        bounds = tuple(bounds)
        leaves = [leaf for bound in bounds for leaf in bound.leaves]
        notes = footnotes_of(note, leaves) if note else ()
        texts = [leaf.text for leaf in (*leaves, *notes)]
        return cls.of_texts(texts, bounds[0].part, level) if texts else None

    @classmethod
    def of_texts(
        cls, texts: list[Text], part: Part, level: Level, source: Source | None = None
    ) -> "Article":
        """Several texts, of which there is one at least, as one article."""
        text = Text.join(texts)
        plain, literal = without_asterisks(text, level)
        meant = [
            Mark("strong" if width > 1 else "em", start, end, text.span(start - width, end + width))
            for start, end, width in literal
        ]
        if meant:
            marks = tuple(sorted((*text.marks, *meant), key=lambda mark: mark.span))
            text = text._replace(plain=plain, marks=marks)
        normal = normalise_article(plain, level)
        blocks = accumulate((len(text.plain) + 1 for text in texts), initial=0)
        open_, shut = open_places(plain, normal, blocks), shut_places(plain, normal)
        return cls(text, normal, Searched(normal.text, open_, shut), part, source)

    def look_for(
        self, quotes: Sequence[Normal], *, elided: bool, tails: Sequence[str] = ()
    ) -> PassageMatch:
        """The first of several readings of a quote that is there, else what the last is near.

        `tails` are what each reading leaves off of the item's end, normalised. Where the article
        goes on with something like it, it is part of the quote, and the first reading is meant.
        """
        changed: PassageMatch | None = None
        for index, quote in enumerate(quotes):
            tail = tails[index] if index < len(tails) else ""
            if match := find(self.searched, quote.text):
                match = self._told(match, quote, tail)
                if match.similarity < 1.0:
                    place = self._back(match.start, match.end)
                    changed = PassageMatch((place,), match.similarity, quotes[0].text)
                    continue
                place = self._back(match.start, self._closed(match))
                return PassageMatch((place,), 1.0, more=self._more(quote.text, match.end))
            if elided and (parts := pieces(quote)) and long_enough(parts):
                places = in_order(parts, self.searched.find, self.searched.rfind)
                if places:
                    return PassageMatch(tuple(self._back(*place) for place in places), 1.0)
        if changed or not quotes:
            return changed or PassageMatch()
        parts = pieces(quotes[-1]) if elided else ()
        return self._pieces_near(parts) if len(parts) > 1 else self._near(quotes[-1])

    def _more(self, quote: str, end: int) -> str:
        """How the article goes on, where it surely is the clause that a quote ends in."""
        behind = self._behind(end)
        if not unfinished(quote, behind):
            return ""
        for at in islice(self.searched.places(quote), MOST_PLACES):
            if not unfinished(quote, self._behind(at + len(quote))):
                return ""
        if len(behind) == MOST_BEHIND:
            behind = behind.rpartition(" ")[0] or behind
        return STOP.split(behind, maxsplit=1)[0].strip()

    def _behind(self, end: int) -> str:
        """What the article has behind a place in the same block, cut short."""
        maximum = min(end + MOST_BEHIND, len(self.searched.text))
        edge = next((at for at in range(end, maximum) if at in self.searched.open), maximum)
        return self.searched.text[end:edge]

    def _told(self, first: Match, quote: Normal, tail: str) -> Match:
        """The first place of a quote behind which nothing is like a tail; else the first, near.

        Where the article surely goes on as the tail does, at any of them, the tail is quoted, too.
        """
        text, changed, free = self.searched.text, first, None
        for at in islice(self.searched.places(quote.text), MOST_PLACES if tail else 0):
            end = at + len(quote.text)
            like = goes_on_like(tail, text[end : end + MOST_TAIL])
            if like and has_words_of(tail, text[end : end + MOST_TAIL]):
                return Match(at, end + like, NEARLY)
            if not like and free is None:
                free = Match(at, end, 1.0)
            if like and changed is first:
                changed = Match(at, end + like, NEARLY)
        return free or changed

    def further(self, quote: Normal) -> Iterator[Place]:
        """The places at which a quote stands."""
        for at in self.searched.places(quote.text):
            yield self._back(at, at + len(quote.text))

    def term(self, term: str) -> Place | None:
        """Where a term stands: in whole words, in other case, or in a compound without spaces.

        Compounds are Hangul's; of Latin words the plural counts as the word.
        """
        if not term:
            return None
        searched, lower = self.searched, self.searched.lower
        start = searched.word(term)
        if start < 0 and "가" <= term[0] <= "힣":
            start = next(searched.occurrences(term), -1)
        if start < 0 and lower:
            forms = (term.lower(), f"{term.lower()}s", f"{term.lower()}es")
            start = next((at for at in map(lower.word, forms) if at >= 0), -1)
        return self._back(start, start + len(term)) if start >= 0 else None

    def _near(self, quote: Normal) -> PassageMatch:
        if joined := self._joined(quote, sentences(quote)):
            return joined
        match = near(self.searched, quote.text)
        if match is None:
            parts = halves(quote, self.searched.__contains__) if len(quote.text) < LONGEST else ()
            return self._joined(quote, parts) or PassageMatch()
        others = tuple(self._back(*place) for place in match.others)
        place = self._back(match.start, match.end)
        return PassageMatch((place,), match.similarity, quote.text, others)

    def _joined(self, quote: Normal, parts: tuple[Normal, ...]) -> PassageMatch | None:
        """The pieces of a quote that all stand in the article, but not side by side; else None."""
        if len(parts) < 2 or not long_enough(parts):
            return None
        places = in_order(parts, self.searched.find, self.searched.rfind)
        if not places:
            absent = any(self.searched.find(part.text) < 0 for part in parts)
            return None if absent else PassageMatch(apart=True)
        text, stretches = self.searched.text, [places[0]]
        for start, end in places[1:]:
            if any(map(str.isalnum, text[stretches[-1][1] : start])):
                stretches.append((start, end))
            else:
                stretches[-1] = stretches[-1][0], end
        if len(stretches) < 2:
            return None
        found = tuple(self._back(*place) for place in stretches)
        return PassageMatch(found, NEARLY, quote.text, joined=True)

    def _pieces_near(self, parts: Sequence[Normal]) -> PassageMatch:
        """The first piece that does not stand behind the others, and what it is near."""
        if not long_enough(tuple(parts)):
            return PassageMatch()
        missing = [part for part in parts if self.searched.find(part.text) < 0]
        if not missing:
            return PassageMatch(apart=True)
        # Where nothing is like one of the pieces, the quote is no quote of this article.
        found = [self._near(part) for part in missing[:MOST_PIECES]]
        return found[0] if all(one.similarity for one in found) else PassageMatch()

    def _closed(self, match: Match) -> int:
        """Where a passage ends, with the quotation mark that closes one inside of it."""
        text = self.searched.text
        opened = text.count('"', match.start, match.end) % 2
        closing = CLOSING.match(text, match.end) if opened else None
        return closing.end() if closing else match.end

    def _back(self, start: int, end: int) -> Place:
        return self.normal.back(start, end)


def without_asterisks(text: Text, level: Level) -> tuple[str, tuple[tuple[int, int, int], ...]]:
    """A text whose asterisks that were meant as emphasis do not count.

    Also the stretches that they enclose, each with the number of its asterisks.

    They give way to characters that normalisation drops, so that all places stay the same; but
    at level `exact` what a reader sees counts.
    """
    if "*" not in text.plain:
        return text.plain, ()
    plain = text.plain
    found = [(one.start, one.end, len(one.marker)) for one in literal_emphasis(text)]
    pieces_, at = [], 0
    for start, end, width in found:
        pieces_ += [plain[at:start], UNSEEN * width, plain[start + width : end - width]]
        pieces_.append(UNSEEN * width)
        at = end
    masked = "".join(pieces_) + plain[at:]
    enclosed = tuple((start + width, end - width, width) for start, end, width in found)
    return plain if level == "exact" else masked, enclosed
