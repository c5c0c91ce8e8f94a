"""C002: a numbering of notes leaves numbers out."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from notelint.model.facts import NoteKey
from notelint.model.finding import Message, Words, say
from notelint.model.rule import CollectionProblem, Rule

LONGEST = 19
"""More digits than this are no number of a note."""


def collect(keys: Sequence[tuple[str, NoteKey]], options: None) -> Iterator[CollectionProblem]:
    """One tie for each gap, at the note that follows it."""
    del options
    rows: dict[tuple[str, ...], dict[int, tuple[str, NoteKey]]] = defaultdict(dict)
    for path, key in keys:
        digits = key.value.strip()
        if key.use == "sequence" and digits.isdecimal() and len(digits) <= LONGEST:
            rows[key.schema, key.folder, key.reference].setdefault(int(digits), (path, key))
    for row in rows.values():
        for before, after in pairwise(sorted(row)):
            if after > before + 1:
                path, key = row[after]
                yield CollectionProblem(path, key, _message(before, after, row[before][0]))


def _message(before: int, after: int, other: str) -> Message:
    if after == before + 2:
        return say("one", number=before + 1, before=before, other=other)
    return say("several", first=before + 1, last=after - 1, before=before, other=other)


RULE = Rule(
    code="C002",
    name="gap-in-sequence",
    severity="warning",
    summary=Words("A numbering has a gap", "번호가 건너뜀"),
    why=Words(
        "A missing number is a note that was lost, or one that was never committed.",
        "빠진 번호는 없어진 노트이거나 아직 커밋하지 않은 노트입니다.",
    ),
    messages={
        "one": Words(
            "number {number} is missing: the note before this one is {before} ({other})",
            "{number}번이 없습니다. 바로 앞 노트는 {before}번입니다({other})",
        ),
        "several": Words(
            "numbers {first} to {last} are missing: the note before this one is {before} ({other})",
            "{first}번부터 {last}번까지 없습니다. 바로 앞 노트는 {before}번입니다({other})",
        ),
    },
    help=Words(
        "Add the missing note, or number this one anew.",
        "빠진 노트를 추가하거나 이 노트의 번호를 고치세요.",
    ),
    collect=collect,
)
