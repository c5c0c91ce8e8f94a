"""A note bound to a schema: which blocks are which part, and every way in which they differ."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from notelint.model.fields import FieldEntry, FieldViolation, Reference, UnreadableFields
from notelint.model.finding import Message
from notelint.model.note import Block, Link, Note, Text
from notelint.model.schema import Part, Schema
from notelint.model.source import Source, Span


class Item(NamedTuple):
    """One thing that a part holds: a quote, a link, a term, a list item.

    `text` is its own rendered text, without the items nested below it. `depth` counts the lists
    around it from 0. `checked` is a checklist's box, None where there is none. `cells` are a
    table row's, by column. `below` are the lists nested in a list's item. `info` is of code its
    info string, of a callout its kind, of HTML its source.
    """

    text: Text
    span: Span
    depth: int = 0
    checked: bool | None = None
    cells: tuple[FieldEntry, ...] = ()
    below: tuple[Block, ...] = ()
    info: str = ""

    @property
    def span_of_text(self) -> Span:
        """The item's text without list markers; the whole item where it has none."""
        return self.text.span(0, len(self.text.plain)) if self.text.runs else self.span


class TemplateMatch(NamedTuple):
    """What a template made of a text.

    `captures` are the free fields with what stands there. If the text does not follow the
    template, `field` is the first known field that is not as expected ("" if it is the template's
    own text that lacks), `expected` what should stand there, and `found` what does.
    """

    captures: tuple[tuple[str, str], ...] = ()
    ok: bool = True
    field: str = ""
    expected: str = ""
    found: str = ""


LONGEST_NAME = 60
"""Characters of a heading that a message repeats."""


def title_of(heading: Block) -> str:
    """A heading as messages repeat it: on one line, cut where it is long."""
    text = " ".join(heading.text.plain.split())
    return text if len(text) <= LONGEST_NAME else f"{text[: LONGEST_NAME - 1]}…"


class BoundSection(NamedTuple):
    """One occurrence of a part. `blocks` leaves out the heading and what nested parts took.

    `span` runs from the heading (or the first block) to the end of the last block. `fits` says
    whether the blocks hold what the part asks; `items` are what they hold. `empty` says that
    nothing stands under the heading, not even a deeper one. `template` is what the part's
    template made of its first item's text. `accepted`: what stands there is a text that the
    schema accepts for "nothing". `captures` are what the heading's named groups took; `labels`
    the labelled fields in its blocks. `forms` has what the form of items captured in each, None
    for an item that does not follow it; it is empty where no form is asked.
    """

    part: Part
    heading: Block | None
    blocks: tuple[Block, ...]
    span: Span
    items: tuple[Item, ...] = ()
    fits: bool = True
    empty: bool = False
    children: "tuple[BoundSection, ...]" = ()
    template: TemplateMatch | None = None
    accepted: bool = False
    captures: tuple[Reference, ...] = ()
    labels: tuple[FieldEntry, ...] = ()
    forms: tuple[tuple[Reference, ...] | None, ...] = ()

    @property
    def name(self) -> str:
        """How messages call it: as the note's heading reads, else as the part is called."""
        named = self.heading and self.part.heading and self.part.heading.named
        return (title_of(self.heading) if self.heading and named else "") or self.part.title

    @property
    def number(self) -> int:
        """How many items it holds; a row of empty cells is none."""
        return sum(
            not item.cells or any(str(cell.value.scalar).strip() for cell in item.cells)
            for item in self.items
        )

    @property
    def leaves(self) -> tuple[Block, ...]:
        """The blocks that hold text, in order, without the heading."""
        return tuple(leaf for block in self.blocks for leaf in block.leaves())

    @property
    def text(self) -> Text:
        """The text below the heading, its blocks joined."""
        return Text.join([leaf.text for leaf in self.leaves])


StructureViolationKind = Literal[
    "missing",  # a required part lacks; `found` is a heading that stands in its place
    "misplaced",  # it stands out of order; `other` is the part it should follow or precede
    "duplicate",  # more often than the schema allows
    "unknown",  # a heading that the schema does not name; `part` is the likely meant one
    "level",  # the heading's level is not the part's
    "spelling",  # the heading matches a name only tolerantly; `name` is that name
    "region",  # a named region is absent; `found` is the thematic break at which it should begin
    "break",  # a heading should be on the `side` of the break `found`; or no break is below `found`
]


