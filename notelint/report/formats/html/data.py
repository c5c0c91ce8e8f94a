"""Makes the page's data of a report: lists and numbers, small enough for 10,000 notes.

What is one of few (a rule, a note) is named by its index in a list. `findings` and `quotes` have a
list for each note, which the page reads only when they are shown; all that the page needs at once
is in `notes`. The script names the fields of
the lists where it reads them, in `model.js`.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from notelint.locale import translated
from notelint.model.details import LinkState, NoteDetails, QuoteDetail
from notelint.model.facts import CheckReport
from notelint.model.finding import Finding
from notelint.model.history import History
from notelint.model.message import Language
from notelint.report import ReportOptions
from notelint.report.formats.html.cells import GridColumns, cells_of, columns_of
from notelint.report.formats.html.texts import page_texts
from notelint.report.history_json import date_of
from notelint.report.link_reasons import reason_of_verdict
from notelint.report.messages import message_of
from notelint.rules import RULES

SEVERITIES = ("error", "warning", "unverified")
QUOTES = ("near", "absent", "folded", "found", "unchecked")
LINKS = ("gone", "unverified", "moved", "ok", "unchecked")
"""Verdicts, named by their index: those that need a reader first."""

LONGEST_LINE = 300
"""Characters of an excerpt's line that are shown, around the place of the finding."""

LONGEST_TEXT = 2_000
"""Characters of a message, and of what was expected and found."""


def page_data(report: CheckReport, options: ReportOptions) -> dict[str, Any]:
    """All that the page shows, as plain data for JSON."""
    language = options.language
    notes = _notes(report)
    index = {note.path: number for number, note in enumerate(notes)}
    by_note: list[list[Finding]] = [[] for _ in notes]
    for finding in report.findings:
        by_note[index[finding.path]].append(finding)
    columns = columns_of(zip(notes, by_note, strict=True), language)
    schemas = {schema.name: number for number, schema in enumerate(columns)}
    rules = {code: number for number, code in enumerate(sorted({f.code for f in report.findings}))}
    sources = {status.path: status.why for status in report.notes}
    reasons = [sources.get(note.path, "none") for note in notes]
    return {
        "language": language,
        "version": options.version,
        "made": options.made,
        "text": page_texts(language),
        "rules": [_rule(code, language) for code in rules],
        "schemas": [{"name": schema.name, "columns": schema.titles} for schema in columns],
        "notes": [
            [
                *_note(note, found, columns[schemas[note.schema]], schemas[note.schema], why),
                _tally(found, rules),
                "".join(str(QUOTES.index(quote.verdict)) for quote in note.quotes),
            ]
            for note, found, why in zip(notes, by_note, reasons, strict=True)
        ],
        "findings": [[_finding(finding, rules, options) for finding in found] for found in by_note],
        "quotes": [[_quote(quote) for quote in note.quotes] for note in notes],
        "baselined": report.summary.baselined,
        "history": _history(report.history) if report.history else None,
        "links": [_link(link, index, language) for link in report.links],
    }


def _notes(report: CheckReport) -> list[NoteDetails]:
    """The notes, in path order; those of the run and of findings too, if they have no details."""
    known = {note.path: note for note in report.details}
    for status in report.notes:
        known.setdefault(status.path, NoteDetails(status.path, status.schema))
    for finding in report.findings:
        if finding.path not in known:
            known[finding.path] = NoteDetails(finding.path, read=False)
    return [known[path] for path in sorted(known)]


def _rule(code: str, language: Language) -> list[str]:
    """A rule: code, name, summary, help."""
    rule = RULES[code]
    help_ = " ".join(translated(text, language) for text in rule.helps())
    return [code, rule.name, translated(rule.summary, language), help_]


def _note(
    note: NoteDetails, findings: Sequence[Finding], schema: GridColumns, number: int, why: str
) -> list[Any]:
    """A note: path, schema, a letter for each column (see `cells`), read, why it has the schema."""
    return [note.path, number, cells_of(note, findings, schema), note.read, why]


