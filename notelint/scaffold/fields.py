"""How a schema asks for named values that notes have: their types, read off the values."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from notelint.model.fields import FieldEntry, FieldValue
from notelint.model.schema import Field, FieldType
from notelint.scaffold.model import Thresholds
from notelint.text.typed import expected

FEW, MANY = 12, 15
"""An enum has at most so many values, in at least so many notes."""

SURE = 0.97
"""The share of values that must be of a type for it to be asked."""

LONGEST = 40
"""Characters of a value that may be one of an enum."""

TYPES: tuple[FieldType, ...] = ("boolean", "integer", "number", "date", "datetime", "url", "string")
"""The types of single values, the narrowest first."""


class Found(NamedTuple):
    """The fields of one place as a schema has them, the names left out, and shares for remarks."""

    fields: dict[str, Any]
    shares: tuple[tuple[str, int], ...]
    untyped: tuple[str, ...]
    strange: int


def fields_of(
    notes: Sequence[Sequence[FieldEntry]], minimum: float, thresholds: Thresholds, of: int
) -> Found:
    """The fields that at least `minimum` of the notes have; `strange` notes have still others.

    `of` is the number of all notes, also of those without any fields.
    """
    values: dict[str, list[FieldValue]] = {}
    for entries in notes:
        for entry in {entry.key: entry for entry in reversed(entries)}.values():
            if entry.key != "notelint":
                values.setdefault(entry.key, []).append(entry.value)
    order = {key: index for index, key in enumerate(_order(notes))}
    kept = [key for key, data in values.items() if len(data) >= minimum and key.strip()]
    fields: dict[str, Any] = {}
    untyped: list[str] = []
    for key in sorted(kept, key=lambda key: order[key]):
        data = values[key]
        filled = [one for one in data if not one.is_blank]
        required = len(filled) >= thresholds.required * of
        wanted = field(filled, required=required)
        if wanted is None:
            untyped.append(key)
        else:
            fields[key] = wanted
    named = set(fields) | {"notelint"}
    strange = sum(any(entry.key not in named for entry in entries) for entries in notes)
    shares = tuple((key, len(values[key])) for key in fields)
    return Found(fields, shares, tuple(untyped), strange)


def _order(notes: Sequence[Sequence[FieldEntry]]) -> list[str]:
    """Keys in the order in which notes have them: by their middle places."""
    places: dict[str, list[int]] = {}
    for entries in notes:
        for at, entry in enumerate(entries):
            places.setdefault(entry.key, []).append(at)
    return sorted(places, key=lambda key: (sorted(places[key])[len(places[key]) // 2], key))


def field(data: Sequence[FieldValue], *, required: bool) -> Any:
    """How the schema asks for a field with these values; None if they are of no one type."""
    if not data:
        return "string?"
    lists = sum(one.kind == "list" for one in data)
    mappings = sum(one.kind == "mapping" for one in data)
    if mappings >= SURE * len(data):
        return _said({"type": "mapping"}, required)
    if lists >= SURE * len(data):
        return _list(data, required)
    if lists or mappings:
        return None
    if values := enum_values(data):
        return _said({"type": "enum", "values": values}, required)
    kind = type_of(data)
    return None if kind is None else _said({"type": kind}, required)


def _said(wanted: dict[str, Any], required: bool) -> Any:
    if len(wanted) == 1:
        return wanted["type"] + ("" if required else "?")
    return wanted if required else wanted | {"required": False}


def _list(data: Sequence[FieldValue], required: bool) -> Any:
    items = [item for one in data for item in one.items]
    kind = (
        type_of(items)
        if items and all(item.kind not in ("list", "mapping") for item in items)
        else None
    )
    wanted: dict[str, Any] = {"type": "list"}
    if kind:
        wanted["of"] = kind
    return _said(wanted, required)


def type_of(data: Sequence[FieldValue]) -> FieldType | None:
    """The narrowest type that nearly all values have; None where not even text fits."""
    for kind in TYPES:
        asked = Field("probe", kind)
        fits = sum(expected(one, asked) is None for one in data)
        minimum = len(data) if kind == "string" else SURE * len(data)
        if fits >= minimum:
            return kind
    return None


def enum_values(data: Sequence[FieldValue]) -> list[str]:
    """The few values that recur, the commonest first; empty if there are too many for an enum.

    A value that stands once and is like another one is a misspelling, and no value.
    """
    texts = Counter(str(one.scalar).strip() for one in data)
    if len(data) < MANY or any(one.kind != "text" for one in data):
        return []
    if any(len(text) > LONGEST or "\n" in text for text in texts):
        return []
    if type_of(data) != "string" or len(texts) > max(1, len(data) // 5):
        return []
    often = [text for text, number in texts.most_common() if number > 1]
    once = [text for text, number in texts.items() if number == 1]
    values = [*sorted(often, key=lambda text: (-texts[text], text))]
    values += sorted(text for text in once if not _is_like_one(text, often))
    return values if len(values) <= FEW and len(often) > 1 else []  # one value is no choice


def _is_like_one(text: str, others: Sequence[str]) -> bool:
    from notelint.text.closest import closest  # noqa: PLC0415 - only for enums

    return closest(text, others) is not None
