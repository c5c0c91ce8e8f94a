"""Opens the ledger's file, whatever is at its path: nothing, an older, broken or foreign file.

No file is ever deleted. A broken ledger is renamed; any other file is left alone. A file may come
with a repository, so its schema must be ours to the letter before anything of it is run: a schema
of SQLite can call functions, and take any time and memory.
"""

import os
import sqlite3
from functools import cache
from typing import NamedTuple

from notelint.links.quarantine import (
    file_lock,
    has_ledger_header,
    identity,
    is_safe_to_open,
    is_text,
    quarantine,
    stored_application_id,
)
from notelint.model.message import Argument, Phrase, phrase
from notelint.repository.os_errors import os_reason

APPLICATION = 0x6E6F7465
"""`note`, by which files of ours and of other programs are told apart."""

SQLITE_REASONS = {
    sqlite3.SQLITE_BUSY: phrase("another program is using it"),
    sqlite3.SQLITE_CANTOPEN: phrase("it cannot be opened"),
    sqlite3.SQLITE_CORRUPT: phrase("damaged"),
    sqlite3.SQLITE_FULL: phrase("no space left on the device"),
    sqlite3.SQLITE_IOERR: phrase("the device failed"),
    sqlite3.SQLITE_LOCKED: phrase("another program is using it"),
    sqlite3.SQLITE_READONLY: phrase("no permission"),
}
"""Why a file cannot be used, by SQLite's primary codes."""

LOCK_TIMEOUT = 10.0
"""Seconds to wait for another run."""

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
    (
        "ALTER TABLE links RENAME TO links_1",
        """
        CREATE TABLE links (
            url TEXT PRIMARY KEY, kind TEXT NOT NULL, reason TEXT NOT NULL, detail TEXT NOT NULL,
            status INTEGER NOT NULL, final TEXT NOT NULL, moved TEXT NOT NULL, soft TEXT NOT NULL,
            title TEXT NOT NULL, first_seen REAL NOT NULL, asked REAL NOT NULL,
            last_good REAL NOT NULL, good_since REAL NOT NULL, streak INTEGER NOT NULL,
            due REAL NOT NULL
        ) WITHOUT ROWID
        """,
        """
        INSERT INTO links SELECT url, kind, reason, detail, status, final, moved, soft, title,
            first_seen, asked, last_good, good_since, streak, due FROM links_1
        """,
        "DROP TABLE links_1",
    ),
]
"""What leads from each version of the file to the next, from none to today's. A step that was
once released is never changed: the next one is added below it."""

MAX_MEMORY = 64_000_000
"""Bytes that SQLite may take, whatever is in a file; ours needs two million."""

MAX_LENGTH = 1_000_000
"""Bytes of a value, and of a statement of a schema."""

DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class OpenedFile(NamedTuple):
    """The open file, None if it cannot be used, and what the user should know of it."""

    file: sqlite3.Connection | None
    notices: tuple[Phrase, ...] = ()


class ForeignFileError(Exception):
    """The file is another program's, or of a later version."""


def open_file(path: str, *, in_repository: bool = False) -> OpenedFile:
    """Open the file at `path`, or create it. Nothing raises.

    `in_repository`: it is not in the user's own cache, so that it may be anyone's. Then it is
    opened only if it is surely ours or missing, and no symbolic link.
    """
    moved_to = ""
    try:
        if in_repository and not is_safe_to_open(path):
            raise ForeignFileError
        path = os.path.realpath(path)  # the file is moved, not the link to it
        for _ in range(8):  # others may replace the file meanwhile
            checked = identity(path)
            if in_repository and not has_ledger_header(path, APPLICATION):
                raise ForeignFileError
            try:
                with file_lock(path):
                    if identity(path) != checked:
                        continue
                    file = _open(path)
                return OpenedFile(file, (_moved(path, moved_to),) if moved_to else ())
            except sqlite3.DatabaseError as error:
                if getattr(error, "sqlite_errorcode", 0) & 0xFF not in DAMAGED:
                    raise
                if (in_repository and stored_application_id(path) != APPLICATION) or (
                    not in_repository and is_text(path)
                ):
                    raise ForeignFileError from error
                moved_to = quarantine(path, checked) or moved_to
        problem = unusable(path, phrase("damaged"))
    except (ForeignFileError, MemoryError):  # ours needs no such memory
        problem = _foreign(path)
    except sqlite3.Error as error:
        problem = unusable(path, sqlite_reason(error))
    except OSError as error:
        problem = unusable(path, os_reason(error))
    except ValueError as error:  # not a valid path
        problem = unusable(path.encode("unicode_escape").decode(), str(error))
    return OpenedFile(None, (problem,))


