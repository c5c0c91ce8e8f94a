"""T009: a fence of code that nothing closes."""

from collections.abc import Iterator

from notelint.model.binding import Binding
from notelint.model.finding import Problem, Words, say
from notelint.model.rule import Example, Rule
from notelint.model.source import Span
from notelint.text.lazy import lazy

FENCE = lazy(r"`{3,}|~{3,}")


def check(binding: Binding, options: None) -> Iterator[Problem]:
    """One problem for each fence without a closing line, where it opens."""
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
    },
    help=Words(
        "Close it with a line of the same character, as long as the opening one and indented "
        "like it.",
        "여는 줄과 같은 문자를 같은 개수 이상, 같은 들여쓰기로 적은 줄로 닫으세요.",
    ),
    examples=(
        Example("# 제목\n\n```python\nprint(1)\n\n## 다음\n\n본문\n", at=("3:1",)),
        Example("# 제목\n\n````\n코드\n```\n\n본문\n", at=("3:1",)),
        Example("# 제목\n\n- 항목\n\n  ~~~\n  코드\n\n본문\n", at=("5:3",)),
        Example("# 제목\n\n```\n코드\n```\n\n~~~~\n```\n~~~~\n\n    들여 쓴 코드\n"),
    ),
    check=check,
)
