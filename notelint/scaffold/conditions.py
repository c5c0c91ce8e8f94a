"""Conditions: what only notes with certain values of a field have, as after `type: book`.

Two templates in one folder, or the states of a document, give notes of one schema other parts.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any, NamedTuple

from notelint.model.fields import FieldEntry
from notelint.scaffold.draft import PLAIN, Thresholds
from notelint.scaffold.sketch import Sketch

FEWEST = 5
"""The fewest notes that must have the values, and the fewest that must not: no coincidence."""

MOST_VALUES = 4
"""The most values of a condition: more are no way to tell notes apart."""


class _Choice(NamedTuple):
    """A field that is an enum: the reference to it, its values, and that of each note, by index."""

    reference: str
    values: tuple[str, ...]
    of_note: Mapping[int, str]


class Conditions:
    """The fields of notes that a condition can test, and what depends on them."""

    def __init__(
        self, notes: Sequence[Sketch], groups: Mapping[str, Any], thresholds: Thresholds
    ) -> None:
        self.thresholds = thresholds
        self.choices = [
            choice for group in groups for choice in _choices(notes, group, groups[group])
        ]

    def of(self, having: Set[int], among: Set[int], own: str = "") -> dict[str, Any]:
        """The condition under which the notes `among` have something; empty if there is none.

        `having` are those that have it; `own` is the reference to it if it is a field. Nearly all
        notes with the values of the condition have it, and nearly none of the others.
        """
        for reference, values, of_note in self.choices:
            if reference == own:
                continue
            total = Counter(of_note.get(note) for note in among)
            with_it = Counter(of_note.get(note) for note in having & among)
            chosen = [
                value
                for value in values
                if with_it[value] and with_it[value] >= self.thresholds.required * total[value]
            ]
            inside = sum(total[value] for value in chosen)
            outside = len(among) - inside
            others = with_it.total() - sum(with_it[value] for value in chosen)
            enough = min(inside, outside) >= FEWEST and len(chosen) <= MOST_VALUES
            if enough and others <= self.thresholds.rare * outside:
                return {reference: chosen[0] if len(chosen) == 1 else chosen}
        return {}


def _choices(notes: Sequence[Sketch], group: str, keys: Mapping[str, Any]) -> Iterator[_Choice]:
    """The enums of `front_matter` or `labels`."""
    for name, field in keys.get("fields", {}).items():
        if not isinstance(field, dict) or field["type"] != "enum":
            continue
        if all(PLAIN.fullmatch(value) for value in field["values"]):  # no range, no expression
            values = {
                index: str(entry.value.scalar).strip()
                for index, note in enumerate(notes)
                for entry in entries_of(note, group)
                if entry.key == name
            }
            yield _Choice(f"{group}.{name}", tuple(field["values"]), values)


def entries_of(note: Sketch, group: str) -> Sequence[FieldEntry]:
    """The fields of a note, of `front_matter` or `labels`."""
    return (note.fields or ()) if group == "front_matter" else note.labels


def with_conditions(
    group: str, keys: Mapping[str, Any], notes: Sequence[Sketch], conditions: Conditions
) -> dict[str, Any]:
    """The keys of `front_matter` or `labels`, in which fields that depend on others say so."""
    fields = dict(keys.get("fields", {}))
    everywhere = set(range(len(notes)))
    for name, field in fields.items():
        having = {
            index
            for index, note in enumerate(notes)
            if any(e.key == name and not e.value.is_blank for e in entries_of(note, group))
        }
        if when := conditions.of(having, everywhere, f"{group}.{name}"):
            typed = dict(field) if isinstance(field, dict) else {"type": field.rstrip("?")}
            typed.pop("required", None)
            fields[name] = typed | {"when": when}
    return {**keys, "fields": fields} if fields else dict(keys)
