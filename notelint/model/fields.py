"""Named values of a note (front matter, labels, cells) and how they depart from a schema."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from notelint.model.message import Argument, Phrase
from notelint.model.schema_fields import Field
from notelint.model.source import Span

ValueKind = Literal[
    "text", "integer", "number", "boolean", "date", "datetime", "null", "list", "mapping"
]
Scalar = str | int | float | bool | None


class FieldValue(NamedTuple):
    """A value as the note has it, and where.

    `scalar` is plain: dates are text, as written. `items` are a list's values, `entries` a
    mapping's. `kind` is what the language that it is written in takes it for. `written` is how a
    value that is no text is spelt there: `1.10`, `True`.

    `untyped`: it is a labelled field's or a cell's, always text; `items` are its pieces between
    commas if there are any, and an entry `url` is the address of the one link that it is.
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
        """Whether nothing is written there."""
        return self.kind in ("null", "text") and not str(self.scalar or "").strip()

    def listed(self, *, single: bool = False) -> "tuple[FieldValue, ...] | None":
        """A list's values; of a label or a cell those between its commas; or None.

        `single`: one value will do for a list of one.
        """
        if self.kind == "list":
            return self.items
        if self.untyped and self.items:
            return self.items
        if (self.untyped or single) and self.kind != "mapping":
            return () if self.is_blank else (self,)
        return None


class FieldEntry(NamedTuple):
    """A key and its value. `span` is the key's place.

    `header`: it stands in a table's header row, which may be a field and may name the columns.
    """

    key: str
    span: Span
    value: FieldValue
    header: bool = False


class UnreadableFields(NamedTuple):
    """Why front matter cannot be read, and where."""

    reason: Phrase
    span: Span


class FieldViolation(NamedTuple):
    """One way in which fields are not as the schema has them.

    `field` is the field asked for; `name` its path as messages show it (`author.url`, `tags[2]`),
    of an unknown one the key that stands there, with `near` the one likely meant. `place` says
    where fields stand: the front matter, the head, or a section. `expected` and `found` are of an
    invalid one; `found` of a missing one is the key that was likely meant for it, mistyped.
    Where the place itself lacks, `name` is "" and `expected` the names of what it should hold.
    `part` is the part's id, "" outside of parts. `name` of a surplus cell is what it says, `counts`
    are the cells of its row and the columns of the table.
    """

    kind: Literal["missing", "empty", "unknown", "invalid", "tag", "surplus"]
    span: Span
    name: str
    place: Phrase
    field: Field | None = None
    near: str = ""
    expected: Argument = ""
    found: str = ""
    part: str = ""
    denied: bool = False
    counts: tuple[int, int] = (0, 0)


class Reference(NamedTuple):
    """A value that a reference (`file.date`, `front_matter.title`, `source.url`) found."""

    reference: str
    text: str
    span: Span


def find_entry(entries: tuple[FieldEntry, ...], field: Field) -> FieldEntry | None:
    """The entry of a field: by its name, or by one of its aliases, case aside."""
    for name in (field.name, *field.aliases):
        for entry in entries:
            if entry.key == name:
                return entry
    names = {name.casefold() for name in (field.name, *field.aliases)}
    return next((entry for entry in entries if entry.key.casefold() in names), None)


def scalar_texts(value: FieldValue) -> Iterator[tuple[str, Span]]:
    """The scalar values of a value as texts: itself, or those of its list."""
    if value.kind == "list":
        for item in value.items:
            yield from scalar_texts(item)
    elif value.kind not in ("null", "mapping"):
        yield str(value.scalar), value.span
