"""A section of a note that belongs to a part of the schema, and what it contains."""

from typing import NamedTuple

from notelint.model.fields import FieldEntry, Reference, UnreadableFields
from notelint.model.note import Block
from notelint.model.schema import Part
from notelint.model.source import Span
from notelint.model.text import Text


class Item(NamedTuple):
    """One item of a section's content: a quote, a link, a term, a list item.

    - `text`: its own rendered text, without the items nested in it
    - `depth`: how many lists are around it, from 0
    - `checked`: the state of a checklist's box, None if there is none
    - `cells`: of a table's row, by column
    - `below`: the lists nested in a list's item
    - `info`: the info string of code, the kind of a callout, the source of HTML
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
        return self.text.place(self.span)


class TemplateMatch(NamedTuple):
    """The result of matching a text with a template.

    `captures` are the free fields with their values. If the text does not match, `field` is the
    first known field with an unexpected value ("" if the template's own text is missing),
    `expected` its expected value, and `found` its actual one.
    """

    captures: tuple[tuple[str, str], ...] = ()
    ok: bool = True
    field: str = ""
    expected: str = ""
    found: str = ""


LONGEST_NAME = 60
"""The maximum length in messages of a heading, in characters."""


def title_of(heading: Block) -> str:
    """A heading for messages: on one line, shortened if it is long."""
    text = " ".join(heading.text.plain.split())
    return text if len(text) <= LONGEST_NAME else f"{text[: LONGEST_NAME - 1]}…"


class BoundSection(NamedTuple):
    """A section of the note that was matched with a part of the schema.

    - `blocks`: its blocks, without the heading and without those of nested sections
    - `span`: from the heading (or the first block) to the end of the last block
    - `items`: what the blocks contain, read as the part's kind of content
    - `conforms`: whether the blocks are of that kind of content
    - `empty`: nothing follows the heading, not even a deeper heading
    - `template`: the result of matching the first item's text with the part's template
    - `accepted`: the blocks are one of the texts that the schema accepts for "nothing"
    - `captures`: values of the named groups in the heading's pattern
    - `labels`: the inline fields in its blocks; `unreadable`: TOML fences that cannot be read
    - `item_captures`: for each item the values of its pattern's named groups, None for an item
      that does not match; empty if the schema has no pattern for items
    """

    part: Part
    heading: Block | None
    blocks: tuple[Block, ...]
    span: Span
    items: tuple[Item, ...] = ()
    conforms: bool = True
    empty: bool = False
    children: "tuple[BoundSection, ...]" = ()
    template: TemplateMatch | None = None
    accepted: bool = False
    captures: tuple[Reference, ...] = ()
    labels: tuple[FieldEntry, ...] = ()
    unreadable: tuple[UnreadableFields, ...] = ()
    item_captures: tuple[tuple[Reference, ...] | None, ...] = ()

    @property
    def name(self) -> str:
        """Its name in messages: the note's heading, or else the part's title."""
        named = self.heading and self.part.heading and self.part.heading.named
        return (title_of(self.heading) if self.heading and named else "") or self.part.title

    @property
    def item_count(self) -> int:
        """The number of its items; a row of empty cells does not count."""
        return sum(
            not item.cells or any(str(cell.value.scalar).strip() for cell in item.cells)
            for item in self.items
        )

    @property
    def leaves(self) -> tuple[Block, ...]:
        """The blocks with text, in order, without the heading."""
        return tuple(leaf for block in self.blocks for leaf in block.leaves())

    @property
    def text(self) -> Text:
        """The text below the heading, its blocks joined."""
        return Text.join([leaf.text for leaf in self.leaves])
