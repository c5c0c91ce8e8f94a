"""How a report for people ends: the tally if asked for, then the summary."""

from collections.abc import Sequence

from notelint.model.facts import Summary
from notelint.model.finding import Finding
from notelint.report.options import Options
from notelint.report.paint import Paint, Style
from notelint.report.summary import counts, not_checked, verified
from notelint.report.tally import tally


def ending(findings: Sequence[Finding], summary: Summary, options: Options) -> str:
    """The last lines; the very last one says what was verified."""
    style: Style = "error" if summary.errors else "warning" if findings else "good"
    lines = [*tally(findings), ""] if options.statistics and findings else []
    lines += [
        Paint(options.colour)(style, counts(summary, options.language)),
        not_checked(summary, options.language),
        verified(summary, options.language),
    ]
    return "".join(line + "\n" for line in lines if line or line is lines[0])
