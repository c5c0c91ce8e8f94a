"""C001: two notes have the same value where each should have its own."""

from collections.abc import Iterator, Sequence

from notelint.model.facts import NoteKey
from notelint.model.message import message
from notelint.model.rule import CollectionProblem, Rule


def collect(keys: Sequence[tuple[str, NoteKey]], options: None) -> Iterator[CollectionProblem]:
    """One tie for each note whose value another note, earlier by its path, has already."""
    del options
    first: dict[tuple[str, ...], str] = {}
    for path, key in keys:
        if key.use == "unique":
            same = (key.schema, key.folder, key.reference, key.value.strip())
            known = first.setdefault(same, path)
            if known != path:
                said = message("duplicate", name=key.reference, value=key.value, other=known)
                yield CollectionProblem(path, key, said)


RULE = Rule(
    code="C001",
    name="duplicate-key",
    severity="error",
    summary="Two notes have the same number or id",
    why="When two decision records are both number 7, a reference to number 7 leads to either.",
    messages={
        "duplicate": "'{name}' is '{value}', which {other} has already",
    },
    help="Give one of the notes another value.",
    collect=collect,
)
