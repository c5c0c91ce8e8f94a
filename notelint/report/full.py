"""The format for people: each finding as a paragraph, then what the run came to."""

from collections.abc import Sequence

from notelint.model.facts import Summary
from notelint.model.finding import Finding
from notelint.report.ending import ending
from notelint.report.options import Options


def render(findings: Sequence[Finding], summary: Summary, options: Options) -> str:
    """Each finding as a paragraph, then the ending."""
    said = ""
    if findings:
        from notelint.report.paragraph import paragraph  # noqa: PLC0415 - most runs find nothing

        said = "".join(f"{paragraph(one, options)}\n\n" for one in findings)
    return said + ending(findings, summary, options)
