"""What one note leaves behind when its findings are made: small, frozen, picklable."""

from typing import Literal, NamedTuple

from notelint.model.finding import Finding, Message
from notelint.model.link import LinkReference, NoteAnchors

KeyUse = Literal["unique", "sequence", "target", "reference"]


class NoteKey(NamedTuple):
    """A value of a note that other notes are compared with.

    `schema` and `reference` say which; `use` is why it was kept. Place and `excerpt` (the line)
    are as in a finding. `folder` is the note's, where only those of one folder are compared.
    """

    schema: str
    reference: str
    use: KeyUse
    value: str
    place: tuple[int, int, int, int]
    excerpt: str = ""
    folder: str = ""


class Facts(NamedTuple):
    """Figures of one note for the summary. `quotes` were looked for, `found` were there.

    `near` of them are like a passage, but not the same; the others are absent. `read` is False for
    a note that could not be read at all. `unchecked` quotes could not be looked for (their article
    is missing); `links` counts the note's external addresses; `keys` are what collection rules
    compare. `link_references` are links whose targets are elsewhere, `places` are what
    other notes can name of this one, kept until all notes are read.
    `no_schema_let_be`: a comment says that the note needs no schema (N003).
    """

    read: bool = True
    schema: str = ""
    quotes: int = 0
    found: int = 0
    near: int = 0
    unchecked: int = 0
    links: int = 0
    keys: tuple[NoteKey, ...] = ()
    link_references: tuple[LinkReference, ...] = ()
    places: NoteAnchors = NoteAnchors()
    no_schema_let_be: bool = False


class NoteResult(NamedTuple):
    """The outcome for one note: its findings in report order, and its facts.

    `error` says why there is no note at the path; it is one of rule N005's messages.
    """

    path: str
    findings: tuple[Finding, ...]
    facts: Facts
    error: Message | None = None


class Summary(NamedTuple):
    """The whole run in figures."""

    notes: int = 0
    with_schema: int = 0
    errors: int = 0
    warnings: int = 0
    unverified: int = 0
    quotes_checked: int = 0
    quotes_found: int = 0
    quotes_near: int = 0
    quotes_unchecked: int = 0
    links_checked: int = 0
    links_ok: int = 0
    links_gone: int = 0
    links_refused: int = 0
    links_unknown: int = 0
    links_skipped: int = 0
