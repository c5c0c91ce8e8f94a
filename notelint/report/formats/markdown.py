"""A summary of the run in Markdown: for the page of a CI job, a merge request or a chat.

It says how many problems there are, what was verified, which rules they are of and how many can be
fixed, and which notes have most.
"""

from collections import Counter
from collections.abc import Collection, Sequence

from notelint.locale import in_language, translated
from notelint.model.facts import CheckReport
from notelint.model.finding import Finding
from notelint.model.message import Language, phrase
from notelint.report import ReportOptions
from notelint.report.markdown_text import code, table
from notelint.report.messages import message_of
from notelint.report.summary import counts, not_checked, verified_things
from notelint.report.terminal import visible_path
from notelint.rules import RULES

MOST = 10
"""Rows of a table: a job's page is looked over, and GitHub allows a megabyte."""

RULE, NOTE, SCHEMA = phrase("Rule"), phrase("Note"), phrase("Schema")
MEANING = phrase("Meaning")
FINDINGS = phrase("Findings")
FIXABLE = phrase("With a fix")
ERRORS, WARNINGS, UNVERIFIED = phrase("Errors"), phrase("Warnings"), phrase("Unverified")
FIRST = phrase("First finding")
RULES_TITLE = phrase("Most frequent rules")
NOTES_TITLE = phrase("Notes with the most findings")
NO_NOTES = phrase("no notes")


def render(report: CheckReport, options: ReportOptions) -> str:
    """A heading, a list of what was verified, and two tables if there are findings."""
    language = options.language
    title = counts(report.summary, language) or in_language(NO_NOTES, language)
    facts = (*verified_things(report.summary, language), not_checked(report.summary, language))
    sections = [f"## notelint: {title}\n", "".join(f"- {fact}\n" for fact in facts if fact)]
    if report.findings:
        sections += [
            f"### {in_language(RULES_TITLE, language)}\n",
            _rules(report.findings, language),
            f"### {in_language(NOTES_TITLE, language)}\n",
            _notes(report, language),
        ]
    return "\n".join(sections)


def _rules(findings: Collection[Finding], language: Language) -> str:
    """The rules with most findings, and how many of these have a fix."""
    numbers = Counter(finding.code for finding in findings)
    fixable = Counter(finding.code for finding in findings if finding.fix)
    ranked = sorted(numbers.items(), key=lambda item: (-item[1], item[0]))
    rows = [
        (
            f"{rule} {RULES[rule].name}",
            translated(RULES[rule].summary, language),
            str(number),
            f"{fixable[rule]} ({fixable[rule] * 100 // number}%)",
        )
        for rule, number in ranked[:MOST]
    ]
    header = [in_language(title, language) for title in (RULE, MEANING, FINDINGS, FIXABLE)]
    return table(header, (2, 3), rows) + _more(len(ranked) - MOST)


def _notes(report: CheckReport, language: Language) -> str:
    """The notes with most errors, then with most findings."""
    by_path: dict[str, list[Finding]] = {}
    for finding in report.findings:
        by_path.setdefault(finding.path, []).append(finding)
    schemas = {note.path: note.schema for note in report.notes}
    severities = {
        path: Counter(finding.severity for finding in findings)
        for path, findings in by_path.items()
    }
    ranked = sorted(by_path, key=lambda path: (-severities[path]["error"], -len(by_path[path])))
    rows = [
        (
            code(visible_path(path)),
            code(schemas[path]) if schemas.get(path) else "",
            *(str(severities[path][name]) for name in ("error", "warning", "unverified")),
            _first(by_path[path], language),
        )
        for path in ranked[:MOST]
    ]
    titles = (NOTE, SCHEMA, ERRORS, WARNINGS, UNVERIFIED, FIRST)
    header = [in_language(title, language) for title in titles]
    return table(header, (2, 3, 4), rows) + _more(len(ranked) - MOST)


def _first(findings: Sequence[Finding], language: Language) -> str:
    """The first error of a note, else its first finding."""
    first = next((one for one in findings if one.severity == "error"), findings[0])
    place = f"{first.line}:{first.column}"
    return f"{place} {first.code} {code(message_of(first, language))}"


def _more(number: int) -> str:
    return f"\n… (+{number})\n" if number > 0 else ""
