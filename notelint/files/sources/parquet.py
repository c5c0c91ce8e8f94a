"""Notes packed in Parquet: the columns `path` and `content`, one note a row."""

from collections.abc import Iterator
from contextlib import closing
from typing import Any, NamedTuple

from notelint.files.paths import DiscoveredPath, is_address
from notelint.files.sources.packs import open_pack
from notelint.files.sources.shard import SourceError, SourceNote, not_read, packed_note
from notelint.model.message import message, phrase

COLUMNS = ["path", "content"]
ROWS = 128
"""Rows that are in memory at a time."""


class RowGroupShard(NamedTuple):
    """A row group of a pack; `first` is the number of rows before it."""

    pack: str
    group: int
    first: int

    @property
    def is_local(self) -> bool:
        """See `Shard`."""
        return not is_address(self.pack)

    def notes(self, max_bytes: int) -> Iterator[SourceNote | DiscoveredPath]:
        """Read the rows one by one. A row that is not a note is an error, and the rest is read."""
        number = self.first
        try:
            with closing(open_pack(self.pack)) as file:
                batches = _open(file).iter_batches(ROWS, row_groups=[self.group], columns=COLUMNS)
                for batch in batches:
                    columns = [_values(batch.column(name)) for name in COLUMNS]
                    for path, content in zip(*columns, strict=True):
                        number += 1
                        if path and content is not None:
                            name = path.decode("utf-8", "surrogateescape")
                            yield packed_note(name, content, max_bytes)
                        else:
                            reason = message("bad_row", row=f"{number:,}")
                            yield DiscoveredPath(self.pack, reason)
        except SourceError:
            raise
        except Exception as error:  # Arrow has errors of its own, and so have file systems
            yield not_read(self.pack, error)


def row_groups(pack: str) -> Iterator[RowGroupShard | DiscoveredPath]:
    """The shards of a pack, or that it has not the columns. Raises as `open_pack`, and Arrow's."""
    with closing(open_pack(pack)) as file:
        parquet = _open(file)
        types = {field.name: field.type for field in parquet.schema_arrow}
        if not all(name in types and _is_text(types[name]) for name in COLUMNS):
            yield DiscoveredPath(pack, message("no_columns"))
            return
        rows = 0
        for group in range(parquet.num_row_groups):
            yield RowGroupShard(pack, group, rows)
            rows += parquet.metadata.row_group(group).num_rows


def arrow() -> Any:
    """The module `pyarrow`, with `pyarrow.parquet`. Raises `SourceError` where it is missing."""
    try:
        import pyarrow.parquet  # noqa: PLC0415 - an extra, and heavy
    except ImportError:
        words = phrase(
            "packs in Parquet or Zstandard need pyarrow; install it with: pip install "
            "'notelint[parquet]'"
        )
        raise SourceError(words) from None
    return pyarrow


def _open(file: Any) -> Any:
    return arrow().parquet.ParquetFile(file)


def _is_text(kind: Any) -> bool:
    types = arrow().types
    if types.is_dictionary(kind):
        kind = kind.value_type
    return bool(
        types.is_string(kind)
        or types.is_large_string(kind)
        or types.is_binary(kind)
        or types.is_large_binary(kind)
    )


def _values(column: Any) -> list[bytes | None]:
    """The values of a column of text as bytes: a pack may have any in them."""
    if arrow().types.is_dictionary(column.type):
        column = column.dictionary_decode()
    values: list[bytes | None] = column.cast(arrow().large_binary()).to_pylist()
    return values
