"""C001: two notes have the same value where each should have its own."""

from collections.abc import Iterator, Sequence

from notelint.model.facts import NoteKey
from notelint.model.finding import Words, say
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
                said = say("duplicate", name=key.reference, value=key.value, other=known)
                yield CollectionProblem(path, key, said)


RULE = Rule(
    code="C001",
    name="duplicate-key",
    severity="error",
    summary=Words("Two notes have the same number or id", "두 노트의 번호나 식별자가 같음"),
    why=Words(
        "When two decision records are both number 7, a reference to number 7 leads to either.",
        "결정 기록 두 개가 모두 7번이면 '7번'이라는 참조가 어느 것을 뜻하는지 알 수 없습니다.",
    ),
    messages={
        "duplicate": Words(
            "'{name}' is '{value}', which {other} has already",
            "'{name}' 값 '{value:은}' {other} 노트에 이미 있습니다",
        ),
    },
    help=Words("Give one of the notes another value.", "둘 가운데 한 노트의 값을 바꾸세요."),
    collect=collect,
)
