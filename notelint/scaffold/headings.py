"""Where the headings of notes stand: which of them are parts, in what part, in what order."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from notelint.scaffold.draft import Thresholds
from notelint.scaffold.sketch import Sketch, SketchSection
from notelint.scaffold.vocabulary import Term, merge_alike, vocabulary

OWN_PLACE, NESTED = 0.5, 0.8
"""Shares of a heading's occurrences: outside of other parts, or inside of one part."""

LEAST = 3
"""What stands in fewer notes is nothing that they have in common."""

Place = tuple[int, int]
"""A note's and a section's index."""


class Headings:
    """The headings that notes have in common.

    `minimum`: in so many notes a heading stands that they have in common. `terms` are these
    headings by their keys, `key_at` is the key of each section that has one, and `home` the part
    around each, None for one at the top; a term that is in neither place is no part.
    """

    def __init__(self, notes: Sequence[Sketch], thresholds: Thresholds) -> None:
        self.notes = notes
        self.thresholds = thresholds
        self.minimum = max(min(LEAST, len(notes)), thresholds.optional * len(notes))
        terms = merge_alike(vocabulary(notes), self.minimum)
        self.terms = {term.key: term for term in terms if len(term.notes) >= self.minimum}
        self.key_at = {place: key for key, term in self.terms.items() for place in term.places}
        self.home = self._homes()

    def section(self, place: Place) -> SketchSection:
        """The section at a place."""
        return self.notes[place[0]].sections[place[1]]

    def titles(self) -> list[Place]:
        """Headings of level 1 that open a note and that few notes share.

        None where more than a few notes go on with headings of that level: no heading is known
        there by being the one of level 1.
        """
        found: list[Place] = []
        others: set[int] = set()
        for at, one in enumerate(self.notes):
            for row, section in enumerate(one.sections):
                if section.level == 1 and (at, row) not in self.key_at:
                    if row:
                        others.add(at)
                    else:
                        found.append((at, row))
        return found if len(others) <= self.thresholds.rare * len(self.notes) else []

    def inside(self, around: str | None, notes: int) -> list[Term]:
        """The parts in a part that stands in so many notes (None: at the top), in their order."""
        minimum = max(min(LEAST, notes), self.thresholds.optional * notes)
        keys = [key for key in self._at_home(around) if len(self.terms[key].notes) >= minimum]
        return [self.terms[key] for key in ordered(keys, self._sequences(keys))]

    def unordered(self, around: str | None) -> bool:
        """Whether the parts in a part have no order that the notes keep to."""
        keys = self._at_home(around)
        sequences = self._sequences(keys)
        return not is_kept(ordered(keys, sequences), sequences, self.thresholds.rare)

    def levels(self, term: Term) -> int | str:
        """The levels that a heading has in more than a few places."""
        counts = Counter(self.section(place).level for place in term.places)
        minimum = self.thresholds.rare * counts.total()
        kept = [level for level, number in counts.items() if number >= minimum]
        return kept[0] if len(kept) == 1 else f"{min(kept)}..{max(kept)}"

    def is_repeated(self, term: Term) -> bool:
        """Whether a part stands more than once in more than a few notes (or parts around it)."""
        counts = Counter(
            (at, self._ancestor(at, row, self.home[term.key])) for at, row in term.places
        )
        often = {at for (at, _), number in counts.items() if number > 1}
        return len(often) > self.thresholds.rare * len(term.notes)

    def _at_home(self, around: str | None) -> list[str]:
        return [key for key, home in self.home.items() if home == around]

    def _homes(self) -> dict[str, str | None]:
        around: dict[str, Counter[str | None]] = defaultdict(Counter)
        for place, key in self.key_at.items():
            around[key][self._above(place)] += 1
        wish: dict[str, str | None] = {}
        for key, counts in around.items():
            inside = {one: number for one, number in counts.items() if one not in (None, key)}
            best = min(inside, key=lambda one: (-inside[one], str(one)), default=None)
            if counts[None] >= OWN_PLACE * counts.total():
                wish[key] = None
            elif best is not None and inside[best] >= NESTED * counts.total():
                wish[key] = best
            elif len(self.terms[key].notes) >= OWN_PLACE * len(self.notes):
                wish[key] = None
        home: dict[str, str | None] = {key: None for key, one in wish.items() if one is None}
        while more := {key: one for key, one in wish.items() if key not in home and one in home}:
            home.update(more)
        return home

    def _above(self, place: Place) -> str | None:
        """The nearest heading above that many notes have."""
        at, row = place
        sections = self.notes[at].sections
        row = sections[row].parent
        while row >= 0:
            if (at, row) in self.key_at:
                return self.key_at[at, row]
            row = sections[row].parent
        return None

    def _ancestor(self, at: int, row: int, key: str | None) -> int:
        """The section of the part around a section, -1 for the note itself."""
        sections = self.notes[at].sections
        row = sections[row].parent
        while row >= 0 and (key is None or self.key_at.get((at, row)) != key):
            row = sections[row].parent
        return row

    def _sequences(self, keys: Sequence[str]) -> list[list[str]]:
        """For each note these parts in the order in which they first stand there."""
        wanted = set(keys)
        found = []
        for at, one in enumerate(self.notes):
            here = [self.key_at.get((at, row)) for row in range(len(one.sections))]
            found.append(list(dict.fromkeys(key for key in here if key in wanted and key)))
        return found


