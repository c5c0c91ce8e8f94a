"""A normalized text, prepared for many searches for quotes.

A text that was searched often is indexed, once and in linear time, so that a note takes no longer
than its length, however many quotes it has. One index keeps every fourth stretch of four
characters with all its places: each run of seven characters that a quote and the text have in
common contains one of them. Another keeps every pair of neighbors, for shorter texts.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from notelint.text.quotation import word_boundaries as words

SEED, PAIR = 4, 2
"""The lengths of indexed stretches, in characters."""

MAX_VOTES = 200
"""How many places are considered for one quote, those of rare stretches first."""

MIN_SEEDED = 2 * SEED - 1
"""A text of this length contains an indexed stretch, wherever it occurs."""

MAX_TRIED = 16
"""How many stretches of a text are looked up to find a rare one."""

MAX_PLACES = 250
"""A text that may occur at more places is too common to be found by the index."""

MAX_HITS = 1_000
"""How many occurrences of a quote are examined if each begins or ends within a word."""

PATIENCE = 128
"""How many times the text's length is scanned before an index pays off."""


class StretchIndex(NamedTuple):
    """The places of stretches of `size` characters, of which every `step`-th is kept, in order."""

    size: int
    step: int
    places: dict[str, "array[int]"]

    @classmethod
    def of(cls, text: str, size: int, step: int) -> "StretchIndex":
        """Index a text. Linear."""
        places: dict[str, array[int]] = {}
        for at in range(0, len(text) - size + 1, step):
            stretch = text[at : at + size]
            if stretch in places:
                places[stretch].append(at)
            else:
                places[stretch] = array("L", (at,))
        return cls(size, step, places)

    def votes(self, quote: str) -> Iterator[tuple[int, float]]:
        """Where the quote would begin, according to each stretch that it shares with the text.

        With each vote comes its weight: a stretch that occurs at few places has more.
        """
        shared = []
        for offset in range(len(quote) - self.size + 1):
            places = self.places.get(quote[offset : offset + self.size])
            if places:
                shared.append((len(places), offset, places))
        shared.sort(key=lambda stretch: stretch[:2])
        left = MAX_VOTES
        for count, offset, places in shared:
            for at in places[: min(count, left)]:
                yield at - offset, 1 / count
            left -= count
            if left <= 0:
                return

    def occurrences(self, wanted: str, maximum: int = MAX_PLACES) -> Sequence[int] | None:
        """Where a text may occur that contains a kept stretch; None if at too many places.

        Wherever it occurs, one in `step` of its stretches is kept.
        """
        candidates: list[int] = []
        last = len(wanted) - self.size
        for shift in range(self.step):
            skipped = max(1, (last - shift) // self.step // MAX_TRIED) * self.step
            offset, places = self._rarest(wanted, range(shift, last + 1, skipped))
            if len(places) > maximum:
                return None
            candidates += [at - offset for at in places if at >= offset]
        return sorted(candidates)

    def _rarest(self, wanted: str, offsets: range) -> tuple[int, Sequence[int]]:
        """Which of a text's stretches at some offsets is the rarest: its offset, its places."""
        stretches = ((offset, wanted[offset : offset + self.size]) for offset in offsets)
        found = ((offset, self.places.get(stretch, ())) for offset, stretch in stretches)
        return min(found, key=lambda stretch: len(stretch[1]))


class SearchableText:
    """A normalized text. Its indexes are made when first needed.

    Quotes may begin and end at the places `allowed` whatever is beside them, such as the edges of
    blocks, and not at the places `forbidden`, such as no-break spaces within numbers.
    """

    def __init__(
        self,
        text: str,
        allowed: frozenset[int] = frozenset(),
        forbidden: frozenset[int] = frozenset(),
    ) -> None:
        self.text = text
        self.allowed = allowed
        self.forbidden = forbidden
        self.scanned = 0
        """How many characters the searches have scanned so far."""

    @cached_property
    def lower(self) -> "SearchableText | None":
        """The text in lower case; None if that changes places."""
        lower = self.text.lower()
        if len(lower) != len(self.text):
            return None
        return SearchableText(lower, self.allowed, self.forbidden)

    @cached_property
    def pairs(self) -> StretchIndex:
        """The index for short texts."""
        return StretchIndex.of(self.text, PAIR, 1)

    @cached_property
    def seeds(self) -> StretchIndex:
        """The index for longer texts, and for similar passages."""
        return StretchIndex.of(self.text, SEED, SEED)

    @cached_property
    def _backwards(self) -> str:
        return self.text[::-1]  # `str.find` is linear, `str.rfind` is not

    def begins(self, at: int) -> bool:
        """Whether a quote may begin at a place."""
        return at in self.allowed or (
            at not in self.forbidden and words.quote_may_begin(self.text, at)
        )

    def ends(self, at: int) -> bool:
        """Whether a quote may end before a place."""
        return at in self.allowed or (
            at not in self.forbidden and words.quote_may_end(self.text, at)
        )

    def find(self, quote: str, start: int = 0) -> int:
        """The first place from `start` on at which a quote occurs in whole words; -1 if none."""
        return next(self.places(quote, start), -1)

    def places(self, quote: str, start: int = 0) -> Iterator[int]:
        """All places at which a quote occurs in whole words, in order; none for an empty one.

        Right at `start`, a negation that ends there does not count: it was quoted, too, as in
        `Nobody … minds`.
        """
        text = self.text
        for at in islice(self.occurrences(quote, start), MAX_HITS):
            beside = 0 < start >= at - 1 and words.word_may_begin(text, at)
            if (beside or self.begins(at)) and self.ends(at + len(quote)):
                yield at

    def word(self, term: str) -> int:
        """The first place at which a term occurs in whole words, negated or not; -1 if none."""
        for at in islice(self.occurrences(term), MAX_HITS):
            end = at + len(term)
            if words.word_may_begin(self.text, at) and words.word_may_end(self.text, end):
                return at
        return -1

    def occurrences(self, wanted: str, start: int = 0) -> Iterator[int]:
        """All places from `start` on at which a text occurs, within words too, in order."""
        if not wanted:
            return
        if self.is_indexed:
            places = self._look_up(wanted)
            if places is not None:
                for at in places[bisect_left(places, start) :]:
                    if self.text.startswith(wanted, at):
                        yield at
                return
        at = start - 1
        while True:
            before, at = at, self.text.find(wanted, at + 1)
            self.scanned += (at if at >= 0 else len(self.text)) - before
            if at < 0:
                return
            yield at

    def few(self, wanted: str, maximum: int) -> Iterator[int]:
        """At most `maximum` places at which a text occurs; none of one known to be common."""
        if not self.is_indexed:
            yield from islice(self.occurrences(wanted), maximum)
            return
        for at in self._look_up(wanted, maximum) or ():
            if self.text.startswith(wanted, at):
                yield at

    @property
    def is_indexed(self) -> bool:
        """Whether the text was scanned so often that searches use an index."""
        return self.scanned > PATIENCE * len(self.text)

    def _look_up(self, wanted: str, maximum: int = MAX_PLACES) -> Sequence[int] | None:
        """Where a text may occur by the index; None if that is unknown, or at too many places."""
        if len(wanted) >= MIN_SEEDED:
            return self.seeds.occurrences(wanted, maximum)
        return self.pairs.occurrences(wanted, maximum) if len(wanted) >= PAIR else None

    def __contains__(self, wanted: str) -> bool:
        """Whether a text occurs anywhere, within words too."""
        return next(self.occurrences(wanted), -1) >= 0

    def rfind(self, quote: str, end: int) -> int:
        """The last place at which a quote occurs before `end`, in whole words; -1 if none."""
        text, backwards, reversed_quote = self.text, self._backwards, quote[::-1]
        from_end = len(text) - end - 1
        for _ in range(MAX_HITS):
            from_end = backwards.find(reversed_quote, from_end + 1)
            if from_end < 0:
                break
            at = len(text) - from_end - len(quote)
            if self.begins(at) and self.ends(at + len(quote)):
                return at
        return -1

    def whole(self, start: int, end: int) -> tuple[int, int]:
        """A stretch, extended by the words that it cuts and by what negates it."""
        if not self.begins(start):
            start = words.word_start(self.text, start - 1, self.begins)
        if not self.ends(end):
            end = words.word_end(self.text, end + 1, self.ends)
        return start, end
