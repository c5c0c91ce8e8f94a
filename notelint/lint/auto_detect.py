"""Which of many schemas a note has, where nothing says so.

All signs are weighed against each other, and only a note that clearly is of one kind gets a
schema. `docs/guessing.md` says in words what counts for how much.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from notelint.lint.signatures import SectionTraits, Traits, traits_of
from notelint.lint.unfilled import is_template
from notelint.model.note import Note
from notelint.model.plan import FieldSigns, PartSigns, SchemaSignature
from notelint.text.headings import LIKELY, LONGEST, letters
from notelint.text.patterns import matches
from notelint.text.templates import match_template

ENOUGH = 4.0
"""So many points a schema needs."""

MARGIN = 1.0
"""So many more than the second best: a note that could be either is neither."""


def auto_detect(note: Note, signatures: tuple[SchemaSignature, ...], place: str) -> str:
    """The name of the schema that a note clearly has; "" if that is not clear, or a template."""
    scores = weights(traits_of(note, place), signatures)
    if not scores or scores[0].points < ENOUGH:
        return ""
    if len(scores) > 1 and scores[0].points < scores[1].points + MARGIN:
        return ""
    return "" if is_template(note, place) else scores[0].schema


LESS = 1.0
"""By so much a name counts less that is only near, and one at a level that is not its own."""

LEAST = 0.5
"""So much a name counts at least."""

PATTERN, HOLDS, PLACE = 1.0, 0.5, 1.0
"""A heading, title or file name of the schema's form; a section that holds what it should; the
schema's word in title or path, the marks of a vault."""

OPENING, TITLED, REGIONS = 1.0, 3.0, 1.0
"""A link above the first thematic break; one that follows its template, title and all; as many
breaks as there are regions."""

FIELDS = 3.0
"""All fields together count at most so much; a key of front matter counts half."""

ABSENT, STRANGE, LOOSE = 0.5, 1.0, 0.5
"""Against it: a required part that is absent, a section of no part (and where such are welcome)."""

MOST = 0.5
"""Sections of no part take away at most that share: many a note has much of its own to say."""

ALONE, TELLING, PARTS = 3.0, 2.0, 2
"""What must be there, since everyday names make no note anything: a sign of the first figure; or
one of the second, and so many parts; or everyday names of more parts than that, if of those that
are required at most one lacks."""

SLIPS, MISSED = 2, 2.0
"""So many required parts may be absent; more than that is hardly an oversight, and each counts more
against the schema, by the second figure."""

FIRST = 3
"""So many links of the opening are held against the template."""

WORD = re.compile(r"[^\W\d_]+")


class Names(NamedTuple):
    """All names of all schemas: who has each, and how near ones are looked for.

    `parts` of a name are indexes of schemas, each with that of the part and the points.
    """

    parts: Mapping[str, Mapping[int, tuple[int, int]]]
    all: tuple[str, ...]
    letters: tuple[str, ...]


class Weight(NamedTuple):
    """What speaks for a schema, all in all; 0 where nothing that tells does."""

    points: float
    schema: str


@lru_cache(maxsize=4)
def names_of(all_signs: tuple[SchemaSignature, ...]) -> Names:
    """The names of a plan's schemas, gathered once."""
    parts: dict[str, dict[int, tuple[int, int]]] = {}
    for row, signs in enumerate(all_signs):
        for column, part in enumerate(signs.parts):
            for name, points in zip(part.names, part.points, strict=True):
                parts.setdefault(name, {}).setdefault(row, (column, points))
    return Names(parts, tuple(parts), tuple(map(letters, parts)))


def weights(traits: Traits, all_signs: tuple[SchemaSignature, ...]) -> list[Weight]:
    """What speaks for each schema that has any part here, the most first."""
    names = names_of(all_signs)
    hits = [names.parts.get(section.folded, {}) for section in traits.sections]
    opened = traits.breaks > 0 and bool(traits.opening)
    if not any(hits) and not opened:
        return []  # nearly all documents
    near = [
        {} if hit else names.parts.get(_nearest(section.folded, names), {})
        for section, hit in zip(traits.sections, hits, strict=True)
    ]
    found = []
    for row, signs in enumerate(all_signs):
        if any(row in hit for hit in (*hits, *near)) or (opened and signs.opening):
            found.append(Weight(_weigh(row, signs, traits, hits, near), signs.schema))
    return sorted(found, key=lambda one: (-one.points, one.schema))


