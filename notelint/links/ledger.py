"""What became of addresses, remembered from run to run: one SQLite file, one row an address.

SQLite's own journal makes a kill at any moment harmless, and its locks two runs at once. No journal
stays beside the file, so that it can be committed. A file that cannot be used is never deleted.
"""

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import TracebackType
from typing import Self

from notelint.links.ledger_entry import (
    LedgerEntry,
    after,
    entry_of,
    merged,
    storable,
    supersedes,
    teaches,
)
from notelint.links.ledger_file import open_file, unusable
from notelint.links.urls import is_public_url
from notelint.model.link import Verdict
from notelint.model.message import Phrase, phrase

__all__ = ["Ledger", "LedgerEntry"]

NAMES = ", ".join(LedgerEntry._fields)
REPLACE = f"REPLACE INTO links ({NAMES}) VALUES ({', '.join('?' * len(LedgerEntry._fields))})"  # noqa: S608
AT_ONCE = 500
"""Addresses that are looked up by one question: SQLite takes 999 or more."""

SOON = 2.0
"""Seconds for which what is learnt may stay unwritten: each writing waits for the disk."""


class Ledger:
    """The open file. `notice` says what was wrong with it, if anything was.

    `in_repository`: it may be a stranger's. Where it cannot be used, nothing is known and nothing
    is kept: a check must not fail for it.
    """

    def __init__(self, path: str, *, in_repository: bool = False) -> None:
        self.path = path
        self._file, self.notice = open_file(path, in_repository=in_repository)
        self._unwritten: dict[str, Verdict] = {}
        self._written = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.write()
        if self._file:
            self._file.close()

    def learn(self, url: str, verdict: Verdict) -> None:
        """Keep a verdict, soon: who is killed loses what a few seconds brought, not all."""
        if is_public_url(url):  # whoever reads the file could use an address that lets them in
            self._unwritten[url] = verdict
        if time.monotonic() - self._written > SOON:
            self.write()

    def write(self) -> None:
        """Write down what was learnt and is not yet written."""
        learnt, self._unwritten = self._unwritten, {}
        self.keep(learnt)
        self._written = time.monotonic()

    def fresh(self, urls: Iterable[str], now: float) -> dict[str, Verdict]:
        """The verdicts that are known and not yet due."""
        if self._file is None:
            return {}
        names = {url: storable(url) for url in urls}
        try:
            known = self._known(self._file, list(names.values()))
        except sqlite3.Error as error:
            self._fail(error)
            return {}
        wanted = ((url, known.get(name)) for url, name in names.items())
        return {url: one.verdict for url, one in wanted if one and one.asked <= now < one.due}

    def entries(self) -> list[LedgerEntry]:
        """All that is known, by address."""
        if self._file is None:
            return []
        try:
            rows = self._file.execute(f"SELECT {NAMES} FROM links ORDER BY url").fetchall()  # noqa: S608
        except sqlite3.Error as error:
            self._fail(error)
            return []
        return list(self._sound(rows))

    def keep(self, verdicts: Mapping[str, Verdict], now: float | None = None) -> None:
        """Write verdicts down, all or none. What another run learnt later stays.

        What was not asked, or not for lack of a network, is not kept. `now` is the clock's.
        """
        learnt = {storable(url): one for url, one in verdicts.items() if teaches(one)}
        moment = time.time() if now is None else now

        def rows(known: Mapping[str, LedgerEntry]) -> Iterator[LedgerEntry]:
            for url, verdict in learnt.items():
                before = known.get(url)
                if supersedes(verdict.asked_at, before, moment):
                    yield after(url, verdict, before)

        self._replace(list(learnt), rows)

    def take(self, entries: Iterable[LedgerEntry], now: float | None = None) -> int:
        """Take in rows that another ledger has learnt, all or none; how many were news."""
        theirs = {one.url: one for one in entries}
        moment = time.time() if now is None else now

        def rows(known: Mapping[str, LedgerEntry]) -> Iterator[LedgerEntry]:
            for url, entry in theirs.items():
                before = known.get(url)
                if supersedes(entry.asked, before, moment):
                    yield merged(entry, before)

        return self._replace(list(theirs), rows)

    def forget(self, urls: Iterable[str]) -> int:
        """Delete rows, all or none, so that their addresses are asked anew; how many there were."""
        if self._file is None:
            return 0
        try:
            with self._file:
                self._file.execute("BEGIN IMMEDIATE")
                gone = [
                    self._file.execute("DELETE FROM links WHERE url = ?", (storable(url),))
                    for url in urls
                ]
        except sqlite3.Error as error:
            self._fail(error)
            return 0
        return sum(one.rowcount for one in gone)

    def _replace(
        self,
        urls: Sequence[str],
        rows: Callable[[Mapping[str, LedgerEntry]], Iterable[LedgerEntry]],
    ) -> int:
        """Write the rows that are made of those known, none of which can change meanwhile."""
        if self._file is None or not urls:
            return 0
        try:
            with self._file:
                self._file.execute("BEGIN IMMEDIATE")
                written = list(rows(self._known(self._file, urls)))
                self._file.executemany(REPLACE, written)
        except sqlite3.Error as error:
            self._fail(error)
            return 0
        return len(written)

    def _known(self, file: sqlite3.Connection, urls: Sequence[str]) -> dict[str, LedgerEntry]:
        """The rows of addresses. Raises sqlite3's errors: what cannot be read is not unknown."""
        rows: list[tuple[object, ...]] = []
        for start in range(0, len(urls), AT_ONCE):
            some = urls[start : start + AT_ONCE]
            places = ", ".join("?" * len(some))
            rows += file.execute(f"SELECT {NAMES} FROM links WHERE url IN ({places})", some)  # noqa: S608
        return {one.url: one for one in self._sound(rows)}

    def _sound(self, rows: Iterable[Sequence[object]]) -> Iterator[LedgerEntry]:
        """The rows that are what they must be; the others are told, and count as not known."""
        rotten = 0
        for row in rows:
            entry = entry_of(row)
            if entry:
                yield entry
            else:
                rotten += 1
        if rotten:
            self._tell(
                phrase(
                    "{path}: {number} rows are damaged, and their links are asked anew",
                    path=self.path,
                    number=rotten,
                )
            )

    def _fail(self, error: sqlite3.Error) -> None:
        self._tell(unusable(self.path, str(error)))

    def _tell(self, words: Phrase) -> None:
        """Add to the notice: that the file was put aside must not be lost behind what follows."""
        before = self.notice
        if before is None:
            self.notice = words
        elif words not in (before, *(value for _, value in before.arguments)):
            self.notice = phrase("{first}; {second}", first=before, second=words)
