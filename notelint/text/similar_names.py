"""The known name that was likely meant: for keys, codes, options, names of files and headings."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache

LEAST = 0.6
LONGEST = 100
LONGEST_KNOWN = int(LONGEST / LEAST) + 1
"""What is longer than that is near to no name of `LONGEST` characters."""

FEW = 200
"""So many names are compared with each that is asked for; of more those that share its letters."""

LOOKED_AT = 2500
"""Entries of the index that are looked at for one name: those of its rarest pairs of letters."""

COMPARED = 40
"""Names that share most of these pairs, which are compared."""


def closest(name: str, candidates: Iterable[str]) -> str | None:
    """The candidate nearest to a name, or None if none is near. Of equals the first.

    Near means that at most two in five characters must change; a swap of neighbours is one
    change, and case, `-` and `_` do not count. Who asks for many names of the same candidates
    makes `SimilarNames` of these.
    """
    wanted = _fold(name)
    if not wanted or len(wanted) > LONGEST:
        return None
    best, maximum = None, 0.0
    for candidate in candidates:
        likeness = _likeness(wanted, _fold(candidate))
        if likeness > maximum:
            best, maximum = candidate, likeness
    return best if maximum >= LEAST else None


def _as_it_is(name: str) -> str:
    return name


REMEMBERED = 10_000
"""Answers that are kept of the same names: a worker may ask for as long as it lives."""


class SimilarNames:
    """Names in which others are looked up, again and again: whether they are there, what is near.

    They are prepared once, in linear time, and each question takes bounded time, however many
    names there are: a text may have thousands of names, and as many slips. Names are the same
    if `same` makes the same of both.
    """

    def __init__(self, names: Iterable[str], same: Callable[[str], str] = _as_it_is) -> None:
        self.names: Sequence[str] = tuple(names)
        self._same = same
        self._answers: dict[str, str | None] = {}

    def __contains__(self, name: str) -> bool:
        """Whether the name is one of them."""
        return self._same(name) in self._exact

    def closest(self, name: str) -> str | None:
        """What `closest` gives; among many names one that shares no pair of letters is missed."""
        wanted = _fold(name)
        if not wanted or len(wanted) > LONGEST:
            return None
        if wanted not in self._answers:
            if len(self._answers) >= REMEMBERED:
                self._answers.clear()
            self._answers[wanted] = self._folded.get(wanted) or self._nearest(wanted)
        return self._answers[wanted]

    @cached_property
    def _exact(self) -> frozenset[str]:
        return frozenset(map(self._same, self.names))

    @cached_property
    def _folded(self) -> dict[str, str]:
        """The first name of each folded form."""
        folded: dict[str, str] = {}
        for name in self.names:
            if len(name) <= LONGEST_KNOWN:
                folded.setdefault(_fold(name), name)
        return folded

    @cached_property
    def _forms(self) -> Sequence[str]:
        return tuple(self._folded)

    @cached_property
    def _index(self) -> dict[str, list[int]]:
        """Of each pair of neighbouring letters the numbers of the forms that hold it."""
        index: dict[str, list[int]] = defaultdict(list)
        for number, form in enumerate(self._forms):
            for pair in dict.fromkeys(_pairs(form)):
                index[pair].append(number)
        return index

    def _nearest(self, wanted: str) -> str | None:
        from rapidfuzz.distance import OSA  # noqa: PLC0415 - only when a name is unknown
        from rapidfuzz.process import extractOne  # noqa: PLC0415

        compared = self._forms if len(self._forms) <= FEW else self._sharing(wanted)
        scorer = OSA.normalized_similarity
        found = extractOne(wanted, compared, scorer=scorer, score_cutoff=LEAST)
        return self._folded[found[0]] if found else None

    def _sharing(self, wanted: str) -> Sequence[str]:
        """The forms that share most pairs with one, by its rarest pairs, in their order."""
        pairs = sorted({pair for pair in _pairs(wanted) if pair in self._index}, key=self._rarity)
        shared: Counter[int] = Counter()
        left = LOOKED_AT
        for pair in pairs:
            shared.update(self._index[pair][:left])
            left -= len(self._index[pair])
            if left <= 0:
                break
        likely = sorted(shared, key=shared.__getitem__, reverse=True)[:COMPARED]
        return [self._forms[number] for number in sorted(likely)]

    def _rarity(self, pair: str) -> tuple[int, str]:
        return len(self._index[pair]), pair


@lru_cache(maxsize=64)
def similar_names(names: tuple[str, ...]) -> SimilarNames:
    """The names prepared, once for all who ask: those of a schema are the same in each note."""
    return SimilarNames(names)


def _pairs(form: str) -> Iterator[str]:
    """The neighbours in a name, its two edges with them."""
    edged = f"\0{form}\0"
    return (edged[index : index + 2] for index in range(len(edged) - 1))


def _fold(name: str) -> str:
    return name.strip().casefold().replace("-", "_").replace(" ", "_")


def _likeness(one: str, other: str) -> float:
    if one == other:
        return 1.0
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - only when a name is unknown

    return OSA.normalized_similarity(one, other)
