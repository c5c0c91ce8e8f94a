"""A schema, compiled: what a note must look like, as frozen plain data.

`notelint.config` makes it from a YAML file; the binder and the rules read it.
"""

from typing import Any, Literal, NamedTuple

from notelint.model.note import MarkKind

Order = Literal["strict", "relative", "any"]
Extras = Literal["allow", "warn", "deny"]
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
FieldType = Literal[
    "string", "integer", "number", "boolean", "date", "datetime", "url", "enum", "list", "mapping"
]
Shape = Literal["list", "quote", "definition", "line", "toml", "table"]
"""Where a labelled field stands: `- Date: …`; the same within a blockquote; `[#]: key: (value)`;
`Date: …` on a line of a paragraph; a fence of TOML; a table of two columns."""
Dialect = Literal["commonmark", "obsidian"]
Level = Literal["exact", "whitespace", "typographic"]

FOREVER = 1_000_000_000
"""The upper end of a range that has none."""


class Range(NamedTuple):
    """How many: `minimum` to `maximum`, both included."""

    minimum: int
    maximum: int = FOREVER

    def __contains__(self, number: object) -> bool:
        """Whether a number lies in the range."""
        return isinstance(number, int) and self.minimum <= number <= self.maximum


ONE = Range(1, 1)
ANY_NUMBER = Range(0)
ANY_LEVEL = Range(1, 6)


class Heading(NamedTuple):
    """How a part's heading reads. With neither names nor patterns any text will do.

    `names` are literal, the first is the proper one; `patterns` are regular expressions in RE2's
    syntax that must match the whole text. `levels` lie in 1 to 6. `captures` are the named groups
    of the patterns, each with the type of its value (see
    `TextPattern`). `shown` is how the schema writes the patterns.
    """

    names: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    levels: Range = ANY_LEVEL
    captures: tuple[tuple[str, str], ...] = ()
    shown: tuple[str, ...] = ()

    @property
    def named(self) -> bool:
        """Whether the text matters."""
        return bool(self.names or self.patterns)


class TextPattern(NamedTuple):
    """How a text must read as a whole: a file's name, an item.

    One of `patterns` (RE2) must match; their named groups are `captures`, each with its type:
    string, word, slug, integer, number, date, or a format of strptime (`%Y%m%d`), whose value
    must be a real date. `shown` is how the schema writes it.
    """

    shown: str
    patterns: tuple[str, ...]
    captures: tuple[tuple[str, str], ...] = ()


class ConditionTest(NamedTuple):
    """A question to the note's fields: is the value at `reference` as `kind` and `values` say?

    `is`: it equals one of the values; `range`: it lies between two (dates or numbers, "" is open);
    `matches`: a pattern matches it whole; `glob`: the path matches; `present`, `absent`.
    """

    reference: str
    kind: Literal["is", "range", "matches", "glob", "present", "absent"]
    values: tuple[str, ...] = ()


Condition = tuple[tuple[ConditionTest, ...], ...]
"""Alternatives, of which one must hold: all its tests. None at all: always."""


class Field(NamedTuple):
    """A named value: a key of front matter, a labelled field, a table's column.

    `values` are those of an enum; `pattern` (RE2, the whole) is of a string; `formats` are
    strptime's, of a date that is not written as ISO 8601 has it; `minimum` and `maximum` bound a
    number; `items` counts a list's elements, which are `of`, and `single` says that one value will
    do for a list of one; `fields` are a mapping's, and `extras` says what of the ones it does not
    name. `aliases` are other names that are taken.
    """

    name: str
    type: FieldType = "string"
    required: bool = True
    aliases: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    pattern: str = ""
    formats: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    items: Range = ANY_NUMBER
    of: "Field | None" = None
    fields: "tuple[Field, ...]" = ()
    extras: Extras = "warn"
    when: Condition = ()
    line: int = 0
    single: bool = False


class FieldGroup(NamedTuple):
    """The fields of one place: the front matter, the head of the note, a part, a table's row.

    `required`: the place itself (the front matter, the table) must be there. `shapes` limits how
    labelled fields are written; empty: any. `format` is yaml, toml or "" for front matter.
    """

    fields: tuple[Field, ...] = ()
    extras: Extras = "warn"
    required: bool = False
    shapes: tuple[Shape, ...] = ()
    format: str = ""


