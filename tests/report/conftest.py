"""Rules and findings of the tests' own, so that golden files change only with the formats."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from notelint import locale
from notelint.model.facts import CheckReport, NoteStatus, Summary
from notelint.model.finding import Finding
from notelint.model.message import message, phrase
from notelint.model.rule import Rule
from notelint.rules import RULES

OWN_RULES = {
    "Q901": Rule(
        code="Q901",
        name="quote-off",
        severity="error",
        summary="A quote that is off",
        why="Readers believe it.",
        messages={
            "off": "the article has no '{quote}', {where}",
            "crash": "it failed: {error}",
        },
        help="Copy the passage word for word.",
    ),
    "T902": Rule(
        code="T902",
        name="space-off",
        severity="warning",
        summary="Space that is off",
        why="Nobody sees it.",
        messages={"space": "{count} blanks: 5% off"},
        help="Delete them.",
    ),
    "L903": Rule(
        code="L903",
        name="link-unsure",
        severity="unverified",
        summary="A link not verified",
        why="It may be gone.",
        messages={"unsure": "not verified"},
        help="Look at it.",
    ),
}

FINDINGS = (
    Finding(
        *("notes/메모.md", 12, 10, 12, 16, "Q901", "quote-off", "error"),
        message("off", quote="월 30달러", where=phrase("in line {line}", line=40)),
        part="evidence",
        schema="news-scrap.yaml",
        schema_line=12,
        expected="월 20~25달러",
        found="월 30달러",
        related=(40, 5, 40, 13),
        excerpt=("* 아마존 Q는 월 30달러다",),
        fix=((12, 10, 12, 12, "20~25"), (12, 1, 12, 1, "")),
        fix_safe=False,
    ),
    Finding(
        *("notes/메모.md", 99, 5, 101, 4, "Q901", "quote-off", "error"),
        message("off", quote="두 줄\n인용", where=phrase("nowhere")),
        excerpt=("1234첫 줄", "  둘째 줄", "셋째 줄"),
    ),
    Finding(
        *("a,b:c%.md", 1, 4, 1, 6, "T902", "space-off", "warning"),
        message("space", count=2),
        excerpt=("abc  ",),
        fix=((1, 4, 1, 6, ""),),
    ),
    Finding(
        *("caf\udce9.md", 1, 1, 40, 1, "L903", "link-unsure", "unverified"),
        message("unsure"),
        excerpt=("# 긴 절", "", "본문"),
    ),
    Finding(
        *("evil\x1b[2J\n.md", 1, 1, 1, 1, "Q901", "quote-off", "error"),
        message("crash", error="Traceback:\n  File \x9b31m\nKeyError: 'x'"),
        excerpt=("",),
    ),
)
SUMMARY = Summary(
    notes=20,
    with_schema=3,
    errors=3,
    warnings=1,
    unverified=1,
    quotes_checked=3,
    quotes_found=2,
    quotes_unchecked=1,
    links_checked=4,
    links_ok=2,
    links_gone=1,
    links_unknown=1,
    links_skipped=5,
)
NOTES = (
    NoteStatus("notes/메모.md", "news-scrap", "configuration", ok=False),
    NoteStatus("a,b:c%.md", "adr", "note", ok=True),
    NoteStatus("caf\udce9.md", "", "none", ok=True),
    NoteStatus("evil\x1b[2J\n.md", "til", "auto-detected", ok=False),
)

KOREAN = {
    "A quote that is off": "어긋난 인용문",
    "Readers believe it.": "읽는 사람이 믿게 됩니다.",
    "the article has no '{quote}', {where}": "기사에 '{quote:이}' 없습니다({where})",
    "it failed: {error}": "실패했습니다: {error}",
    "Copy the passage word for word.": "문장을 그대로 옮기세요.",
    "Space that is off": "어긋난 공백",
    "Nobody sees it.": "눈에 보이지 않습니다.",
    "{count} blanks: 5% off": "공백 {count}개: 5% 어긋남",
    "Delete them.": "지우세요.",
    "A link not verified": "확인하지 못한 외부 링크",
    "It may be gone.": "없어졌을 수 있습니다.",
    "not verified": "확인하지 못했습니다",
    "Look at it.": "살펴보세요.",
    "in line {line}": "{line}번째 줄",
    "nowhere": "어디에도",
}


@pytest.fixture(autouse=True)
def own_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    real = locale.catalogue
    monkeypatch.setattr(
        locale, "catalogue", lambda language: lambda text: KOREAN.get(text) or real(language)(text)
    )
    for module in ("messages", "formats.sarif", "formats.markdown", "formats.html.data"):
        monkeypatch.setattr(f"notelint.report.{module}.RULES", {**RULES, **OWN_RULES})


@pytest.fixture
def findings() -> Sequence[Finding]:
    """One of each severity; with all fields, several lines, odd paths, hostile text."""
    return FINDINGS


@pytest.fixture
def summary() -> Summary:
    """A summary in which every number is different."""
    return SUMMARY


@pytest.fixture
def report() -> CheckReport:
    """A report with these findings, this summary, and some of the notes."""
    return CheckReport(FINDINGS, SUMMARY, NOTES)


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compares a text with a golden file; with UPDATE_GOLDEN=1 in the environment, writes it."""

    def compare(name: str, text: str) -> None:
        file = Path(__file__).parents[1] / "golden" / name
        data = text.encode("utf-8", "backslashreplace")
        if os.environ.get("UPDATE_GOLDEN") == "1":
            file.write_bytes(data)
        assert file.read_bytes() == data

    return compare
