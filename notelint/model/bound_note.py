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
            not item.cells or any(str(cell.datum.value).strip() for cell in item.cells)
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


class QuoteMatch(NamedTuple):
    """A quote, a term or a figure of the note, and what the article says.

    Of figures only those are here that the article lacks. An `article` is one that could not be
    had, and `wrong` says why.

    `article` is the text that it should come from, None where that part is missing; `[start,
    end)` is the passage in the article's rendered text, `places` are its pieces where the quote
    leaves text out. `similarity` is 1.0 for a passage that agrees, less for one that comes near,
    0.0 for none. `text` is the quote as it was compared, normalised, `differing` the piece of it
    that is only near, `others` are passages just as like. `apart`: all pieces stand in the
    article, but not in this order; `joined`: in this order, with text between them that is not
    marked as left out. `marked` says whether the passage carries the mark that the
    schema asks for. `occurrence` counts the part's occurrences in the note, from 0. `source` is
    what the article was rendered from, None for the note itself. `remark` are the words that the
    item adds behind a quote in quotation marks. `more` is how the article goes on with a clause in
    whose midst the quote ends.
    """

    kind: Literal["quote", "term", "figure", "article"]
    part: Part
    occurrence: int
    item: Item
    text: str = ""
    article: Text | None = None
    start: int = 0
    end: int = 0
    similarity: float = 0.0
    marked: bool = False
    places: tuple[tuple[int, int], ...] = ()
    differing: str = ""
    others: tuple[tuple[int, int], ...] = ()
    apart: bool = False
    joined: bool = False
    source: Source | None = None
    wrong: Message | None = None
    remark: str = ""
    more: str = ""


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
    evidence: tuple[QuoteMatch, ...] = ()
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
