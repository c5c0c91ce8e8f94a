"""Groups notes of one structure by folders, for a configuration that names groups by globs."""

import posixpath
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from notelint.scaffold.note_files import escaped
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

LARGE = 0.1
"""The share of a group's notes from which on a structure is one of several in the group."""


class NoteGroup(NamedTuple):
    """Notes that get one schema, and the globs that match them.

    `structures` counts the structures among them: more than one if no path separates them.
    """

    notes: tuple[Sketch, ...]
    globs: tuple[str, ...]
    structures: int = 1


def group_notes(notes: Sequence[Sketch], folder: str) -> list[NoteGroup]:
    """The notes below `folder` (a path with `/`, "" for the current one), the largest group first.

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
    groups = []
    for structure, rows in members.items():
        own = [name for name, other in structure_of.items() if other == structure]
        others = [name for name, other in structure_of.items() if other != structure]
        counts = Counter(structures[row] for row in rows)
        large = sum(number >= max(FEW, LARGE * len(rows)) for number in counts.values())
        grouped = tuple(notes[row] for row in sorted(rows))
        suffixes = sorted({posixpath.splitext(note.path)[1].lower() for note in grouped})
        globs = [f"{glob}{suffix}" for glob in _globs(own, others, folder) for suffix in suffixes]
        groups.append(NoteGroup(grouped, tuple(globs), max(1, large)))
    return sorted(groups, key=lambda group: (-len(group.notes), group.globs))


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


def _globs(own: Sequence[str], others: Sequence[str], folder: str) -> Iterator[str]:
    """Globs, without a suffix, for the notes of some folders and not those of the others."""
    if not others:
        yield f"/{escaped(folder)}/**/*" if folder else "**/*"
        return
    whole: list[str] = []
    for name in sorted(own):
        if any(_is_inside(name, above) for above in whole):
            continue
        if name and not any(_is_inside(other, name) for other in others):
            whole.append(name)
            yield f"/{escaped(name)}/**/*"
        else:
            yield f"/{escaped(name)}/*" if name else "/*"


def _is_inside(folder: str, other: str) -> bool:
    return folder == other or folder.startswith(f"{other}/")
