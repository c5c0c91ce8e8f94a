"""T009: a fence of code that nothing closes."""

import re
from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Problem, Words, say
from notelint.model.rule import Example, Rule
from notelint.model.source import Source, Span

FENCE = re.compile(r"`{3,}|~{3,}")

OPENING = re.compile(r"^[>\t ]*(`{3,}|~{3,})[ \t]*[A-Za-z][^`\n]*$", re.MULTILINE)
"""A fence with a language, which opens a block of code and closes none."""


def check(binding: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each fence without a closing line, where it opens, or the next one does."""
    del options
    source = binding.note.source
    for leaf in binding.note.leaves:
        if leaf.kind == "code" and not leaf.closed:
            line = source.position(leaf.span.start).line
            fence = FENCE.match(source.text, leaf.span.start)
            if fence:
                place = Span(*fence.span())
                last = source.position(max(leaf.span.start, leaf.span.end - 1)).line
                yield Problem(place, say("open", fence=fence[0], line=line, last=last))
        elif leaf.kind == "code":
            yield from _opened_inside(source, leaf.span)


def _opened_inside(source: Source, code: Span) -> Iterator[Problem]:
    """The first line of a block of code that would open one itself, were it not inside.

    Either the block above it lost its closing line, or its fence is too short to hold another:
    the next closing line ends it, wherever that was meant to stand.
    """
    fence = FENCE.match(source.text, code.start)
    if not fence:
        return
    for match in OPENING.finditer(source.text, fence.end(), code.end):
        if match[1].startswith(fence[0]) and _indent(source, match.start(1)) <= _indent(
            source, code.start
        ):
            line = source.position(code.start).line
            message = say("inside", fence=fence[0], line=line, inner=match[0].strip("> \t"))
            yield Problem(Span(*match.span(1)), message, related=Span(*fence.span()))
            return


def _indent(source: Source, at: int) -> int:
    """How far from the margin an offset is."""
    return at - source.lines[source.position(at).line - 1]


RULE = Rule(
    code="T009",
    name="unclosed-fence",
    severity="warning",
    summary=Words("Unclosed code fence", "닫히지 않은 코드 블록"),
    why=Words(
        "Without a closing line everything below the fence is code: headings, quotes and links "
        "there are none, so sections seem to be missing.",
        "닫는 줄이 없으면 그 아래 내용이 모두 코드가 됩니다. 제목, 인용문, 링크로 읽히지 않으므로 "
        "섹션이 없는 것처럼 보입니다.",
    ),
    messages={
        "open": Words(
            "the code block that opens on line {line} ({fence}) is not closed; "
            "all text up to line {last} is code",
            "{line}번째 줄에서 연 코드 블록({fence})이 닫히지 않아 "
            "{last}번째 줄까지 모두 코드가 됩니다",
        ),
        "inside": Words(
            "'{inner}' opens no code block, since the one that opens on line {line} ({fence}) is "
            "not closed above",
            "'{inner}' 줄이 새 코드 블록을 열지 못합니다. {line}번째 줄에서 연 코드 "
            "블록({fence})이 그 위에서 닫히지 않았습니다",
        ),
    },
    help=Words(
        "Close it with a line of the same character, as long as the opening one and indented "
        "like it. Code that shows such lines needs a longer fence around it: ````.",
        "여는 줄과 같은 문자를 같은 개수 이상, 같은 들여쓰기로 적은 줄로 닫으세요. 코드 안에서 "
        "이런 줄을 보여 주려면 바깥쪽을 더 길게(````) 적으세요.",
    ),
    examples=(
        Example("# 제목\n\n```python\nprint(1)\n\n## 다음\n\n본문\n", at=("3:1",)),
        Example("# 제목\n\n````\n코드\n```\n\n본문\n", at=("3:1",)),
        Example("# 제목\n\n- 항목\n\n  ~~~\n  코드\n\n본문\n", at=("5:3",)),
        Example("# 제목\n\n```py\n코드\n\n## 다음\n\n```py\n코드\n```\n", at=("8:1",)),
        Example("# 제목\n\n```\n코드\n```\n\n~~~~\n```\n~~~~\n\n    들여 쓴 코드\n"),
    ),
    check=check,
)
