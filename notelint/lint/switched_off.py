"""On which lines comments switch which rules off, and which of the comments did anything."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from notelint.model.source import Span


class Suppression(NamedTuple):
    """One code (or "" for all) switched off from line `first` to line `last`, both included."""

    code: str
    first: int
    last: int
    span: Span


class SwitchedOff:
    """The stretches of a note. However many lie on one another, a line is looked up in no time."""

    def __init__(self, stretches: Iterable[Suppression]) -> None:
        self.stretches = tuple(stretches)
        self._firsts: dict[str, list[int]] = defaultdict(list)
        self._lasts: dict[str, list[int]] = defaultdict(list)
        self._hits: dict[str, set[int]] = defaultdict(set)
        for code, first, last, _ in sorted(self.stretches):
            lasts = self._lasts[code]
            if lasts and first <= lasts[-1]:
                lasts[-1] = max(lasts[-1], last)
            else:
                self._firsts[code].append(first)
                lasts.append(last)

    def __bool__(self) -> bool:
        return bool(self.stretches)

    def by_name(self, code: str, line: int) -> bool:
        """Whether comments with that code (or "": without one) hold on a line; they were of use."""
        held = self.covers(code, line)
        if held:
            self._hits[code].add(line)
        return held

    def covers(self, code: str, line: int) -> bool:
        """Whether comments with that code hold on a line, be they of use or not."""
        at = bisect_right(self._firsts.get(code, ()), line) - 1
        return at >= 0 and line <= self._lasts[code][at]

    def holds(self, code: str, line: int) -> bool:
        """Whether any comment switches a rule off on a line; all that do were of use."""
        by_name = self.by_name(code, line)
        return self.by_name("", line) or by_name

    def unused(self) -> Iterator[Suppression]:
        """The stretches that were of no use until now."""
        hits = {code: sorted(lines) for code, lines in self._hits.items()}
        for stretch in self.stretches:
            lines = hits.get(stretch.code, [])
            at = bisect_left(lines, stretch.first)
            if at == len(lines) or lines[at] > stretch.last:
                yield stretch
