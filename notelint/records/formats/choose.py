"""The table of formats, and which one a file's name means."""

from collections.abc import Callable, Mapping
from typing import Protocol

from notelint.model.plan import Plan
from notelint.records.extract import ExtractedNote, RecordOptions
from notelint.records.formats.csv_table import CsvWriter
from notelint.records.formats.json_lines import JsonArrayWriter, JsonLinesWriter
from notelint.records.formats.parquet import ParquetWriter

Write = Callable[[bytes], object]


class RecordWriter(Protocol):
    """Writes records as they come."""

    def add(self, one: ExtractedNote) -> None:
        """Write a record."""

    def end(self) -> None:
        """Write what comes after the last."""


FORMATS: Mapping[str, Callable[[Write, Plan, RecordOptions], RecordWriter]] = {
    "jsonl": lambda write, _plan, _wanted: JsonLinesWriter(write),
    "json": lambda write, _plan, _wanted: JsonArrayWriter(write),
    "csv": CsvWriter,
    "parquet": ParquetWriter,
}
"""How to begin each format. Raises FormatError for one that cannot be written here."""
