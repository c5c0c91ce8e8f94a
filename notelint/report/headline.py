"""The one line that says what a finding is and where."""

from notelint.model.finding import Finding
from notelint.report.options import Options
from notelint.report.paint import Paint
from notelint.report.screen import visible, visible_path
from notelint.report.words import SEVERITIES, message


def headline(finding: Finding, options: Options) -> str:
    """`path:line:column: severity code name: message`."""
    paint = Paint(options.colour)
    path = paint("strong", visible_path(finding.path))
    severity = SEVERITIES[finding.severity].of(options.language)
    what = paint(finding.severity, f"{severity} {finding.code}")
    said = visible(message(finding, options.language))
    return f"{path}:{finding.line}:{finding.column}: {what} {finding.name}: {said}"
