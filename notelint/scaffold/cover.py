"""The fewest globs that match the notes of some folders, and none of the notes of others."""

import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from notelint.scaffold.note_files import escaped

MOST_PREFIXES = 8
"""The most globs that tell the notes of one folder apart by the beginnings of their names."""


class Cover(NamedTuple):
    """Globs of notes, and globs of those among them that are excluded; both without a suffix."""

    globs: tuple[str, ...]
    exclude: tuple[str, ...] = ()

    def with_suffixes(self, suffixes: Sequence[str]) -> "Cover":
        """The globs for files with one of these suffixes; folders as they are."""
        return Cover(_suffixed(self.globs, suffixes), _suffixed(self.exclude, suffixes))


def _suffixed(globs: Sequence[str], suffixes: Sequence[str]) -> tuple[str, ...]:
    return tuple(
        f"{glob}{suffix}"
        for glob in globs
        for suffix in (suffixes if glob.endswith("*") else ("",))
    )


def cover_notes(
    paths: Sequence[str], others: Iterable[str], left_out: Iterable[str], folder: str
) -> Cover:
    """The globs for the folders of notes, all of which are below `folder` ("" for the current one).

    Notes of `others` that are in further folders are not matched. `left_out` are files that would
    have to be excluded one by one.
    """
    own = set(map(posixpath.dirname, paths))
    further = set(map(posixpath.dirname, others)) - own
    counts = Counter(map(posixpath.dirname, left_out))
    return cover(own, further, counts, folder).with_suffixes(suffixes_of(paths))


def suffixes_of(paths: Iterable[str]) -> list[str]:
    """The suffixes of files, in lower case."""
    return sorted({posixpath.splitext(path)[1].lower() for path in paths})


def cover(own: Set[str], others: Set[str], left_out: Mapping[str, int], folder: str) -> Cover:
    """The globs for the folders `own`, all of which are below `folder` ("" for the current one).

    `left_out` has the number of files of further folders that would have to be excluded one by one.
    """
    return _Tree(own, others, left_out, folder).best(folder)[1]


class _Tree:
    """The folders below one, and for each how its own ones are covered at the least cost.

    The cost is the number of globs and excluded files.
    """

    def __init__(
        self, own: Set[str], others: Set[str], left_out: Mapping[str, int], folder: str
    ) -> None:
        self.own, self.others = own, others
        self.left_out = {name: n for name, n in left_out.items() if name not in own}
        self.children: dict[str, set[str]] = {}
        self.with_own: set[str] = set()
        for name in {*own, *others, *left_out}:
            steps = [name, *_above(name, folder)]
            if name in own:
                self.with_own.update(steps)
            for child, parent in pairwise(steps):
                self.children.setdefault(parent, set()).add(child)

    def best(self, node: str) -> tuple[int, Cover]:
        """The cost, and the globs."""
        prefix = f"/{escaped(node)}" if node else ""
        whole_glob = f"{prefix}/**/*" if node else "**/*"
        exclude = tuple(self._excluded(node))
        whole = 1 + len(exclude) + self._files_left_out(node, exclude)
        covers = [
            self.best(child)
            for child in sorted(self.children.get(node, ()))
            if child in self.with_own
        ]
        own = (f"{prefix}/*",) if node in self.own else ()
        cost = len(own) + sum(cost for cost, _ in covers)
        if whole <= cost:
            return whole, Cover((whole_glob,), exclude)
        globs = own + tuple(glob for _, each in covers for glob in each.globs)
        return cost, Cover(globs, tuple(glob for _, each in covers for glob in each.exclude))

    def _excluded(self, node: str) -> Iterator[str]:
        """The globs that exclude the folders of others below a folder."""
        if node not in self.with_own and self._has_others(node):
            yield f"/{escaped(node)}/"
            return
        if node in self.others:
            yield f"/{escaped(node)}/*" if node else "/*"
        for child in sorted(self.children.get(node, ())):
            yield from self._excluded(child)

    def _has_others(self, node: str) -> bool:
        return node in self.others or any(
            self._has_others(child) for child in self.children.get(node, ())
        )

    def _files_left_out(self, node: str, exclude: Sequence[str]) -> int:
        if f"/{escaped(node)}/" in exclude:
            return 0
        below = self.children.get(node, ())
        return self.left_out.get(node, 0) + sum(
            self._files_left_out(child, exclude) for child in below
        )


def _above(name: str, folder: str) -> Iterator[str]:
    """The folders from the one around `name` up to `folder`."""
    while name not in (folder, posixpath.dirname(name)):
        name = posixpath.dirname(name)
        yield name


def prefixes(paths: Set[str], others: Set[str]) -> tuple[str, ...]:
    """Globs, by folder and the beginning of a name, that match some files and none of the others.

    Empty if more than `MOST_PREFIXES` would be needed.
    """
    globs: list[str] = []
    for folder in sorted({posixpath.dirname(path) for path in paths}):
        inside = f"{folder}/" if folder else ""
        globs += _prefixes(
            inside,
            sorted(path for path in paths if posixpath.dirname(path) == folder),
            sorted(path for path in others if posixpath.dirname(path) == folder),
        )
    return tuple(globs) if len(globs) <= MOST_PREFIXES else ()


def _prefixes(prefix: str, paths: Sequence[str], others: Sequence[str]) -> Iterator[str]:
    """The globs for the files that begin with a prefix. Linear in the letters of the names."""
    waiting = [(prefix, paths, others)]
    while waiting:
        prefix, paths, others = waiting.pop()
        if not paths:
            continue
        if not others:
            yield f"/{escaped(prefix)}*"
            continue
        for letter in sorted({path[len(prefix) : len(prefix) + 1] for path in paths}):
            longer = prefix + letter
            inside = [path for path in paths if path.startswith(longer)]
            if letter:
                waiting.append((longer, inside, [p for p in others if p.startswith(longer)]))
            else:
                yield f"/{escaped(prefix)}"