def _tally(findings: Sequence[Finding], rules: Mapping[str, int]) -> list[list[int]]:
    """How often each rule is reported in a note: rule, severity, kind of fix, number."""
    counts = Counter(
        (rules[finding.code], SEVERITIES.index(finding.severity), _fix(finding))
        for finding in findings
    )
    return [[*kind, count] for kind, count in counts.items()]


def _fix(finding: Finding) -> int:
    """1 for a safe fix, 2 for another one, 0 for none."""
    return (1 if finding.fix_safe else 2) if finding.fix else 0


def _finding(finding: Finding, rules: Mapping[str, int], options: ReportOptions) -> list[Any]:
    """A finding: rule, severity, place, message, part, texts with marks, excerpt, fix, related."""
    related = ""
    if finding.related:
        related = f"{finding.related_path or finding.path}:{finding.related[0]}"
    return [
        rules[finding.code],
        SEVERITIES.index(finding.severity),
        finding.line,
        finding.column,
        _clip(message_of(finding, options.language)),
        finding.part,
        _clip(finding.expected),
        [list(mark) for mark in finding.expected_marks],
        _clip(finding.found),
        [list(mark) for mark in finding.found_marks],
        _excerpt(finding),
        _fix(finding),
        related,
    ]


def _excerpt(finding: Finding) -> list[list[Any]]:
    """The lines of an excerpt: text, start and end of the mark, and whether its ends are cut."""
    lines = []
    for number, line in enumerate(finding.excerpt, finding.line):
        start = finding.column - 1 if number == finding.line else 0
        end = finding.end_column - 1 if number == finding.end_line else len(line)
        end = max(start, min(end, len(line)))
        low = max(0, min(start - LONGEST_LINE // 3, len(line) - LONGEST_LINE))
        high = min(len(line), low + LONGEST_LINE)
        mark = [max(start, low) - low, max(start, min(end, high)) - low]
        lines.append([line[low:high], *mark, (low > 0) + 2 * (high < len(line))])
    return lines if any(finding.excerpt) else []


def _quote(quote: QuoteDetail) -> list[Any]:
    """A quote: part, verdict, line, both texts with marks; the passage's place and context."""
    return [
        quote.part,
        QUOTES.index(quote.verdict),
        quote.line,
        quote.quote,
        [list(mark) for mark in quote.quote_marks],
        "" if quote.passage == quote.quote else quote.passage,
        [list(mark) for mark in quote.passage_marks],
        quote.path,
        quote.passage_line,
        quote.places,
        quote.before,
        quote.after,
    ]


def _history(history: History) -> dict[str, Any]:
    """The commits: short id, date, subject, and the numbers of `NoteCounts`."""
    return {
        "commits": history.commits,
        "points": [
            [point.commit[:10], date_of(point), point.subject[:LONGEST_LINE], *point.counts]
            for point in history.points
        ],
    }


def _link(link: LinkState, index: Mapping[str, int], language: Language) -> list[Any]:
    """A link: URL, verdict, reason, dates, cached, where it moved, soft, its notes and lines."""
    verdict = link.verdict
    return [
        link.url,
        LINKS.index(link_verdict(link)),
        reason_of_verdict(verdict, language),
        _day(verdict.asked_at),
        _day(link.last_good),
        link.cached,
        verdict.moved,
        bool(verdict.soft),
        [[index[path], line] for path, line in link.places],
    ]


def link_verdict(link: LinkState) -> str:
    """The verdict on a link as the page has it, one of `LINKS`."""
    verdict = link.verdict
    if verdict.kind == "ok":
        return "unverified" if verdict.soft else "moved" if verdict.moved else "ok"
    if verdict.kind == "gone":
        return "gone"
    return "unchecked" if verdict.kind == "skipped" else "unverified"


def _day(moment: float) -> str:
    return f"{datetime.fromtimestamp(moment, UTC):%Y-%m-%d}" if moment else ""


def _clip(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"
