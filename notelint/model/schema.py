"""A schema, compiled: what a note must look like, as frozen plain data.

`notelint.config` makes it from a YAML file; the binder and the rules read it.
"""

from typing import Literal, NamedTuple

from notelint.model.note import MarkKind

Order = Literal["strict", "relative", "any"]
Extras = Literal["allow", "warn", "deny"]
Holds = Literal["anything", "prose", "list", "outline", "definitions", "quotes", "link", "links"]
Level = Literal["exact", "whitespace", "typographic"]

FOREVER = 1_000_000_000
"""The upper end of a range that has none."""


class Range(NamedTuple):
    """How many: `least` to `most`, both included."""

    least: int
    most: int = FOREVER

    def __contains__(self, number: object) -> bool:
        """Whether a number lies in the range."""
        return isinstance(number, int) and self.least <= number <= self.most


ONE = Range(1, 1)
ANY_NUMBER = Range(0)
ANY_LEVEL = Range(1, 6)


class Heading(NamedTuple):
    """How a part's heading reads. With neither names nor patterns any text will do.

    `names` are literal, the first is the proper one; `patterns` are regular expressions in RE2's
    syntax that must match the whole text. `levels` lie in 1 to 6.
    """

    names: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    levels: Range = ANY_LEVEL

    @property
    def named(self) -> bool:
        """Whether the text matters."""
        return bool(self.names or self.patterns)


class Quotes(NamedTuple):
    """Where a part's quotes come from: `source` is a part's id; `marked` a mark's meaning or ""."""

    source: str
    level: Level = "typographic"
    marked: str = ""


class Url(NamedTuple):
    """What a link's address must be. No schemes: any."""

    schemes: tuple[str, ...] = ()
    reachable: bool = False


class Part(NamedTuple):
    """One part of a note: where it is, how many, what it holds.

    `heading` or `region` says where. `title` is how messages name the part: its proper heading,
    or its id. `marks` are pairs of a meaning and a kind of mark (`("evidence", "strong")`).
    `appears_in` is the part in which each defined term must stand. `line` is the part's line in
    the schema file, from 1.
    """

    id: str
    title: str
    heading: Heading | None = None
    region: str = ""
    times: Range = ONE
    holds: Holds = "anything"
    items: Range = ANY_NUMBER
    template: str = ""
    url: Url | None = None
    marks: tuple[tuple[str, MarkKind], ...] = ()
    quotes: Quotes | None = None
    appears_in: str = ""
    order: Order = "relative"
    extras: Extras = "warn"
    parts: "tuple[Part, ...]" = ()
    line: int = 0


class Schema(NamedTuple):
    """A schema: its parts in order, and how the note as a whole is laid out.

    `regions` names the stretches between thematic breaks, from the top; empty: breaks mean
    nothing. `file` is how messages name the schema's file.
    """

    name: str
    file: str
    parts: tuple[Part, ...]
    description: str = ""
    language: str = ""
    order: Order = "relative"
    extras: Extras = "warn"
    regions: tuple[str, ...] = ()
