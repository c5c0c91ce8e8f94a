"""The grid of notes and parts of their schemas: its columns, and the state of each cell."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from notelint.locale import in_language
from notelint.model.details import NoteDetails
from notelint.model.finding import Finding
from notelint.model.message import Language
from notelint.report.formats.html.texts import FAMILIES

CONFORMS, ERROR, WARNING, ABSENT, UNCHECKED, NONE = "cewan "
"""The letter of a cell: the part conforms, has errors, has warnings, is optional and not there, was
not checked, or does not apply to the note."""


class GridColumns(NamedTuple):
    """The columns of a schema: its parts by id, then families of other findings by a letter."""

    name: str
    parts: tuple[tuple[str, str], ...]
    families: tuple[tuple[str, str], ...]

    @property
    def titles(self) -> list[list[str]]:
        """The id and the title of each column; a family's id is a single capital letter."""
        return [list(column) for column in (*self.parts, *self.families)]


def columns_of(
    notes: Iterable[tuple[NoteDetails, Sequence[Finding]]], language: Language
) -> list[GridColumns]:
    """The columns of each schema that a note has, by name; that of no schema ("") comes last.

    A part of a schema may apply to some notes only. A family is a column if a note has such
    findings.
    """
    parts: dict[str, dict[str, str]] = {}
    families: dict[str, set[str]] = {}
    for note, findings in notes:
        known = parts.setdefault(note.schema, {})
        for part in note.parts:
            known.setdefault(part.id, part.title)
        families.setdefault(note.schema, set()).update(
            finding.code[0] for finding in findings if finding.part not in known
        )
    return [
        GridColumns(
            name,
            tuple(parts[name].items()),
            tuple(
                (letter, in_language(text, language))
                for letter, text in FAMILIES.items()
                if letter in families[name]
            ),
        )
        for name in sorted(parts, key=lambda name: (not name, name))
    ]


def cells_of(note: NoteDetails, findings: Sequence[Finding], schema: GridColumns) -> str:
    """A letter for each column of the note's schema."""
    worst: dict[str, str] = {}
    known = {part.id: part for part in note.parts}
    for finding in findings:
        column = finding.part if finding.part in known else finding.code[0]
        state = {"error": ERROR, "warning": WARNING}.get(finding.severity, UNCHECKED)
        worst[column] = max(worst.get(column, ""), state, key=_ORDER.index)
    for quote in note.quotes:
        if quote.verdict == "unchecked":
            worst.setdefault(quote.part, UNCHECKED)
    cells = []
    for part_id, _ in schema.parts:
        part = known.get(part_id)
        if part is None:
            cells.append(NONE if note.read else UNCHECKED)
        else:
            cells.append(worst.get(part_id) or (CONFORMS if part.present else ABSENT))
    other = CONFORMS if note.read else UNCHECKED
    cells += [worst.get(letter, other) for letter, _ in schema.families]
    return "".join(cells)


_ORDER = ("", UNCHECKED, WARNING, ERROR)
