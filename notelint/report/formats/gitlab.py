"""A Code Quality report, which GitLab shows in merge requests.

docs.gitlab.com, "Code Quality", "Code Quality report format".
"""

from typing import Any

from notelint.model.facts import CheckReport
from notelint.model.finding import Finding
from notelint.model.message import Language
from notelint.report import ReportOptions
from notelint.report.fingerprints import fingerprints
from notelint.report.formats.json_format import dump
from notelint.report.messages import message_of
from notelint.report.terminal import visible

SEVERITIES = {"error": "major", "warning": "minor", "unverified": "info"}
"""GitLab's are info, minor, major, critical and blocker."""


def render(report: CheckReport, options: ReportOptions) -> str:
    """An array with an issue for each finding, each on a line of its own.

    GitLab compares the fingerprints of two branches and drops all but one of equal ones.
    """
    pairs = zip(report.findings, fingerprints(report.findings), strict=True)
    issues = [_issue(finding, name, options.language) for finding, name in pairs]
    lines = ",\n".join(f"  {dump(issue)}" for issue in issues)
    return f"[\n{lines}\n]\n" if issues else "[]\n"


def _issue(finding: Finding, fingerprint: str, language: Language) -> dict[str, Any]:
    text = visible(message_of(finding, language))
    return {
        "type": "issue",
        "check_name": finding.code,
        "description": f"{finding.code} {finding.name}: {text}",
        "fingerprint": fingerprint,
        "severity": SEVERITIES[finding.severity],
        "location": {
            "path": finding.path.removeprefix("./"),
            "lines": {"begin": finding.line, "end": finding.end_line},
        },
    }