class EqualValues(NamedTuple):
    """References whose values must agree, wherever two of them are there.

    Compared as dates or numbers where both are; else as text (quotation marks, dashes, white
    space aside), as slugs, or exactly.
    """

    references: tuple[str, ...]
    how: Literal["text", "slug", "exact"] = "text"
    line: int = 0


class TagRequirement(NamedTuple):
    """Obsidian's tags of a note, in the text or in front matter. `values` or `pattern`: allowed."""

    times: Range = ANY_NUMBER
    values: tuple[str, ...] = ()
    pattern: str = ""


class Collection(NamedTuple):
    """What ties the notes of one schema: references to values that each note has.

    `unique`: no two notes have the same; `sequence`: whole numbers without a gap; `references`:
    pairs of a field and the key of another note that its value (or each of its list) must be.
    With `by_folder` unique values and sequences are those of one folder's notes.
    """

    unique: tuple[str, ...] = ()
    sequence: tuple[str, ...] = ()
    references: tuple[tuple[str, str], ...] = ()
    by_folder: bool = False


class RuleOverride(NamedTuple):
    """What a schema says of a rule for its notes. `severity` "" leaves it, "off" silences it.

    `options` is an instance of the rule's options class, or None to leave them.
    """

    code: str
    severity: str = ""
    options: Any = None


class ItemRequirement(NamedTuple):
    """What is asked of each item that a part holds. `checked`: a checklist's boxes are ticked."""

    form: TextPattern | None = None
    checked: bool = False


WhichItems = Literal["outer", "inner", "all"]
"""Which items of nested lists are quotes."""

WhichText = Literal["all", "main"]
"""Which text of a page is the article: all that it shows, or what an extractor takes for it."""


class ArticleOrigin(NamedTuple):
    """The article that a part is held against: `source` is a part's id.

    A part that holds a link stands for what the link leads to. `files` are templates of paths
    beside the note, of which the first that is there is the article; then `source` is "". `text`
    says which text of an HTML page counts.
    """

    source: str = ""
    files: tuple[str, ...] = ()
    text: WhichText = "all"


class QuoteRequirement(NamedTuple):
    """Where a part's quotes come from; `marked` is a mark's meaning or "".

    `elision`: text may be left out where an ellipsis stands. `remarks` are signs with which the
    author's own words begin behind a quote. `items` says which items of nested lists are quotes.
    """

    origin: ArticleOrigin
    level: Level = "typographic"
    marked: str = ""
    elision: bool = True
    remarks: tuple[str, ...] = ()
    items: WhichItems = "outer"


class UrlRequirement(NamedTuple):
    """What a link's address must be. No schemes: any."""

    schemes: tuple[str, ...] = ()
    reachable: bool = False


class Part(NamedTuple):
    """One part of a note: where it is, how many, what it holds.

    `heading` or `region` says where. `title` is how messages name the part: its proper heading,
    or its id. `marks` are pairs of a meaning and a kind of mark (`("evidence", "strong")`).
    `appears_in` is where each defined term must stand, `figures` what must have every figure of
    this part. `line` is the part's line in
    the schema file, from 1; `file` is that file where it is not the schema's own (`extends`).

    `when`: only where the condition holds is the part required. `lengths` are ranges of words,
    sentences, characters. `accept` are texts that stand for "nothing to say here". `columns` are
    a table's, `labels` the labelled fields in its blocks. `languages` are those of its code,
    `callouts` the kinds of its callouts. `may_be_empty`: nothing need stand under its heading.
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


class Schema(NamedTuple):
    """A schema: its parts in order, and requirements for the note as a whole.

    - `file`: how messages name the schema's file
    - `regions`: the names of the stretches between thematic breaks, from the top; if empty,
      breaks have no meaning
    - `labels`: inline fields of the note's header, which ends at the second heading
    - `file_name`: is matched with as many last components of the path as the pattern has
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
    equal: tuple[EqualValues, ...] = ()
    collection: Collection | None = None
    rules: tuple[RuleOverride, ...] = ()
    dialect: Dialect = "commonmark"
    tags: TagRequirement | None = None
    heading_like: tuple[tuple[str, int], ...] = ()
    unique_headings: Literal["none", "siblings", "note"] = "none"
    template_leftovers: tuple[str, ...] = ()
    placeholders: tuple[str, ...] = ()
