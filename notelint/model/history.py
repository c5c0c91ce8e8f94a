"""What became of a collection of notes from commit to commit."""

from typing import NamedTuple


class NoteCounts(NamedTuple):
    """The numbers of one note in one version, or of all notes of a commit.

    `conforming` notes have a schema and no errors. `links_dead` are those that the link cache
    knows as dead today.
    """

    notes: int = 0
    with_schema: int = 0
    conforming: int = 0
    errors: int = 0
    warnings: int = 0
    quotes_checked: int = 0
    quotes_found: int = 0
    quotes_near: int = 0
    links: int = 0
    links_dead: int = 0


class HistoryPoint(NamedTuple):
    """A commit and its numbers. `time` is in seconds since 1970."""

    commit: str
    time: int
    subject: str
    counts: NoteCounts


class History(NamedTuple):
    """The commits that were looked at, oldest first, and how many there are in the range."""

    points: tuple[HistoryPoint, ...]
    commits: int
