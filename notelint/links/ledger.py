"""The ledger of verdicts on URLs, kept from run to run: one SQLite file, one row for each URL.

SQLite's own journal makes a kill at any moment harmless, and its locks two runs at once. No journal
stays beside the file, so that it can be committed. A file that cannot be used is never deleted.
"""

import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Self, TypeVar

from notelint.files.system_folders import cache_folder
from notelint.links.ledger_entry import (
    LedgerEntry,
    entry_after,
    entry_of,
    is_worth_keeping,
    merged,
    storable,
    supersedes,
)
from notelint.links.ledger_file import open_file, sqlite_reason, unusable
from notelint.links.urls import is_shareable
from notelint.model.link import Verdict
from notelint.model.message import Phrase, phrase
from notelint.model.plan import Plan
from notelint.repository.readable import readable_files_of

Result = TypeVar("Result")

COLUMNS = ", ".join(LedgerEntry._fields)
REPLACE = f"REPLACE INTO links ({COLUMNS}) VALUES ({', '.join('?' * len(LedgerEntry._fields))})"  # noqa: S608
MAX_VARIABLES = 500
"""URLs in one query: SQLite takes 999 variables or more."""

WRITE_INTERVAL = 2.0
"""Seconds for which new verdicts may stay unwritten: each write waits for the disk."""


def ledger_path(plan: Plan) -> str:
    """The ledger's file; "" for none."""
    if plan.ledger:
        return "" if plan.ledger == "-" else plan.ledger
    folder = cache_folder()
    return os.path.join(folder, "links.sqlite") if folder else ""


def open_ledger(plan: Plan | None) -> "Ledger":
    """The plan's ledger; an empty one that keeps nothing if the plan has none."""
    path = ledger_path(plan) if plan else ""
    if not plan or not path:
        return Ledger(None)
    repository = readable_files_of(plan.root)
    in_repository = repository.has_git and repository.contains(path)
    return Ledger(path, in_repository=bool(plan.ledger) or in_repository)


class Ledger:
    """The open file, or none. `notices` are what the user should know about it.

    `in_repository`: it may be a stranger's. If it cannot be used, nothing is known and nothing is
    kept: a check must not fail for it.
    """

    def __init__(self, path: str | None, *, in_repository: bool = False) -> None:
        self.path = path or ""
        self.notices: tuple[Phrase, ...] = ()
        self._file: sqlite3.Connection | None = None
        if path is not None:
            self._file, self.notices = open_file(path, in_repository=in_repository)
        self._unwritten: dict[str, Verdict] = {}
        self._written = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.write()
        if self._file:
            self._file.close()

    def learn(self, url: str, verdict: Verdict) -> None:
        """Keep a verdict, written soon: a killed run loses that of a few seconds, not all."""
        if is_shareable(url):  # whoever reads the file could use a URL that gives access
            self._unwritten[url] = verdict
        if time.monotonic() - self._written > WRITE_INTERVAL:
            self.write()

    def write(self) -> None:
        """Write what was learnt and is not yet written."""
        learnt, self._unwritten = self._unwritten, {}
        self.keep(learnt)
        self._written = time.monotonic()

    def fresh(self, urls: Iterable[str], now: float) -> dict[str, Verdict]:
        """The verdicts that are known and not yet due."""
        stored = {url: storable(url) for url in urls}
        none: dict[str, LedgerEntry] = {}
        known = self._do(lambda file: self._known(file, list(stored.values())), none)
        entries = ((url, known.get(name)) for url, name in stored.items())
        return {
            url: entry.verdict for url, entry in entries if entry and entry.asked <= now < entry.due
        }

    def entries(self) -> list[LedgerEntry]:
        """All entries, sorted by URL."""
        select = f"SELECT {COLUMNS} FROM links ORDER BY url"  # noqa: S608
        return list(self._sound(self._do(lambda file: file.execute(select).fetchall(), [])))

    def keep(self, verdicts: Mapping[str, Verdict], now: float | None = None) -> None:
        """Write verdicts, all or none, unless another run has learnt a later one.

        Verdicts of URLs that were not requested, or without a network, are not kept. `now` is the
        time of the clock.
        """
        learnt = {storable(url): one for url, one in verdicts.items() if is_worth_keeping(one)}
        moment = time.time() if now is None else now

        def rows(known: Mapping[str, LedgerEntry]) -> Iterator[LedgerEntry]:
            for url, verdict in learnt.items():
                before = known.get(url)
                if supersedes(verdict.asked_at, before, moment):
                    yield entry_after(url, verdict, before)

        self._replace(list(learnt), rows)

    def take(self, entries: Iterable[LedgerEntry], now: float | None = None) -> int:
        """Import entries of another ledger, all or none; how many of them were new."""
        imported = {entry.url: entry for entry in entries}
        moment = time.time() if now is None else now

        def rows(known: Mapping[str, LedgerEntry]) -> Iterator[LedgerEntry]:
            for url, entry in imported.items():
                before = known.get(url)
                if supersedes(entry.asked, before, moment):
                    yield merged(entry, before)

        return self._replace(list(imported), rows)

    def forget(self, urls: Iterable[str]) -> int:
        """Delete entries, all or none; how many there were."""
        names = [(storable(url),) for url in urls]

        def delete(file: sqlite3.Connection) -> int:
            with file:
                file.execute("BEGIN IMMEDIATE")
                return file.executemany("DELETE FROM links WHERE url = ?", names).rowcount

        return self._do(delete, 0) if names else 0

    def _replace(
        self,
        urls: Sequence[str],
        rows: Callable[[Mapping[str, LedgerEntry]], Iterable[LedgerEntry]],
    ) -> int:
        """Write the rows made from the known entries, none of which can change meanwhile."""

        def replace(file: sqlite3.Connection) -> int:
            with file:
                file.execute("BEGIN IMMEDIATE")
                written = list(rows(self._known(file, urls)))
                file.executemany(REPLACE, written)
            return len(written)

        return self._do(replace, 0) if urls else 0

    def _do(self, work: Callable[[sqlite3.Connection], Result], otherwise: Result) -> Result:
        """The result of some work on the file; `otherwise`, with a notice, if that fails."""
        if self._file is None:
            return otherwise
        try:
            return work(self._file)
        except sqlite3.Error as error:
            self._notice(unusable(self.path, sqlite_reason(error)))
            return otherwise

    def _known(self, file: sqlite3.Connection, urls: Sequence[str]) -> dict[str, LedgerEntry]:
        """The entries of URLs. Raises sqlite3's errors: what cannot be read is not unknown."""
        rows: list[tuple[object, ...]] = []
        for start in range(0, len(urls), MAX_VARIABLES):
            part = urls[start : start + MAX_VARIABLES]
            places = ", ".join("?" * len(part))
            rows += file.execute(f"SELECT {COLUMNS} FROM links WHERE url IN ({places})", part)  # noqa: S608
        return {entry.url: entry for entry in self._sound(rows)}

    def _sound(self, rows: Iterable[Sequence[object]]) -> Iterator[LedgerEntry]:
        """The entries of valid rows; the others are counted in a notice, and are not known."""
        damaged = 0
        for row in rows:
            entry = entry_of(row)
            if entry:
                yield entry
            else:
                damaged += 1
        if damaged:
            self._notice(
                phrase(
                    "{path}: {number} damaged row{number:s}; links are checked again",
                    path=self.path,
                    number=damaged,
                )
            )

    def _notice(self, notice: Phrase) -> None:
        if notice not in self.notices:
            self.notices = (*self.notices, notice)
