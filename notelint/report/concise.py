"""One line for each finding, `path:line:column: severity code name: message`."""

from notelint.locale import in_language
from notelint.model.facts import CheckReport
from notelint.model.finding import Finding
from notelint.report import ReportOptions
from notelint.report.messages import SEVERITIES, message_of
from notelint.report.summary import ending
from notelint.report.terminal import Paint, visible, visible_path


def render(report: CheckReport, options: ReportOptions) -> str:
    """A line for each finding, then the summary."""
    lines = "".join(f"{headline(finding, options)}\n" for finding in report.findings)
    return lines + ending(report, options)


def headline(finding: Finding, options: ReportOptions) -> str:
    """A finding on one line."""
    return _line(finding, visible(message_of(finding, options.language)), options)


def headlines(finding: Finding, options: ReportOptions) -> list[str]:
    """The same, except that a message of several lines (a traceback) keeps them, indented."""
    first, *rest = message_of(finding, options.language).splitlines() or [""]
    return [_line(finding, visible(first), options), *(f"    {visible(line)}" for line in rest)]


def _line(finding: Finding, text: str, options: ReportOptions) -> str:
    paint = Paint(options.colour)
    path = paint("strong", visible_path(finding.path))
    severity = in_language(SEVERITIES[finding.severity], options.language)
    label = paint(finding.severity, f"{severity} {finding.code}")
    return f"{path}:{finding.line}:{finding.column}: {label} {finding.name}: {text}"
