"""One link, one finding: of two rules that speak of the same address the weightier one does."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from notelint.model.finding import Finding

SILENCED_BY = {"L010": ("L002", "L013"), "L011": ("L002", "L013", "L010")}
"""Whoever mends an address that cannot be opened, or deletes the second of two, need not be told
that it is bare, or there twice, too."""


class _Place(NamedTuple):
    """Where something stands: its note, its line and column."""

    path: str
    line: int
    column: int


def once(findings: Sequence[Finding]) -> Sequence[Finding]:
    """The findings without those on a link of which a weightier one speaks. They keep their order.

    Takes time that is linear in them, but for sorting.
    """
    codes = {finding.code for finding in findings}
    for code, stronger in SILENCED_BY.items():
        if code in codes and not codes.isdisjoint(stronger):
            spoken = _Spoken([one for one in findings if one.code in stronger])
            findings = [one for one in findings if one.code != code or not spoken.of(one)]
    return findings


class _Spoken:
    """The places of findings, in order."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        asked = [one for one in findings if one.message.template != "other_scheme"]
        places = sorted((_start(one), _end(one)) for one in asked)
        self.starts = [start for start, _ in places]
        self.ends = list(accumulate((end for _, end in places), max))

    def of(self, finding: Finding) -> bool:
        """Whether one of them has a character in common with a finding."""
        index = bisect_left(self.starts, _end(finding)) - 1
        return index >= 0 and self.ends[index] > _start(finding)


def _start(finding: Finding) -> _Place:
    return _Place(finding.path, finding.line, finding.column)


def _end(finding: Finding) -> _Place:
    return _Place(finding.path, finding.end_line, finding.end_column)
