"""S007: a part holds something else than the schema asks."""

from collections.abc import Iterator

from notelint.model.binding import Binding
from notelint.model.finding import Problem, Words, say
from notelint.model.note import BlockKind
from notelint.model.rule import Example, Rule
from notelint.model.schema import Holds
from notelint.model.source import Span

ASKED: dict[Holds, Words] = {
    "prose": Words("paragraphs", "문단"),
    "list": Words("a list", "목록"),
    "outline": Words("a list", "목록"),
    "definitions": Words("a list of terms", "용어 목록"),
    "quotes": Words("quotes (list items or a blockquote)", "인용문(목록 항목이나 인용 블록)"),
    "link": Words("a link", "링크"),
    "links": Words("links", "링크"),
}

FOUND: dict[BlockKind, Words] = {
    "paragraph": Words("paragraphs", "문단"),
    "list": Words("a list", "목록"),
    "quote": Words("a blockquote", "인용 블록"),
    "table": Words("a table", "표"),
    "code": Words("a code block", "코드 블록"),
    "html": Words("HTML", "HTML"),
    "heading": Words("headings", "제목"),
}


def check(binding: Binding, options: None) -> Iterator[Problem]:
    """One problem for each part that is not empty and has nothing of what it should hold."""
    del options
    for bound in binding.occurrences:
        if bound.fits or bound.empty or not bound.blocks or bound.part.holds not in ASKED:
            continue
        if bound.part.holds == "link":  # L001 speaks of it
            continue
        first = bound.blocks[0]
        asked, found = ASKED[bound.part.holds], FOUND.get(first.kind, Words("text", "글"))
        message = say("wrong", part=bound.part.title, asked=asked, found=found)
        end = binding.note.source.text.find("\n", first.span.start, first.span.end)
        span = Span(first.span.start, end if end >= 0 else first.span.end)
        yield Problem(span, message, part=bound.part.id)


SCHEMA = "parts:\n  - {id: evidence, heading: 본문의 근거, holds: quotes}\n"

RULE = Rule(
    code="S007",
    name="wrong-content",
    severity="error",
    summary=Words("A section holds the wrong kind of content", "섹션 내용의 종류가 다름"),
    why=Words(
        "What is not written in the form that the schema asks cannot be checked or collected: a "
        "quote that stands in a plain paragraph is not looked for in the article.",
        "스키마가 정한 형식이 아니면 검사하거나 모을 수 없습니다. 예를 들어 일반 문단에 쓴 "
        "인용문은 기사 본문과 대조되지 않습니다.",
    ),
    messages={
        "wrong": Words(
            "section '{part}' should hold {asked}, found {found}",
            "'{part}' 섹션에는 {asked:이} 있어야 하는데 {found:이} 있습니다",
        ),
    },
    help=Words(
        "Write the content in the form that the schema's `holds` asks.",
        "스키마의 `holds`가 정한 형식으로 내용을 쓰세요.",
    ),
    examples=(
        Example("# 기사\n\n## 본문의 근거\n\n그냥 문단\n", at=("5:1",), schema=SCHEMA),
        Example("# 기사\n\n## 본문의 근거\n\n* 인용\n", schema=SCHEMA),
    ),
    check=check,
)
