"""The named values of a note: front matter, inline fields, cells; violations of a schema."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from notelint.model.message import Argument, Phrase
from notelint.model.schema_fields import Field
from notelint.model.source import Span

ValueKind = Literal[
    "text", "integer", "number", "boolean", "date", "datetime", "null", "list", "mapping"
]
Scalar = str | int | float | bool | None


class FieldValue(NamedTuple):
    """A value as the note has it, and its place.

    - `kind`: its type in the language in which it is written (YAML, TOML)
    - `scalar`: a plain value; dates are text, as written
    - `items`: the values of a list
    - `entries`: the entries of a mapping
    - `written`: how a value that is not text is written, such as `1.10` or `True`
    - `untyped`: it is the value of an inline field or a cell, which is always text. `items` are
      then its pieces between commas, if there are any, and an entry `url` is the URL of the link
      that the whole value is
    """

    kind: ValueKind
    scalar: Scalar
    span: Span
    items: "tuple[FieldValue, ...]" = ()
    entries: "tuple[FieldEntry, ...]" = ()
    written: str = ""
    untyped: bool = False

    @property
    def text(self) -> str:
        """A single value as it is written."""
        return self.written or str("" if self.scalar is None else self.scalar)

    @property
    def is_blank(self) -> bool:
        """Whether the value is empty."""
        return self.kind in ("null", "text") and not str(self.scalar or "").strip()

    def listed(self, *, single: bool = False) -> "tuple[FieldValue, ...] | None":
        """The values of a list, or of text between commas; None for other values.

        With `single` another value is a list of one.
        """
        if self.kind == "list" or (self.untyped and self.items):
            return self.items
        if (self.untyped or single) and self.kind != "mapping":
            return () if self.is_blank else (self,)
        return None


class FieldEntry(NamedTuple):
    """A key and its value. `span` is the key's place.

    `header`: it is in a table's header row, which may be a field or name the columns.
    """

    key: str
    span: Span
    value: FieldValue
    header: bool = False


class UnreadableFields(NamedTuple):
    """Why front matter cannot be read, and where."""

    reason: Phrase
    span: Span


ViolationKind = Literal[
    "no front matter",
    "missing",
    "misspelled",
    "empty",
    "unknown",
    "invalid",
    "placeholder",
    "tag",
    "surplus",
]


class FieldViolation(NamedTuple):
    """One way in which the fields of a note violate its schema.

    - `name`: the path of the field (`author.url`, `tags[2]`); of an unknown one the key; of a
      surplus cell its text
    - `place`: where the fields are, as messages name it: front matter, header, a section
    - `part`: the id of the part, "" outside of parts
    - `expected`, `found`: of an invalid value or a tag; of a placeholder `expected` is "" if the
      value is also of the field's type
    - `found` of a misspelled field is the key, `expected` of missing front matter the required
      fields
    - `did_you_mean`: of an unknown field, a value or a tag what was probably meant
    - `number`: where the number of values is wrong, how many there are
    - `denied`: the schema denies unknown fields
    - `field`, `value`: of a misspelled key, an invalid value: the field, and the value as written
    - `counts`: of a surplus cell the cells of its row and the columns of the table
    """

    kind: ViolationKind
    span: Span
    name: str
    place: Phrase
    part: str = ""
    expected: Argument = ""
    found: str = ""
    did_you_mean: str = ""
    denied: bool = False
    counts: tuple[int, int] = (0, 0)
    number: int | None = None
    field: Field | None = None
    value: FieldValue | None = None


class Reference(NamedTuple):
    """A value that a schema refers to by `reference`: `file.date`, `front_matter.title`."""

    reference: str
    text: str
    span: Span


def find_entry(entries: Sequence[FieldEntry], field: Field) -> FieldEntry | None:
    """The entry of a field by its name or an alias; by another case if none matches exactly."""
    for name in (field.name, *field.aliases):
        for entry in entries:
            if entry.key == name:
                return entry
    names = {name.casefold() for name in (field.name, *field.aliases)}
    return next((entry for entry in entries if entry.key.casefold() in names), None)


def scalar_texts(value: FieldValue) -> Iterator[tuple[str, Span]]:
    """A value as text, or each value of a list; null and mappings have none."""
    if value.kind == "list":
        for item in value.items:
            yield from scalar_texts(item)
    elif value.kind not in ("null", "mapping"):
        yield str(value.scalar), value.span
