"""The values of a note that collection rules compare with those of other notes."""

from collections.abc import Iterator
from typing import Literal

from notelint.fields.references import resolve
from notelint.lint.switched_off import SwitchedOff
from notelint.model.bound_note import BoundNote
from notelint.model.facts import NoteKey
from notelint.model.fields import Reference
from notelint.model.source import Lines

CODES = {"unique": "C001", "sequence": "C002", "reference": "C003"}


def kept_keys(binding: BoundNote, off: SwitchedOff, lines: Lines) -> tuple[NoteKey, ...]:
    """The keys of a note that are not switched off by a comment. `lines` are the note's."""
    if binding.schema is None or binding.schema.collection is None:
        return ()
    return tuple(
        key
        for key in _all(binding, lines)
        if not (key.use in CODES and off.holds(CODES[key.use], key.place[0]))
    )


def _all(binding: BoundNote, lines: Lines) -> Iterator[NoteKey]:
    asked = binding.schema.collection if binding.schema else None
    if asked is None:
        return
    for reference in asked.unique:
        yield from (
            _key(binding, lines, one, "unique", reference) for one in _one(binding, reference)
        )
    for reference in asked.sequence:
        yield from (
            _key(binding, lines, one, "sequence", reference) for one in _one(binding, reference)
        )
    for target in dict.fromkeys(target for _, target in asked.references):
        yield from (_key(binding, lines, one, "target", target) for one in resolve(binding, target))
    for reference, target in asked.references:
        for one in resolve(binding, reference):
            yield _key(binding, lines, one, "reference", f"{reference} -> {target}")


def _one(binding: BoundNote, reference: str) -> tuple[Reference, ...]:
    return resolve(binding, reference)[:1]


def _key(
    binding: BoundNote,
    lines: Lines,
    named: Reference,
    use: Literal["unique", "sequence", "target", "reference"],
    reference: str,
) -> NoteKey:
    source = binding.note.source
    start, end = source.position(named.span.start), source.position(named.span.end)
    schema = binding.schema
    name = schema.name if schema else ""
    line = lines[start.line] if use != "target" else ""
    apart = schema and schema.collection and schema.collection.by_folder
    folder = binding.place.rpartition("/")[0] if apart else ""
    return NoteKey(name, reference, use, named.text, (*start, *end), line, folder)
