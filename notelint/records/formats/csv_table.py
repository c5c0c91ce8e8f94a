"""CSV: a column for each value, named by its way from the record down; RFC 4180."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from notelint.model.plan import Plan
from notelint.records.extract import ExtractedNote, RecordOptions
from notelint.records.formats.columns import SchemaColumns, StructType

Way = tuple[str, ...]

FORMULA = frozenset("=+-@＝＋－＠")
LINES = frozenset("\t\r\n")
"""With what spreadsheets begin a formula; some drop a tab or a line's end before it."""

NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)*%?")


class CsvWriter:
    """A header, stable for a schema, and a row a record. Lists and mappings are JSON texts."""

    def __init__(self, write: Callable[[bytes], object], plan: Plan, wanted: RecordOptions) -> None:
        self.write = write
        self.one = SchemaColumns("CSV", plan, wanted)
        self.ways: list[Way] = []
        forced = self.one.known_columns()
        if forced:
            self._begin(forced)

    def add(self, one: ExtractedNote) -> None:
        """Write a row, before the first one the header. Raises FormatError."""
        kind = self.one.take(one)
        if not self.ways:
            self._begin(kind)
        record = json.loads(one.record)
        self._row([cell(value_at(record, way)) for way in self.ways])

    def end(self) -> None:
        """Nothing is left to write."""

    def _begin(self, kind: StructType) -> None:
        self.ways = list(columns(kind))
        self._row([harmless(".".join(way)) for way in self.ways])

    def _row(self, cells: list[str]) -> None:
        text = io.StringIO(newline="")
        csv.writer(text).writerow(cells)
        self.write(text.getvalue().encode())


def columns(kind: StructType, before: Way = ()) -> Iterator[Way]:
    """The way to each value that has a column."""
    for key, one in kind.fields:
        if isinstance(one, StructType):
            yield from columns(one, (*before, key))
        else:
            yield (*before, key)


def value_at(record: Any, way: Way) -> Any:
    """A value of a record; null below what is null."""
    for key in way:
        if record is None:
            return None
        record = record[key]
    return record


def cell(value: Any) -> str:
    """A value as a cell has it: empty for null."""
    if value is None:
        return ""
    return harmless(value) if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula: behind `'`, if it begins like one.

    Numbers are none. White space before the sign does not help everywhere, so it does not count.
    """
    begun = text.lstrip(" \u00a0\u3000\ufeff\u200b")[:1]
    begins = text[:1] in LINES or begun in FORMULA
    return f"'{text}" if begun and begins and not NUMBER.fullmatch(text) else text
