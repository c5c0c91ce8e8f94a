"""The whole run in a few lines: what is wrong, what was not checked, what was verified."""

from notelint.model.facts import Summary
from notelint.model.finding import Language, Words


def counts(summary: Summary, language: Language) -> str:
    """How many findings of each severity; empty if there was nothing to check."""
    numbers = (summary.errors, summary.warnings, summary.unverified)
    if not any(numbers):
        clean = Words("no problems found", "문제가 없습니다")
        return clean.of(language) if summary.notes else ""
    texts = [
        _count(summary.errors, "error", "errors", "오류", language),
        _count(summary.warnings, "warning", "warnings", "경고", language),
    ]
    if summary.unverified:
        texts.append(_count(summary.unverified, "unverified", "unverified", "미확인", language))
    return ", ".join(texts)


def not_checked(summary: Summary, language: Language) -> str:
    """How many notes had no schema; empty if all had one."""
    without = summary.notes - summary.with_schema
    if not without:
        return ""
    if language == "ko":
        return f"노트 {without}개는 스키마로 검사하지 않았습니다"
    were = "note was" if without == 1 else "notes were"
    return f"{without} {were} not checked against a schema"


def verified(summary: Summary, language: Language) -> str:
    """What was verified: quotes, links, notes."""
    return " · ".join(
        (_quotes(summary, language), _links(summary, language), _notes(summary, language))
    )


def _quotes(summary: Summary, language: Language) -> str:
    checked, found = summary.quotes_checked, summary.quotes_found
    texts = []
    if checked and language == "ko":
        texts.append(f"인용문 {checked}개 중 {found}개 확인")
    elif checked:
        texts.append(f"{found} of {checked} {'quote' if checked == 1 else 'quotes'} found")
    near = summary.quotes_near
    for number, words in (
        (near, Words("{} near", "{}개 다름")),
        (checked - found - near, Words("{} absent", "{}개 없음")),
    ):
        if number:
            texts.append(words.of(language).format(number))
    if summary.quotes_unchecked:
        number = summary.quotes_unchecked
        if language == "ko":
            texts.append(f"{'' if checked else '인용문 '}{number}개 검사 못 함")
        else:
            noun = "" if checked else "quote " if number == 1 else "quotes "
            texts.append(f"{number} {noun}not checked")
    return ", ".join(texts) or Words("no quotes", "인용문 없음").of(language)


def _links(summary: Summary, language: Language) -> str:
    verdicts = (
        (summary.links_ok, Words("{} ok", "정상 {}개")),
        (summary.links_gone, Words("{} gone", "없어짐 {}개")),
        (summary.links_refused + summary.links_unknown, Words("{} unverified", "미확인 {}개")),
        (summary.links_skipped, Words("{} not asked", "접속 안 함 {}개")),
    )
    total = summary.links_checked + summary.links_skipped
    if not total:
        return Words("no links", "링크 없음").of(language)
    texts = [words.of(language).format(number) for number, words in verdicts if number]
    return f"{_count(total, 'link', 'links', '링크', language)}: {', '.join(texts)}"


def _notes(summary: Summary, language: Language) -> str:
    if not summary.notes:
        return Words("no notes", "노트 없음").of(language)
    notes = _count(summary.notes, "note", "notes", "노트", language)
    schema = Words("{} with a schema", "스키마 적용 {}개").of(language)
    number = summary.with_schema or Words("none", "0").of(language)
    return f"{notes}, {schema.format(number)}"


def _count(number: int, one: str, many: str, korean: str, language: Language) -> str:
    """A number of things: `1 note`, `2 notes`, `노트 2개`."""
    if language == "ko":
        return f"{korean} {number}개"
    return f"{number} {one if number == 1 else many}"
