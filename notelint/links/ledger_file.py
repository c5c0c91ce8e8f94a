"""Opens the ledger's file, whatever is at its place: none, an older one, a broken or foreign one.

No file is ever deleted. A broken one of ours gets another name; any other is left alone. A file may
come with a repository, so a schema is ours to the letter before anything of it is run: SQLite's can
call functions, and take any time and memory.
"""

import os
import sqlite3
from functools import cache
from typing import NamedTuple

from notelint.links.quarantine import (
    application_id,
    has_no_links,
    held,
    identity,
    is_ledger,
    is_text,
    quarantine,
)
from notelint.model.message import Phrase, phrase

APPLICATION = 0x6E6F7465
"""`note`, by which SQLite files of other programs are known."""

PATIENCE = 10.0
"""Seconds that another run is waited for."""

STEPS: list[tuple[str, ...]] = [
    (
        """
        CREATE TABLE links (
            url TEXT PRIMARY KEY, kind TEXT NOT NULL, reason TEXT NOT NULL, detail TEXT NOT NULL,
            status INTEGER NOT NULL, final TEXT NOT NULL, moved TEXT NOT NULL, soft TEXT NOT NULL,
            title TEXT NOT NULL, title_hash TEXT NOT NULL, first_seen REAL NOT NULL,
            asked REAL NOT NULL, last_good REAL NOT NULL, good_since REAL NOT NULL,
            streak INTEGER NOT NULL, due REAL NOT NULL
        ) WITHOUT ROWID
        """,
    ),
]
"""What leads from each version of the file to the next, from none to that of today. A step that
was once released is never changed: the next one is added below it."""

MOST_MEMORY = 64_000_000
"""Bytes that SQLite may take, whatever a file is made of; 2 do for ours."""

LONGEST = 1_000_000
"""Bytes of a value, and of a statement of a schema."""

DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class Opened(NamedTuple):
    """The open file, None where it cannot be used, and what is to be told of it."""

    file: sqlite3.Connection | None
    notice: Phrase | None = None


class _ForeignError(Exception):
    """The file is another program's, or of a later version."""


def open_file(path: str, *, in_repository: bool = False) -> Opened:
    """Open the file at `path`, or make it. Nothing raises.

    `in_repository`: it is not in the user's own cache, so that it may be anyone's. Then it is
    opened only if it is surely ours or not there, and no link leads to it.
    """
    aside = ""
    try:
        if in_repository and not has_no_links(path):
            raise _ForeignError
        path = os.path.realpath(path)  # it is the file that is moved, not the link to it
        for _ in range(8):  # others may replace the file meanwhile
            judged = identity(path)
            if in_repository and not is_ledger(path, APPLICATION):
                raise _ForeignError
            try:
                with held(path):
                    if identity(path) != judged:
                        continue
                    file = _open(path)
                return Opened(file, _moved(path, aside) if aside else None)
            except sqlite3.DatabaseError as error:
                if getattr(error, "sqlite_errorcode", 0) & 0xFF not in DAMAGED:
                    raise
                if application_id(path) != APPLICATION if in_repository else is_text(path):
                    raise _ForeignError from error
                aside = quarantine(path, judged) or aside
        return Opened(None, unusable(path, "damaged"))
    except (_ForeignError, MemoryError):  # ours needs no such memory
        return Opened(None, _foreign(path))
    except sqlite3.Error as error:
        return Opened(None, unusable(path, str(error)))
    except OSError as error:
        return Opened(None, unusable(path, error.strerror or str(error)))
    except ValueError as error:  # no path at all
        return Opened(None, unusable(path.encode("unicode_escape").decode(), str(error)))


def _open(path: str) -> sqlite3.Connection:
    """Raises sqlite3's errors, `OSError`, `_ForeignError`."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    file = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    try:
        # Text whose bytes have rotten must not make all the others unreadable.
        file.text_factory = lambda data: data.decode("utf-8", "replace")
        file.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST)
        file.setlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH, LONGEST)
        file.execute(f"PRAGMA hard_heap_limit = {MOST_MEMORY}")
        file.execute("PRAGMA trusted_schema = OFF")  # a committed file may be anyone's
        file.execute("PRAGMA cell_size_check = ON")
        with file:  # as it is at one moment: another run may be making it
            file.execute("BEGIN")
            version = _version(file)
        # No journal stays beside the file, so that it can be committed.
        file.execute("PRAGMA journal_mode = DELETE")
        if version < len(STEPS):
            _bring_up(file)
        # Not quick_check: it takes no less time here, and does not see addresses out of order,
        # among which one that is there would not be found.
        for (sound,) in file.execute("PRAGMA integrity_check(1)"):
            if sound != "ok":
                broken = sqlite3.DatabaseError(sound)
                broken.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
                raise broken
    except BaseException:
        file.close()
        raise
    return file


def _version(file: sqlite3.Connection) -> int:
    """The version of a file that is ours or empty. Raises `_ForeignError` for another."""
    (version,) = file.execute("PRAGMA user_version").fetchone()
    (application,) = file.execute("PRAGMA application_id").fetchone()
    made = _schema(file)
    empty = not (application or version or made)
    ours = application == APPLICATION and 1 <= version <= len(STEPS)
    if not empty and not (ours and made == _schema_of(version)):
        raise _ForeignError
    return int(version)


def _schema(file: sqlite3.Connection) -> list[tuple[object, ...]]:
    """What a file is made of, in the very words; one thing more than ours has is enough to know."""
    return file.execute("SELECT type, name, tbl_name, sql FROM sqlite_master LIMIT 9").fetchall()


@cache
def _schema_of(version: int) -> list[tuple[object, ...]]:
    """What a file of ours of a version is made of."""
    file = sqlite3.connect(":memory:")
    try:
        for step in STEPS[:version]:
            for statement in step:
                file.execute(statement)
        return _schema(file)
    finally:
        file.close()


def _bring_up(file: sqlite3.Connection) -> None:
    """Make the tables, or lead those of an older version to those of today: all steps or none."""
    with file:
        file.execute("BEGIN IMMEDIATE")
        for step in STEPS[_version(file) :]:  # another run may have done it meanwhile
            for statement in step:
                file.execute(statement)
        file.execute(f"PRAGMA application_id = {APPLICATION}")
        file.execute(f"PRAGMA user_version = {len(STEPS)}")


def unusable(path: str, why: str) -> Phrase:
    """That the file is of no use now."""
    return phrase(
        "{path} cannot be used ({why}): what is learnt of links is not remembered",
        path=path,
        why=why,
    )


def _moved(path: str, aside: str) -> Phrase:
    return phrase(
        "{path} is damaged: it was moved to {aside}, and all links are asked anew",
        path=path,
        aside=aside,
    )


def _foreign(path: str) -> Phrase:
    return phrase(
        "{path} is another program's, or of a later notelint: it is left as it is", path=path
    )
