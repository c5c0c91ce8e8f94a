"""What is read of a note: plain values in lists and mappings, each with its place in the source."""

import math
import re
from collections.abc import Callable, Iterator
from datetime import MAXYEAR, date, datetime, timedelta
from typing import NamedTuple, Union

from notelint.model.fields import FieldEntry, FieldValue, find_entry
from notelint.model.schema_fields import Field
from notelint.model.source import Position, Source, Span
from notelint.records.layout import others_key
from notelint.text.field_types import expected
from notelint.text.scalars import iso_date

Plain = str | int | float | bool | date | datetime | None


class Leaf(NamedTuple):
    """One value. `span` is None for what stands nowhere in the note, such as its file's name."""

    value: Plain
    span: Span | None = None


Node = Union[Leaf, "list[Node]", "dict[str, Node]"]
Data = Union[Plain, "list[Data]", "dict[str, Data]"]
NOTHING = Leaf(None)


def data_of(node: Node) -> Data:
    """The values without their places."""
    if isinstance(node, Leaf):
        return node.value
    if isinstance(node, list):
        return [data_of(one) for one in node]
    return {key: data_of(one) for key, one in node.items()}


def spans_of(node: Node, pointer: str = "") -> Iterator[tuple[str, Span]]:
    """Each value's JSON Pointer (RFC 6901) and its place, in the record's order."""
    if isinstance(node, Leaf):
        if node.value is not None and node.span is not None:
            yield pointer, node.span
    elif isinstance(node, list):
        for index, one in enumerate(node):
            yield from spans_of(one, f"{pointer}/{index}")
    else:
        for key, one in node.items():
            escaped = key.replace("~", "~0").replace("/", "~1")
            yield from spans_of(one, f"{pointer}/{escaped}")


def positions_of(node: Node, source: Source) -> "dict[str, Data]":
    """Where each value stands, by its JSON Pointer: lines and columns, the end exclusive."""
    place: Callable[[int], Position] = source.position
    return {
        pointer: {
            "line": place(span.start).line,
            "column": place(span.start).column,
            "end_line": place(span.end).line,
            "end_column": place(span.end).column,
        }
        for pointer, span in spans_of(node)
    }


# Values of the types that a schema gives: of a field, of a capture.

TRUE = ("true", "yes", "예")
LEAP_SECOND = re.compile(r"(.{10}[T ]\d{2}:\d{2}:)60")
CLOCK = ("%H", "%M", "%S")


def clean(text: str) -> str:
    """A text that can be written as UTF-8: YAML's escapes can make halves of characters."""
    return text.encode("utf-8", "replace").decode()


def field_node(value: FieldValue, field: Field) -> Node:
    """A field's value; nothing for one that is not of its type."""
    if field.type == "mapping":
        return _mapping(value, field) if value.kind == "mapping" else NOTHING
    if field.type == "list":
        items = value.listed(single=field.single)
        if items is None:
            return NOTHING
        of = field.of
        return [field_node(item, of) if of else any_node(item) for item in items]
    if expected(value, field):
        return NOTHING
    return Leaf(_scalar(value, field), value.span)


def _mapping(value: FieldValue, field: Field) -> dict[str, Node]:
    if not field.fields:
        return others_node(value.entries)
    return fields_node(value.entries, field.fields, allowed=field.extras == "allow")


def fields_node(
    entries: tuple[FieldEntry, ...], fields: tuple[Field, ...], *, allowed: bool
) -> dict[str, Node]:
    """The declared fields of a place, each by its own name; the others too if they are allowed."""
    made: dict[str, Node] = {}
    taken: set[str] = set()
    for field in fields:
        entry = find_entry(entries, field)
        made[field.name] = NOTHING
        if entry is not None:
            taken.add(entry.key)
            if not entry.value.is_blank:
                made[field.name] = field_node(entry.value, field)
    if allowed:
        rest = tuple(entry for entry in entries if entry.key not in taken)
        made[others_key(fields)] = others_node(rest)
    return made


def others_node(entries: tuple[FieldEntry, ...]) -> dict[str, Node]:
    """Fields of which nothing is known, as their language takes them."""
    return {clean(entry.key): any_node(entry.value) for entry in entries}


def any_node(value: FieldValue) -> Node:
    """A value of which no type is known."""
    if value.kind == "mapping":
        return others_node(value.entries)
    if value.kind == "list":
        return [any_node(item) for item in value.items]
    scalar = value.scalar
    if isinstance(scalar, str):
        return Leaf(clean(scalar), value.span)
    if isinstance(scalar, float) and not math.isfinite(scalar):
        return Leaf(value.text, value.span)
    return Leaf(scalar, value.span)


def _scalar(value: FieldValue, field: Field) -> Plain:
    text = value.text.strip()
    match field.type:
        case "integer":
            made: Plain = value.scalar if value.kind == "integer" else int(text)
        case "number":
            counted = value.kind in ("integer", "number")  # TOML's may be written `0x1F`
            made = finite(str(value.scalar) if counted else text)
        case "boolean":
            made = text.casefold() in TRUE
        case "date":
            made = date.fromisoformat(iso_date(text, field.formats) or "")
        case "datetime":
            made = _moment(text, field.formats)
        case "url":
            made = clean(str(value.entries[-1].value.scalar) if value.entries else text)
        case _:  # a number to YAML, such as the version 1.10, keeps its very digits
            made = clean(value.text)
    return made


def finite(text: str) -> float | None:
    """A number; None for one that no computer counts to."""
    number = float(text)
    return number if math.isfinite(number) else None


def _moment(text: str, formats: tuple[str, ...]) -> datetime | None:
    for form in formats:
        try:
            return datetime.strptime(text, form)
        except ValueError:
            continue
    text = text.replace(" Z", "Z").replace(" +", "+").replace(" -", "-")
    leap = LEAP_SECOND.match(text)
    if leap:  # Python has none: it is the second after the one before it
        before = datetime.fromisoformat(f"{leap[1]}59{text[leap.end() :]}")
        return before if before.year == MAXYEAR else before + timedelta(seconds=1)
    return datetime.fromisoformat(text)


def capture_type(kind: str) -> type[Plain]:
    """The type of what a form's field captures."""
    if "%" in kind:
        if not ("%d" in kind and "%m" in kind and ("%Y" in kind or "%y" in kind)):
            return str
        return datetime if any(one in kind for one in CLOCK) else date
    return {"integer": int, "number": float, "date": date}.get(kind, str)


def capture_value(text: str, kind: str) -> Plain:
    """What a form's field captured, in its type; None for what that cannot be."""
    made = capture_type(kind)
    if made is int:
        return int(text)
    if made is float:
        return finite(text)
    if made is str:
        return clean(text)
    try:
        if "%" not in kind:
            return date.fromisoformat(text)
        moment = datetime.strptime(text, kind)
    except ValueError:
        return None
    return moment if made is datetime else moment.date()
