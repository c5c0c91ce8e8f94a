"""Q010: the page that quotes come from was not kept, so they cannot be checked."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Problem, Words
from notelint.model.rule import Example, Rule


def check(binding: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each page without a snapshot."""
    del options
    for missing in binding.missing_evidence:
        problem = missing.problem
        if problem and problem.template == "not_kept":
            yield Problem(missing.span, problem, part=missing.part.id)


SCHEMA = """\
parts:
  - {id: source, heading: 출처, holds: link}
  - {id: evidence, heading: 본문의 근거, holds: quotes, quotes: {from: source}}
"""

RULE = Rule(
    code="Q010",
    name="article-not-kept",
    severity="unverified",
    summary=Words("The page that is quoted was not kept", "인용한 웹 페이지의 스냅숏이 없음"),
    why=Words(
        "Pages change and go. A snapshot beside the notes keeps their quotes checkable.",
        "웹 페이지는 바뀌거나 사라집니다. 스냅숏을 노트와 함께 보관하면 인용문을 언제든 확인할 수 "
        "있습니다.",
    ),
    messages={
        "not_kept": Words(
            "no snapshot of {url} is kept, so its quotes are not checked",
            "{url}의 스냅숏이 없어서 인용문을 확인하지 못했습니다",
        ),
    },
    help=Words(
        "Keep the page with `notelint keep`, or the article in a file beside the note.",
        "`notelint keep` 명령으로 웹 페이지를 보관하거나, 본문을 노트 옆에 파일로 두세요.",
    ),
    examples=(
        Example(
            "# 출처\n\n[기사](https://news.example.com/1)\n\n"
            "# 본문의 근거\n\n* 요금은 월 25달러다\n",
            at=("3:1",),
            schema=SCHEMA,
        ),
        Example(
            "# 기사\n\n요금은 월 25달러다.\n\n# 본문의 근거\n\n* 요금은 월 25달러다\n",
            schema="""\
parts:
  - {id: article, heading: 기사, holds: prose}
  - {id: evidence, heading: 본문의 근거, holds: quotes, quotes: {from: article}}
""",
        ),
    ),
    check=check,
)
