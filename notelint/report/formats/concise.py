"""One line for each finding, `path:line:column: severity CODE name: message`.

Severities are in English whatever the language: editors find the lines by patterns.
"""

from collections.abc import Iterator

from notelint.model.facts import CheckReport
from notelint.model.finding import Finding
from notelint.report import ReportOptions
from notelint.report.messages import message_of
from notelint.report.summary import ending
from notelint.report.terminal import Paint, visible, visible_path


def render(report: CheckReport, options: ReportOptions) -> str:
    """A line for each finding, then the summary."""
    return "".join(pieces(report, options))


def pieces(report: CheckReport, options: ReportOptions) -> Iterator[str]:
    """As `render`, line by line."""
    for finding in report.findings:
        yield f"{headline(finding, options)}\n"
    yield ending(report, options)


def headline(finding: Finding, options: ReportOptions) -> str:
    """A finding on one line; the severity is in English, so that editors' patterns fit."""
    return line_of(finding, message_of(finding, options.language), finding.severity, options)


def line_of(finding: Finding, text: str, severity: str, options: ReportOptions) -> str:
    """A line with a text and a word for the severity."""
    paint = Paint(options.colour)
    path = paint("strong", visible_path(finding.path))
    label = paint(finding.severity, f"{severity} {finding.code}")
    return f"{path}:{finding.line}:{finding.column}: {label} {finding.name}: {visible(text)}"
