"""Where the headings of notes are: which of them are parts, in what part, in what order."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from notelint.scaffold.draft import Thresholds
from notelint.scaffold.sketch import Sketch, SketchSection
from notelint.scaffold.vocabulary import Term, merge_alike, vocabulary

OWN_PLACE, NESTED = 0.5, 0.8
"""Shares of a heading's occurrences: outside of other parts, or inside of one part."""

FEWEST = 3
"""A heading of fewer notes is not common to them."""

Place = tuple[int, int]
"""The index of a note and that of a section in it."""


class CommonHeadings:
    """The headings that notes have in common.

    `minimum` is the number of notes that makes a heading common, `terms` are these headings by
    their keys, `key_at` is the key of each section with such a heading. `parents` has the key of
    the part around each, None at the top level; a term that is not in it has no fixed place and is
    no part.
    """

    def __init__(self, notes: Sequence[Sketch], thresholds: Thresholds) -> None:
        self.notes = notes
        self.thresholds = thresholds
        self.minimum = max(min(FEWEST, len(notes)), thresholds.optional * len(notes))
        terms = merge_alike(vocabulary(notes), self.minimum)
        self.terms = {term.key: term for term in terms if len(term.notes) >= self.minimum}
        self.key_at = {place: key for key, term in self.terms.items() for place in term.places}
        self.parents = self._find_parents()

    def section(self, place: Place) -> SketchSection:
        """The section at a place."""
        return self.notes[place[0]].sections[place[1]]

    def sections(self, term: Term) -> list[SketchSection]:
        """The sections of a heading."""
        return [self.section(place) for place in term.places]

    def titles(self) -> list[SketchSection]:
        """Titles: headings of level 1 that open a note and that few notes share.

        None if more than a few notes have further headings of that level: there the level does not
        tell which heading is the title.
        """
        titles: list[SketchSection] = []
        others: set[int] = set()
        for index, note in enumerate(self.notes):
            for row, section in enumerate(note.sections):
                if section.level == 1 and (index, row) not in self.key_at:
                    if row:
                        others.add(index)
                    else:
                        titles.append(section)
        return titles if len(others) <= self.thresholds.rare * len(self.notes) else []

    def inside(self, parent: str | None, notes: int) -> list[Term]:
        """The parts in a part of this number of notes (None: at the top level), in their order."""
        minimum = max(min(FEWEST, notes), self.thresholds.optional * notes)
        keys = [key for key in self._children(parent) if len(self.terms[key].notes) >= minimum]
        return [self.terms[key] for key in common_order(keys, self._sequences(keys))]

    def is_unordered(self, parent: str | None) -> bool:
        """Whether the parts in a part have no order that the notes keep."""
        keys = self._children(parent)
        sequences = self._sequences(keys)
        return not is_kept(common_order(keys, sequences), sequences, self.thresholds.rare)

    def levels(self, term: Term) -> int | str:
        """The level of a heading, or the range of levels that more than a few sections have."""
        counts = Counter(section.level for section in self.sections(term))
        minimum = self.thresholds.rare * counts.total()
        kept = [level for level, number in counts.items() if number >= minimum]
        return kept[0] if len(kept) == 1 else f"{min(kept)}..{max(kept)}"

    def is_repeated(self, term: Term) -> bool:
        """Whether more than a few notes have a part more than once inside the part around it."""
        parent = self.parents[term.key]
        counts = Counter((index, self._ancestor(index, row, parent)) for index, row in term.places)
        repeating = {index for (index, _), number in counts.items() if number > 1}
        return len(repeating) > self.thresholds.rare * len(term.notes)

    def _children(self, parent: str | None) -> list[str]:
        return [key for key, around in self.parents.items() if around == parent]

    def _find_parents(self) -> dict[str, str | None]:
        around: dict[str, Counter[str | None]] = defaultdict(Counter)
        for place, key in self.key_at.items():
            around[key][self._nearest_above(place)] += 1
        candidates: dict[str, str | None] = {}
        for key, counts in around.items():
            inside = {other: number for other, number in counts.items() if other not in (None, key)}
            best = min(inside, key=lambda other: (-inside[other], str(other)), default=None)
            if counts[None] >= OWN_PLACE * counts.total():
                candidates[key] = None
            elif best is not None and inside[best] >= NESTED * counts.total():
                candidates[key] = best
            elif len(self.terms[key].notes) >= OWN_PLACE * len(self.notes):
                candidates[key] = None
        parents: dict[str, str | None] = {
            key: None for key, parent in candidates.items() if parent is None
        }
        while nested := {
            key: parent
            for key, parent in candidates.items()
            if key not in parents and parent in parents
        }:
            parents.update(nested)
        return parents

    def _nearest_above(self, place: Place) -> str | None:
        """The key of the nearest section around a section that has a common heading."""
        index, row = place
        sections = self.notes[index].sections
        row = sections[row].parent
        while row >= 0 and (index, row) not in self.key_at:
            row = sections[row].parent
        return self.key_at.get((index, row))

    def _ancestor(self, index: int, row: int, key: str | None) -> int:
        """The section with this heading around a section, -1 for the note itself."""
        sections = self.notes[index].sections
        row = sections[row].parent
        while row >= 0 and (key is None or self.key_at.get((index, row)) != key):
            row = sections[row].parent
        return row

    def _sequences(self, keys: Sequence[str]) -> list[list[str]]:
        """For each note these parts in the order of their first sections."""
        wanted = set(keys)
        return [
            list(
                dict.fromkeys(
                    key
                    for row in range(len(note.sections))
                    if (key := self.key_at.get((index, row))) in wanted and key
                )
            )
            for index, note in enumerate(self.notes)
        ]


