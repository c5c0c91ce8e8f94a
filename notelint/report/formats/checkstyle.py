"""XML as Checkstyle writes it, which Jenkins, reviewdog and many editors read.

Its shape is that of Checkstyle's `XMLLogger`; there is no published schema.
"""

from collections.abc import Mapping
from itertools import groupby

from notelint.model.facts import CheckReport
from notelint.model.finding import Finding
from notelint.report import ReportOptions
from notelint.report.messages import message_of
from notelint.report.terminal import visible_path
from notelint.report.xml_text import DECLARATION, element

SEVERITIES = {"error": "error", "warning": "warning", "unverified": "info"}
VERSION = "4.3"
"""The version of Checkstyle whose shape this is, as other linters give it."""


def render(report: CheckReport, options: ReportOptions) -> str:
    """A `file` for each note with findings, an `error` for each of them."""
    files = [
        element(
            "file", {"name": visible_path(path)}, [_error(one, options) for one in findings], "  "
        )
        for path, findings in groupby(report.findings, key=lambda finding: finding.path)
    ]
    return DECLARATION + element("checkstyle", {"version": VERSION}, files)


def _error(finding: Finding, options: ReportOptions) -> str:
    attributes: Mapping[str, str | int] = {
        "line": finding.line,
        "column": finding.column,
        "severity": SEVERITIES[finding.severity],
        "message": message_of(finding, options.language),
        "source": f"notelint.{finding.code}",
    }
    return element("error", attributes, indent="    ")
