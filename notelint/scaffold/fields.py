"""The fields that notes have in common, in front matter and inline, with types by their values."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

from notelint.model.fields import FieldEntry, FieldValue
from notelint.model.schema_fields import Field, FieldType
from notelint.scaffold.content import NOTHING, bare
from notelint.scaffold.draft import Share, Thresholds
from notelint.scaffold.sketch import Sketch
from notelint.text.field_types import expected_value
from notelint.text.similar_names import closest

MOST_VALUES, FEWEST_NOTES = 12, 10
"""The most values of an enum, and the fewest notes that it is concluded from."""

EACH, FEW = 5, 3
"""An enum has at most one value for this number of notes, or this number of values. So many values
of another kind (several links, a list) are no slips, and so many notes know a rare key."""

SURE = 0.8
"""The share of values that must be of a type for the type to be required; the others are told."""

TOLERATED = 0.05
"""The share of values that may say that there is no value."""

LONGEST = 40
"""Characters of a value of an enum."""

LABELED = 0.3
"""From this share of the notes on, what looks like inline fields in note headers is taken for it.

Below it, colons in running text are.
"""

TYPES: tuple[FieldType, ...] = ("boolean", "integer", "number", "date", "datetime", "url", "string")
"""The types of single values, the narrowest first."""


class CommonFields(NamedTuple):
    """The keys of `front_matter` or `labels` in a schema, none for no such key; their shares."""

    keys: dict[str, Any]
    shares: tuple[Share, ...] = ()


def common_front_matter(
    notes: Sequence[Sketch], minimum: float, thresholds: Thresholds
) -> CommonFields:
    """The front matter, if at least `minimum` of the notes have one."""
    blocks = [note.fields for note in notes if note.fields is not None]
    if len(blocks) < minimum:
        return CommonFields({})
    required = len(blocks) >= thresholds.required * len(notes)
    share = Share("front_matter", "", len(blocks), len(notes), "front_matter")
    common = _common_fields(blocks, minimum, thresholds, len(notes))
    if not common.fields:
        return CommonFields({}, (share,))
    keys: dict[str, Any] = {"required": True} if required else {}
    if common.untyped or common.with_others > thresholds.rare * len(blocks):
        keys["extras"] = "allow"
    keys["fields"] = common.fields if "extras" in keys else common.fields | common.rare
    return CommonFields(keys, (share, *_shares(common, len(notes), "front_matter", int(required))))


def common_labels(notes: Sequence[Sketch], minimum: float, thresholds: Thresholds) -> CommonFields:
    """The inline fields in the headers of notes, if enough notes have any."""
    blocks = [entries for entries in _without_columns([note.labels for note in notes]) if entries]
    minimum = max(minimum, LABELED * len(notes))
    if len(blocks) < minimum:
        return CommonFields({})
    common = _common_fields(blocks, minimum, thresholds, len(notes))
    if not common.fields:
        return CommonFields({})
    return CommonFields({"fields": common.fields}, _shares(common, len(notes), "labels", 0))


def _without_columns(notes: Sequence[Sequence[FieldEntry]]) -> list[list[FieldEntry]]:
    """The inline fields without names of columns: those only in table headers, with one value.

    `| Key | Value |` names the columns in each note; `| Status | Accepted |` is a field.
    """
    values: dict[str, set[object]] = defaultdict(set)
    fields = set()
    for entries in notes:
        for entry in entries:
            values[entry.key].add(entry.value.scalar)
            if not entry.header:
                fields.add(entry.key)
    fields |= {key for key, scalars in values.items() if len(scalars) > 1}
    return [[entry for entry in entries if entry.key in fields] for entries in notes]


class _Common(NamedTuple):
    """Fields as in a schema by their names, and the number of notes that have each.

    `untyped`: a common key has values of no one type. `with_others` notes have keys beside these.
    `rare` are further fields, of a few notes each, that are no misspelled ones.
    """

    fields: dict[str, Any]
    counts: dict[str, int]
    untyped: bool
    with_others: int
    rare: dict[str, Any]


def _common_fields(
    notes: Sequence[Sequence[FieldEntry]], minimum: float, thresholds: Thresholds, total: int
) -> _Common:
    """The fields of at least `minimum` of the notes. `total` includes notes without any fields."""
    values: dict[str, list[FieldValue]] = {}
    places: dict[str, list[int]] = {}
    for entries in notes:
        for index, entry in enumerate(entries):
            places.setdefault(entry.key, []).append(index)
        for entry in {entry.key: entry for entry in reversed(entries)}.values():
            if entry.key != "notelint":
                values.setdefault(entry.key, []).append(entry.value)

    def middle(key: str) -> tuple[int, str]:
        return sorted(places[key])[len(places[key]) // 2], key

    common = [key for key in values if len(values[key]) >= minimum and key.strip()]
    fields: dict[str, Any] = {}
    for key in sorted(common, key=middle):
        filled = [value for value in values[key] if not value.is_blank]
        field = _field(filled, required=len(filled) >= thresholds.required * total)
        if field is not None:
            fields[key] = field
    named = set(fields) | {"notelint"}
    return _Common(
        fields,
        {key: len(values[key]) for key in fields},
        len(fields) < len(common),
        sum(any(entry.key not in named for entry in entries) for entries in notes),
        {
            key: field
            for key in sorted(values)
            if key not in common
            and len(values[key]) >= FEW
            and not closest(key, common)
            and (field := _field([v for v in values[key] if not v.is_blank], required=False))
        },
    )


def _shares(common: _Common, total: int, group: str, depth: int) -> tuple[Share, ...]:
    return tuple(
        Share("named", name, number, total, f"{group}.{name}", depth)
        for name, number in common.counts.items()
    )


def _field(values: Sequence[FieldValue], *, required: bool) -> Any:
    """A field with these values as a schema has it; None if they are of no one type."""
    if not values:
        return "string?"
    lists = [value for value in values if value.kind == "list"]
    mappings = sum(value.kind == "mapping" for value in values)
    if mappings >= SURE * len(values):
        return _with_presence({"type": "mapping"}, required)
    if len(lists) >= SURE * len(values):
        items = [item for value in lists for item in value.items]
        nested = any(item.kind in ("list", "mapping") for item in items)
        of = type_of(items) if items and not nested else None
        return _with_presence({"type": "list", "of": of} if of else {"type": "list"}, required)
    if options := _enum_values(values):
        return _with_presence({"type": "enum", "values": options}, required)
    kind = type_of(values)
    return None if kind is None else _with_presence({"type": kind}, required)


def _with_presence(field: dict[str, Any], required: bool) -> Any:
    """A field that is required or optional, in the shortest way to write it."""
    if len(field) == 1:
        return field["type"] + ("" if required else "?")
    return field if required else field | {"required": False}


def type_of(values: Sequence[FieldValue]) -> FieldType | None:
    """The type that most values have, the narrowest of several; None if not even string.

    At least `SURE` of them must have it. Any value is a string, so that is the last choice, also if
    more than a few say that there is nothing (`N/A`), which no narrower type allows.
    """
    conforming: Counter[FieldType] = Counter()
    for kind in TYPES:
        field = Field("probe", kind)
        conforming[kind] = sum(expected_value(value, field) is None for value in values)
    nothing = sum(bare(value.text) in NOTHING for value in values)
    best = max(TYPES[:-1], key=lambda kind: (conforming[kind], -TYPES.index(kind)))
    several = sum(sum(map(_is_link, value.items)) > 1 for value in values)
    nested = sum(value.kind in ("list", "mapping") for value in values)
    if nothing > TOLERATED * len(values) or (best == "url" and several >= FEW):
        best = TYPES[-1]
    kind = best if conforming[best] >= SURE * len(values) else TYPES[-1]
    return kind if conforming[kind] >= SURE * len(values) and nested < FEW else None


def _is_link(value: FieldValue) -> bool:
    """Whether an inline value is a link as a whole."""
    return any(entry.key == "url" for entry in value.entries)


def _enum_values(values: Sequence[FieldValue]) -> list[str]:
    """The few recurring values, the commonest first; empty if there are too many for an enum.

    A value that occurs once and is like another one is a misspelling, and not in the enum.
    """
    if len(values) < FEWEST_NOTES or any(value.kind != "text" for value in values):
        return []
    counts = Counter(str(value.scalar).strip() for value in values)
    if any(len(text) > LONGEST or "\n" in text for text in counts) or type_of(values) != "string":
        return []
    recurring = sorted(
        (text for text, number in counts.items() if number > 1),
        key=lambda text: (-counts[text], text),
    )
    covered = sum(counts[text] for text in recurring)
    few = 2 <= len(recurring) <= max(FEW, len(values) // EACH)  # one value is no choice
    if not few or covered < SURE * len(values):
        return []
    single = sorted(text for text, number in counts.items() if number == 1)
    options = [*recurring, *(text for text in single if closest(text, recurring) is None)]
    return options if len(options) <= MOST_VALUES else []
