"""T006: a byte-order mark at the start of the file."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Edit, Fix, Problem, Words, say
from notelint.model.rule import Example, Rule
from notelint.model.source import Span


def check(binding: BoundNote, options: None) -> Iterator[Problem]:
    """One problem at the start of a note that has a mark."""
    del options
    if binding.note.source.bom:
        start = Span(0, 0)
        # The mark is no part of the source's text, so the edit is empty: that this fix is
        # applied tells the writer to leave the mark off.
        yield Problem(start, say("mark"), fix=Fix((Edit(start, ""),)))


RULE = Rule(
    code="T006",
    name="byte-order-mark",
    severity="warning",
    summary=Words(
        "A byte-order mark at the start of the file", "파일 맨 앞의 바이트 순서 표시(BOM)"
    ),
    why=Words(
        "UTF-8 needs no byte-order mark. Tools that do not expect it see an invisible character "
        "in front of the first heading or the front matter, and then recognise neither.",
        "UTF-8에는 BOM이 필요 없습니다. BOM을 예상하지 못한 도구는 첫 제목이나 front matter 앞에 "
        "보이지 않는 문자가 있다고 여겨 둘 다 알아보지 못합니다.",
    ),
    messages={
        "mark": Words(
            "the file starts with a byte-order mark (U+FEFF), expected plain UTF-8",
            "파일이 바이트 순서 표시(BOM, U+FEFF)로 시작합니다. BOM 없는 UTF-8이어야 합니다",
        ),
    },
    help=Words(
        'Save the file as "UTF-8", not as "UTF-8 with BOM".',
        "편집기에서 'UTF-8(BOM 포함)'이 아니라 'UTF-8'로 저장하세요.",
    ),
    examples=(
        Example("\ufeff# 제목\n\n본문\n", at=("1:1",)),
        Example("# 제목\n\n본문\n"),
    ),
    fix="safe",
    check=check,
)
