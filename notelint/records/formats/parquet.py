"""Parquet, written with pyarrow."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from notelint.model.message import phrase
from notelint.model.plan import Plan
from notelint.records.extract import ExtractedNote, RecordOptions
from notelint.records.formats.columns import (
    ColumnType,
    FormatError,
    ListType,
    SchemaColumns,
    StructType,
)

ROW_GROUP = 4096
"""The number of records that are written at a time and held in memory until then."""


class _Sink:
    """A file object for pyarrow."""

    closed = False

    def __init__(self, write: Callable[[bytes], object]) -> None:
        self.pass_on = write
        self.written = 0

    def write(self, data: Any) -> int:
        """Pass bytes on."""
        chunk = bytes(data)
        self.pass_on(chunk)
        self.written += len(chunk)
        return len(chunk)

    def tell(self) -> int:
        """The number of bytes so far."""
        return self.written

    def flush(self) -> None:
        """Nothing is buffered."""

    def close(self) -> None:
        """The caller closes the file."""


class ParquetWriter:
    """Writes one record a row: structures and lists as such, what is only JSON as text."""

    def __init__(
        self, write: Callable[[bytes], object], plan: Plan, options: RecordOptions
    ) -> None:
        try:
            import pyarrow  # noqa: PLC0415 - an extra, and heavy
            import pyarrow.parquet as files  # noqa: PLC0415 - as above
        except ImportError:
            raise FormatError(
                phrase("Parquet needs pyarrow; install it with: pip install 'notelint[parquet]'")
            ) from None
        self.arrow, self.files = pyarrow, files
        self.sink = _Sink(write)
        self.columns = SchemaColumns("Parquet", plan, options)
        self.struct = self.columns.known
        self.rows: list[dict[str, Any]] = []
        self.writer: Any = None
        self.schema: Any = None

    def add(self, note: ExtractedNote) -> None:
        """Add a record, and write some at a time. Raises FormatError."""
        self.struct = self.columns.of(note)
        self.rows.append(_value(json.loads(note.record), self.struct))
        if len(self.rows) >= ROW_GROUP:
            self._write()

    def end(self) -> None:
        """Write the remaining records and the file's end. Raises FormatError without columns."""
        if self.struct is None:
            raise FormatError(
                phrase(
                    "no records, so the columns for Parquet are unknown; specify the schema with "
                    "--schema"
                )
            )
        self._write()
        self.writer.close()

    def _write(self) -> None:
        if self.writer is None and self.struct:
            fields = [(key, self._type(column)) for key, column in self.struct.fields]
            self.schema = self.arrow.schema(fields)
            self.writer = self.files.ParquetWriter(self.sink, self.schema)
        self.writer.write_table(self.arrow.Table.from_pylist(self.rows, self.schema))
        self.rows.clear()

    def _type(self, column: ColumnType) -> Any:
        """The Arrow type of a column."""
        arrow = self.arrow
        if isinstance(column, StructType):
            return arrow.struct([(key, self._type(inner)) for key, inner in column.fields])
        if isinstance(column, ListType):
            return arrow.list_(self._type(column.of))
        types = {
            "integer": arrow.int64,
            "number": arrow.float64,
            "boolean": arrow.bool_,
            "date": arrow.date32,
        }
        return types.get(column, arrow.string)()


def _value(value: Any, column: ColumnType) -> Any:
    """A value of a record in the type of its column."""
    if value is None:
        return None
    if isinstance(column, StructType):
        return {key: _value(value[key], inner) for key, inner in column.fields}
    if isinstance(column, ListType):
        return [_value(item, column.of) for item in value]
    if column == "date":
        return date.fromisoformat(value)
    return json.dumps(value, ensure_ascii=False) if column == "json" else value
