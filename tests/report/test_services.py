"""Reports for services, as those who read them take them: by their schemas and their escapes."""

import json
import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator, Draft202012Validator

from notelint.model.distribution import REPOSITORY
from notelint.model.facts import CheckReport, Summary
from notelint.model.finding import Finding
from notelint.report import ReportOptions, render
from notelint.report.documentation import PAGES, rule_url
from notelint.rules import RULES

SCHEMAS = Path(__file__).parent / "schemas"
ROOT = Path(__file__).parents[2]


def read(name: str, report: CheckReport) -> Any:
    return json.loads(render(name, report, ReportOptions()).encode("utf-8"))


def schema(name: str) -> Any:
    return json.loads((SCHEMAS / f"{name}.schema.json").read_bytes())


def test_json_lines_have_findings_and_at_last_the_summary(report: CheckReport) -> None:
    lines = render("jsonl", report, ReportOptions()).encode("utf-8").splitlines()
    *findings, summary = map(json.loads, lines)
    whole = read("json", report)
    assert findings == [{"type": "finding", **finding} for finding in whole["findings"]]
    assert summary == {"type": "summary", "version": 1, **whole["summary"]}
    assert read("jsonl", CheckReport((), Summary()))["type"] == "summary"


def test_gitlab_has_issues_as_gitlab_validates_them(report: CheckReport) -> None:
    issues = read("gitlab", report)
    for issue in issues:
        Draft202012Validator(schema("codeclimate")).validate(issue)
    assert issues[0] == {
        "type": "issue",
        "check_name": "Q901",
        "description": "Q901 quote-off: the article has no '월 30달러', in line 40",
        "fingerprint": issues[0]["fingerprint"],
        "severity": "major",
        "location": {"path": "notes/메모.md", "lines": {"begin": 12, "end": 12}},
    }
    severities = [issue["severity"] for issue in issues]
    assert severities == ["major", "major", "minor", "info", "major"]
    assert read("gitlab", CheckReport((), Summary())) == []


def test_fingerprints_of_gitlab_are_unique_and_stay_when_lines_move(report: CheckReport) -> None:
    twice = [finding for finding in report.findings for _ in range(2)]
    moved = [
        one._replace(line=one.line + 3, end_line=one.end_line + 3)
        for one in (report.findings[0], report.findings[3])
    ]
    names = [issue["fingerprint"] for issue in read("gitlab", CheckReport(twice, Summary()))]
    assert len(set(names)) == len(twice)
    later = [issue["fingerprint"] for issue in read("gitlab", CheckReport(moved, Summary()))]
    assert later == [names[0], names[6]]


def test_rdjson_is_as_reviewdog_publishes_it(report: CheckReport) -> None:
    data = read("rdjson", report)
    Draft4Validator(schema("rdjson")).validate(data)
    assert data["source"] == {"name": "notelint", "url": REPOSITORY}
    first = data["diagnostics"][0]
    assert first["severity"] == "ERROR"
    assert first["code"] == {"value": "Q901", "url": rule_url("Q901")}
    assert first["message"].endswith("in line 40\n\nCopy the passage word for word.")
    assert first["related_locations"][0]["location"] == {
        "path": "notes/메모.md",
        "range": {"start": {"line": 40}, "end": {"line": 40}},
    }
    assert read("rdjson", CheckReport((), Summary()))["diagnostics"] == []


def test_columns_of_rdjson_count_bytes(report: CheckReport) -> None:
    places = [one["location"]["range"] for one in read("rdjson", report)["diagnostics"]]
    line = report.findings[0].excerpt[0]
    start, end = len(line[:9].encode()) + 1, len(line[:15].encode()) + 1
    assert (start, end) == (18, 30)
    assert places[0] == {"start": {"line": 12, "column": 18}, "end": {"line": 12, "column": 30}}
    assert places[1]["end"] == {"line": 101, "column": len("셋째 ".encode()) + 1}
    assert places[3] == {"start": {"line": 1, "column": 1}, "end": {"line": 40, "column": 1}}


def test_rdjson_has_whole_lines_where_bytes_cannot_be_counted(findings: Sequence[Finding]) -> None:
    bare = findings[0]._replace(excerpt=(), fix=((12, 10, 12, 12, "20~25"),))
    (only,) = read("rdjson", CheckReport([bare], Summary()))["diagnostics"]
    assert only["location"]["range"] == {"start": {"line": 12}, "end": {"line": 12}}
    assert "suggestions" not in only


def test_rdjson_suggests_only_fixes_of_one_edit(report: CheckReport) -> None:
    first, second, third, *_ = read("rdjson", report)["diagnostics"]
    assert len(report.findings[0].fix) == 2
    assert "suggestions" not in first
    assert "suggestions" not in second
    place = {"start": {"line": 1, "column": 4}, "end": {"line": 1, "column": 6}}
    assert third["suggestions"] == [{"range": place, "text": ""}]


AZURE = re.compile(r"##vso\[task\.logissue ((?:[^\];]*;)*)\](.*)")


def azure(line: str) -> tuple[dict[str, str], str]:
    """A command as the agent reads it: up to the first `]`, properties up to each `;`."""

    def plain(text: str) -> str:
        for escape, character in (("%0D", "\r"), ("%0A", "\n"), ("%5D", "]"), ("%3B", ";")):
            text = text.replace(escape, character)
        return text.replace("%AZP25", "%")

    match = AZURE.fullmatch(line)
    assert match, line
    pairs = (pair.split("=", 1) for pair in match[1].split(";") if pair)
    return {key: plain(value) for key, value in pairs}, plain(match[2])


def test_azure_reads_a_command_for_each_finding(report: CheckReport) -> None:
    odd = report.findings[2]._replace(path="a;b]c%0A.md")
    *lines, last = render(
        "azure", CheckReport([*report.findings, odd], report.summary), ReportOptions()
    ).splitlines()
    issues = [azure(line) for line in lines]
    assert [properties["type"] for properties, _ in issues] == [
        *("error", "error", "warning", "warning", "error", "warning")
    ]
    assert issues[-1] == (
        {
            "type": "warning",
            "sourcepath": "a;b]c%0A.md",
            "linenumber": "1",
            "columnnumber": "4",
            "code": "T902",
        },
        "space-off: 2 blanks: 5% off",
    )
    assert issues[3][1].startswith("unverified link-unsure: ")
    assert not last.startswith("##")


def test_a_log_shows_where_a_finding_of_github_is_and_what_to_do(report: CheckReport) -> None:
    first = render("github", report, ReportOptions()).splitlines()[0]
    assert first.split("::", 2)[2] == (
        "notes/메모.md:12:10: Q901 quote-off: the article has no '월 30달러', in line 40"
        "%0ACopy the passage word for word."
    )


@pytest.mark.parametrize("code", RULES)
def test_the_address_of_a_rule_leads_to_its_page(code: str) -> None:
    path = rule_url(code).removeprefix(PAGES)
    assert (ROOT / "docs" / path.lstrip("/")).is_file()


def test_the_project_is_at_one_address() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    urls = settings["project"]["urls"]
    assert urls == {"Repository": REPOSITORY, "Documentation": PAGES}
    readme = settings["tool"]["hatch"]["metadata"]["hooks"]["fancy-pypi-readme"]
    (links,) = readme["substitutions"]
    assert links["replacement"].startswith(f"]({PAGES.removesuffix('docs')}")
