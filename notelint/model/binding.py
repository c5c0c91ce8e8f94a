"""A note bound to a schema: which blocks are which part, and every way in which they differ."""

from typing import Literal, NamedTuple

from notelint.model.note import Block, Note, Text
from notelint.model.schema import Part, Schema
from notelint.model.source import Span


class Item(NamedTuple):
    """One thing that a part holds: a quote, a link, a term, a list item.

    `text` is its own rendered text, without the items nested below it; `children` are those.
    """

    text: Text
    span: Span
    children: "tuple[Item, ...]" = ()


class Bound(NamedTuple):
    """One occurrence of a part. `blocks` leaves out the heading and what nested parts took.

    `span` runs from the heading (or the first block) to the end of the last block. `fits` says
    whether the blocks hold what the part asks; `items` are what they hold. `captures` are the
    pairs that the part's template found.
    """

    part: Part
    heading: Block | None
    blocks: tuple[Block, ...]
    span: Span
    items: tuple[Item, ...] = ()
    fits: bool = True
    children: "tuple[Bound, ...]" = ()
    captures: tuple[tuple[str, str], ...] = ()

    @property
    def leaves(self) -> tuple[Block, ...]:
        """The blocks that hold text, in order, without the heading."""
        return tuple(leaf for block in self.blocks for leaf in block.leaves())

    @property
    def text(self) -> Text:
        """The part's text: of a part that is only a heading, the heading's."""
        if self.heading and not self.blocks:
            return self.heading.text
        return Text.join([leaf.text for leaf in self.leaves])


DifferenceKind = Literal[
    "missing",  # a required part is nowhere; `found` is a heading that stands in its place
    "misplaced",  # it stands out of order; `other` is the part it should follow or precede
    "duplicate",  # more often than the schema allows
    "unknown",  # a heading that the schema does not name; `part` is the likely meant one
    "level",  # the heading's level is not the part's
    "spelling",  # the heading matches a name only tolerantly; `name` is that name
    "region",  # a named region is absent; `name` is the region
]


class Difference(NamedTuple):
    """One edit of the least costly alignment between note and schema.

    `span` is where the note departs: a heading's text, or the empty span at which something
    lacks. `before` of a misplaced part: whether it should precede `other` rather than follow.
    """

    kind: DifferenceKind
    span: Span
    part: Part | None = None
    found: Block | None = None
    other: Part | None = None
    before: bool = False
    name: str = ""
    denied: bool = False


class Binding(NamedTuple):
    """What the rules walk. Without a schema there are no parts and no differences."""

    note: Note
    schema: Schema | None = None
    bound: tuple[Bound, ...] = ()
    differences: tuple[Difference, ...] = ()

    def all(self) -> tuple[Bound, ...]:
        """Every occurrence of every part, parents before children."""
        found: list[Bound] = []
        stack = list(reversed(self.bound))
        while stack:
            bound = stack.pop()
            found.append(bound)
            stack.extend(reversed(bound.children))
        return tuple(found)

    def of(self, part_id: str) -> tuple[Bound, ...]:
        """The occurrences of one part, in the note's order."""
        return tuple(bound for bound in self.all() if bound.part.id == part_id)
