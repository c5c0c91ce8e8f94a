"""A note bound to a schema: its sections, and every violation of the schema."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from notelint.model.bound_section import BoundSection, Item
from notelint.model.fields import FieldEntry, FieldViolation, Reference, UnreadableFields
from notelint.model.message import Message
from notelint.model.note import Block, Note
from notelint.model.schema import Dialect, Part, Schema
from notelint.model.source import Source, Span
from notelint.model.text import Link, Text

StructureViolationKind = Literal[
    "missing",  # a required section; `block` is a heading found instead
    "misplaced",  # out of order; it belongs before or after `neighbor`
    "duplicate",  # more often than the schema allows
    "unknown",  # a heading that the schema does not name; `part` is the one probably meant
    "level",  # the heading's level is wrong
    "spelling",  # the heading matches a name only tolerantly; `name` is that name
    "region",  # a region is missing; `block` is the thematic break at which it should begin
    "break",  # a heading is on the wrong side of the break `block`, or a break above is missing
]


Side = Literal["before", "after", ""]


class StructureViolation(NamedTuple):
    """One edit of the cheapest alignment between a note and its schema.

    - `span`: the heading's text, or the empty span at which something is missing
    - `block`: the heading (or thematic break) that the violation is about
    - `neighbor`, `side`: a misplaced section belongs on this side of the neighbor
    - `name`: of a missing section the line that has its name but is not a heading; of a tolerant
      match the exact name; of regions the region. A duplicate has a region if it is in its own
    - `likely`: of a missing or unknown section: its name is similar to the heading's
    - `times`: how often a section appears that should appear more often
    - `denied`: the schema denies unknown sections
    - `crossed_break`: the thematic break between a duplicate and the first section
    """

    kind: StructureViolationKind
    span: Span
    part: Part | None = None
    block: Block | None = None
    neighbor: Part | None = None
    side: Side = ""
    name: str = ""
    likely: bool = False
    times: int = 0
    denied: bool = False
    crossed_break: Block | None = None


class PassageMatch(NamedTuple):
    """The passage of an article that matches a quote.

    `places` are stretches of the article's rendered text: one, or one for each piece if the quote
    leaves text out. `similarity` is 1.0 if passage and quote agree, less if they are only similar,
    0.0 if there is no passage. `differing` is the piece of the quote that is only similar,
    normalized, and `others` are equally similar passages. `apart`: all pieces are in the article,
    but not in this order. `joined`: they are in this order, with text between them that the quote
    does not mark as left out. `continuation` is how the article goes on if the quote ends within a
    clause.
    """

    places: tuple[tuple[int, int], ...] = ()
    similarity: float = 0.0
    differing: str = ""
    others: tuple[tuple[int, int], ...] = ()
    apart: bool = False
    joined: bool = False
    continuation: str = ""

    @property
    def start(self) -> int:
        """Where the first place begins, 0 if there is none."""
        return self.places[0][0] if self.places else 0

    @property
    def end(self) -> int:
        """Where the last place ends, 0 if there is none."""
        return self.places[-1][1] if self.places else 0


class QuoteMatch(NamedTuple):
    """A quote of the note and the passage of the article that matches it.

    `occurrence` counts the sections of the part in the note from 0. `text` is the quote as it was
    compared, normalized; `remark` are the words that the item adds after a quote in quotation
    marks. `article` is the text that the quote should come from, None if there is none; `source`
    is what that was rendered from, None for the note itself. `marked`: the passage has the mark
    that the schema requires.
    """

    part: Part
    occurrence: int
    item: Item
    text: str
    remark: str = ""
    article: Text | None = None
    source: Source | None = None
    passage: PassageMatch = PassageMatch()
    marked: bool = False


class MissingEvidence(NamedTuple):
    """A term or number `text` that is not in the article, or an article that cannot be read.

    `problem` says why an article cannot be read: a message of Q009 or Q010.
    """

    kind: Literal["term", "number", "article"]
    part: Part
    span: Span
    text: str = ""
    problem: Message | None = None


class QuoteEvidence(NamedTuple):
    """The quotes of a note with their matches, and what is missing from their articles."""

    quotes: tuple[QuoteMatch, ...] = ()
    missing: tuple[MissingEvidence, ...] = ()


class SectionNames(NamedTuple):
    """The names of a note's sections by the place of their headings, and by part."""

    by_heading: Mapping[Span, str]
    by_part: Mapping[str, str]

    def at(self, violation: StructureViolation) -> str:
        """The name of the section of a violation; of a missing one the part's title."""
        part = violation.part
        return self.by_heading.get(violation.span, part.title if part else "")

    def of(self, part: Part | None) -> str:
        """The name of a part's first section."""
        return self.by_part.get(part.id, part.title) if part else ""


class BoundNote(NamedTuple):
    """A note and all that its schema says about it; what the rules read.

    Without a schema there are no sections and no violations.

    - `schema`: as it applies to this note, its conditions decided
    - `sections`: the sections that match a part; `all_sections` also those nested in them,
      parents before children, in the note's order
    - `quotes`, `missing_evidence`: the quotes with their matches, and what articles do not have
    - `place`: the note's path from the plan's root
    - `front_matter`: its entries, or why it cannot be read, None if there is none
    - `labels`: the inline fields of the note's header
    - `unreadable`: TOML fences for inline fields, there and in sections, that cannot be read
    - `file_name`: captures of the file's name, None if it does not match, empty if the schema has
      no pattern for it
    - `disagreements`: pairs of values that should be equal
    - `dialect`: the note's Markdown dialect
    - `wikilinks`, `tags`, `comments`: of notes in Obsidian's dialect; comments have no links
    - `anchors`: the fragments with which links can name a place in the note
    """

    note: Note
    schema: Schema | None = None
    sections: tuple[BoundSection, ...] = ()
    all_sections: tuple[BoundSection, ...] = ()
    structure_violations: tuple[StructureViolation, ...] = ()
    quotes: tuple[QuoteMatch, ...] = ()
    missing_evidence: tuple[MissingEvidence, ...] = ()
    place: str = ""
    front_matter: tuple[FieldEntry, ...] | UnreadableFields | None = None
    labels: tuple[FieldEntry, ...] = ()
    unreadable: tuple[UnreadableFields, ...] = ()
    file_name: tuple[Reference, ...] | None = ()
    field_violations: tuple[FieldViolation, ...] = ()
    disagreements: tuple[tuple[Reference, Reference], ...] = ()
    wikilinks: tuple[Link, ...] = ()
    tags: tuple[Reference, ...] = ()
    anchors: tuple[str, ...] = ()
    dialect: Dialect = "commonmark"
    comments: tuple[Span, ...] = ()

    def of(self, part_id: str) -> tuple[BoundSection, ...]:
        """The sections of one part, in the note's order."""
        return tuple(bound for bound in self.all_sections if bound.part.id == part_id)

    def names(self) -> SectionNames:
        """The names of the note's sections in messages."""
        by_heading: dict[Span, str] = {}
        by_part: dict[str, str] = {}
        for bound in self.all_sections:
            by_part.setdefault(bound.part.id, bound.name)
            if bound.heading:
                by_heading[bound.heading.text_span] = bound.name
        return SectionNames(by_heading, by_part)
