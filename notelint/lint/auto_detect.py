"""Detects a note's schema where neither the note nor the configuration names one.

Headings, fields, links and path of a note score points for and against each schema. Each counts
on its own, so that none decides alone: a note whose summary is misspelt or missing still has its
other sections, its fields and its path. Only a clear winner is the note's schema.
`docs/guessing.md` describes the points.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from notelint.lint.signatures import NoteTraits, SectionTraits, traits_of
from notelint.lint.unfilled_template import is_template
from notelint.model.note import Note
from notelint.model.plan import FieldSignature, PartSignature, SchemaSignature
from notelint.text.headings import LIKELY, LONGEST, letters, may_be_similar
from notelint.text.patterns import matches
from notelint.text.templates import match_template

ENOUGH = 4.0
"""The points that a schema needs."""

MARGIN = 1.0
"""The lead over the second best that it needs: a note that could be of either schema has none."""


LESS = 1.0
"""Points that a name loses if it is only similar, and if it is at another level."""

MIN_NAME = 0.5
"""The least points of a name."""

PATTERN, CONTENT, PLACE = 1.0, 0.5, 1.0
"""Points of a heading, title or file name that matches a pattern; of a section with the right kind
of blocks; of the schema's word in title or path, and of links as in a vault."""

OPENING, TITLED, REGIONS = 1.0, 3.0, 1.0
"""Points of a link above the first thematic break; of one that matches its template with the
note's title; of as many breaks as the schema has regions."""

MAX_FIELDS = 3.0
"""The most points of all fields together; a key of front matter counts half."""

ABSENT, UNKNOWN, UNKNOWN_ALLOWED = 0.5, 1.0, 0.5
"""Points lost for a required part that is absent, and for a section of no part (less if the schema
allows those)."""

MAX_UNKNOWN = 0.5
"""The largest share of the points of names that sections of no part take away."""

ALONE, TELLING, PARTS = 3.0, 2.0, 2
"""What a note needs in any case, since everyday names prove nothing: something that scores the
first number of points; or the second, and this number of parts; or everyday names of more parts
than that, of which at most one required part is absent."""

SLIPS, MISSED = 2, 2.0
"""More absent required parts than this are no oversight; each loses this many points more."""

FIRST = 3
"""The number of links of the opening that are compared with the template."""

SHORTER = LIKELY / (2 - LIKELY)
"""The length of a text from which on it may be similar to a longer one, as a share of that."""

FEW = 40
"""Up to so many names are looked through here, which takes as long as having them compared."""

WORD = re.compile(r"[^\W\d_]+")


def auto_detect(note: Note, signatures: tuple[SchemaSignature, ...], place: str) -> str:
    """The name of the schema that a note clearly has; "" if that is not clear, or a template."""
    scores = scores_of(traits_of(note, place), signatures)
    if not scores or scores[0].points < ENOUGH:
        return ""
    if len(scores) > 1 and scores[0].points < scores[1].points + MARGIN:
        return ""
    return "" if is_template(note, place) else scores[0].schema


class HeadingNames:
    """The names of the parts of all schemas.

    `parts` maps a name to the schemas that have it: index of the schema → index of the part and
    the points of the name.
    """

    def __init__(self, parts: Mapping[str, Mapping[int, tuple[int, int]]]) -> None:
        self.parts = parts
        self.names = tuple(parts)
        self.letters = tuple(map(letters, parts))
        self.by_length = sorted((len(name), index) for index, name in enumerate(self.letters))
        self.nearest = lru_cache(maxsize=4096)(self._nearest)

    def _nearest(self, folded: str) -> str:
        """The most similar name to a heading, "" if none is similar."""
        if len(folded) > LONGEST:
            return ""
        wanted = letters(folded)
        shortest, longest = int(len(wanted) * SHORTER), len(wanted) / SHORTER
        first = bisect_left(self.by_length, (shortest, 0))
        last = bisect_left(self.by_length, (longest + 1, 0))
        possible = sorted(index for _, index in self.by_length[first:last])
        if len(possible) <= FEW:
            possible = [index for index in possible if may_be_similar(wanted, self.letters[index])]
        if not possible:
            return ""
        from rapidfuzz.distance import Indel  # noqa: PLC0415 - 9 ms, if there are such names
        from rapidfuzz.process import extractOne  # noqa: PLC0415 - likewise

        of_names = [self.letters[index] for index in possible]
        match = extractOne(
            wanted, of_names, scorer=Indel.normalized_similarity, score_cutoff=LIKELY
        )
        return self.names[possible[match[2]]] if match else ""


class SchemaScore(NamedTuple):
    """The points of a schema; 0 if a note has nothing that distinguishes it."""

    points: float
    schema: str


@lru_cache(maxsize=4)
def names_of(signatures: tuple[SchemaSignature, ...]) -> HeadingNames:
    """The names of a plan's schemas."""
    parts: dict[str, dict[int, tuple[int, int]]] = {}
    for row, signature in enumerate(signatures):
        for column, part in enumerate(signature.parts):
            for name, points in zip(part.names, part.points, strict=True):
                parts.setdefault(name, {}).setdefault(row, (column, points))
    return HeadingNames(parts)


