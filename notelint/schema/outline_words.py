"""The words of a schema's outline."""

from collections.abc import Mapping

from notelint.model.finding import Language, Words
from notelint.model.schema_fields import ANY_NUMBER, FOREVER, Condition, ConditionTest, Field, Range

LABELS: Mapping[str, Words] = {
    "schema file": Words("Schema file", "스키마 파일"),
    "file": Words("File name", "파일 이름"),
    "dialect": Words("Dialect", "방언"),
    "regions": Words("Regions", "영역"),
    "pseudo": Words("Also headings", "제목으로 치는 것"),
    "front matter": Words("Front matter", "머리말(front matter)"),
    "labels": Words("Labelled fields", "항목 이름이 붙은 값"),
    "columns": Words("Columns", "열"),
    "tags": Words("Tags", "태그"),
    "equal": Words("Must agree", "같아야 하는 값"),
    "unique": Words("No two notes share", "노트마다 달라야 하는 값"),
    "sequence": Words("Without a gap", "빠짐없이 이어지는 번호"),
    "by folder": Words("within a folder", "폴더 안에서"),
    "references": Words("Refers to another note", "다른 노트를 가리키는 값"),
    "rule": Words("Rule", "규칙"),
    "parts": Words("Parts", "부분"),
    "required": Words("required", "필수"),
    "any text": Words("a heading of any text", "아무 제목"),
    "text": Words("reads", "형식"),
    "marks": Words("marks:", "표시:"),
    "from": Words("from", "출처:"),
    "marked": Words("marked there as", "표시된 뜻:"),
    "terms in": Words("terms stand in", "용어가 나오는 곳:"),
    "figures in": Words("figures stand in", "수치가 나오는 곳:"),
    "item": Words("each reads", "항목 형식"),
    "checked": Words("every box ticked", "모두 체크"),
    "empty": Words("may be empty", "비어 있어도 됨"),
    "accept": Words("or", "또는"),
    "accepted": Words("Instead of a section's content", "섹션 내용 대신 쓸 수 있는 말"),
}
ORDER: Mapping[str, Words] = {
    "strict": Words("in this order", "이 순서대로"),
    "relative": Words("in this order, those that are there", "있는 것끼리 이 순서대로"),
    "any": Words("in any order", "순서 무관"),
}
EXTRAS: Mapping[str, Words] = {
    "allow": Words("others are fine", "그 밖의 것도 허용"),
    "warn": Words("others are a warning", "그 밖의 것은 경고"),
    "deny": Words("others are an error", "그 밖의 것은 오류"),
}
HOLDS: Mapping[str, Words] = {
    "prose": Words("prose", "글"),
    "list": Words("a list", "목록"),
    "outline": Words("a nested list", "여러 단계 목록"),
    "definitions": Words("definitions", "용어 풀이"),
    "checklist": Words("a checklist", "체크리스트"),
    "quotes": Words("quotes", "인용"),
    "link": Words("a link", "링크 하나"),
    "links": Words("links", "링크"),
    "images": Words("images", "이미지"),
    "table": Words("a table", "표"),
    "code": Words("code", "코드"),
    "callouts": Words("callouts", "콜아웃"),
}
UNITS: Mapping[str, Words] = {
    "words": Words("words", "단어"),
    "sentences": Words("sentences", "문장"),
    "characters": Words("characters", "글자"),
}


def many(times: Range, language: Language) -> str:
    """A range in words."""
    minimum, maximum = times
    if times == ANY_NUMBER:
        words = Words("any number", "개수 제한 없음")
    elif times == Range(0, 1):
        words = Words("optional", "없어도 됨")
    elif maximum == FOREVER:
        words = Words(f"{minimum} or more", f"{minimum}개 이상")
    elif minimum == maximum:
        words = Words(f"exactly {minimum}", f"정확히 {minimum}개")
    elif minimum == 0:
        words = Words(f"at most {maximum}", f"{maximum}개 이하")
    else:
        words = Words(f"{minimum} to {maximum}", f"{minimum}~{maximum}개")
    return words.of(language)


def levels(span: Range, language: Language) -> str:
    """The levels that a heading may have."""
    if span.minimum == span.maximum:
        return Words(f"level {span.minimum}", f"{span.minimum}단계").of(language)
    return Words(
        f"level {span.minimum} to {span.maximum}", f"{span.minimum}~{span.maximum}단계"
    ).of(language)


def field(one: Field, language: Language) -> str:
    """What a field is, on one line."""
    found: list[str] = [one.type]
    if one.of:
        found[0] += f" ({field(one.of, language)})"
    if one.values:
        found.append(" | ".join(one.values))
    if one.pattern:
        found.append(f"/{one.pattern}/")
    found += one.formats
    if (one.minimum, one.maximum) != (None, None):
        found.append(f"{_number(one.minimum)}..{_number(one.maximum)}")
    if one.items != ANY_NUMBER:
        found.append(many(one.items, language))
    if one.fields:
        inner = ", ".join(f"{field_.name}: {field(field_, language)}" for field_ in one.fields)
        found.append(f"{{{inner}}}")
    if one.aliases:
        found.append(Words("also called ", "다른 이름: ").of(language) + ", ".join(one.aliases))
    if not one.required:
        found.append(Words("optional", "없어도 됨").of(language))
    if one.when:
        found.append(condition(one.when, language))
    return ", ".join(found)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def condition(alternatives: Condition, language: Language) -> str:
    """When something is required."""
    joins = Words(" and ", " 그리고 "), Words(" or ", " 또는 ")
    every, one = joins[0].of(language), joins[1].of(language)
    shown = one.join(every.join(_test(test, language) for test in tests) for tests in alternatives)
    return Words(f"required if {shown}", f"{shown} 조건에서 필수").of(language)


def _test(test: ConditionTest, language: Language) -> str:
    if test.kind in ("present", "absent"):
        there = (
            Words("is there", "있음") if test.kind == "present" else Words("is not there", "없음")
        )
        return f"{test.reference} {there.of(language)}"
    if test.kind == "range":
        return f"{test.reference} {'..'.join(test.values)}"
    values = " | ".join(f"/{one}/" if test.kind == "matches" else one for one in test.values)
    return f"{test.reference} = {values}"
