"""Values of a record with their places in the note, and how they are read by type."""

import math
import re
from collections.abc import Iterable
from datetime import MAXYEAR, date, datetime, timedelta
from typing import NamedTuple, Union

from notelint.model.fields import FieldEntry, FieldValue, find_entry
from notelint.model.schema_fields import Field
from notelint.model.source import Source, Span
from notelint.records.layout import others_key
from notelint.text.field_types import expected_value
from notelint.text.scalars import iso_date

Plain = str | int | float | bool | date | datetime | None

TRUE = ("true", "yes", "예")
LEAP_SECOND = re.compile(r"(.{10}[T ]\d{2}:\d{2}:)60")
TIME_DIRECTIVES = ("%H", "%M", "%S")


class Leaf(NamedTuple):
    """One value. `span` is None for a value outside of the note's text, such as its path."""

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
        return [data_of(item) for item in node]
    return {key: data_of(value) for key, value in node.items()}


def positions_of(node: Node, source: Source, pointer: str = "") -> "dict[str, Data]":
    """The position of each value by its JSON Pointer (RFC 6901), in the record's order.

    Lines and columns from 1, the end exclusive.
    """
    if isinstance(node, Leaf):
        if node.value is None or node.span is None:
            return {}
        start, end = source.position(node.span.start), source.position(node.span.end)
        position: dict[str, Data] = {
            "line": start.line,
            "column": start.column,
            "end_line": end.line,
            "end_column": end.column,
        }
        return {pointer: position}
    inside: Iterable[tuple[object, Node]] = (
        enumerate(node) if isinstance(node, list) else node.items()
    )
    positions: dict[str, Data] = {}
    for key, value in inside:
        step = str(key).replace("~", "~0").replace("/", "~1")
        positions.update(positions_of(value, source, f"{pointer}/{step}"))
    return positions


def read_fields(
    entries: tuple[FieldEntry, ...], fields: tuple[Field, ...], *, extras: bool
) -> dict[str, Node]:
    """The values of declared fields by their names; with `extras` also those of other entries."""
    values: dict[str, Node] = {}
    declared: set[str] = set()
    for field in fields:
        entry = find_entry(entries, field)
        values[field.name] = NOTHING
        if entry is not None:
            declared.add(entry.key)
            if not entry.value.is_blank:
                values[field.name] = _read_field(entry.value, field)
    if extras:
        rest = tuple(entry for entry in entries if entry.key not in declared)
        values[others_key(fields)] = _read_untyped_entries(rest)
    return values


def _read_field(value: FieldValue, field: Field) -> Node:
    """The value of a declared field; null if it is not of the field's type."""
    if field.type == "mapping":
        if value.kind != "mapping":
            return NOTHING
        if not field.fields:
            return _read_untyped_entries(value.entries)
        return read_fields(value.entries, field.fields, extras=field.extras == "allow")
    if field.type == "list":
        items, of = value.listed(single=field.single), field.of
        if items is None:
            return NOTHING
        return [_read_field(item, of) if of else _read_untyped(item) for item in items]
    return NOTHING if expected_value(value, field) else Leaf(_read_scalar(value, field), value.span)


def _read_untyped_entries(entries: tuple[FieldEntry, ...]) -> dict[str, Node]:
    return {to_unicode(entry.key): _read_untyped(entry.value) for entry in entries}


def _read_untyped(value: FieldValue) -> Node:
    """A value of any type, as its language (YAML, TOML) reads it."""
    if value.kind == "mapping":
        return _read_untyped_entries(value.entries)
    if value.kind == "list":
        return [_read_untyped(item) for item in value.items]
    scalar = value.scalar
    if isinstance(scalar, str):
        return Leaf(to_unicode(scalar), value.span)
    if isinstance(scalar, float) and not math.isfinite(scalar):
        return Leaf(value.text, value.span)
    return Leaf(scalar, value.span)


def _read_scalar(value: FieldValue, field: Field) -> Plain:  # noqa: PLR0911 - one a type
    """A value that is of the field's type."""
    text = value.text.strip()
    match field.type:
        case "integer":
            return value.scalar if value.kind == "integer" else int(text)
        case "number":
            is_number = value.kind in ("integer", "number")  # TOML's may be written `0x1F`
            return finite(str(value.scalar) if is_number else text)
        case "boolean":
            return text.casefold() in TRUE
        case "date":
            return date.fromisoformat(iso_date(text, field.formats) or "")
        case "datetime":
            return _read_datetime(text, field.formats)
        case "url":
            return to_unicode(str(value.entries[-1].value.scalar) if value.entries else text)
        case _:  # a number to YAML, such as the version 1.10, keeps its digits
            return to_unicode(value.text)


def to_unicode(text: str) -> str:
    """A text that can be encoded as UTF-8: escapes in YAML can produce lone surrogates."""
    return text.encode("utf-8", "replace").decode()


def finite(text: str) -> float | None:
    """A number; None if it is too large for a float."""
    number = float(text)
    return number if math.isfinite(number) else None


def _read_datetime(text: str, formats: tuple[str, ...]) -> datetime | None:
    for pattern in formats:
        try:
            return datetime.strptime(text, pattern)
        except ValueError:
            continue
    text = text.replace(" Z", "Z").replace(" +", "+").replace(" -", "-")
    leap = LEAP_SECOND.match(text)
    if leap:  # not in Python's range: the second after the one before it
        before = datetime.fromisoformat(f"{leap[1]}59{text[leap.end() :]}")
        return before if before.year == MAXYEAR else before + timedelta(seconds=1)
    return datetime.fromisoformat(text)


def capture_type(kind: str) -> type[Plain]:
    """The Python type of a capture: of its type's name or its date format (`%d.%m.%Y`)."""
    if "%" not in kind:
        return {"integer": int, "number": float, "date": date}.get(kind, str)
    if not ("%d" in kind and "%m" in kind and ("%Y" in kind or "%y" in kind)):
        return str
    return datetime if any(directive in kind for directive in TIME_DIRECTIVES) else date


def capture_value(text: str, kind: str) -> Plain:
    """A captured text in its type; None if it is not a value of that type."""
    python_type = capture_type(kind)
    if python_type is int:
        return int(text)
    if python_type is float:
        return finite(text)
    if python_type is str:
        return to_unicode(text)
    try:
        if "%" not in kind:
            return date.fromisoformat(text)
        moment = datetime.strptime(text, kind)
    except ValueError:
        return None
    return moment if python_type is datetime else moment.date()