def scores_of(traits: NoteTraits, signatures: tuple[SchemaSignature, ...]) -> list[SchemaScore]:
    """The score of each schema of which the note has any part, the highest first."""
    names = names_of(signatures)
    hits = [names.parts.get(section.folded, {}) for section in traits.sections]
    opened = traits.breaks > 0 and bool(traits.opening)
    if not any(hits) and not opened:
        return []  # nearly all documents
    near = [
        {} if hit else names.parts.get(names.nearest(section.folded), {})
        for section, hit in zip(traits.sections, hits, strict=True)
    ]
    rows = set().union(*hits, *near)
    scores = []
    for row, signature in enumerate(signatures):
        if row in rows or (opened and signature.opening):
            points = _score(row, signature, traits, hits, near)
            scores.append(SchemaScore(points, signature.schema))
    return sorted(scores, key=lambda score: (-score.points, score.schema))


_Hits = Sequence[Mapping[int, tuple[int, int]]]


def _score(
    row: int, signature: SchemaSignature, traits: NoteTraits, hits: _Hits, near: _Hits
) -> float:
    """The points of one schema; of each part the best section counts."""
    best: dict[str, float] = {}
    levels: set[int] = set()
    unknown: list[int] = []
    for section, hit, likely in zip(traits.sections, hits, near, strict=True):
        part, points = _part_of(row, signature, section, hit, likely)
        if part is None:
            unknown.append(section.level)
            continue
        if section.level in part.levels:
            levels.add(section.level)
        else:
            points = max(MIN_NAME, points - LESS)
        points += CONTENT * (not section.kinds.isdisjoint(part.kinds))
        best[part.part] = max(points, best.get(part.part, 0.0))
    opening = _opening(signature, traits)
    fields = _fields(signature, traits)
    required = [part.part in best for part in signature.parts if part.required]
    absent = required.count(False)
    together = len(best) > PARTS and sum(required) >= PARTS and absent <= 1
    strongest = max((*best.values(), opening, 0.0))
    if not together and strongest < (TELLING if len(best) >= PARTS else ALONE):
        return 0.0
    named = sum(best.values())
    others = sum(level in levels for level in unknown) * (
        UNKNOWN_ALLOWED if signature.loose else UNKNOWN
    )
    return (
        named
        - min(others, MAX_UNKNOWN * named)
        - ABSENT * absent
        - MISSED * max(0, absent - SLIPS)
        + opening
        + fields
        + _place(signature, traits)
    )


def _part_of(
    row: int,
    signature: SchemaSignature,
    section: SectionTraits,
    hit: Mapping[int, tuple[int, int]],
    likely: Mapping[int, tuple[int, int]],
) -> tuple[PartSignature | None, float]:
    """The part of a section by its heading (name, pattern, similar name), and the points for it."""
    if row in hit:
        column, points = hit[row]
        return signature.parts[column], float(points)
    for part in signature.parts:
        if any(matches(pattern, section.text) for pattern in part.patterns):
            return part, PATTERN
    if row in likely:
        column, points = likely[row]
        return signature.parts[column], max(MIN_NAME, points - LESS)
    return None, 0.0


def _opening(signature: SchemaSignature, traits: NoteTraits) -> float:
    """The points of a note's first region, if the schema's notes begin with a link."""
    if not signature.opening:
        return 0.0
    regions = REGIONS * (traits.breaks >= signature.regions)
    if not (traits.breaks and traits.opening):
        return regions - ABSENT
    known = {signature.titled: traits.title} if traits.title else {}
    titled = bool(known and signature.titled) and any(
        match_template(signature.template, text, known).ok for text in traits.opening[:FIRST]
    )
    return OPENING + TITLED * titled + regions


def _fields(signature: SchemaSignature, traits: NoteTraits) -> float:
    keys = _points(signature.keys, traits.keys) / 2
    return min(MAX_FIELDS, keys + _points(signature.labels, traits.labels))


def _points(fields: Iterable[FieldSignature], present: frozenset[str]) -> int:
    return sum(field.points for field in fields if not present.isdisjoint(field.names))


def _place(signature: SchemaSignature, traits: NoteTraits) -> float:
    """The points of title and path, and of links as in a vault."""
    file = traits.path.rpartition("/")[2]
    words = {word.casefold().removesuffix("s") for word in WORD.findall(traits.path)}
    words |= {word.casefold().removesuffix("s") for word in WORD.findall(traits.title[:LONGEST])}
    formed = any(matches(pattern, traits.title) for pattern in signature.titles)
    return (
        PATTERN * formed
        + PATTERN * any(matches(pattern, file) for pattern in signature.files)
        + PLACE * (signature.word in words)
        + PLACE * (signature.vault and traits.vault)
    )
