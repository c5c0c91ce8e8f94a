"""What is required of some notes only: those with a certain value of a field, the older ones.

Two templates in one folder, or the states of a document, give notes of one schema other parts; a
new template may drop a part that nearly all notes have.
"""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any, NamedTuple

from notelint.model.fields import FieldEntry
from notelint.scaffold.draft import PLAIN, Thresholds, optional
from notelint.scaffold.sketch import Sketch

FEWEST = 5
"""The fewest notes that must have the values, and the fewest that must not: no coincidence."""

NEWEST, MOST_OLD = 10, 0.05
"""The newest notes: this number, or this share of all. They tell what a new template drops."""

DROPPED = 0.5
"""The share of the newest notes that lack what was dropped."""

DIGITS = re.compile(r"(\d+)")

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
        self.newest = _newest([note.path for note in notes])
        self.choices = [
            choice for group in groups for choice in _choices(notes, group, groups[group])
        ]

    def of(self, having: Set[int], among: Set[int], own: str = "") -> dict[str, Any]:
        """The condition under which the notes `among` have something; empty if there is none.

        `having` are those that have it; `own` is the reference to it if it is a field. Nearly all
        notes with the values of the condition have it, and nearly none with others; if all values
        are of that kind, nearly none without a value. Of several conditions, that of most notes
        counts.
        """
        best = 0
        condition: dict[str, Any] = {}
        for choice in self.choices:
            explained, test = self._try(choice, having, among)
            if choice.reference != own and explained > best:
                best, condition = explained, {choice.reference: test}
        return condition

    def _try(self, choice: _Choice, having: Set[int], among: Set[int]) -> tuple[int, Any]:
        """How many of the notes `having` pass a test of one field's value, and that test.

        0 if there is no such test.
        """
        total = Counter(choice.of_note.get(note) for note in among)
        with_it = Counter(choice.of_note.get(note) for note in having & among)
        chosen = [
            value
            for value in choice.values
            if with_it[value] and with_it[value] >= self.thresholds.required * total[value]
        ]
        every = len(chosen) == len(choice.values)
        others = [None] if every else [value for value in total if value not in (None, *chosen)]
        outside = sum(total[value] for value in others)
        exceptions = sum(with_it[value] for value in others)
        if min(sum(total[value] for value in chosen), outside) < FEWEST:
            return 0, None
        if exceptions > self.thresholds.rare * outside or (not every and len(chosen) > MOST_VALUES):
            return 0, None
        test = True if every else chosen[0] if len(chosen) == 1 else chosen
        return sum(with_it[value] for value in chosen), test

    def is_dropped(self, having: Set[int]) -> bool:
        """Whether most of the newest notes lack something that older ones have."""
        lacking = sum(note not in having for note in self.newest)
        return bool(self.newest) and lacking >= DROPPED * len(self.newest)


def _newest(paths: Sequence[str]) -> Sequence[int]:
    """The notes with the highest numbers or the latest dates in their names, if all have some."""
    number = max(NEWEST, int(MOST_OLD * len(paths)))
    names = [posixpath.basename(path) for path in paths]
    if len(paths) < 4 * number or not all(map(DIGITS.search, names)):
        return ()
    counted = [tuple(int(digits) for digits in DIGITS.findall(name)) for name in names]
    return sorted(range(len(paths)), key=lambda index: counted[index])[-number:]


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
        elif conditions.is_dropped(having):
            fields[name] = optional(field)
    return {**keys, "fields": fields} if fields else dict(keys)
