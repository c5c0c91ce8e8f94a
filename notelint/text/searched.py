"""A normalised text, to be searched for quotes."""

from collections.abc import Iterator
from functools import cached_property

from notelint.text import words
from notelint.text.seeds import Seeds

MOST_HITS = 1_000
"""At how many places a quote that always begins or ends inside a word is looked at."""


class Searched:
    """A normalised text. Its seeds are made when first needed.

    `open_` are places at which a quote may begin and end whatever stands beside them, such as the
    edges of blocks; `shut` are others at which none may, such as no-break spaces in numbers.
    """

    def __init__(
        self, text: str, open_: frozenset[int] = frozenset(), shut: frozenset[int] = frozenset()
    ) -> None:
        self.text = text
        self.open = open_
        self.shut = shut

    @cached_property
    def seeds(self) -> Seeds:
        """The stretches that near passages are found by."""
        return Seeds.of(self.text)

    @cached_property
    def _backwards(self) -> str:
        return self.text[::-1]  # `str.find` is linear, `str.rfind` is not

    def begins(self, at: int) -> bool:
        """Whether a quote may begin at a place."""
        return at in self.open or (at not in self.shut and words.begins(self.text, at))

    def ends(self, at: int) -> bool:
        """Whether a quote may end before a place."""
        return at in self.open or (at not in self.shut and words.ends(self.text, at))

    def find(self, quote: str, start: int = 0) -> int:
        """The first place from `start` on at which a quote stands in whole words; -1 if none.

        What is quoted up to `start` may deny it: `Nobody … minds`.
        """
        return next(self.places(quote, start), -1)

    def places(self, quote: str, start: int = 0) -> Iterator[int]:
        """All places at which a quote stands in whole words, in order. An empty one has none."""
        text, at = self.text, start - 1
        for _ in range(MOST_HITS if quote else 0):
            at = text.find(quote, at + 1)
            if at < 0:
                return
            beside = 0 < start >= at - 1 and words.begins_word(text, at)
            if (beside or self.begins(at)) and self.ends(at + len(quote)):
                yield at

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
