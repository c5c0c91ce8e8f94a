"""Annotations in GitHub Actions, as workflow commands.

See docs.github.com, "Workflow commands for GitHub Actions"; the escapes are those of the toolkit's
`command.ts`.
"""

from collections.abc import Iterator

from notelint.model.facts import CheckReport
from notelint.model.finding import Finding
from notelint.model.message import Language
from notelint.report import ReportOptions
from notelint.report.messages import help_text, message_of
from notelint.report.summary import last_line
from notelint.report.terminal import visible, visible_path

LEVELS = {"error": "error", "warning": "warning", "unverified": "notice"}


def render(report: CheckReport, options: ReportOptions) -> str:
    """A command for each finding, then a plain line that says what was verified."""
    commands = "".join(f"{_command(finding, options)}\n" for finding in report.findings)
    return commands + last_line(report.summary, options)


def _command(finding: Finding, options: ReportOptions) -> str:
    properties = {
        "file": "\n".join(map(visible_path, finding.path.split("\n"))),
        "line": str(finding.line),
        "col": str(finding.column),
        "endLine": str(finding.end_line),
        "endColumn": str(finding.end_column),
        "title": f"{finding.code} {finding.name}",
    }
    assignments = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    text = _data("\n".join(_lines(finding, options.language)))
    return f"::{LEVELS[finding.severity]} {assignments}::{text}"


def _lines(finding: Finding, language: Language) -> Iterator[str]:
    """The finding on one line, as logs show neither path nor title; then what to do."""
    place = f"{visible_path(finding.path)}:{finding.line}:{finding.column}"
    yield f"{place}: {finding.code} {finding.name}: {visible(message_of(finding, language))}"
    if help_ := help_text(finding, language):
        yield visible(help_)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
