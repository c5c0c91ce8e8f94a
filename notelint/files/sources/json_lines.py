"""Notes packed in JSON Lines: an object with `path` and `content` a line, perhaps compressed."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import closing
from io import BufferedReader
from typing import IO, Any, NamedTuple

from notelint.files.paths import DiscoveredPath, is_address
from notelint.files.sources.packs import open_pack
from notelint.files.sources.shard import SourceError, SourceNote, not_read, packed_note
from notelint.model.message import message

STRETCH = 16_000_000
"""Bytes of a pack that are one shard."""

SPARE = 65_536
"""Bytes of a line beyond twice the largest note: its path, and what else is in the object."""


class LinesShard(NamedTuple):
    """The lines of a pack that begin in a stretch of bytes; a `stop` of 0 is the end.

    A compressed pack is one shard: it cannot be entered in its middle.
    """

    pack: str
    start: int = 0
    stop: int = 0

    @property
    def is_local(self) -> bool:
        """See `Shard`."""
        return not is_address(self.pack)

    def notes(self, max_bytes: int) -> Iterator[SourceNote | DiscoveredPath]:
        """Read the lines one by one. A line that is not a note is an error, and the rest is read.

        A pack that cannot be read further, such as a damaged archive, ends with an error.
        """
        longest = 2 * max_bytes + SPARE
        try:
            with closing(open_pack(self.pack)) as raw, closing(_plain(self.pack, raw)) as stream:
                offset = _enter(stream, self.start, longest)
                while not self.stop or offset < self.stop:
                    line = stream.readline(longest)
                    if not line:
                        return
                    if line.strip():
                        reason = message("bad_line", offset=f"{offset:,}")
                        yield _note(line, max_bytes) or DiscoveredPath(self.pack, reason)
                    offset += len(line)
                    if len(line) == longest and not line.endswith(b"\n"):
                        offset += _skip_line(stream, longest)
        except SourceError:
            raise
        except Exception as error:  # each compression has errors of its own
            yield not_read(self.pack, error)


def line_shards(pack: str) -> Iterator[LinesShard]:
    """The shards of a pack. Raises as `open_pack`."""
    if _suffix(pack) in COMPRESSIONS:
        yield LinesShard(pack)
        return
    with closing(open_pack(pack)) as file:
        size = file.seek(0, os.SEEK_END)
    for start in range(0, max(size, 1), STRETCH):
        yield LinesShard(pack, start, min(start + STRETCH, max(size, 1)))


def _enter(stream: IO[bytes], start: int, longest: int) -> int:
    """Go to the first line that begins at `start` or later; its offset."""
    if not start:
        return 0
    stream.seek(start - 1)
    return start - 1 + _skip_line(stream, longest)


def _skip_line(stream: IO[bytes], longest: int) -> int:
    """Read to the end of a line, however long it is; the number of bytes."""
    skipped = 0
    while piece := stream.readline(longest):
        skipped += len(piece)
        if piece.endswith(b"\n"):
            break
    return skipped


def _note(line: bytes, max_bytes: int) -> SourceNote | None:
    """The note of a line; None for a line that is none."""
    try:
        data = json.loads(line.decode("utf-8-sig"))
        path, content = data["path"], data["content"]
    except (ValueError, TypeError, LookupError, RecursionError):
        return None
    if not (isinstance(path, str) and path and isinstance(content, str)):
        return None
    return packed_note(path, content.encode("utf-8", "surrogatepass"), max_bytes)


def _plain(pack: str, raw: IO[bytes]) -> IO[bytes]:
    """The uncompressed content of a pack."""
    decompress = COMPRESSIONS.get(_suffix(pack))
    return decompress(raw) if decompress else raw


def _suffix(pack: str) -> str:
    return os.path.splitext(pack.lower())[1]


def _gzip(raw: IO[bytes]) -> Any:
    from gzip import GzipFile  # noqa: PLC0415 - for such packs

    return GzipFile(fileobj=raw)


def _bzip2(raw: IO[bytes]) -> Any:
    from bz2 import BZ2File  # noqa: PLC0415 - for such packs

    return BZ2File(raw)


def _xz(raw: IO[bytes]) -> Any:
    from lzma import LZMAFile  # noqa: PLC0415 - for such packs

    return LZMAFile(raw)


def _zstandard(raw: IO[bytes]) -> Any:
    from notelint.files.sources.parquet import arrow  # noqa: PLC0415 - for such packs

    return BufferedReader(arrow().CompressedInputStream(raw, "zstd"))


COMPRESSIONS: dict[str, Callable[[IO[bytes]], Any]] = {
    ".gz": _gzip,
    ".bz2": _bzip2,
    ".xz": _xz,
    ".zst": _zstandard,
}
