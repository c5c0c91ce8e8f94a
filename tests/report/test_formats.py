import json
import re
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from notelint.model.facts import CheckReport, Summary
from notelint.model.finding import Finding
from notelint.model.message import Language
from notelint.report import FORMATS, ReportOptions, render
from notelint.schema.built_in import published_json_schema

Golden = Callable[[str, str], None]
SUFFIXES = {
    **dict.fromkeys(("json", "sarif", "gitlab", "rdjson"), "json"),
    **dict.fromkeys(("junit", "checkstyle"), "xml"),
    "jsonl": "jsonl",
    "markdown": "txt",  # no note of ours
}


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("name", [name for name in FORMATS if name != "html"])
def test_a_format_looks_like_its_golden_file(
    name: str, language: Language, report: CheckReport, golden: Golden
) -> None:
    options = ReportOptions(language, width=60, statistics=True, version="1.0.0")
    text = render(name, report, options)
    golden(f"{name}.{language}.{SUFFIXES.get(name, 'txt')}", text)


@pytest.mark.parametrize("name", ["full", "concise"])
def test_colours_change_nothing_but_colours(
    name: str, findings: Sequence[Finding], summary: Summary, golden: Golden
) -> None:
    plain = render(name, CheckReport(findings, summary), ReportOptions(width=60))
    coloured = render(name, CheckReport(findings, summary), ReportOptions(width=60, colour=True))
    golden(f"{name}.colour.txt", coloured)
    assert coloured != plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


@pytest.mark.parametrize("name", sorted({*FORMATS} - {"full", "concise"}))
def test_formats_for_programs_have_no_colour(
    name: str, findings: Sequence[Finding], summary: Summary
) -> None:
    coloured = render(name, CheckReport(findings, summary), ReportOptions(colour=True))
    assert coloured == render(name, CheckReport(findings, summary), ReportOptions())


@pytest.mark.parametrize("name", FORMATS)
def test_no_control_character_of_a_note_reaches_the_terminal(
    name: str, findings: Sequence[Finding], summary: Summary
) -> None:
    text = render(name, CheckReport(findings, summary), ReportOptions())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_report_comes_from_the_same_findings(
    name: str, findings: Sequence[Finding], summary: Summary
) -> None:
    options = ReportOptions("ko", statistics=True)
    report = CheckReport(findings, summary)
    assert render(name, report, options) == render(name, report, options)


VERIFIED = {
    "en": (
        "4 quotes: 2 found, 1 not found, 1 not checked",
        "9 external links: 2 ok, 1 dead, 1 unverified, 5 not checked",
        "20 notes, 3 with a schema",
    ),
    "ko": (
        "인용문 4개: 확인 2개, 없음 1개, 검사 안 함 1개",
        "외부 링크 9개: 정상 2개, 사라짐 1개, 미확인 1개, 검사 안 함 5개",
        "노트 20개, 스키마 적용 3개",
    ),
}


@pytest.mark.parametrize("name", ["full", "concise", "github", "azure"])
@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_last_line_says_what_was_verified(
    name: str, language: Language, findings: Sequence[Finding], summary: Summary
) -> None:
    options = ReportOptions(language, statistics=True)
    last = render(name, CheckReport(findings, summary), options).splitlines()[-1]
    assert last == " · ".join(VERIFIED[language])


def test_json_has_the_published_shape(findings: Sequence[Finding], summary: Summary) -> None:
    text = render("json", CheckReport(findings, summary), ReportOptions())
    data = json.loads(text.encode("utf-8"))  # raises where a lone surrogate was left
    assert list(data) == ["version", "findings", "notes", "summary"]
    assert data["version"] == 1
    place = ["path", "line", "column", "end_line", "end_column"]
    what = ["code", "name", "severity", "message", "part", "schema", "help", "fix", "related"]
    assert [list(finding) for finding in data["findings"]] == [place + what] * len(findings)
    assert [finding["path"] for finding in data["findings"]] == [f.path for f in findings]
    assert data["findings"][0]["fix"] == {
        "safe": False,
        "edits": [
            {"line": 12, "column": 10, "end_line": 12, "end_column": 12, "text": "20~25"},
            {"line": 12, "column": 1, "end_line": 12, "end_column": 1, "text": ""},
        ],
    }
    assert data["findings"][1]["fix"] is None
    assert data["summary"] == {
        "notes": 20,
        "with_schema": 3,
        "errors": 3,
        "warnings": 1,
        "unverified": 1,
        "quotes": {"checked": 3, "found": 2, "near": 0, "absent": 1},
        "links": {"checked": 4, "ok": 2, "gone": 1, "refused": 0, "unknown": 1, "skipped": 5},
        "baselined": 0,
    }


