"""The history of notes as JSON, for programs. Version 1: keys may be added, but none changes."""

from datetime import UTC, datetime
from typing import Any

from notelint.model.history import History, HistoryPoint
from notelint.report.formats.json_format import array


def render_history(history: History) -> str:
    """One object, with each commit on a line of its own, oldest first."""
    listed = array(list(map(_point, history.points)))
    return f'{{\n  "version": 1,\n  "commits": {history.commits},\n  "history": {listed}\n}}\n'


def _point(point: HistoryPoint) -> dict[str, Any]:
    counts = point.counts
    return {
        "commit": point.commit,
        "date": date_of(point),
        "subject": point.subject,
        "notes": counts.notes,
        "with_schema": counts.with_schema,
        "conforming": counts.conforming,
        "errors": counts.errors,
        "warnings": counts.warnings,
        "quotes": {
            "checked": counts.quotes_checked,
            "found": counts.quotes_found,
            "near": counts.quotes_near,
            "absent": counts.quotes_checked - counts.quotes_found - counts.quotes_near,
        },
        "links": {"total": counts.links, "dead": counts.links_dead},
    }


def date_of(point: HistoryPoint) -> str:
    """The day of a commit, in UTC."""
    return f"{datetime.fromtimestamp(point.time, UTC):%Y-%m-%d}"
