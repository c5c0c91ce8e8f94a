"""Short stretches of a text by which the places are found that a changed quote may come from.

Of the text every fourth stretch of four characters is kept, with all its places; so each run of
seven characters that quote and text have in common holds one of them, wherever it stands. Made
once a text, in linear time; a quote then asks for its own stretches, in time that does not depend
on the text.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice, pairwise
from typing import NamedTuple

from notelint.text import word_boundaries as words

WIDTH = 4
MOST_VOTES = 200
"""How many places are looked at for one quote, those of rare stretches first."""

SHORTEST = 2 * WIDTH - 1
"""From this length on a text holds one of the kept stretches, wherever it stands."""

MOST_TRIED = 16
"""So many stretches of a text are looked up to find a rare one."""

MOST_PLACES = 250
"""Above this number of places a text is too common to be found by them."""


class SeedIndex(NamedTuple):
    """The places of each kept stretch, in order."""

    places: dict[str, list[int]]

    @classmethod
    def of(cls, text: str) -> "SeedIndex":
        """Cut a text into stretches."""
        places: dict[str, list[int]] = {}
        for at in range(0, len(text) - WIDTH + 1, WIDTH):
            stretch = text[at : at + WIDTH]
            if stretch in places:
                places[stretch].append(at)
            else:
                places[stretch] = [at]
        return cls(places)

    def votes(self, quote: str) -> Iterator[tuple[int, float]]:
        """Where the quote would begin, judged by each stretch that it shares with the text.

        With each vote its weight: a stretch that stands in few places tells more.
        """
        shared = []
        for offset in range(len(quote) - WIDTH + 1):
            places = self.places.get(quote[offset : offset + WIDTH])
            if places:
                shared.append((len(places), offset, places))
        shared.sort(key=lambda one: one[:2])
        left = MOST_VOTES
        for number, offset, places in shared:
            for at in places[: min(number, left)]:
                yield at - offset, 1 / number
            left -= number
            if left <= 0:
                return

    def occurrences(self, wanted: str, maximum: int = MOST_PLACES) -> Sequence[int] | None:
        """Where a text may stand that is no shorter than `SHORTEST`; None if at too many places.

        Wherever it stands, one in four of its stretches are among those that are kept.
        """
        found: list[int] = []
        for shift in range(WIDTH):
            last = len(wanted) - WIDTH
            step = max(1, (last - shift) // WIDTH // MOST_TRIED) * WIDTH
            rarest: tuple[int, Sequence[int]] | None = None
            for offset in range(shift, last + 1, step):
                places: Sequence[int] = self.places.get(wanted[offset : offset + WIDTH], ())
                if rarest is None or len(places) < len(rarest[1]):
                    rarest = offset, places
                if not places:
                    break
            if rarest and len(rarest[1]) > maximum:
                return None
            if rarest:
                found += [at - rarest[0] for at in rarest[1] if at >= rarest[0]]
        return sorted(found)


class PairIndex(NamedTuple):
    """All places of each two neighbours in a text, for texts too short for stretches."""

    places: dict[str, "array[int]"]

    @classmethod
    def of(cls, text: str) -> "PairIndex":
        """Take a text apart. Linear."""
        places: dict[str, array[int]] = {}
        for at, pair in enumerate(map("".join, pairwise(text))):
            if pair in places:
                places[pair].append(at)
            else:
                places[pair] = array("L", (at,))
        return cls(places)

    def occurrences(self, wanted: str, maximum: int = MOST_PLACES) -> Sequence[int] | None:
        """Where a text of two characters at least may stand; None if at too many places."""
        rarest: tuple[int, Sequence[int]] | None = None
        for offset in range(len(wanted) - 1):
            places = self.places.get(wanted[offset : offset + 2], ())
            if rarest is None or len(places) < len(rarest[1]):
                rarest = offset, places
        if rarest is None or len(rarest[1]) > maximum:
            return None
        return [at - rarest[0] for at in rarest[1] if at >= rarest[0]]


# A normalised text, to be searched for quotes.

MOST_HITS = 1_000
"""At how many places a quote that always begins or ends inside a word is looked at."""


PATIENCE = 128
"""So often a text is looked through before it pays to note where its stretches stand."""


class SearchableText:
    """A normalised text. Its seeds are made when first needed.

    To look through the text takes as long as the text is. After many searches each one looks only
    where the text may stand: so a note takes no longer than its length, however many its quotes.

    `open_` are places at which a quote may begin and end whatever stands beside them, such as the
    edges of blocks; `shut` are others at which none may, such as no-break spaces in numbers.
    """

    def __init__(
        self, text: str, open_: frozenset[int] = frozenset(), shut: frozenset[int] = frozenset()
    ) -> None:
        self.text = text
        self.open = open_
        self.shut = shut
        self.looked_through = 0
        """Characters that were looked through until now."""

    @cached_property
    def lower(self) -> "SearchableText | None":
        """The text in small letters, where each stands in its place; else None."""
        lower = self.text.lower()
        return SearchableText(lower, self.open, self.shut) if len(lower) == len(self.text) else None

    @cached_property
    def pairs(self) -> PairIndex:
        """What short texts are found by in a text that was searched often."""
        return PairIndex.of(self.text)

    @cached_property
    def seeds(self) -> SeedIndex:
        """The stretches that near passages are found by."""
        return SeedIndex.of(self.text)

    @cached_property
    def _backwards(self) -> str:
        return self.text[::-1]  # `str.find` is linear, `str.rfind` is not

    def begins(self, at: int) -> bool:
        """Whether a quote may begin at a place."""
        return at in self.open or (at not in self.shut and words.quote_may_begin(self.text, at))

    def ends(self, at: int) -> bool:
        """Whether a quote may end before a place."""
        return at in self.open or (at not in self.shut and words.quote_may_end(self.text, at))

    def find(self, quote: str, start: int = 0) -> int:
        """The first place from `start` on at which a quote stands in whole words; -1 if none.

        What is quoted up to `start` may deny it: `Nobody … minds`.
        """
        return next(self.places(quote, start), -1)

    def places(self, quote: str, start: int = 0) -> Iterator[int]:
        """All places at which a quote stands in whole words, in order. An empty one has none."""
        text = self.text
        for at in islice(self.occurrences(quote, start), MOST_HITS):
            beside = 0 < start >= at - 1 and words.word_may_begin(text, at)
            if (beside or self.begins(at)) and self.ends(at + len(quote)):
                yield at

    def word(self, term: str) -> int:
        """The first place at which a term stands in whole words, denied or not; -1 if none."""
        for at in islice(self.occurrences(term), MOST_HITS):
            end = at + len(term)
            if words.word_may_begin(self.text, at) and words.word_may_end(self.text, end):
                return at
        return -1

    def occurrences(self, wanted: str, start: int = 0) -> Iterator[int]:
        """All places from `start` on at which a text stands, in order, be it inside of words."""
        if not wanted:
            return
        if self.often:
            places = self._noted(wanted)
            if places is not None:
                for at in places[bisect_left(places, start) :]:
                    if self.text.startswith(wanted, at):
                        yield at
                return
        at = start - 1
        while True:
            before, at = at, self.text.find(wanted, at + 1)
            self.looked_through += (at if at >= 0 else len(self.text)) - before
            if at < 0:
                return
            yield at

    def few(self, wanted: str, maximum: int) -> Iterator[int]:
        """So many places at which a text stands; none of one that is known to be common."""
        if not self.often:
            yield from islice(self.occurrences(wanted), maximum)
            return
        for at in self._noted(wanted, maximum) or ():
            if self.text.startswith(wanted, at):
                yield at

    @property
    def often(self) -> bool:
        """Whether the text was looked through so often that its stretches are noted."""
        return self.looked_through > PATIENCE * len(self.text)

    def _noted(self, wanted: str, maximum: int = MOST_PLACES) -> Sequence[int] | None:
        """Where a text may stand, by what is noted of it; None if not known, or too common."""
        if len(wanted) >= SHORTEST:
            return self.seeds.occurrences(wanted, maximum)
        return self.pairs.occurrences(wanted, maximum) if len(wanted) > 1 else None

    def __contains__(self, wanted: str) -> bool:
        """Whether a text stands anywhere, be it inside of words."""
        return next(self.occurrences(wanted), -1) >= 0

    def rfind(self, quote: str, end: int) -> int:
        """The last place at which a quote stands before `end`, in whole words; -1 if none."""
        text, backwards, turned = self.text, self._backwards, quote[::-1]
        from_end = len(text) - end - 1
        for _ in range(MOST_HITS):
            from_end = backwards.find(turned, from_end + 1)
            if from_end < 0:
                break
            at = len(text) - from_end - len(quote)
            if self.begins(at) and self.ends(at + len(quote)):
                return at
        return -1

    def whole(self, start: int, end: int) -> tuple[int, int]:
        """A stretch with the words that it cuts, and with what denies it."""
        if not self.begins(start):
            start = words.word_start(self.text, start - 1, self.begins)
        if not self.ends(end):
            end = words.word_end(self.text, end + 1, self.ends)
        return start, end
