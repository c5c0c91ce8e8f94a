"""The ledger as JSON Lines, for diffs, for other programs, and from one machine to another. Pure.

A row is a line, sorted by address: a change to one answer is a change to one line.
"""

import json
from collections.abc import Iterable
from typing import NamedTuple

from notelint.links.ledger_entry import LedgerEntry, entry_of
from notelint.model.message import Phrase, phrase


class Imported(NamedTuple):
    """The rows of a text, by address, and what is wrong with other lines: (number, what)."""

    entries: tuple[LedgerEntry, ...]
    problems: tuple[tuple[int, Phrase], ...]


def export_lines(entries: Iterable[LedgerEntry]) -> str:
    """The rows as lines: the same rows give the same bytes, in whatever order they come."""
    return "".join(
        json.dumps(one._asdict(), ensure_ascii=False) + "\n"
        for one in sorted(entries, key=lambda one: one.url)
    )


def import_lines(text: str) -> Imported:
    """The rows that lines hold. Of an address with several the one asked last counts.

    A line that is none is told, and the others are read.
    """
    found: dict[str, LedgerEntry] = {}
    problems = []
    # By line feeds alone: other ends of lines may stand in a title.
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if not line.strip():
            continue
        entry = _entry(line)
        if entry is None:
            problems.append((number, _wrong(number)))
        elif entry.url not in found or found[entry.url].asked < entry.asked:
            found[entry.url] = entry
    return Imported(tuple(found[url] for url in sorted(found)), tuple(problems))


def _entry(line: str) -> LedgerEntry | None:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(row, dict) or row.keys() != set(LedgerEntry._fields):
        return None
    return entry_of([row[name] for name in LedgerEntry._fields])


def _wrong(number: int) -> Phrase:
    return phrase("line {number} is no row of a ledger: it is left out", number=number)
