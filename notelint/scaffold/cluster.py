"""Groups notes of one structure: by folders, or two forms in a folder by their names."""

import posixpath
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from notelint.scaffold.conditions import MOST_VALUES
from notelint.scaffold.cover import prefixes
from notelint.scaffold.sketch import Sketch, features

SIMILAR = 0.34
"""From this similarity of their features on (Jaccard's index), two notes have one structure."""

RECURRING, ENOUGH = 0.05, 10
"""A feature counts if this share of the notes has it, or this number.

So titles, each of which is unique, do not count.
"""

MOST_LEADERS = 100
"""Keeps the work linear; notes that are similar to none of the leaders have one structure."""

FEW = 3
"""A folder with fewer notes belongs to the folder around it."""

FEWEST_OF_FORM, SHARE_OF_FORM = 5, 0.15
"""The fewest notes, and share of a folder's notes, that are a form of their own beside another."""

LARGE = 0.1
"""The share of a group's notes from which on a structure is one of several in the group."""


class NoteGroup(NamedTuple):
    """Notes that get one schema.

    `structures` counts the structures among them: more than one if no path separates them.
    `prefixes` are globs if only the beginnings of their names tell them from other notes of the
    same folders. `strays` are of another structure, each in a folder with few notes.
    """

    notes: tuple[Sketch, ...]
    structures: int = 1
    prefixes: tuple[str, ...] = ()
    strays: tuple[Sketch, ...] = ()


def group_notes(notes: Sequence[Sketch]) -> list[NoteGroup]:
    """The groups of the notes, the largest first; behind a group its older notes, if split off.

    Each note gets the number of its structure. A folder has the structure that most of its notes
    have, and folders of one structure are one group.
    """
    structures = structures_of(notes)
    rows_in: dict[str, list[int]] = defaultdict(list)
    for row, note in enumerate(notes):
        rows_in[posixpath.dirname(note.path)].append(row)
    structure_of = _folder_structures(structures, rows_in)
    members: dict[int, list[int]] = defaultdict(list)
    for name, rows in rows_in.items():
        members[structure_of[name]] += rows
    groups = [
        _split(
            [(notes[row], structures[row]) for row in sorted(rows) if row not in strays],
            tuple(notes[row] for row in sorted(rows) if row in strays),
        )
        for rows, strays in (
            (rows, _strays(rows, structure, structures, notes, rows_in))
            for structure, rows in members.items()
        )
    ]
    groups.sort(key=lambda group: (-sum(len(each.notes) for each in group), group[0].notes[0].path))
    return [each for group in groups for each in group]


def _strays(
    rows: Sequence[int],
    structure: int,
    structures: Sequence[int],
    notes: Sequence[Sketch],
    rows_in: Mapping[str, Sequence[int]],
) -> frozenset[int]:
    """The notes of another structure in folders with few notes, if the others have a structure.

    Such a folder belongs to a group only because it has too few notes for a group of its own.
    """
    like = [row for row in rows if structures[row] == structure]
    counts = Counter(feature for row in like for feature in features(notes[row]))
    if 2 * len(like) < len(rows) or not any(2 * n > len(like) > 1 for n in counts.values()):
        return frozenset()
    return frozenset(
        row
        for row in rows
        if structures[row] != structure and len(rows_in[posixpath.dirname(notes[row].path)]) < FEW
    )


def _split(notes: Sequence[tuple[Sketch, int]], strays: tuple[Sketch, ...]) -> list[NoteGroup]:
    """The notes of one group, or two groups if the names of the older ones begin differently.

    A new template leaves the notes of the old one as they are, and numbers or dates in names tell
    them apart. The newer ones are first. Templates that a field tells apart are no older and newer
    ones, however their notes are named: see `conditions`.
    """
    counts = Counter(structure for _, structure in notes)
    large = [
        structure
        for structure, number in counts.most_common()
        if number >= max(FEW, LARGE * len(notes))
    ]
    whole = [NoteGroup(tuple(note for note, _ in notes), max(1, len(large)), (), strays)]
    if len(large) != 2 or counts[large[1]] < max(FEWEST_OF_FORM, SHARE_OF_FORM * len(notes)):
        return whole
    if _field_tells_apart(*([note for note, each in notes if each == one] for one in large)):
        return whole
    old, new = sorted(large, key=lambda structure: _middle(notes, structure))
    older = {note.path for note, structure in notes if structure == old}
    newer = {note.path for note, structure in notes if structure == new}
    if globs := prefixes(older, newer):
        return [
            NoteGroup(tuple(note for note, _ in notes if note.path not in older), 1, (), strays),
            NoteGroup(tuple(note for note, _ in notes if note.path in older), 1, globs),
        ]
    return whole


