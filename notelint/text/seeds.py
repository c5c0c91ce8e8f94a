"""Short stretches of a text by which the places are found that a changed quote may come from.

Of the text every fourth stretch of four characters is kept, with all its places; so each run of
seven characters that quote and text have in common holds one of them, wherever it stands. Made
once a text, in linear time; a quote then asks for its own stretches, in time that does not depend
on the text.
"""

from collections.abc import Iterator
from typing import NamedTuple

WIDTH = 4
MOST_VOTES = 2_000
"""How many places are looked at for one quote, those of rare stretches first."""


class Seeds(NamedTuple):
    """The places of each kept stretch, in order."""

    places: dict[str, list[int]]

    @classmethod
    def of(cls, text: str) -> "Seeds":
        """Cut a text into stretches."""
        places: dict[str, list[int]] = {}
        for at in range(0, len(text) - WIDTH + 1, WIDTH):
            stretch = text[at : at + WIDTH]
            if stretch in places:
                places[stretch].append(at)
            else:
                places[stretch] = [at]
        return cls(places)

    def votes(self, quote: str) -> Iterator[int]:
        """Where the quote would begin, judged by each stretch that it shares with the text."""
        shared = []
        for offset in range(len(quote) - WIDTH + 1):
            places = self.places.get(quote[offset : offset + WIDTH])
            if places:
                shared.append((len(places), offset, places))
        shared.sort(key=lambda one: one[:2])
        left = MOST_VOTES
        for number, offset, places in shared:
            for at in places[: min(number, left)]:
                yield at - offset
            left -= number
            if left <= 0:
                return