# The order in which parts stand, from the order that they have in each note.


def ordered(keys: Sequence[str], sequences: Sequence[Sequence[str]]) -> list[str]:
    """The keys in the order that the fewest pairs depart from, found greedily.

    Each sequence has each key once at most. Those in the most sequences are placed first; each
    further one is put where it departs least from the pairs seen, as near as can be to where it
    stands on average.
    """
    before: Counter[tuple[str, str]] = Counter()
    number: Counter[str] = Counter()
    place: dict[str, float] = dict.fromkeys(keys, 0.0)
    for sequence in sequences:
        for at, key in enumerate(sequence):
            number[key] += 1
            place[key] += (at + 0.5) / len(sequence)
            before.update((key, later) for later in sequence[at + 1 :])
    mean = {key: place[key] / max(1, number[key]) for key in keys}
    found: list[str] = []
    for key in sorted(keys, key=lambda key: (-number[key], mean[key], key)):
        # At spot 0 all others follow: each that mostly stands before it costs.
        costs = [sum(before[other, key] for other in found)]
        for other in found:
            costs.append(costs[-1] - before[other, key] + before[key, other])
        minimum = min(costs)
        spots = [at for at, cost in enumerate(costs) if cost == minimum]
        fits = [at for at in spots if at == len(found) or mean[key] <= mean[found[at]]]
        found.insert(fits[0] if fits else spots[-1], key)
    return found


def is_kept(keys: Sequence[str], sequences: Sequence[Sequence[str]], rare: float) -> bool:
    """Whether sequences keep to an order: a share of `rare` or fewer depart from it.

    And where they do, it is from an order that was meant. Two keys that seldom meet, and then
    now one way and now the other, have none; if that is what most of the departing ones show,
    the order is a chance of those seen so far.
    """
    rank = {key: at for at, key in enumerate(keys)}
    turned: list[list[tuple[str, str]]] = []
    before: Counter[tuple[str, str]] = Counter()
    for sequence in sequences:
        pairs = [(one, later) for at, one in enumerate(sequence) for later in sequence[at + 1 :]]
        before.update(pairs)
        if wrong := [(one, later) for one, later in pairs if rank[one] > rank[later]]:
            turned.append(wrong)
    clear = {
        (one, later)
        for (one, later), number in before.items()
        if number <= rare * (number + before[later, one])
    }
    meant = sum(any(pair in clear for pair in pairs) for pairs in turned)
    several = max(1, sum(len(one) > 1 for one in sequences))
    return len(turned) <= rare * several and meant >= len(turned) - meant
