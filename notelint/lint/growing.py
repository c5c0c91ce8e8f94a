"""What grows with the notes of a run: kinds of lists that need not be in memory, and a merge."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple, Protocol, TypeVar

from notelint.lint.findings import without_repeats
from notelint.model.facts import NoteSchema
from notelint.model.finding import Finding
from notelint.model.link import NoteAnchors

Item = TypeVar("Item")


class GrowingList(Protocol[Item]):
    """As much of a list as is needed."""

    def append(self, item: Item, /) -> None:
        """Add an item."""

    def extend(self, items: Iterable[Item], /) -> None:
        """Add items."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[Item]: ...


class AnchorsByPath(Protocol):
    """What links can name of each note, by its path: as much of a dict as is needed."""

    def __setitem__(self, path: str, anchors: NoteAnchors, /) -> None: ...

    def get(self, path: str, /) -> NoteAnchors | None:
        """Those of one note; None if it is not there."""

    def items(self) -> Iterable[tuple[str, NoteAnchors]]:
        """Those of all notes."""


class Growing(NamedTuple):
    """Where `collect` puts what grows with the notes, as in `Collected`: in memory or on a disk."""

    findings: GrowingList[Finding]
    schemas: GrowingList[NoteSchema]
    anchors: AnchorsByPath
    without_schema: GrowingList[str]


class Findings(Collection[Finding]):
    """The findings of a run, in report order: those of its notes, with late ones among them.

    They are merged in each iteration, as those of the notes may be on a disk.
    """

    def __init__(self, late: Iterable[Finding], of_notes: GrowingList[Finding]) -> None:
        self._late: Sequence[Finding] = sorted(late, key=_place)
        self._of_notes = of_notes
        self._number = None if self._late else len(of_notes)

    def __iter__(self) -> Iterator[Finding]:
        if not self._late:
            yield from self._of_notes
            return
        from heapq import merge  # noqa: PLC0415 - 2 ms, for those who have late findings

        merged = merge(self._late, self._of_notes, key=_place)
        for _, findings in groupby(merged, key=lambda finding: finding.path):
            yield from without_repeats(tuple(findings))

    def __len__(self) -> int:
        if self._number is None:
            self._number = sum(1 for _ in self)
        return self._number

    def __contains__(self, finding: object) -> bool:
        return any(finding == each for each in self)


def _place(finding: Finding) -> tuple[str, int, int, int, int, str]:
    """By what a report is sorted."""
    return finding[:6]