_Hits = Sequence[Mapping[int, tuple[int, int]]]


def _weigh(row: int, signs: SchemaSignature, traits: Traits, hits: _Hits, near: _Hits) -> float:
    """The points of one schema; everything counts once, the best of each part."""
    best: dict[str, float] = {}
    levels: set[int] = set()
    strange: list[int] = []
    for section, hit, likely in zip(traits.sections, hits, near, strict=True):
        part, points = _part_of(row, signs, section, hit, likely)
        if part is None:
            strange.append(section.level)
            continue
        if section.level in part.levels:
            levels.add(section.level)
        else:
            points = max(LEAST, points - LESS)
        points += HOLDS * (not section.kinds.isdisjoint(part.kinds))
        best[part.part] = max(points, best.get(part.part, 0.0))
    opening = _opening(signs, traits)
    fields = _fields(signs, traits)
    required = [part.part in best for part in signs.parts if part.required]
    absent = required.count(False)
    together = len(best) > PARTS and sum(required) >= PARTS and absent <= 1
    strongest = max((*best.values(), opening, 0.0))
    if not together and strongest < (TELLING if len(best) >= PARTS else ALONE):
        return 0.0
    named = sum(best.values())
    others = sum(level in levels for level in strange) * (LOOSE if signs.loose else STRANGE)
    return (
        named
        - min(others, MOST * named)
        - ABSENT * absent
        - MISSED * max(0, absent - SLIPS)
        + opening
        + fields
        + _place(signs, traits)
    )


def _part_of(
    row: int,
    signs: SchemaSignature,
    section: SectionTraits,
    hit: Mapping[int, tuple[int, int]],
    likely: Mapping[int, tuple[int, int]],
) -> tuple[PartSigns | None, float]:
    """The part that a section's heading names, by name, form or likeness, and its points."""
    if row in hit:
        column, points = hit[row]
        return signs.parts[column], float(points)
    for part in signs.parts:
        if any(matches(pattern, section.text) for pattern in part.patterns):
            return part, PATTERN
    if row in likely:
        column, points = likely[row]
        return signs.parts[column], max(LEAST, points - LESS)
    return None, 0.0


def _nearest(folded: str, names: Names) -> str:
    """The name that is likest to a heading, "" if none is alike."""
    return _known_nearest(folded, names.letters, names.all) if len(folded) <= LONGEST else ""


@lru_cache(maxsize=4096)
def _known_nearest(folded: str, of_names: tuple[str, ...], names: tuple[str, ...]) -> str:
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - not where no heading is a schema's
    from rapidfuzz.process import extractOne  # noqa: PLC0415 - likewise

    wanted = letters(folded)
    found = extractOne(wanted, of_names, scorer=Indel.normalized_similarity, score_cutoff=LIKELY)
    return names[found[2]] if found else ""


def _opening(signs: SchemaSignature, traits: Traits) -> float:
    """What a note's beginning says, where the schema's notes begin with a link."""
    if not signs.opening:
        return 0.0
    regions = REGIONS * (traits.breaks >= signs.regions)
    if not (traits.breaks and traits.opening):
        return regions - ABSENT
    known = {signs.titled: traits.title} if traits.title else {}
    titled = bool(known and signs.titled) and any(
        match_template(signs.template, text, known).ok for text in traits.opening[:FIRST]
    )
    return OPENING + TITLED * titled + regions


def _fields(signs: SchemaSignature, traits: Traits) -> float:
    keys = _points(signs.keys, traits.keys) / 2
    return min(FIELDS, keys + _points(signs.labels, traits.labels))


def _points(fields: Iterable[FieldSigns], there: frozenset[str]) -> int:
    return sum(field.points for field in fields if not there.isdisjoint(field.names))


def _place(signs: SchemaSignature, traits: Traits) -> float:
    """What title and path say, and the marks of a vault."""
    file = traits.path.rpartition("/")[2]
    words = {word.casefold().removesuffix("s") for word in WORD.findall(traits.path)}
    words |= {word.casefold().removesuffix("s") for word in WORD.findall(traits.title[:LONGEST])}
    formed = any(matches(pattern, traits.title) for pattern in signs.titles)
    return (
        PATTERN * formed
        + PATTERN * any(matches(pattern, file) for pattern in signs.files)
        + PLACE * (signs.word in words)
        + PLACE * (signs.vault and traits.vault)
    )