def common_order(keys: Sequence[str], sequences: Sequence[Sequence[str]]) -> list[str]:
    """The keys in the order that contradicts the fewest pairs in sequences, found greedily.

    Each sequence has each key once at most. The keys of the most sequences are placed first; each
    further one goes where it contradicts the fewest pairs, as near as possible to its average
    place.
    """
    before: Counter[tuple[str, str]] = Counter()
    number: Counter[str] = Counter()
    total: dict[str, float] = dict.fromkeys(keys, 0.0)
    for sequence in sequences:
        for index, key in enumerate(sequence):
            number[key] += 1
            total[key] += (index + 0.5) / len(sequence)
            before.update((key, later) for later in sequence[index + 1 :])
    mean = {key: total[key] / max(1, number[key]) for key in keys}
    order: list[str] = []
    for key in sorted(keys, key=lambda key: (-number[key], mean[key], key)):
        # In front of all others, each of them that is mostly before this one costs.
        costs = [sum(before[other, key] for other in order)]
        for other in order:
            costs.append(costs[-1] - before[other, key] + before[key, other])
        minimum = min(costs)
        cheapest = [index for index, cost in enumerate(costs) if cost == minimum]
        fitting = [i for i in cheapest if i == len(order) or mean[key] <= mean[order[i]]]
        order.insert(fitting[0] if fitting else cheapest[-1], key)
    return order


def is_kept(order: Sequence[str], sequences: Sequence[Sequence[str]], rare: float) -> bool:
    """Whether sequences keep to an order: a share of `rare` or fewer contradict it.

    Most of these must also contradict a pair that nearly always has one order. Two keys that seldom
    meet, and then in either order, have none: if that is what most contradictions are, the order is
    one of chance.
    """
    rank = {key: index for index, key in enumerate(order)}
    contradictions: list[list[tuple[str, str]]] = []
    before: Counter[tuple[str, str]] = Counter()
    for sequence in sequences:
        pairs = [
            (first, later)
            for index, first in enumerate(sequence)
            for later in sequence[index + 1 :]
        ]
        before.update(pairs)
        if wrong := [(first, later) for first, later in pairs if rank[first] > rank[later]]:
            contradictions.append(wrong)
    clear = {
        (first, later)
        for (first, later), number in before.items()
        if number <= rare * (number + before[later, first])
    }
    against_clear = sum(any(pair in clear for pair in pairs) for pairs in contradictions)
    several = max(1, sum(len(sequence) > 1 for sequence in sequences))
    few = len(contradictions) <= rare * several
    return few and against_clear >= len(contradictions) - against_clear
