"""The named values that notes have in common: their front matter, the labels in their heads."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

from notelint.model.fields import FieldEntry
from notelint.model.finding import Words
from notelint.scaffold.fields import fields_of
from notelint.scaffold.model import FRONT_MATTER, Share, Thresholds
from notelint.scaffold.sketch import Sketch

LABELLED = 0.3
"""From this share of the notes on, what looks like a label in their heads is one."""


class Named(NamedTuple):
    """How a schema asks for values at one place (nothing: not at all), and their shares."""

    keys: dict[str, Any]
    shares: tuple[Share, ...] = ()


NOTHING = Named({})


def front_matter(notes: Sequence[Sketch], minimum: float, thresholds: Thresholds) -> Named:
    """The front matter, if at least `minimum` of the notes have one."""
    there = [one.fields for one in notes if one.fields is not None]
    if len(there) < minimum:
        return NOTHING
    required = len(there) >= thresholds.required * len(notes)
    keys: dict[str, Any] = {"required": True} if required else {}
    found = fields_of(there, minimum, thresholds, len(notes))
    whole = _share(FRONT_MATTER, len(there), len(notes), 0, required=required)
    if not found.fields:
        return Named({}, (whole,))
    if found.untyped or found.strange > thresholds.rare * len(there):
        keys["extras"] = "allow"
    depth = 1 if required else 0
    shares = _shares(found.fields, found.shares, len(notes), depth)
    return Named(keys | {"fields": found.fields}, (whole, *shares))


def labels(notes: Sequence[Sketch], minimum: float, thresholds: Thresholds) -> Named:
    """The labelled fields in the heads of notes, if enough have any."""
    there = [one for one in _without_column_names([note.labels for note in notes]) if one]
    minimum = max(minimum, LABELLED * len(notes))
    if len(there) < minimum:
        return NOTHING
    found = fields_of(there, minimum, thresholds, len(notes))
    if not found.fields:
        return NOTHING
    return Named({"fields": found.fields}, _shares(found.fields, found.shares, len(notes), 0))


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
