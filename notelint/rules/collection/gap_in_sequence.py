"""C002: a sequence of note numbers has a gap."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from notelint.model.facts import NoteKey
from notelint.model.message import Message, message
from notelint.model.rule import CollectionProblem, Rule

MAX_DIGITS = 19
"""Digits; longer numbers do not number notes."""


def collect(keys: Sequence[tuple[str, NoteKey]], options: None) -> Iterator[CollectionProblem]:
    """One problem for each gap, at the note after it."""
    del options
    rows: dict[tuple[str, ...], dict[int, tuple[str, NoteKey]]] = defaultdict(dict)
    for path, key in keys:
        digits = key.value.strip()
        if key.use == "sequence" and digits.isdecimal() and len(digits) <= MAX_DIGITS:
            rows[key.schema, key.folder, key.reference].setdefault(int(digits), (path, key))
    for row in rows.values():
        for before, after in pairwise(sorted(row)):
            if after > before + 1:
                path, key = row[after]
                yield CollectionProblem(path, key, _message(before, after, row[before][0]))


def _message(before: int, after: int, other: str) -> Message:
    if after == before + 2:
        return message("one", number=before + 1, before=before, other=other)
    return message("several", first=before + 1, last=after - 1, before=before, other=other)


RULE = Rule(
    code="C002",
    name="gap-in-sequence",
    severity="warning",
    summary="Gap in a number sequence",
    why="A missing number is a note that was lost, or one that was never committed.",
    messages={
        "one": "number {number} is missing: the previous note is {before} ({other})",
        "several": (
            "numbers {first} to {last} are missing: the previous note is {before} ({other})"
        ),
    },
    help="Add the missing note, or renumber this one.",
    collect=collect,
)
