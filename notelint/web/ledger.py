"""What became of addresses, remembered from run to run: one SQLite file, one row an address.

SQLite's own journal makes a kill at any moment harmless, and its locks two runs at once. No journal
stays beside the file, so that it can be committed. A file that cannot be used is never deleted.
"""

# Paths are plain strings in this file, and go into messages as they are.
# ruff: noqa: PTH103, PTH110, PTH120

import os
import sqlite3
from collections.abc import Iterable, Mapping
from hashlib import sha256
from types import TracebackType
from typing import NamedTuple, Self

from notelint.model.finding import Words
from notelint.model.link import Kind, Reason, Soft, Verdict
from notelint.web.due import due

FORMAT = 1
APPLICATION = 0x6E6F7465
"""`note`, by which SQLite files of other programs are known."""

PATIENCE = 10.0
"""Seconds that another run is waited for."""

TABLE = """
CREATE TABLE IF NOT EXISTS links (
    url TEXT PRIMARY KEY, kind TEXT NOT NULL, reason TEXT NOT NULL, detail TEXT NOT NULL,
    status INTEGER NOT NULL, final TEXT NOT NULL, moved TEXT NOT NULL, soft TEXT NOT NULL,
    title TEXT NOT NULL, title_hash TEXT NOT NULL, first_seen REAL NOT NULL, asked REAL NOT NULL,
    last_good REAL NOT NULL, good_since REAL NOT NULL, streak INTEGER NOT NULL, due REAL NOT NULL
) WITHOUT ROWID
"""


class Entry(NamedTuple):
    """A row. Times are in seconds since 1970, 0 for never.

    `streak` counts the answers in a row that were not good; `good_since` is when the address became
    good; `due` when it is asked again. `title_hash` tells whether the page is still the same.
    """

    url: str
    kind: Kind
    reason: Reason
    detail: str
    status: int
    final: str
    moved: str
    soft: Soft
    title: str
    title_hash: str
    first_seen: float
    asked: float
    last_good: float
    good_since: float
    streak: int
    due: float

    @property
    def verdict(self) -> Verdict:
        """What became of the address."""
        found = Verdict(self.kind, self.reason, self.detail, self.status, self.final, self.moved)
        return found._replace(soft=self.soft, title=self.title, asked_at=self.asked)


