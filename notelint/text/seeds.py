"""Short stretches of a text by which the places are found that a changed quote may come from.

Of the text every fourth stretch of four characters is kept, with all its places; so each run of
seven characters that quote and text have in common holds one of them, wherever it stands. Made
once a text, in linear time; a quote then asks for its own stretches, in time that does not depend
on the text.
"""

from array import array
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

WIDTH = 4
MOST_VOTES = 200
"""How many places are looked at for one quote, those of rare stretches first."""

SHORTEST = 2 * WIDTH - 1
"""From this length on a text holds one of the kept stretches, wherever it stands."""

MOST_TRIED = 16
"""So many stretches of a text are looked up to find a rare one."""

MOST_PLACES = 250
"""Above this number of places a text is too common to be found by them."""


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


class Pairs(NamedTuple):
    """All places of each two neighbours in a text, for texts too short for stretches."""

    places: dict[str, "array[int]"]

    @classmethod
    def of(cls, text: str) -> "Pairs":
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
