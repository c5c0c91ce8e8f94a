"""Reviewdog's Diagnostic Format, with which reviewdog comments on pull requests.

github.com/reviewdog/reviewdog, `proto/rdf`. Its columns count bytes of UTF-8, from 1.
"""

from collections.abc import Sequence
from typing import Any

from notelint.locale import in_language
from notelint.model.distribution import REPOSITORY
from notelint.model.facts import CheckReport
from notelint.model.finding import Finding
from notelint.model.message import Language
from notelint.report import ReportOptions
from notelint.report.documentation import rule_url
from notelint.report.formats.json_format import array, dump
from notelint.report.messages import RELATED, help_text, message_of
from notelint.report.terminal import visible

SEVERITIES = {"error": "ERROR", "warning": "WARNING", "unverified": "INFO"}


def render(report: CheckReport, options: ReportOptions) -> str:
    """A diagnostic result, with each finding on a line of its own."""
    listed = array([_diagnostic(finding, options.language) for finding in report.findings])
    source = dump({"name": "notelint", "url": REPOSITORY})
    return f'{{\n  "source": {source},\n  "diagnostics": {listed}\n}}\n'


def _diagnostic(finding: Finding, language: Language) -> dict[str, Any]:
    text = visible(message_of(finding, language))
    help_ = visible(help_text(finding, language))
    place = (finding.line, finding.column, finding.end_line, finding.end_column)
    diagnostic: dict[str, Any] = {
        "message": f"{text}\n\n{help_}" if help_ else text,
        "location": {"path": finding.path, "range": _range(place, finding)},
        "severity": SEVERITIES[finding.severity],
        "code": {
            "value": finding.code,
            **({"url": url} if (url := rule_url(finding.code)) else {}),
        },
    }
    if finding.related:
        path = finding.related_path or finding.path
        lines = {"start": {"line": finding.related[0]}, "end": {"line": finding.related[2]}}
        related = {
            "message": in_language(RELATED, language),
            "location": {"path": path, "range": lines},
        }
        diagnostic["related_locations"] = [related]
    if suggestion := _suggestion(finding):
        diagnostic["suggestions"] = [suggestion]
    return diagnostic


def _suggestion(finding: Finding) -> dict[str, Any] | None:
    """The fix, if it is one edit: a reviewer may take each suggestion without the others."""
    if len(finding.fix) != 1:
        return None
    *place, text = finding.fix[0]
    range_ = _range(place, finding)
    return {"range": range_, "text": text} if "column" in range_.get("end", ()) else None


def _range(place: Sequence[int], finding: Finding) -> dict[str, dict[str, int]]:
    """A range with columns in bytes; without columns if a line of its ends is not at hand."""
    line, column, end_line, end_column = place
    start, end = _byte_column(line, column, finding), _byte_column(end_line, end_column, finding)
    if not (start and end):
        return {"start": {"line": line}, "end": {"line": end_line}}
    return {"start": {"line": line, "column": start}, "end": {"line": end_line, "column": end}}


def _byte_column(line: int, column: int, finding: Finding) -> int:
    """A column in bytes; 0 if the finding does not carry the line."""
    if column == 1:
        return 1
    index = line - finding.line
    if not 0 <= index < len(finding.excerpt):
        return 0
    return len(finding.excerpt[index][: column - 1].encode("utf-8", "surrogatepass")) + 1
