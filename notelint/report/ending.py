"""How a report for people ends: the tally if asked for, then the summary."""

from collections.abc import Sequence

from notelint.model.facts import Summary
from notelint.model.finding import Finding
from notelint.report import ReportOptions
from notelint.report.summary import counts, not_checked, verified
from notelint.report.terminal import Paint, Style


def ending(findings: Sequence[Finding], summary: Summary, options: ReportOptions) -> str:
    """The last lines; the very last one says what was verified."""
    style: Style = "error" if summary.errors else "warning" if findings else "good"
    language = options.language
    lines = [
        Paint(options.colour)(style, counts(summary, language)),
        not_checked(summary, language),
        verified(summary, language),
    ]
    text = "".join(f"{line}\n" for line in lines if line)
    if options.statistics and findings:
        from notelint.report.tally import tally  # noqa: PLC0415 - seldom asked

        return "".join(f"{line}\n" for line in tally(findings)) + "\n" + text
    return text
