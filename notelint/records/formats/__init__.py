"""The formats of `notelint extract`, one file each, and the table of them."""

from collections.abc import Callable, Mapping
from typing import Protocol

from notelint.model.plan import Plan
from notelint.records.extract import ExtractedNote, RecordOptions
from notelint.records.formats.csv_table import CsvWriter
from notelint.records.formats.json_lines import JsonArrayWriter, JsonLinesWriter
from notelint.records.formats.parquet import ParquetWriter

Write = Callable[[bytes], object]


class RecordWriter(Protocol):
    """Writes records one by one."""

    def add(self, note: ExtractedNote) -> None:
        """Write a record. Raises FormatError for one that the format cannot have."""

    def end(self) -> None:
        """Write what follows the last record."""


FORMATS: Mapping[str, Callable[[Write, Plan, RecordOptions], RecordWriter]] = {
    "jsonl": lambda write, _plan, _options: JsonLinesWriter(write),
    "json": lambda write, _plan, _options: JsonArrayWriter(write),
    "csv": CsvWriter,
    "parquet": ParquetWriter,
}
"""How to begin each format. Raises FormatError for one that needs a missing library."""
