"""How a schema asks for named values that notes have: their types, read off the values."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

from notelint.model.fields import FieldEntry, FieldValue
from notelint.model.finding import Words
from notelint.model.schema_fields import Field, FieldType
from notelint.scaffold.draft import FRONT_MATTER, Share, Thresholds
from notelint.scaffold.sketch import Sketch
from notelint.text.field_types import expected

FEW, MANY = 12, 15
"""An enum has at most so many values, in at least so many notes."""

SURE = 0.97
"""The share of values that must be of a type for it to be asked."""

LONGEST = 40
"""Characters of a value that may be one of an enum."""

TYPES: tuple[FieldType, ...] = ("boolean", "integer", "number", "date", "datetime", "url", "string")
"""The types of single values, the narrowest first."""


class FieldsDraft(NamedTuple):
    """The fields of one place as a schema has them, the names left out, and shares for remarks."""

    fields: dict[str, Any]
    shares: tuple[tuple[str, int], ...]
    untyped: tuple[str, ...]
    strange: int


def fields_of(
    notes: Sequence[Sequence[FieldEntry]], minimum: float, thresholds: Thresholds, of: int
) -> FieldsDraft:
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
    return FieldsDraft(fields, shares, tuple(untyped), strange)


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
    from notelint.text.similar_names import closest  # noqa: PLC0415 - only for enums

    return closest(text, others) is not None


# The named values that notes have in common: their front matter, the labels in their heads.

LABELLED = 0.3
"""From this share of the notes on, what looks like a label in their heads is one."""


class NamedValues(NamedTuple):
    """How a schema asks for values at one place (nothing: not at all), and their shares."""

    keys: dict[str, Any]
    shares: tuple[Share, ...] = ()


NOTHING = NamedValues({})


def common_front_matter(
    notes: Sequence[Sketch], minimum: float, thresholds: Thresholds
) -> NamedValues:
    """The front matter, if at least `minimum` of the notes have one."""
    there = [one.fields for one in notes if one.fields is not None]
    if len(there) < minimum:
        return NOTHING
    required = len(there) >= thresholds.required * len(notes)
    keys: dict[str, Any] = {"required": True} if required else {}
    found = fields_of(there, minimum, thresholds, len(notes))
    whole = _share(FRONT_MATTER, len(there), len(notes), 0, required=required)
    if not found.fields:
        return NamedValues({}, (whole,))
    if found.untyped or found.strange > thresholds.rare * len(there):
        keys["extras"] = "allow"
    depth = 1 if required else 0
    shares = _shares(found.fields, found.shares, len(notes), depth)
    return NamedValues(keys | {"fields": found.fields}, (whole, *shares))


def common_labels(notes: Sequence[Sketch], minimum: float, thresholds: Thresholds) -> NamedValues:
    """The labelled fields in the heads of notes, if enough have any."""
    there = [one for one in _without_column_names([note.labels for note in notes]) if one]
    minimum = max(minimum, LABELLED * len(notes))
    if len(there) < minimum:
        return NOTHING
    found = fields_of(there, minimum, thresholds, len(notes))
    if not found.fields:
        return NOTHING
    return NamedValues({"fields": found.fields}, _shares(found.fields, found.shares, len(notes), 0))


def _without_column_names(notes: Sequence[Sequence[FieldEntry]]) -> list[list[FieldEntry]]:
    """The labels without those that only ever head a table with one and the same text.

    `| Key | Value |` names the columns in each note; `| Status | Accepted |` is a field.
    """
    texts: dict[str, set[object]] = defaultdict(set)
    fields = set()
    for entry in (one for entries in notes for one in entries):
        texts[entry.key].add(entry.value.scalar)
        if not entry.header:
            fields.add(entry.key)
    fields |= {key for key, found in texts.items() if len(found) > 1}
    return [[entry for entry in entries if entry.key in fields] for entries in notes]


def _shares(
    fields: dict[str, Any], numbers: Sequence[tuple[str, int]], of: int, depth: int
) -> tuple[Share, ...]:
    return tuple(
        _share(name, number, of, depth, required=not _is_optional(fields[name]))
        for name, number in numbers
    )


def _is_optional(said: Any) -> bool:
    return said.endswith("?") if isinstance(said, str) else "required" in said


def _share(title: str | Words, notes: int, of: int, depth: int, *, required: bool) -> Share:
    return Share(title, notes, of, "required" if required else "optional", depth)
