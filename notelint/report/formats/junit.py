"""JUnit's XML, as CI services read the results of tests.

Each note is a test suite. A finding is a test of it that failed, that was skipped (unverified) or
that had an error (the note could not be checked); a note without findings is one test that passed.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from notelint.model.facts import CheckReport
from notelint.model.finding import Finding
from notelint.report import ReportOptions
from notelint.report.messages import help_text, message_of
from notelint.report.terminal import visible_path
from notelint.report.xml_text import DECLARATION, element, leaf

COULD_NOT_CHECK = ("N004", "N005")
"""Rules on notes that could not be checked at all or not wholly."""


def render(report: CheckReport, options: ReportOptions) -> str:
    """A suite for each note, in the order of the check."""
    by_path: dict[str, list[Finding]] = {visible_path(note.path): [] for note in report.notes}
    for finding in report.findings:
        by_path.setdefault(visible_path(finding.path), []).append(finding)
    kinds = Counter(map(_kind, report.findings))
    tests = sum(max(1, len(findings)) for findings in by_path.values())
    counts = {"tests": tests, "failures": kinds["failure"], "errors": kinds["error"]}
    suites = [_suite(path, findings, options) for path, findings in by_path.items()]
    return DECLARATION + element("testsuites", {"name": "notelint", **counts}, suites)


def _suite(path: str, findings: Sequence[Finding], options: ReportOptions) -> str:
    kinds = Counter(map(_kind, findings))
    attributes: Mapping[str, str | int] = {
        "name": path,
        "tests": max(1, len(findings)),
        "failures": kinds["failure"],
        "errors": kinds["error"],
        "skipped": kinds["skipped"],
        "file": path,
    }
    if not findings:
        passed = {"name": "notelint", "classname": path}
        return element("testsuite", attributes, [element("testcase", passed, indent="    ")], "  ")
    counts: Counter[str] = Counter()
    tests = []
    for finding in findings:
        counts[finding.code] += 1
        tests.append(_test(path, finding, counts[finding.code], options))
    return element("testsuite", attributes, tests, "  ")


def _test(path: str, finding: Finding, number: int, options: ReportOptions) -> str:
    """A test whose name stays while lines come and go: the rule, and which of its findings."""
    name = f"{finding.code} {finding.name}" + (f" ({number})" if number > 1 else "")
    text = message_of(finding, options.language)
    place = f"{path}:{finding.line}:{finding.column}"
    help_ = help_text(finding, options.language)
    attributes = {"type": finding.severity, "message": text}
    lines = filter(None, (f"{place}: {text}", help_))
    result = leaf(_kind(finding), attributes, lines, "      ")
    return element("testcase", {"name": name, "classname": path}, [result], "    ")


def _kind(finding: Finding) -> str:
    if finding.code in COULD_NOT_CHECK:
        return "error"
    return "skipped" if finding.severity == "unverified" else "failure"
