"""A schema, compiled: what it requires of a note, as frozen plain data.

`notelint.schema` compiles it from a YAML file; `binding` and the rules read it.
"""

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from notelint.model.schema_fields import (
    ANY_LEVEL,
    ANY_NUMBER,
    ONE,
    Collection,
    Condition,
    EqualValues,
    Extras,
    Field,
    FieldGroup,
    Range,
    TagRequirement,
    TextPattern,
)
from notelint.model.text import MarkKind

Order = Literal["strict", "relative", "any"]
ContentKind = Literal[
    "anything",
    "prose",
    "list",
    "outline",
    "definitions",
    "checklist",
    "quotes",
    "link",
    "links",
    "images",
    "table",
    "code",
    "callouts",
]
Unit = Literal["words", "sentences", "characters"]
Dialect = Literal["commonmark", "obsidian"]
Level = Literal["exact", "whitespace", "typographic"]


NEW_NAME_FIELDS = ("title", "slug", "date", "number")
"""What the file name of a new note may be made of."""


class Heading(NamedTuple):
    """How a part's heading reads. Without names and patterns any text matches.

    `names` are literal, the first is the proper one; `patterns` are regular expressions of RE2
    that must match the whole text. `levels` are within 1 to 6. `captures` are the named groups of
    the patterns, each with the type of its value (see `TextPattern`). `shown` is how the schema
    writes the patterns.
    """

    names: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    levels: Range = ANY_LEVEL
    captures: tuple[tuple[str, str], ...] = ()
    shown: tuple[str, ...] = ()

    @property
    def named(self) -> bool:
        """Whether the text of the heading matters."""
        return bool(self.names or self.patterns)


class RuleOverride(NamedTuple):
    """What a schema changes of a rule for its notes. `severity`: "" keeps it, "off" disables it.

    `options` is an instance of the rule's options class, or None to keep them.
    """

    code: str
    severity: str = ""
    options: Any = None


class ItemRequirement(NamedTuple):
    """What each item of a part must be like. `checked`: the boxes of a checklist are ticked."""

    form: TextPattern | None = None
    checked: bool = False


WhichItems = Literal["outer", "inner", "all"]
"""Which items of nested lists are quotes."""

WhichText = Literal["all", "main"]
"""Which text of a page is the article: all visible text, or the main text by an extractor."""


class ArticleOrigin(NamedTuple):
    """The article that a part is compared with: `source` is a part's id.

    If that part contains a link, the article is the link's target. `files` are templates of paths
    next to the note, of which the first existing file is the article; then `source` is "". `text`
    selects the text of an HTML page.
    """

    source: str = ""
    files: tuple[str, ...] = ()
    text: WhichText = "all"


class QuoteRequirement(NamedTuple):
    """Where a part's quotes come from.

    `marked` is the meaning of the mark that quoted passages must have, or "". `elision`: an
    ellipsis in a quote stands for omitted text. `remarks` are signs that begin the author's own
    words after a quote. `items` selects the list items that are quotes.
    """

    origin: ArticleOrigin
    level: Level = "typographic"
    marked: str = ""
    elision: bool = True
    remarks: tuple[str, ...] = ()
    items: WhichItems = "outer"


class UrlRequirement(NamedTuple):
    """What a link's URL must be like. Without `schemes`, any scheme is allowed."""

    schemes: tuple[str, ...] = ()
    reachable: bool = False


