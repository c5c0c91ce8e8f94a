"""One line a finding, as compilers and editors know it."""

from collections.abc import Sequence

from notelint.model.facts import Summary
from notelint.model.finding import Finding
from notelint.report.ending import ending
from notelint.report.headline import headline
from notelint.report.options import Options


def render(findings: Sequence[Finding], summary: Summary, options: Options) -> str:
    """A line for each finding, then the ending."""
    lines = "".join(f"{headline(finding, options)}\n" for finding in findings)
    return lines + ending(findings, summary, options)
