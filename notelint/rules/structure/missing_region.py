"""S012: a region that the schema names is not there."""

from collections.abc import Iterator

from notelint.model.binding import Binding
from notelint.model.finding import Problem, Words, say
from notelint.model.rule import Example, Rule


def check(binding: Binding, options: None) -> Iterator[Problem]:
    """One problem for each named region without content, where it should be."""
    del options
    for difference in binding.differences:
        if difference.kind == "region" and difference.part:
            message = say("missing", region=difference.name, part=difference.part.title)
            yield Problem(difference.span, message, part=difference.part.id)


SCHEMA = """\
regions: {names: [preamble, body]}
parts:
  - {id: source, region: preamble, holds: link}
  - {id: article, region: body, holds: prose}
  - {id: evidence, heading: 본문의 근거}
"""

RULE = Rule(
    code="S012",
    name="missing-region",
    severity="error",
    summary=Words("A region of the note is missing", "노트의 영역이 없음"),
    why=Words(
        "The schema divides the note at thematic breaks (`---`). Without the break there is no "
        "telling where one region ends, and what stands in it is not checked.",
        "스키마는 가로줄(`---`)로 노트를 나눕니다. 가로줄이 없으면 영역이 어디에서 끝나는지 알 수 "
        "없어 그 안의 내용을 검사하지 못합니다.",
    ),
    messages={
        "missing": Words(
            "region '{region}' (for '{part}') is missing: no text stands between its `---` "
            "and here",
            "'{part}'에 해당하는 '{region}' 영역이 없습니다. "
            "`---`와 이 자리 사이에 내용이 없습니다",
        ),
    },
    help=Words(
        "Put a line `---`, with an empty line above it, where the region begins.",
        "영역이 시작하는 곳에 빈 줄을 두고 `---` 줄을 넣으세요.",
    ),
    examples=(
        Example(
            "[기사](https://example.com/1)\n\n본문이다.\n\n---\n\n## 본문의 근거\n\n* 본문\n",
            at=("7:1",),
            schema=SCHEMA,
        ),
        Example(
            "[기사](https://example.com/1)\n\n---\n\n본문이다.\n\n---\n\n"
            "## 본문의 근거\n\n* 본문\n",
            schema=SCHEMA,
        ),
    ),
    check=check,
)
