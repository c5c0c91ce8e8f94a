"""Notes with their schemas, and why they have these: for people, or as JSON."""

from collections.abc import Sequence
from typing import Any

from notelint.locale import in_language
from notelint.model.facts import NoteSchema, Summary
from notelint.model.message import phrase
from notelint.report import ReportOptions
from notelint.report.formats.json_format import array, dump
from notelint.report.summary import verified_things
from notelint.report.terminal import visible, visible_path

REASONS = {
    "note": phrase("named in the note"),
    "option": phrase("--schema"),
    "configuration": phrase("configuration"),
    "auto-detected": phrase("auto-detected"),
}
NO_SCHEMA = phrase("no schema")


def notes_listing(notes: Sequence[NoteSchema], format_name: str, options: ReportOptions) -> str:
    """In `json` an object, in `jsonl` a line for each note, else lines and the numbers of notes."""
    if format_name == "json":
        return f'{{\n  "version": 1,\n  "notes": {array(list(map(_data, notes)))}\n}}\n'
    if format_name == "jsonl":
        return "".join(f"{dump({'type': 'note', **_data(note)})}\n" for note in notes)
    lines = [f"{visible_path(note.path)}: {_schema(note, options)}" for note in notes]
    if not options.quiet:
        named = sum(bool(note.schema) for note in notes)
        numbers = Summary(notes=len(notes), with_schema=named)
        lines.append(verified_things(numbers, options.language)[-1])
    return "".join(f"{line}\n" for line in lines)


def _schema(note: NoteSchema, options: ReportOptions) -> str:
    if not note.schema:
        return in_language(NO_SCHEMA, options.language)
    return f"{visible(note.schema)} ({in_language(REASONS[note.why], options.language)})"


def _data(note: NoteSchema) -> dict[str, Any]:
    return {"path": note.path, "schema": note.schema or None, "why": note.why}
