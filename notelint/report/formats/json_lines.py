"""JSON Lines: an object a line, for programs that read a stream (jsonlines.org).

The objects are those of the JSON report, each with its `type`.
"""

from collections.abc import Iterator

from notelint.model.facts import CheckReport
from notelint.report import ReportOptions
from notelint.report.formats.json_format import dump, finding_data, summary_data


def render(report: CheckReport, options: ReportOptions) -> str:
    """A line for each finding, then one for the summary."""
    return "".join(pieces(report, options))


def pieces(report: CheckReport, options: ReportOptions) -> Iterator[str]:
    """As `render`, line by line."""
    for finding in report.findings:
        yield f"{dump({'type': 'finding', **finding_data(finding, options)})}\n"
    yield f"{dump({'type': 'summary', 'version': 1, **summary_data(report.summary)})}\n"
