"""What a schema says about fields: front matter, inline fields, columns, the file name, tags."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

Extras = Literal["allow", "warn", "deny"]
FieldType = Literal[
    "string", "integer", "number", "boolean", "date", "datetime", "url", "enum", "list", "mapping"
]
Shape = Literal["list", "quote", "definition", "line", "toml", "table"]
"""How an inline field is written: `- Date: …`; the same in a block quote; `[#]: key: (value)`;
`Date: …` on a line of a paragraph; a fence of TOML; a table of two columns."""

FOREVER = 1_000_000_000
"""The upper end of an unlimited range."""


class Range(NamedTuple):
    """A number or how often something is allowed: `minimum` to `maximum`, both included."""

    minimum: int
    maximum: int = FOREVER

    def __contains__(self, number: object) -> bool:
        """Whether a number is in the range."""
        return isinstance(number, int) and self.minimum <= number <= self.maximum


ONE = Range(1, 1)
ANY_NUMBER = Range(0)
ANY_LEVEL = Range(1, 6)


class TextPattern(NamedTuple):
    """How a whole text must read: a file's name, an item.

    One of `patterns` (RE2) must match; their named groups are `captures`, each with its type:
    string, word, slug, integer, number, date, or a format of strptime (`%Y%m%d`), whose value
    must be a real date. `shown` is how the schema writes it.
    """

    shown: str
    patterns: tuple[str, ...]
    captures: tuple[tuple[str, str], ...] = ()


class ConditionTest(NamedTuple):
    """A test of a note's value: that at `reference`.

    `is`: it equals one of `values`; `range`: it is between two (dates or numbers, "" is open);
    `matches`: a pattern matches all of it; `glob`: the path matches; `present`, `absent`.
    """

    reference: str
    kind: Literal["is", "range", "matches", "glob", "present", "absent"]
    values: tuple[str, ...] = ()


Condition = tuple[tuple[ConditionTest, ...], ...]
"""Alternatives; at least one must be true, with all its tests. Always true if there are none."""


class Field(NamedTuple):
    """A named value: a key of front matter, an inline field, a table's column.

    - `aliases`: other accepted names
    - `values`: of an enum; `pattern` (RE2, of the whole value): of a string
    - `formats`: of strptime, for a date that is not written as in ISO 8601
    - `minimum`, `maximum`: of a number
    - `items`: the number of a list's elements, which are `of`; `single`: one value is accepted as
      a list of one
    - `fields`: of a mapping; `extras`: whether it can have others
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
    """The fields of one place: front matter, the note's header, a part, a table's row.

    `required`: the place itself (front matter, the table) is required. `shapes` restricts how
    inline fields are written; if empty, any shape is allowed. `format` is yaml, toml or "" (any)
    for front matter.
    """

    fields: tuple[Field, ...] = ()
    extras: Extras = "warn"
    required: bool = False
    shapes: tuple[Shape, ...] = ()
    format: str = ""


class EqualValues(NamedTuple):
    """References whose values must be equal, if at least two of them have a value.

    Compared as dates or numbers if both are; else as text (quotation marks, dashes, whitespace
    aside), as slugs, or exactly.
    """

    references: tuple[str, ...]
    how: Literal["text", "slug", "exact"] = "text"
    line: int = 0


class TagRequirement(NamedTuple):
    """Obsidian tags of a note, in text or front matter. Allowed are `values` or `pattern`."""

    times: Range = ANY_NUMBER
    values: tuple[str, ...] = ()
    pattern: str = ""


class Collection(NamedTuple):
    """How the notes of one schema are related: references to values of each note.

    `unique`: no two notes have the same value; `sequence`: integers without a gap; `references`:
    pairs of a field and the key of another note that its value (or each of its list) must equal.
    With `by_folder`, unique values and sequences are those of one folder's notes.
    """

    unique: tuple[str, ...] = ()
    sequence: tuple[str, ...] = ()
    references: tuple[tuple[str, str], ...] = ()
    by_folder: bool = False