def _open(path: str) -> sqlite3.Connection:
    """The open file, of today's version. Raises sqlite3's errors, `OSError`, `ForeignFileError`."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    file = sqlite3.connect(path, timeout=LOCK_TIMEOUT, isolation_level=None)
    try:
        # A text with damaged bytes must not make the others unreadable.
        file.text_factory = lambda data: data.decode("utf-8", "replace")
        file.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_LENGTH)
        file.setlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH, MAX_LENGTH)
        file.execute(f"PRAGMA hard_heap_limit = {MAX_MEMORY}")
        file.execute("PRAGMA trusted_schema = OFF")  # a committed file may be anyone's
        file.execute("PRAGMA cell_size_check = ON")
        with file:  # in one transaction: another run may be creating it
            file.execute("BEGIN")
            version = _version(file)
        # No journal stays beside the file, so that it can be committed.
        file.execute("PRAGMA journal_mode = DELETE")
        if version < len(STEPS):
            _migrate(file)
        # Not quick_check: it is no faster here, and does not find URLs out of order, which would
        # then not be found by a query.
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
    """The version of a file of ours, 0 for an empty one. Raises `ForeignFileError` for others."""
    (version,) = file.execute("PRAGMA user_version").fetchone()
    (application,) = file.execute("PRAGMA application_id").fetchone()
    made = _schema(file)
    empty = not (application or version or made)
    ours = application == APPLICATION and 1 <= version <= len(STEPS)
    if not empty and not (ours and made == _schema_of(version)):
        raise ForeignFileError
    return int(version)


def _schema(file: sqlite3.Connection) -> list[tuple[object, ...]]:
    """The schema of a file as it is written; one entry more than ours has is enough to know."""
    return file.execute("SELECT type, name, tbl_name, sql FROM sqlite_master LIMIT 9").fetchall()


@cache
def _schema_of(version: int) -> list[tuple[object, ...]]:
    """The schema of a version of our file."""
    file = sqlite3.connect(":memory:")
    try:
        for step in STEPS[:version]:
            for statement in step:
                file.execute(statement)
        return _schema(file)
    finally:
        file.close()


def _migrate(file: sqlite3.Connection) -> None:
    """Create the tables, or migrate those of an older version: all steps or none."""
    with file:
        file.execute("BEGIN IMMEDIATE")
        for step in STEPS[_version(file) :]:  # another run may have done it meanwhile
            for statement in step:
                file.execute(statement)
        file.execute(f"PRAGMA application_id = {APPLICATION}")
        file.execute(f"PRAGMA user_version = {len(STEPS)}")


def sqlite_reason(error: sqlite3.Error) -> Argument:
    """Why SQLite refused: in our words, else in its own."""
    return SQLITE_REASONS.get(getattr(error, "sqlite_errorcode", 0) & 0xFF) or str(error)


def unusable(path: str, why: Argument) -> Phrase:
    """The notice that the file cannot be used now."""
    return phrase("{path} cannot be used ({why}); link results are not saved", path=path, why=why)


def _moved(path: str, aside: str) -> Phrase:
    return phrase(
        "{path} is damaged and was moved to {aside}; all links are checked again",
        path=path,
        aside=aside,
    )


def _foreign(path: str) -> Phrase:
    return phrase(
        "{path} is another program's, or of a later notelint: it is left as it is", path=path
    )