Side = Literal["before", "after", ""]


class StructureViolation(NamedTuple):
    """One edit of the least costly alignment between note and schema.

    `span` is where the note departs: a heading's text, or the empty span at which something
    lacks. `found` is the heading spoken of. `side` of a misplaced part is where it should stand,
    seen from `other`. `likely` of a missing or unknown part: the two names are alike. `number` is
    how often a part stands that should stand more often, or less. `denied`: the schema forbids.
    Of a missing part `name` is the line that says its name without being a heading. Of regions
    `name` is the region spoken of; a duplicate has one if it is in a region of its own,
    and `crossed` is the thematic break between the two.
    """

    kind: StructureViolationKind
    span: Span
    part: Part | None = None
    found: Block | None = None
    other: Part | None = None
    side: Side = ""
    name: str = ""
    likely: bool = False
    number: int = 0
    denied: bool = False
    crossed: Block | None = None


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
    """The names of a note's sections, as its headings read: by the place of those, and by parts."""

    by_heading: Mapping[Span, str]
    by_part: Mapping[str, str]

    def at(self, difference: StructureViolation) -> str:
        """The section at whose heading a note departs; else the part is called as in the schema."""
        part = difference.part
        return self.by_heading.get(difference.span, part.title if part else "")

    def of(self, part: Part | None) -> str:
        """A part's first section."""
        return self.by_part.get(part.id, part.title) if part else ""


class BoundNote(NamedTuple):
    """What the rules walk. Without a schema nothing is bound and nothing differs.

    `bound` are the parts of the note; `occurrences` also those nested in them, parents before
    children, in the note's order. `schema` is as it applies to this note: its conditions decided.

    `front_matter` are its entries, or why it cannot be read, None where there is none; `labels`
    are the labelled fields of the head, `unread` the fences of TOML, there and in parts, that
    should have some and cannot be read; `file` the captures of the file's name, None where it does
    not match (empty where the schema asks for none). `departures` are what is wrong with
    fields, `disagreements` pairs of values that should be equal; `wikilinks` and `tags` are read
    in Obsidian's dialect only. `anchors` are what links can name of the note behind `#`.
    """

    note: Note
    schema: Schema | None = None
    bound: tuple[BoundSection, ...] = ()
    occurrences: tuple[BoundSection, ...] = ()
    differences: tuple[StructureViolation, ...] = ()
    quotes: tuple[QuoteMatch, ...] = ()
    missing_evidence: tuple[MissingEvidence, ...] = ()
    place: str = ""
    front_matter: tuple[FieldEntry, ...] | UnreadableFields | None = None
    labels: tuple[FieldEntry, ...] = ()
    unread: tuple[UnreadableFields, ...] = ()
    file: tuple[Reference, ...] | None = ()
    departures: tuple[FieldViolation, ...] = ()
    disagreements: tuple[tuple[Reference, Reference], ...] = ()
    wikilinks: tuple[Link, ...] = ()
    tags: tuple[Reference, ...] = ()
    anchors: tuple[str, ...] = ()

    def of(self, part_id: str) -> tuple[BoundSection, ...]:
        """The occurrences of one part, in the note's order."""
        return tuple(bound for bound in self.occurrences if bound.part.id == part_id)

    def names(self) -> SectionNames:
        """How messages call the note's sections."""
        by_heading: dict[Span, str] = {}
        by_part: dict[str, str] = {}
        for bound in self.occurrences:
            by_part.setdefault(bound.part.id, bound.name)
            if bound.heading:
                text, span = bound.heading.text, bound.heading.span
                place = text.span(0, len(text.plain)) if text.runs else span
                by_heading[place] = bound.name
        return SectionNames(by_heading, by_part)

    def titles(self) -> dict[str, str]:
        """The rendered text of each bound part's first occurrence, by id; of a heading, its own."""
        found: dict[str, str] = {}
        for bound in self.occurrences:
            if bound.part.id not in found:
                text = bound.heading.text if bound.heading else bound.text
                found[bound.part.id] = text.plain
        return found
