"""What a schema says about fields: front matter, inline fields, columns, the file name, tags."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

Extras = Literal["allow", "warn", "deny"]
FieldType = Literal[
    "string", "integer", "number", "boolean", "date", "datetime", "url", "enum", "list", "mapping"
]
Shape = Literal["list", "quote", "definition", "line", "toml", "table"]
"""Where a labelled field stands: `- Date: …`; the same within a blockquote; `[#]: key: (value)`;
`Date: …` on a line of a paragraph; a fence of TOML; a table of two columns."""

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

    def walk(self) -> "Iterator[Field]":
        """This field and those nested in it."""
        yield self
        for field in (*self.fields, *((self.of,) if self.of else ())):
            yield from field.walk()


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
