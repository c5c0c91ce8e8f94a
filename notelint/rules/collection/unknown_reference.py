"""C003: a note refers to another one that is not there."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from notelint.model.facts import NoteKey
from notelint.model.message import message
from notelint.model.rule import CollectionProblem, Rule
from notelint.text.similar_names import SimilarNames


def collect(keys: Sequence[tuple[str, NoteKey]], options: None) -> Iterator[CollectionProblem]:
    """One problem for each value that no note of the schema has in the field that it refers to."""
    del options
    values: dict[tuple[str, str], set[str]] = defaultdict(set)
    for _, key in keys:
        if key.use == "target":
            values[key.schema, key.reference].add(_bare(key.value))
    known: dict[tuple[str, str], SimilarNames] = defaultdict(lambda: SimilarNames(()))
    known.update((reference, SimilarNames(sorted(found))) for reference, found in values.items())
    for path, key in keys:
        if key.use != "reference":
            continue
        name, _, target = key.reference.partition(" -> ")
        there = known[key.schema, target]
        if _bare(key.value) not in there:
            near = there.closest(key.value)
            wording = message("unknown", name=name, value=key.value, target=target)
            if near:
                wording = message("nearest", name=name, value=key.value, target=target, near=near)
            yield CollectionProblem(path, key, wording)


def _bare(value: str) -> str:
    """Numbers without leading zeros, all else without case."""
    value = value.strip().casefold()
    return value.lstrip("0") or "0" if value.isdecimal() else value


RULE = Rule(
    code="C003",
    name="unknown-reference",
    severity="error",
    summary="Reference to a missing note",
    why='"Superseded by 12" does not help readers if note 12 does not exist.',
    messages={
        "unknown": "`{name}` refers to `{value}`, but no note has `{target}` {value}",
        "nearest": (
            "`{name}` refers to `{value}`, but no note has `{target}` {value}; did "
            "you mean `{near}`?"
        ),
    },
    help="Correct the reference.",
    collect=collect,
)
