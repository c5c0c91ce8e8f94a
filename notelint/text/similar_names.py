"""The known name that was likely meant ("did you mean"): keys, codes, options, files, headings."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache

MIN_SIMILARITY = 0.6
LONGEST = 100
LONGEST_KNOWN = int(LONGEST / MIN_SIMILARITY) + 1
"""A longer name is similar to none of `LONGEST` characters."""

FEW = 200
"""Up to this many names are all compared; of more, those that share letters."""

MAX_ENTRIES = 2500
"""How many entries of the index are read for one name: those of its rarest pairs of letters."""

MAX_COMPARED = 40
"""How many names that share most of these pairs are compared."""


def closest(name: str, candidates: Iterable[str]) -> str | None:
    """The candidate most similar to a name, the first of equals; None if none is similar.

    Similar means that at most two in five characters must change. A swap of neighbors is one
    change, and case, `-` and `_` do not count. For many names and the same candidates use
    `SimilarNames`.
    """
    wanted = _fold(name)
    if not wanted or len(wanted) > LONGEST:
        return None
    best, maximum = None, 0.0
    for candidate in candidates:
        likeness = _likeness(wanted, _fold(candidate))
        if likeness > maximum:
            best, maximum = candidate, likeness
    return best if maximum >= MIN_SIMILARITY else None


RULE_CODE = re.compile(r"([A-Za-z]+)\d+")


def closest_rule(name: str, codes: Iterable[str], names: Iterable[str]) -> str | None:
    """The code or the name of the rule that is most similar; None if none is.

    A code with other letters is another rule, or another tool's: `MD009` is not `L009` mistyped.
    """
    code = RULE_CODE.fullmatch(name)
    if code is None:
        return closest(name, [*codes, *names])
    letters = code[1].upper()
    return closest(name, [one for one in codes if one.rstrip("0123456789") == letters])


MAX_DIFFERING, SURE = 2, 5.5
"""The letters that may differ, and of how many letters one may."""

DISTINGUISHING = re.compile(r"\d+|[+#]")
"""What tells names apart that are otherwise alike: `C` and `C++`, `part 1` and `part 2`."""


def is_slip(name: str, other: str, most: int = MAX_DIFFERING) -> bool:
    """Whether one name is surely the other, mistyped; a fix may write the other then.

    They have the same numbers, `+` and `#`, and the same first letter, and either the same letters
    in another order, or an `s` more or less, or at most `most` letters and one in six differ, those
    of Hangul syllables singly. `here` is no slip of `there`, nor `demotivation` of `motivation`.
    Unicode form, case, and spaces, `-` and `_` alone do not count.
    """
    too_long = max(len(name), len(other)) > LONGEST
    if too_long or DISTINGUISHING.findall(name) != DISTINGUISHING.findall(other):
        return False
    wanted, known = (unicodedata.normalize("NFD", _fold(one)) for one in (name, other))
    if known in (wanted, f"{wanted}s") or wanted == f"{known}s":
        return True
    if wanted[:1] != known[:1]:
        return False
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - only when a name is unknown

    longest = max(len(wanted), len(known))
    joined = (wanted.replace("_", ""), known.replace("_", ""))
    differing = OSA.distance(wanted, known) if joined[0] != joined[1] else 0
    if sorted(wanted) == sorted(known):
        return differing <= longest / 2
    return differing <= most and differing * SURE <= longest


def is_slip_of_file(name: str, other: str) -> bool:
    """As `is_slip`, for names of files: one letter may differ.

    A folder has many names, so that two letters may lead to another file: `retinanet.md` is not
    `retina_unet.md`.
    """
    return is_slip(name, other, most=1)


MAX_CACHED = 10_000
"""How many answers are kept: a worker may ask for as long as it lives."""


class SimilarNames:
    """Known names, prepared for many lookups of others.

    They are prepared in linear time, and each lookup takes bounded time, however many there are: a
    text may have thousands of names, and as many mistyped ones. Names are equal if `key` makes them
    so.
    """

    def __init__(self, names: Iterable[str], key: Callable[[str], str] = str) -> None:
        self.names: Sequence[str] = tuple(names)
        self._key = key
        self._answers: dict[str, str | None] = {}

    def __contains__(self, name: str) -> bool:
        """Whether a name is known."""
        return self._key(name) in self._exact

    def closest(self, name: str) -> str | None:
        """As the function; of many names, one that shares no pair of letters is missed."""
        wanted = _fold(name)
        if not wanted or len(wanted) > LONGEST:
            return None
        if wanted not in self._answers:
            if len(self._answers) >= MAX_CACHED:
                self._answers.clear()
            self._answers[wanted] = self._folded.get(wanted) or self._nearest(wanted)
        return self._answers[wanted]

    @cached_property
    def _exact(self) -> frozenset[str]:
        return frozenset(map(self._key, self.names))

    @cached_property
    def _folded(self) -> dict[str, str]:
        """The first name with each folded form."""
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
        """For each pair of neighboring letters, the numbers of the forms that contain it."""
        index: dict[str, list[int]] = defaultdict(list)
        for number, form in enumerate(self._forms):
            for pair in dict.fromkeys(_pairs(form)):
                index[pair].append(number)
        return index

    def _nearest(self, wanted: str) -> str | None:
        from rapidfuzz.distance import OSA  # noqa: PLC0415 - only when a name is unknown
        from rapidfuzz.process import extractOne  # noqa: PLC0415 - as above

        compared = self._forms if len(self._forms) <= FEW else self._sharing(wanted)
        scorer = OSA.normalized_similarity
        match = extractOne(wanted, compared, scorer=scorer, score_cutoff=MIN_SIMILARITY)
        return self._folded[match[0]] if match else None

    def _sharing(self, wanted: str) -> Sequence[str]:
        """The forms that share most of a form's rarest pairs, in their order."""
        pairs = sorted({pair for pair in _pairs(wanted) if pair in self._index}, key=self._rarity)
        shared: Counter[int] = Counter()
        left = MAX_ENTRIES
        for pair in pairs:
            shared.update(self._index[pair][:left])
            left -= len(self._index[pair])
            if left <= 0:
                break
        likely = sorted(shared, key=shared.__getitem__, reverse=True)[:MAX_COMPARED]
        return [self._forms[number] for number in sorted(likely)]

    def _rarity(self, pair: str) -> tuple[int, str]:
        return len(self._index[pair]), pair


@lru_cache(maxsize=64)
def similar_names(names: tuple[str, ...]) -> SimilarNames:
    """The prepared names, cached: those of a schema are the same in each note."""
    return SimilarNames(names)


def _pairs(form: str) -> Iterator[str]:
    """The pairs of neighboring letters in a name, including its edges."""
    edged = f"\0{form}\0"
    return (edged[index : index + 2] for index in range(len(edged) - 1))


def _fold(name: str) -> str:
    return name.strip().casefold().replace("-", "_").replace(" ", "_")


def _likeness(name: str, other: str) -> float:
    if name == other:
        return 1.0
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - only when a name is unknown

    return OSA.normalized_similarity(name, other)
