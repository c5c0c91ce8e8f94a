"""C001: two notes have the same value where each should have its own."""

from collections.abc import Iterator, Sequence

from notelint.model.facts import NoteKey
from notelint.model.message import message
from notelint.model.rule import CollectionProblem, Rule


def collect(keys: Sequence[tuple[str, NoteKey]], options: None) -> Iterator[CollectionProblem]:
    """One problem for each note with a value that a note earlier in path order has too."""
    del options
    first: dict[tuple[str, ...], str] = {}
    for path, key in keys:
        if key.use == "unique":
            same = (key.schema, key.folder, key.reference, key.value.strip())
            known = first.setdefault(same, path)
            if known != path:
                wording = message("duplicate", name=key.reference, value=key.value, other=known)
                yield CollectionProblem(path, key, wording)


RULE = Rule(
    code="C001",
    name="duplicate-key",
    severity="error",
    summary="Duplicate value across notes",
    why="When two decision records are both number 7, a reference to number 7 leads to either.",
    messages={
        "duplicate": "`{name}` is `{value}`, which {other} also has",
    },
    help="Give one of the notes another value.",
    collect=collect,
)