class Part(NamedTuple):
    """One part of a note: its place, how often it appears, and its content.

    - `title`: what messages call the part: its title, its proper heading, or its id
    - `heading`, `region`: where its section is
    - `marks`: pairs of a meaning and a kind of mark (`("evidence", "strong")`)
    - `appears_in`: where each defined term must appear; `figures`: what must have each number
    - `line`: the part's line in the schema file, from 1; `file`: that file if it is not the
      schema's own (`extends`)
    - `when`: the part is required only if the condition is true
    - `lengths`: ranges of words, sentences, characters
    - `accept`: texts for "nothing to say here"
    - `columns`: of a table; `labels`: the inline fields in its blocks
    - `languages`: of its code; `callouts`: the kinds of its callouts
    - `may_be_empty`: the heading alone is enough
    """

    id: str
    title: str
    heading: Heading | None = None
    region: str = ""
    times: Range = ONE
    holds: ContentKind = "anything"
    items: Range = ANY_NUMBER
    template: str = ""
    url: UrlRequirement | None = None
    marks: tuple[tuple[str, MarkKind], ...] = ()
    quotes: QuoteRequirement | None = None
    appears_in: ArticleOrigin | None = None
    figures: ArticleOrigin | None = None
    order: Order = "relative"
    extras: Extras = "warn"
    parts: "tuple[Part, ...]" = ()
    line: int = 0
    file: str = ""
    when: Condition = ()
    lengths: tuple[tuple[Unit, Range], ...] = ()
    accept: tuple[str, ...] = ()
    may_be_empty: bool = False
    item: ItemRequirement | None = None
    columns: FieldGroup | None = None
    labels: FieldGroup | None = None
    languages: tuple[str, ...] = ()
    callouts: tuple[str, ...] = ()

    def walk(self) -> "Iterator[Part]":
        """This part and those nested in it, parents before children, in order."""
        yield self
        for part in self.parts:
            yield from part.walk()


class Schema(NamedTuple):
    """A schema: its parts in order, and requirements for the note as a whole.

    - `file`: how messages name the schema's file
    - `regions`: the names of the stretches between thematic breaks, from the top; if empty,
      breaks have no meaning
    - `labels`: inline fields of the note's header, which ends at the second heading
    - `file_name`: is matched with as many last components of the path as the pattern has
    - `new_name`: the file name of a new note, with fields of `NEW_NAME_FIELDS`; "" for none
    - `heading_like`: what counts as a heading though CommonMark has none (`bold`, `summary`, or a
      sign such as `■`), each with its level
    - `template_leftovers`: the template's own texts (normalized; its title after `# `) that must
      not be left in a note; `placeholders` are further ones, or patterns (in slashes)
    """

    name: str
    file: str
    parts: tuple[Part, ...]
    description: str = ""
    language: str = ""
    order: Order = "relative"
    extras: Extras = "warn"
    regions: tuple[str, ...] = ()
    front_matter: FieldGroup | None = None
    labels: FieldGroup | None = None
    file_name: TextPattern | None = None
    new_name: str = ""
    equal: tuple[EqualValues, ...] = ()
    collection: Collection | None = None
    rules: tuple[RuleOverride, ...] = ()
    dialect: Dialect = "commonmark"
    tags: TagRequirement | None = None
    heading_like: tuple[tuple[str, int], ...] = ()
    unique_headings: Literal["none", "siblings", "note"] = "none"
    template_leftovers: tuple[str, ...] = ()
    placeholders: tuple[str, ...] = ()

    def walk_parts(self) -> Iterator[Part]:
        """All parts with those nested in them, parents before children, in order."""
        for part in self.parts:
            yield from part.walk()

    def walk_fields(self) -> Iterator[Field]:
        """All fields with those nested in them: of front matter, of the header, of parts."""
        groups = [self.front_matter, self.labels]
        for part in self.walk_parts():
            groups += (part.labels, part.columns)
        for group in groups:
            for field in group.fields if group else ():
                yield from field.walk()

    def walk_conditions(self) -> Iterator[Condition]:
        """The conditions of parts and fields, without empty ones."""
        yield from (part.when for part in self.walk_parts() if part.when)
        yield from (field.when for field in self.walk_fields() if field.when)

    def references(self) -> Iterator[str]:
        """The references to values: of conditions, of equal values, of the collection."""
        for equal in self.equal:
            yield from equal.references
        if self.collection:
            yield from (*self.collection.unique, *self.collection.sequence)
            for pair in self.collection.references:
                yield from pair
        for condition in self.walk_conditions():
            for tests in condition:
                yield from (test.reference for test in tests)
