"""JSON Lines: an object a line, for programs that read a stream (jsonlines.org).

The objects are those of the JSON report, each with its `type`.
"""

from notelint.model.facts import CheckReport
from notelint.report import ReportOptions
from notelint.report.formats.json_format import dump, finding_data, summary_data


def render(report: CheckReport, options: ReportOptions) -> str:
    """A line for each finding, then one for the summary."""
    findings = [
        {"type": "finding", **finding_data(finding, options)} for finding in report.findings
    ]
    summary = {"type": "summary", "version": 1, **summary_data(report.summary)}
    return "".join(f"{dump(value)}\n" for value in (*findings, summary))
