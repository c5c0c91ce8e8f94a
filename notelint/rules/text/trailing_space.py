"""T004: white space at the end of a line."""

from collections.abc import Iterator
from typing import NamedTuple

from notelint.model.binding import Binding
from notelint.model.finding import Edit, Fix, Problem, Words, say
from notelint.model.note import BlockKind
from notelint.model.rule import Example, Rule
from notelint.model.source import Span


class Options(NamedTuple):
    """`hard_breaks`: leave two or more spaces alone where Markdown makes a line break of them."""

    hard_breaks: bool = True


def check(binding: Binding, options: Options) -> Iterator[Problem]:
    """One problem for each line outside of code that ends in white space."""
    source = binding.note.source
    ending = [
        number
        for number, (start, end) in enumerate(zip(source.lines, source.ends, strict=True), 1)
        if end > start and source.text[end - 1].isspace()
    ]
    if not ending:
        return
    code = _lines(binding, "code")
    breakable = _lines(binding, "paragraph", without_last=True) if options.hard_breaks else set()
    for number in ending:
        line = source.line(number)
        bare = len(line.rstrip())
        if number in code or (number in breakable and line.endswith("  ")):
            continue
        start = source.lines[number - 1]
        span = Span(start + bare, start + len(line))
        fix = Fix((Edit(span, ""),))
        yield Problem(span, say("trailing", count=len(line) - bare), fix=fix)


def _lines(binding: Binding, kind: BlockKind, *, without_last: bool = False) -> set[int]:
    """The numbers of the lines that blocks of a kind cover."""
    covered: set[int] = set()
    position = binding.note.source.position
    for block in binding.note.walk():
        if block.kind == kind:
            last = position(block.span.end).line
            covered.update(range(position(block.span.start).line, last + (not without_last)))
    return covered


RULE = Rule(
    code="T004",
    name="trailing-space",
    severity="warning",
    summary=Words("White space at the end of a line", "줄 끝의 공백"),
    why=Words(
        "It cannot be seen, makes needless changes in a diff, "
        "and two spaces silently become a line break.",
        "눈에 보이지 않으면서 diff에 불필요한 변경을 만들고, 두 칸이면 모르는 사이에 줄바꿈이 됩니다.",
    ),
    messages={
        "trailing": Words(
            "the line ends in {count} white-space character(s)",
            "줄 끝에 공백 문자가 {count}개 있습니다",
        ),
    },
    help=Words("Delete the white space.", "줄 끝의 공백을 지우세요."),
    examples=(
        Example("# 제목 \n\n본문\n", at=("1:5",)),
        Example("# 제목\n\n본문\n"),
    ),
    fix="safe",
    options=Options,
    check=check,
)
