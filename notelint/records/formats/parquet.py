"""Parquet, by pyarrow, which is imported only here."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from notelint.model.plan import Plan
from notelint.records.extract import ExtractedNote, RecordOptions
from notelint.records.formats.columns import (
    ColumnType,
    FormatError,
    ListType,
    SchemaColumns,
    StructType,
)

GROUP = 4096
"""Records that are written at a time, and held in memory."""


class _Sink:
    """What pyarrow takes for a file."""

    closed = False

    def __init__(self, write: Callable[[bytes], object]) -> None:
        self.put = write
        self.at = 0

    def write(self, data: Any) -> int:
        """Pass bytes on."""
        taken = bytes(data)
        self.put(taken)
        self.at += len(taken)
        return len(taken)

    def tell(self) -> int:
        """How many bytes there have been."""
        return self.at

    def flush(self) -> None:
        """Nothing is kept back."""

    def close(self) -> None:
        """The file is its owner's."""


class ParquetWriter:
    """A row a record: structures and lists as such, what is only JSON as text."""

    def __init__(self, write: Callable[[bytes], object], plan: Plan, wanted: RecordOptions) -> None:
        try:
            import pyarrow  # noqa: PLC0415 - an extra, and heavy
            import pyarrow.parquet as files  # noqa: PLC0415 - as above
        except ImportError:
            raise FormatError(
                "Parquet needs pyarrow; install it with: pip install 'notelint[parquet]'",
                "Parquet 형식에는 pyarrow가 필요합니다. 설치: pip install 'notelint[parquet]'",
            ) from None
        self.arrow, self.files = pyarrow, files
        self.sink = _Sink(write)
        self.one = SchemaColumns("ParquetWriter", plan, wanted)
        self.kind = self.one.known_columns()
        self.rows: list[dict[str, Any]] = []
        self.writer: Any = None
        self.schema: Any = None

    def add(self, one: ExtractedNote) -> None:
        """Take a record; write some at a time. Raises FormatError."""
        self.kind = self.one.take(one)
        self.rows.append(value_of(json.loads(one.record), self.kind))
        if len(self.rows) >= GROUP:
            self._write()

    def end(self) -> None:
        """Write what is left, and the file's end. Raises FormatError without any column."""
        if self.kind is None:
            raise FormatError(
                "there is no record, and so no columns for Parquet; name the schema: --schema",
                "레코드가 없어서 Parquet 열을 정할 수 없습니다. --schema로 스키마를 지정하세요",
            )
        self._write()
        self.writer.close()

    def _write(self) -> None:
        if self.writer is None and self.kind:
            fields = [(key, self.type_of(kind)) for key, kind in self.kind.fields]
            self.schema = self.arrow.schema(fields)
            self.writer = self.files.ParquetWriter(self.sink, self.schema)
        self.writer.write_table(self.arrow.Table.from_pylist(self.rows, self.schema))
        self.rows.clear()

    def type_of(self, kind: ColumnType) -> Any:
        """The type of a column."""
        arrow = self.arrow
        if isinstance(kind, StructType):
            return arrow.struct([(key, self.type_of(one)) for key, one in kind.fields])
        if isinstance(kind, ListType):
            return arrow.list_(self.type_of(kind.of))
        made = {
            "integer": arrow.int64,
            "number": arrow.float64,
            "boolean": arrow.bool_,
            "date": arrow.date32,
        }
        return made.get(kind, arrow.string)()


def value_of(value: Any, kind: ColumnType) -> Any:
    """A value of a record as its column has it."""
    if value is None:
        return None
    if isinstance(kind, StructType):
        return {key: value_of(value[key], one) for key, one in kind.fields}
    if isinstance(kind, ListType):
        return [value_of(one, kind.of) for one in value]
    if kind == "date":
        return date.fromisoformat(value)
    return json.dumps(value, ensure_ascii=False) if kind == "json" else value
