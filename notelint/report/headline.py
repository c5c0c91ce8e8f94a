"""The one line that says what a finding is and where."""

from notelint.model.finding import Finding
from notelint.report.options import Options
from notelint.report.paint import Paint
from notelint.report.screen import visible, visible_path
from notelint.report.words import SEVERITIES, message


def headline(finding: Finding, options: Options) -> str:
    """`path:line:column: severity code name: message`."""
    return _line(finding, visible(message(finding, options.language)), options)


def headlines(finding: Finding, options: Options) -> list[str]:
    """The same, but a message's further lines (a traceback's) stay lines, indented."""
    said, *more = message(finding, options.language).splitlines() or [""]
    return [_line(finding, visible(said), options), *(f"    {visible(line)}" for line in more)]


def _line(finding: Finding, said: str, options: Options) -> str:
    paint = Paint(options.colour)
    path = paint("strong", visible_path(finding.path))
    severity = SEVERITIES[finding.severity].of(options.language)
    what = paint(finding.severity, f"{severity} {finding.code}")
    return f"{path}:{finding.line}:{finding.column}: {what} {finding.name}: {said}"