def test_json_lists_the_notes(report: CheckReport) -> None:
    data = json.loads(render("json", report, ReportOptions()).encode("utf-8"))
    assert data["notes"][1:3] == [
        {"path": "a,b:c%.md", "schema": "adr", "why": "note", "ok": True},
        {"path": "caf\udce9.md", "schema": None, "why": "none", "ok": True},
    ]
    assert len(data["notes"]) == len(report.notes)


def closed(schema: Any) -> Any:
    """A JSON Schema that allows only the keys that it describes."""
    if isinstance(schema, list):
        return [closed(value) for value in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: closed(value) for key, value in schema.items()}
    return {**made, "additionalProperties": False} if "required" in schema else made


def test_json_is_valid_by_the_published_schema(report: CheckReport) -> None:
    schema = closed(json.loads(published_json_schema("report")))
    Draft202012Validator.check_schema(schema)
    for sample in (report, CheckReport([], Summary())):
        for language in ("en", "ko"):
            data = json.loads(render("json", sample, ReportOptions(language)))
            assert list(Draft202012Validator(schema).iter_errors(data)) == []
    for line in render("jsonl", report, ReportOptions()).splitlines():
        data = json.loads(line)
        kind = {"$ref": f"#/$defs/{data.pop('type')}", "$defs": schema["$defs"]}
        data.pop("version", None)
        assert list(Draft202012Validator(kind).iter_errors(data)) == []


def test_json_of_nothing_is_json() -> None:
    data = json.loads(render("json", CheckReport([], Summary()), ReportOptions()))
    assert data["findings"] == []
    assert data["summary"]["notes"] == 0


def test_github_escapes_what_ends_a_property_or_a_message(
    findings: Sequence[Finding], summary: Summary
) -> None:
    lines = render("github", CheckReport(findings, summary), ReportOptions()).split("\n")
    assert lines[2] == (
        "::warning file=a%2Cb%3Ac%25.md,line=1,col=4,endLine=1,endColumn=6,"
        "title=T902 space-off::a,b:c%25.md:1:4: T902 space-off: 2 blanks: 5%25 off%0ADelete them."
    )
    assert "file=evil<U+001B>[2J%0A.md," in lines[4]
    assert [line.split(" ")[0] for line in lines[:5]] == [
        "::error",
        "::error",
        "::warning",
        "::notice",
        "::error",
    ]
    assert len(lines) == len(findings) + 2


def test_statistics_count_each_code_the_most_frequent_first(findings: Sequence[Finding]) -> None:
    many = [findings[2]] * 10 + [findings[0], findings[3]]
    text = render(
        "concise",
        CheckReport(many, Summary(notes=1, with_schema=1)),
        ReportOptions(statistics=True),
    )
    assert text.splitlines()[len(many) : len(many) + 4] == [
        "10  T902  space-off",
        " 1  L903  link-unsure",
        " 1  Q901  quote-off",
        "",
    ]


def test_concise_has_one_line_for_each_finding(
    findings: Sequence[Finding], summary: Summary
) -> None:
    lines = render("concise", CheckReport(findings, summary), ReportOptions()).splitlines()
    assert len(lines) == len(findings) + 4
    assert lines[0] == (
        "notes/메모.md:12:10: error Q901 quote-off: the article has no '월 30달러', in line 40"
    )


def test_severities_of_concise_are_in_english_in_every_language(report: CheckReport) -> None:
    lines = render("concise", report, ReportOptions("ko")).splitlines()
    assert lines[0] == (
        "notes/메모.md:12:10: error Q901 quote-off: 기사에 '월 30달러'가 없습니다(40번째 줄)"
    )
    assert [line.split(": ")[1].split()[0] for line in lines[:5]] == [
        *("error", "error", "warning", "unverified", "error")
    ]


def test_long_texts_are_cut_but_not_lost(findings: Sequence[Finding], summary: Summary) -> None:
    long = findings[0]._replace(expected="가" * 100_000, excerpt=("나" * 1_000_000,))
    text = render("full", CheckReport([long], summary), ReportOptions())
    assert len(text) < 2000
    assert "가" * 399 + "…\n" in text
