"""JSON for other programs. Version 1: keys may be added, but none changes."""

import json
import re
from collections.abc import Sequence
from typing import Any

from notelint.model.facts import CheckReport, NoteStatus, Summary
from notelint.model.finding import Finding
from notelint.report import ReportOptions
from notelint.report.messages import help_text, message_of

ESCAPED = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Surrogates, which are no UTF-8, and characters that could harm a terminal or a reader."""


def render(report: CheckReport, options: ReportOptions) -> str:
    """One object, with each finding on a line of its own."""
    findings = [finding_data(finding, options) for finding in report.findings]
    return (
        '{\n  "version": 1,\n'
        f'  "findings": {array(findings)},\n'
        f'  "notes": {array([note_data(note) for note in report.notes])},\n'
        f'  "summary": {dump(summary_data(report.summary))}\n}}\n'
    )


def array(objects: Sequence[dict[str, Any]]) -> str:
    """An array with each object on a line of its own."""
    listed = ",\n".join(f"    {dump(value)}" for value in objects)
    return f"[\n{listed}\n  ]" if objects else "[]"


def note_data(note: NoteStatus) -> dict[str, Any]:
    """A note as plain data."""
    return {"path": note.path, "schema": note.schema or None, "why": note.why, "ok": note.ok}


def finding_data(finding: Finding, options: ReportOptions) -> dict[str, Any]:
    """A finding as plain data."""
    return {
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "end_column": finding.end_column,
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "message": message_of(finding, options.language),
        "part": finding.part or None,
        "schema": finding.schema or None,
        "help": help_text(finding, options.language),
        "fix": _fix(finding),
        "related": _related(finding),
    }


def _related(finding: Finding) -> dict[str, Any] | None:
    """The related place, and for a difference both texts with the ranges that differ."""
    if not finding.related:
        return None
    keys = ("line", "column", "end_line", "end_column")
    place: dict[str, Any] = dict(zip(keys, finding.related, strict=True))
    place = {"path": finding.related_path or finding.path, **place}
    if finding.expected_marks or finding.found_marks:
        place["expected"] = {"text": finding.expected, "differs": finding.expected_marks}
        place["found"] = {"text": finding.found, "differs": finding.found_marks}
    return place


def _fix(finding: Finding) -> dict[str, Any] | None:
    if not finding.fix:
        return None
    keys = ("line", "column", "end_line", "end_column", "text")
    edits = [dict(zip(keys, edit, strict=True)) for edit in finding.fix]
    return {"safe": finding.fix_safe, "edits": edits}


def summary_data(summary: Summary) -> dict[str, Any]:
    """The summary as plain data."""
    return {
        "notes": summary.notes,
        "with_schema": summary.with_schema,
        "errors": summary.errors,
        "warnings": summary.warnings,
        "unverified": summary.unverified,
        "quotes": {
            "checked": summary.quotes_checked,
            "found": summary.quotes_found,
            "near": summary.quotes_near,
            "absent": summary.quotes_checked - summary.quotes_found - summary.quotes_near,
        },
        "links": {
            "checked": summary.links_checked,
            "ok": summary.links_ok,
            "gone": summary.links_gone,
            "refused": summary.links_refused,
            "unknown": summary.links_unknown,
            "skipped": summary.links_skipped,
        },
        "baselined": summary.baselined,
    }


def dump(value: dict[str, Any], indent: int | None = None) -> str:
    """An object as JSON, on one line unless `indent` is given. Safe to show on a terminal."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return ESCAPED.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
