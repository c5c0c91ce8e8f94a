"""The ledger as JSON Lines, for diffs, other programs and other machines. Pure.

An entry is a line, sorted by URL: a change of one verdict is a change of one line.
"""

import json
from collections.abc import Iterable
from typing import NamedTuple

from notelint.links.ledger_entry import LedgerEntry, entry_of
from notelint.model.message import Phrase, phrase


class Imported(NamedTuple):
    """The entries of a text, by URL, and the problems of other lines: (number, message)."""

    entries: tuple[LedgerEntry, ...]
    problems: tuple[tuple[int, Phrase], ...]


def export_lines(entries: Iterable[LedgerEntry]) -> str:
    """The entries as lines: the same entries give the same bytes, in whatever order they come."""
    return "".join(
        json.dumps(entry._asdict(), ensure_ascii=False) + "\n"
        for entry in sorted(entries, key=lambda entry: entry.url)
    )


def import_lines(text: str) -> Imported:
    """The entries of lines; the latest one of each URL. Invalid lines are problems."""
    entries: dict[str, LedgerEntry] = {}
    problems = []
    # Split at line feeds alone: a title may have other line endings in it.
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if not line.strip():
            continue
        entry = _entry(line)
        if entry is None:
            problems.append((number, _wrong(number)))
        elif entry.url not in entries or entries[entry.url].asked < entry.asked:
            entries[entry.url] = entry
    return Imported(tuple(entries[url] for url in sorted(entries)), tuple(problems))


def _entry(line: str) -> LedgerEntry | None:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(row, dict):
        return None
    row.pop("title_hash", None)  # of earlier versions
    if row.keys() != set(LedgerEntry._fields):
        return None
    return entry_of([row[name] for name in LedgerEntry._fields])


def _wrong(number: int) -> Phrase:
    return phrase("line {number} is not a ledger row and was skipped", number=number)
