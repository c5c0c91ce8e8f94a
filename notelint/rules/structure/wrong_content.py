"""S007: a part holds something else than the schema asks."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote, BoundSection
from notelint.model.finding import Problem, Words, say
from notelint.model.note import BlockKind, code_language
from notelint.model.rule import Example, Rule
from notelint.model.schema import ContentKind, ItemRequirement
from notelint.model.source import Source, Span
from notelint.text.wikilinks import callout

LONGEST = 60
"""Characters that are shown of an item."""

ASKED: dict[ContentKind, Words] = {
    "prose": Words("paragraphs", "문단"),
    "list": Words("a list", "목록"),
    "outline": Words("a list", "목록"),
    "definitions": Words("a list of terms", "용어 목록"),
    "quotes": Words("quotes (list items or a blockquote)", "인용문(목록 항목이나 인용 블록)"),
    "link": Words("a link", "링크"),
    "links": Words("links", "링크"),
    "checklist": Words("a checklist", "체크리스트"),
    "table": Words("a table", "표"),
    "code": Words("a code block", "코드 블록"),
    "images": Words("images", "이미지"),
    "callouts": Words("callouts", "콜아웃"),
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


def check(binding: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each part that is not empty and has nothing of what it should hold.

    Also for each block of code in another language, callout of another kind, and item that is not
    as the schema asks.
    """
    del options
    for bound in binding.all_sections:
        if bound.part.languages:
            yield from _languages(bound)
        if bound.part.callouts:
            yield from _callouts(bound)
        if bound.part.item:
            yield from _items(bound, bound.part.item)
        if bound.conforms or bound.empty or not bound.blocks or bound.part.holds not in ASKED:
            continue
        if bound.part.holds == "link":  # L001 speaks of it
            continue
        first = bound.blocks[0]
        asked, found = ASKED[bound.part.holds], FOUND.get(first.kind, Words("text", "글"))
        message = say("wrong", part=bound.name, asked=asked, found=found)
        yield Problem(_first_line(binding.note.source, first.span), message, part=bound.part.id)


def _languages(bound: BoundSection) -> Iterator[Problem]:
    """Blocks of code whose language is not among the part's."""
    asked = {language.casefold() for language in bound.part.languages}
    for leaf in bound.leaves:
        if leaf.kind != "code":
            continue
        found = code_language(leaf.info)
        if found.casefold() not in asked:
            said = "language" if found else "no_language"
            expected = ", ".join(bound.part.languages)
            message = say(said, part=bound.name, expected=expected, found=found)
            start = leaf.span.start
            yield Problem(Span(start, start), message, bound.part.id, expected, found)


def _callouts(bound: BoundSection) -> Iterator[Problem]:
    """Callouts of a kind that is not among the part's."""
    asked = {kind.casefold() for kind in bound.part.callouts}
    for block in bound.blocks:
        if block.kind != "quote" or not block.children:
            continue
        text = block.children[0].text
        begun = callout(text.plain)
        if begun and begun[0].casefold() not in asked:
            expected = ", ".join(bound.part.callouts)
            message = say("callout", part=bound.name, expected=expected, found=begun[0])
            span = text.span(0, len(text.plain[: begun[1]].rstrip()))
            yield Problem(span, message, bound.part.id, expected, begun[0])


def _items(bound: BoundSection, asked: ItemRequirement) -> Iterator[Problem]:
    """Items that do not follow the form, and boxes that are not ticked."""
    for item, taken in zip(bound.items, bound.item_captures, strict=False):
        if taken is None and asked.form:
            found = _short(item.text.plain)
            message = say("item", part=bound.name, form=asked.form.shown, found=found)
            yield Problem(item.span_of_text, message, bound.part.id, asked.form.shown, found)
    for item in bound.items if asked.checked else ():
        if item.checked is False:
            message = say("unticked", part=bound.name, item=_short(item.text.plain))
            yield Problem(item.span_of_text, message, bound.part.id)


def _short(text: str) -> str:
    line = " ".join(text[: 2 * LONGEST].split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def _first_line(source: Source, span: Span) -> Span:
    end = source.ends[source.position(span.start).line - 1]
    return Span(span.start, max(span.start, min(end, span.end)))


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
        "language": Words(
            "section '{part}' should hold code in {expected}, found {found}",
            "'{part}' 섹션의 코드 언어({found})가 다릅니다. 다음 중 하나여야 합니다: {expected}",
        ),
        "no_language": Words(
            "section '{part}' should hold code in {expected}, found no language",
            "'{part}' 섹션의 코드 블록에 언어가 없습니다. 다음 중 하나여야 합니다: {expected}",
        ),
        "callout": Words(
            "section '{part}' should hold callouts of the kind {expected}, found {found}",
            "'{part}' 섹션에 쓸 수 없는 콜아웃({found})입니다. 다음 중 하나여야 합니다: {expected}",
        ),
        "item": Words(
            "item '{found}' of section '{part}' should read '{form}'",
            "'{part}' 섹션의 항목 '{found:이}' 정해진 형식과 다릅니다. 형식: '{form}'",
        ),
        "unticked": Words(
            "item '{item}' of section '{part}' is not ticked",
            "'{part}' 섹션의 항목 '{item:이}' 체크되어 있지 않습니다",
        ),
    },
    help=Words(
        "Write the content in the form that the schema asks (`holds`, `lang`, `callout`, `each`).",
        "스키마가 정한 형식(`holds`, `lang`, `callout`, `each`)으로 내용을 쓰세요.",
    ),
    examples=(
        Example("# 기사\n\n## 본문의 근거\n\n그냥 문단\n", at=("5:1",), schema=SCHEMA),
        Example("# 기사\n\n## 본문의 근거\n\n* 인용\n", schema=SCHEMA),
    ),
    check=check,
)
