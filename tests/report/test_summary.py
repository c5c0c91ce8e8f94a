import pytest

from notelint.model.facts import CheckReport, Summary
from notelint.model.message import Language
from notelint.report import ReportOptions, render


@pytest.mark.parametrize(
    ("summary", "english", "korean"),
    [
        (
            Summary(notes=1, with_schema=1, quotes_checked=3, quotes_found=3, links_skipped=4),
            [
                "no problems found",
                "3 quotes: 3 found · 4 external links: 4 not checked · 1 note, 1 with a schema",
            ],
            [
                "문제가 없습니다",
                "인용문 3개: 확인 3개 · 외부 링크 4개: 검사 안 함 4개 · 노트 1개, 스키마 적용 1개",
            ],
        ),
        (
            Summary(notes=20, with_schema=3, errors=2, warnings=5),
            [
                "2 errors, 5 warnings",
                "17 notes were not checked against a schema",
                "0 quotes · 0 external links · 20 notes, 3 with a schema",
            ],
            [
                "오류 2개, 경고 5개",
                "노트 17개는 스키마로 검사하지 않았습니다",
                "인용문 0개 · 외부 링크 0개 · 노트 20개, 스키마 적용 3개",
            ],
        ),
        (
            Summary(notes=1, errors=1, warnings=1, unverified=1, quotes_checked=1, links_skipped=1),
            [
                "1 error, 1 warning, 1 unverified",
                "1 note was not checked against a schema",
                (
                    "1 quote: 1 not found · 1 external link: 1 not checked · "
                    "1 note, none with a schema"
                ),
            ],
            [
                "오류 1개, 경고 1개, 미확인 1개",
                "노트 1개는 스키마로 검사하지 않았습니다",
                " · ".join(
                    (
                        "인용문 1개: 없음 1개",
                        "외부 링크 1개: 검사 안 함 1개",
                        "노트 1개, 스키마 적용 0개",
                    )
                ),
            ],
        ),
        (
            Summary(notes=2, with_schema=2, warnings=3, quotes_unchecked=1),
            [
                "0 errors, 3 warnings",
                "1 quote: 1 not checked · 0 external links · 2 notes, 2 with a schema",
            ],
            [
                "오류 0개, 경고 3개",
                "인용문 1개: 검사 안 함 1개 · 외부 링크 0개 · 노트 2개, 스키마 적용 2개",
            ],
        ),
        (
            Summary(notes=2, with_schema=2, quotes_unchecked=2),
            [
                "no problems found",
                "2 quotes: 2 not checked · 0 external links · 2 notes, 2 with a schema",
            ],
            [
                "문제가 없습니다",
                "인용문 2개: 검사 안 함 2개 · 외부 링크 0개 · 노트 2개, 스키마 적용 2개",
            ],
        ),
        (
            Summary(),
            ["0 quotes · 0 external links · no notes"],
            ["인용문 0개 · 외부 링크 0개 · 노트 없음"],
        ),
    ],
)
def test_a_report_without_findings_is_its_summary(
    summary: Summary, english: list[str], korean: list[str]
) -> None:
    languages: tuple[tuple[Language, list[str]], ...] = (("en", english), ("ko", korean))
    for language, lines in languages:
        text = render("full", CheckReport([], summary), ReportOptions(language, statistics=True))
        assert text.split("\n") == [*lines, ""]
        assert render("concise", CheckReport([], summary), ReportOptions(language)) == text
