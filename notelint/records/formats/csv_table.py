"""CSV (RFC 4180): a column for each value, named by its path in the record."""

import csv
import io
import json
import re
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator
from typing import Any

from notelint.model.plan import Plan
from notelint.records.extract import ExtractedNote, RecordOptions
from notelint.records.formats.columns import SchemaColumns, StructType

ValuePath = tuple[str, ...]

FORMULA = frozenset("=+-@＝＋－＠")
LINES = frozenset("\t\r\n")
"""The first characters of a formula in spreadsheets; some drop a tab or a line end before it."""

NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)*%?")


class CsvWriter:
    """Writes a header, stable for a schema, and one record a row; lists and mappings are JSON."""

    def __init__(
        self, write: Callable[[bytes], object], plan: Plan, options: RecordOptions
    ) -> None:
        self.write = write
        self.bom = options.bom
        self.columns = SchemaColumns("CSV", plan, options)
        self.paths: list[ValuePath] = []
        if self.columns.known:
            self._write_header(self.columns.known)

    def add(self, note: ExtractedNote) -> None:
        """Write a row, and the header before the first. Raises FormatError."""
        columns = self.columns.of(note)
        if not self.paths:
            self._write_header(columns)
        record = json.loads(note.record)
        self._write_row([cell(_value_at(record, path)) for path in self.paths])

    def end(self) -> None:
        """Nothing is left to write."""

    def _write_header(self, columns: StructType) -> None:
        self.paths = list(_paths(columns))
        if self.bom:
            self.write(BOM_UTF8)
        self._write_row([escape_formula(".".join(path)) for path in self.paths])

    def _write_row(self, cells: list[str]) -> None:
        text = io.StringIO(newline="")
        csv.writer(text).writerow(cells)
        self.write(text.getvalue().encode())


def _paths(columns: StructType, prefix: ValuePath = ()) -> Iterator[ValuePath]:
    """The path of each value that has a column."""
    for key, column in columns.fields:
        if isinstance(column, StructType):
            yield from _paths(column, (*prefix, key))
        else:
            yield (*prefix, key)


def _value_at(record: Any, path: ValuePath) -> Any:
    """A value of a record; null below null."""
    for key in path:
        if record is None:
            return None
        record = record[key]
    return record


def cell(value: Any) -> str:
    """The text of a value's cell, empty for null."""
    if value is None:
        return ""
    if isinstance(value, str):
        return escape_formula(value)
    return json.dumps(value, ensure_ascii=False)


def escape_formula(text: str) -> str:
    """A text that no spreadsheet reads as a formula: with `'` before it if it begins like one.

    Numbers stay as they are. Whitespace before the sign does not help everywhere, so it does not
    count.
    """
    first = text.lstrip(" \u00a0\u3000\ufeff\u200b")[:1]
    is_formula = first and (text[:1] in LINES or first in FORMULA) and not NUMBER.fullmatch(text)
    return f"'{text}" if is_formula else text