class Ledger:
    """The open file. `notice` says what was wrong with it, if anything was.

    Where it cannot be used, nothing is known and nothing is kept: a check must not fail for it.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.notice: Words | None = None
        self._file: sqlite3.Connection | None = None
        try:
            self._file = self._open()
        except sqlite3.DatabaseError as error:
            if "locked" in str(error) or isinstance(error, sqlite3.OperationalError):
                self.notice = _unusable(path, str(error))
            else:
                self._put_aside()
        except OSError as error:
            self.notice = _unusable(path, error.strerror or str(error))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._file:
            self._file.close()

    def fresh(self, urls: Iterable[str], now: float) -> dict[str, Verdict]:
        """The verdicts that are known and not yet due."""
        known = {one.url: one for one in self.entries()} if self._file else {}
        wanted = (known.get(_storable(url)) for url in urls)
        return {one.url: one.verdict for one in wanted if one and one.asked <= now < one.due}

    def entries(self) -> list[Entry]:
        """All that is known, by address."""
        if self._file is None:
            return []
        names = ", ".join(Entry._fields)
        try:
            rows = self._file.execute(f"SELECT {names} FROM links ORDER BY url").fetchall()  # noqa: S608
        except sqlite3.Error as error:
            self._give_up(error)
            return []
        return [Entry(*row) for row in rows]

    def keep(self, verdicts: Mapping[str, Verdict]) -> None:
        """Write verdicts down, all or none. What another run learnt later stays."""
        asked = {url: one for url, one in verdicts.items() if one.kind != "skipped"}
        if self._file is None or not asked:
            return
        try:
            with self._file:
                self._file.execute("BEGIN IMMEDIATE")
                known = {one.url: one for one in self.entries()}
                for url, verdict in asked.items():
                    before = known.get(_storable(url))
                    if before is None or before.asked < verdict.asked_at:
                        self._write(_entry(_storable(url), verdict, before))
        except sqlite3.Error as error:
            self._give_up(error)

    def forget(self, urls: Iterable[str]) -> int:
        """Delete rows, so that their addresses are asked anew; how many there were."""
        if self._file is None:
            return 0
        try:
            with self._file:
                self._file.execute("BEGIN IMMEDIATE")
                gone = [
                    self._file.execute("DELETE FROM links WHERE url = ?", (_storable(url),))
                    for url in urls
                ]
        except sqlite3.Error as error:
            self._give_up(error)
            return 0
        return sum(one.rowcount for one in gone)

    def _write(self, entry: Entry) -> None:
        places = ", ".join("?" * len(entry))
        names = ", ".join(Entry._fields)
        if self._file:
            self._file.execute(f"REPLACE INTO links ({names}) VALUES ({places})", entry)  # noqa: S608

    def _open(self) -> sqlite3.Connection | None:
        """Open the file, or make it. Raises sqlite3's errors and `OSError`."""
        folder = os.path.dirname(os.path.abspath(self.path))  # noqa: PTH100
        os.makedirs(folder, exist_ok=True)
        file = sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None)
        try:
            file.execute("PRAGMA journal_mode = DELETE")
            (version,) = file.execute("PRAGMA user_version").fetchone()
            (application,) = file.execute("PRAGMA application_id").fetchone()
            (tables,) = file.execute("SELECT count(*) FROM sqlite_master").fetchone()
            if tables and (application != APPLICATION or version > FORMAT):
                self.notice = _foreign(self.path)
                file.close()
                return None
            if not tables:
                with file:
                    file.execute("BEGIN IMMEDIATE")
                    file.execute(TABLE)
                    file.execute(f"PRAGMA application_id = {APPLICATION}")
                    file.execute(f"PRAGMA user_version = {FORMAT}")
            (sound,) = file.execute("PRAGMA quick_check(1)").fetchone()
            if sound != "ok":
                raise sqlite3.DatabaseError(sound)
        except BaseException:
            file.close()
            raise
        return file

    def _put_aside(self) -> None:
        """Give a broken file another name, and begin anew."""
        number = 1
        while os.path.exists(aside := f"{self.path}.broken-{number}"):
            number += 1
        try:
            os.rename(self.path, aside)  # noqa: PTH104
            self._file = self._open()
            self.notice = Words(
                f"{self.path} is damaged: it was moved to {aside}, and all links are asked anew",
                f"{self.path} 파일이 손상되어 {aside} 파일로 옮기고, 링크를 모두 다시 확인합니다",
            )
        except (OSError, sqlite3.Error) as error:
            self.notice = _unusable(self.path, str(error))

    def _give_up(self, error: sqlite3.Error) -> None:
        self.notice = _unusable(self.path, str(error))


def _entry(url: str, verdict: Verdict, before: Entry | None) -> Entry:
    """The row after an answer."""
    now, good = verdict.asked_at, verdict.kind == "ok"
    was_good = bool(before and before.kind == "ok")
    since = (before.good_since if before and was_good else now) if good else 0.0
    streak = 0 if good else (before.streak if before else 0) + 1
    hashed = sha256(verdict.title.encode("utf-8", "replace")).hexdigest()[:16]
    return Entry(
        url,
        verdict.kind,
        verdict.reason,
        _storable(verdict.detail),
        verdict.status,
        _storable(verdict.final),
        _storable(verdict.moved),
        verdict.soft,
        _storable(verdict.title),
        hashed if verdict.title else "",
        before.first_seen if before else now,
        now,
        now if good else before.last_good if before else 0.0,
        since,
        streak,
        due(url, verdict.kind, now, streak, now - since if good else 0.0),
    )


def _storable(text: str) -> str:
    """A text as SQLite takes it: half of a pair of surrogates is none."""
    return text.encode("utf-8", "replace").decode()


def _unusable(path: str, why: str) -> Words:
    return Words(
        f"{path} cannot be used ({why}): what is learnt of links is not remembered",
        f"{path} 파일을 쓸 수 없습니다({why}). 링크 확인 결과를 기억하지 않습니다",
    )


def _foreign(path: str) -> Words:
    return Words(
        f"{path} is another program's, or of a later notelint: it is left as it is",
        f"{path} 파일은 다른 프로그램이나 더 새로운 notelint의 것이라 그대로 둡니다",
    )