def _field_tells_apart(first: Sequence[Sketch], second: Sequence[Sketch]) -> bool:
    """Whether all notes have a field that has a few values in one form, and others in the other."""
    values = [_values_of(first), _values_of(second)]
    return any(
        len(values[0][key]) + len(other) <= MOST_VALUES and not values[0][key] & other
        for key, other in values[1].items()
        if key in values[0]
    )


def _values_of(notes: Sequence[Sketch]) -> dict[str, set[str]]:
    """The values of the fields that all notes have, by key."""
    fields = [
        {entry.key: str(entry.value.scalar) for entry in (*(note.fields or ()), *note.labels)}
        for note in notes
    ]
    keys = set(fields[0]).intersection(*fields)
    return {key: {each[key] for each in fields} for key in keys}


def _middle(notes: Sequence[tuple[Sketch, int]], structure: int) -> str:
    names = sorted(posixpath.basename(note.path) for note, each in notes if each == structure)
    return names[len(names) // 2]


def structures_of(notes: Sequence[Sketch]) -> list[int]:
    """The number of each note's structure, 0 for the most frequent one.

    Greedy: the most frequent sets of features lead, and each further note joins the leader that it
    has most in common with. Notes without a recurring feature have one structure together.
    """
    counts = Counter(feature for note in notes for feature in features(note))
    minimum = max(2, min(ENOUGH, RECURRING * len(notes)))
    recurring = frozenset(feature for feature, number in counts.items() if number >= minimum)
    shapes = [features(note) & recurring for note in notes]
    frequency = Counter(shapes)
    leaders: list[frozenset[str]] = []
    structure_of: dict[frozenset[str], int] = {}
    for shape in sorted(frequency, key=lambda shape: (-frequency[shape], sorted(shape))):
        similarities = [_similarity(shape, leader) for leader in leaders]
        best = max(similarities, default=0.0)
        if best >= SIMILAR:
            structure_of[shape] = similarities.index(best)
        elif len(leaders) < MOST_LEADERS:
            structure_of[shape] = len(leaders)
            leaders.append(shape)
        else:
            structure_of[shape] = MOST_LEADERS
    return [structure_of[shape] for shape in shapes]


def _similarity(shape: frozenset[str], other: frozenset[str]) -> float:
    if not shape or not other:
        return float(shape == other)
    return len(shape & other) / len(shape | other)


def _folder_structures(
    structures: Sequence[int], rows_in: Mapping[str, Sequence[int]]
) -> dict[str, int]:
    """The structure of each folder, by the rows of the notes in it."""
    overall = Counter(structures)

    def commonest(candidates: Iterable[int]) -> int:
        counts = Counter(candidates)
        return min(counts, key=lambda number: (-counts[number], -overall[number], number))

    structure_of = {
        name: commonest(structures[row] for row in rows) for name, rows in rows_in.items()
    }
    for name, rows in rows_in.items():
        if len(rows) < FEW:
            around = _folder_around(name, rows_in)
            structure_of[name] = commonest(structures) if around is None else structure_of[around]
    sizes: Counter[int] = Counter()
    for name, rows in rows_in.items():
        sizes[structure_of[name]] += len(rows)
    if len(sizes) < 2:
        return structure_of
    largest = max(sizes, key=lambda number: (sizes[number], -number))
    return {  # a handful of notes makes no schema of its own
        name: number if sizes[number] >= FEW else largest for name, number in structure_of.items()
    }


def _folder_around(name: str, rows_in: Mapping[str, Sequence[int]]) -> str | None:
    """The nearest folder above that has enough notes."""
    while name != posixpath.dirname(name):  # a root is its own parent
        name = posixpath.dirname(name)
        if len(rows_in.get(name, ())) >= FEW:
            return name
    return None
