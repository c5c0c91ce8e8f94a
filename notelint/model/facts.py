"""The result of checking a note, small enough for a pipe between processes, and the summary."""

from collections.abc import Collection, Sequence
from typing import Literal, NamedTuple

from notelint.model.details import LinkState, NoteDetails
from notelint.model.finding import Finding
from notelint.model.history import History
from notelint.model.link import LinkReference, NoteAnchors
from notelint.model.message import Message

KeyUse = Literal["unique", "sequence", "target", "reference"]

SchemaSource = Literal["note", "option", "configuration", "auto-detected", "none"]
"""Why a note has its schema: the note names it, `--schema` does, or an entry of the configuration;
auto-detection found it; or it has none."""


class NoteKey(NamedTuple):
    """A value of a note that is compared with those of other notes.

    - `schema`, `reference`: the note's schema and the name of the value in it
    - `use`: what it is compared for
    - `place`, `excerpt`: the place and the line, as in a finding
    - `folder`: the note's folder if only notes of one folder are compared
    - `hidden`: it is compared, but a problem with it is not reported
    """

    schema: str
    reference: str
    use: KeyUse
    value: str
    place: tuple[int, int, int, int]
    excerpt: str = ""
    folder: str = ""
    hidden: bool = False


class Facts(NamedTuple):
    """What the summary and the checks of the whole collection need of one note.

    - `schema`: the name of its schema, "" for none; `schema_source` says why it has it
    - `needs_schema`: it has none, and no comment says that it needs none (N003)
    - `quotes_found`, `quotes_near`: those of the checked quotes that are in the article, or that
      are similar to a passage of it; `quotes_unchecked` have no article
    - `external_links`: the number of its external URLs
    - `keys`: values that collection rules compare
    - `link_references`: links whose targets are outside of the note
    - `anchors`: what links in other notes can name of this one
    """

    schema: str = ""
    schema_source: SchemaSource = "none"
    needs_schema: bool = False
    quotes_checked: int = 0
    quotes_found: int = 0
    quotes_near: int = 0
    quotes_unchecked: int = 0
    external_links: int = 0
    keys: tuple[NoteKey, ...] = ()
    link_references: tuple[LinkReference, ...] = ()
    anchors: NoteAnchors = NoteAnchors()


class NoteResult(NamedTuple):
    """The outcome for one note: its findings in report order, and its facts.

    `error` says why there is no note at the path; it is one of rule N005's messages. `details` are
    there if the plan asks for them.
    """

    path: str
    findings: tuple[Finding, ...]
    facts: Facts
    error: Message | None = None
    details: NoteDetails | None = None


class Summary(NamedTuple):
    """The numbers of a whole run.

    Attributes:
        notes, with_schema: Notes that were checked, and those of them that have a schema.
        errors, warnings, unverified: Findings by severity.
        quotes_checked: Quotes that were compared with an article: `quotes_found` are in it,
            `quotes_near` differ, and the others were not found.
        quotes_unchecked: Quotes without an article to compare them with.
        links_checked: External links that were requested, or whose cached result was used:
            `links_ok` work, `links_gone` are dead, `links_refused` are blocked, and
            `links_unknown` could not be checked.
        links_skipped: External links that were not checked.
        baselined: Findings that the baseline hides.
    """

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
    baselined: int = 0


class NoteSchema(NamedTuple):
    """The name of a note's schema, "" for none, and why it has it."""

    path: str
    schema: str
    why: SchemaSource


class NoteStatus(NamedTuple):
    """A note in a report: its schema as in `NoteSchema`; `ok`: it has no finding that is an error.

    A note that could not be read has no schema, and its finding says so.
    """

    path: str
    schema: str
    why: SchemaSource
    ok: bool


class CheckReport(NamedTuple):
    """What a report shows of a run: the findings in report order, the summary, and the notes.

    `notes` are all that were checked, in the order of the check. `details` of each note, in path
    order, and the `links` of all are there only for formats that show them
    (`ReportFormat.detailed`), and `history` if it was asked for. `fixed` findings were fixed in
    `fixed_notes` notes.
    """

    findings: Collection[Finding]
    summary: Summary
    notes: Sequence[NoteStatus] = ()
    details: Sequence[NoteDetails] = ()
    links: Sequence[LinkState] = ()
    fixed: int = 0
    fixed_notes: int = 0
    history: History | None = None
