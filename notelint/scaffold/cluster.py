"""Groups notes of one structure, so that settings can tell the groups apart by their folders."""

import posixpath
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from notelint.scaffold.sketch import Sketch, features, spread
from notelint.text.boilerplate import is_template_stem

ALIKE = 0.34
"""From this share of common features on (Jaccard's), two notes are of one kind."""

RECURRING, ENOUGH = 0.05, 10
"""A feature counts if this share of the notes have it, or so many: titles, of which each is
unique, do not."""

MOST = 100
"""Leaders at most, so that the work stays linear; a note that fits none of them is an outlier."""

FEW = 3
"""A folder with fewer notes goes with the folder around it."""

NO_NOTES = frozenset({"readme", "index", "_index", "contributing", "changelog", "license"})
"""Names of files that speak of the notes beside them."""


class Group(NamedTuple):
    """Notes that one schema is for, and the globs that find them.

    `kinds` counts the structures among them: more than one where no path separates them.
    """

    notes: tuple[Sketch, ...]
    globs: tuple[str, ...]
    kinds: int = 1


def is_about_notes(path: str) -> bool:
    """Whether a file is by its name a README or a template, and no note."""
    stem = posixpath.basename(path).rpartition(".")[0].casefold()
    return stem in NO_NOTES or is_template_stem(stem)


def groups(sketches: Sequence[Sketch], folder: str) -> list[Group]:
    """The notes below `folder` (a path with `/`, "" for here) in groups, the largest first.

    First each note gets its structure's number; a folder is of the structure that most of its
    notes have; folders of one structure are one group.
    """
    kinds = structures(sketches)
    by_folder: dict[str, list[int]] = defaultdict(list)
    for index, one in enumerate(sketches):
        by_folder[posixpath.dirname(one.path)].append(index)
    overall = Counter(kinds)
    home = {
        name: _kind_of([kinds[one] for one in rows], overall) for name, rows in by_folder.items()
    }
    for name, rows in by_folder.items():
        if len(rows) < FEW:
            home[name] = _around(name, by_folder, home, overall)
    members: dict[int, list[int]] = defaultdict(list)
    for name, rows in by_folder.items():
        members[home[name]] += rows
    if len(members) > 1:  # a handful of notes makes no schema of its own
        largest = max(members, key=lambda kind: (len(members[kind]), -kind))
        for kind in [kind for kind, rows in members.items() if len(rows) < FEW]:
            members[largest] += members.pop(kind)
            home.update({name: largest for name, one in home.items() if one == kind})
    made = []
    for kind, rows in members.items():
        own = [name for name, one in home.items() if one == kind]
        other = [name for name, one in home.items() if one != kind]
        inside = Counter(kinds[row] for row in rows)
        large = sum(number >= max(FEW, 0.1 * len(rows)) for number in inside.values())
        notes = tuple(sketches[row] for row in sorted(rows))
        globs = _globs(own, other, folder)
        endings = sorted({posixpath.splitext(one.path)[1].lower() for one in notes})
        made.append(
            Group(
                notes,
                tuple(f"{glob}{ending}" for glob in globs for ending in endings),
                max(1, large),
            )
        )
    return sorted(made, key=lambda group: (-len(group.notes), group.globs))


def structures(sketches: Sequence[Sketch]) -> list[int]:
    """For each note the number of its structure, 0 for the most frequent one.

    Greedy leaders: the most frequent shapes lead, and each further note joins the leader that it
    has most in common with. Notes in which nothing recurs have one structure together.
    """
    counts = spread(sketches)
    minimum = max(2, min(ENOUGH, RECURRING * len(sketches)))
    kept = frozenset(feature for feature, number in counts.items() if number >= minimum)
    shapes = [features(one) & kept for one in sketches]
    leaders: list[frozenset[str]] = []
    home: dict[frozenset[str], int] = {}
    for shape, _ in sorted(Counter(shapes).items(), key=lambda pair: (-pair[1], sorted(pair[0]))):
        best = max(range(len(leaders)), key=lambda one: _alike(shape, leaders[one]), default=-1)
        if best >= 0 and _alike(shape, leaders[best]) >= ALIKE:
            home[shape] = best
        elif len(leaders) < MOST:
            home[shape] = len(leaders)
            leaders.append(shape)
        else:
            home[shape] = MOST
    return [home[shape] for shape in shapes]


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    if not one or not other:
        return float(one == other)
    return len(one & other) / len(one | other)


def _kind_of(kinds: Sequence[int], overall: Mapping[int, int]) -> int:
    counts = Counter(kinds)
    return min(counts, key=lambda kind: (-counts[kind], -overall[kind], kind))


def _around(
    name: str,
    by_folder: Mapping[str, Sequence[int]],
    home: Mapping[str, int],
    overall: Mapping[int, int],
) -> int:
    """The structure of the nearest folder above that has enough notes, else the commonest one."""
    while name != posixpath.dirname(name):  # a root is its own parent
        name = posixpath.dirname(name)
        if len(by_folder.get(name, ())) >= FEW:
            return home[name]
    return min(overall, key=lambda kind: (-overall[kind], kind))


def _globs(own: Sequence[str], other: Sequence[str], folder: str) -> Iterator[str]:
    """Globs, but for a file's ending, of the notes of some folders and not those of others."""
    if not other:
        yield f"/{escaped(folder)}/**/*" if folder else "**/*"
        return
    whole: list[str] = []
    for name in sorted(own):
        if any(name == one or name.startswith(f"{one}/") for one in whole if one):
            continue
        if name and not any(one == name or one.startswith(f"{name}/") for one in other):
            whole.append(name)
            yield f"/{escaped(name)}/**/*"
        else:
            yield f"/{escaped(name)}/*" if name else "/*"


def escaped(name: str) -> str:
    """A path as a glob that means just it."""
    return "".join(f"\\{letter}" if letter in "*?[]!#\\ " else letter for letter in name)
