"""The table of formats, and which one a file's name means."""

from collections.abc import Callable, Mapping
from typing import Protocol

from notelint.model.plan import Plan
from notelint.records.extract import Extracted, Wanted
from notelint.records.formats.comma import CommaSeparated
from notelint.records.formats.lines import JsonArray, JsonLines
from notelint.records.formats.parquet import Parquet

Write = Callable[[bytes], object]


class Format(Protocol):
    """Writes records as they come."""

    def add(self, one: Extracted) -> None:
        """Write a record."""

    def end(self) -> None:
        """Write what comes after the last."""


FORMATS: Mapping[str, Callable[[Write, Plan, Wanted], Format]] = {
    "jsonl": lambda write, _plan, _wanted: JsonLines(write),
    "json": lambda write, _plan, _wanted: JsonArray(write),
    "csv": CommaSeparated,
    "parquet": Parquet,
}
"""How to begin each format. Raises FormatError for one that cannot be written here."""
