"""What grows with the notes of a run, in temporary files as soon as it is much.

A run over a million notes then takes hardly more memory than one over a thousand. Where there is
no room for a file, all stays in memory.
"""

import json
import os
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import IO, Any, Generic, TypeVar

from notelint.files.paths import DiscoveredPath
from notelint.lint.growing import Growing
from notelint.lint.result_codec import decode_finding, decode_message
from notelint.model.facts import NoteSchema
from notelint.model.finding import Finding
from notelint.model.link import NoteAnchors

Item = TypeVar("Item")

BLOCK = 512
"""Items that are in memory: as many are written, and read, at once."""


class Spilled(Generic[Item]):
    """A list of strings or tuples that only grows. `decode` makes an item of its parsed JSON."""

    def __init__(self, decode: Callable[[Any], Item]) -> None:
        self._decode = decode
        self._file: IO[bytes] | None = None
        self._blocks: list[tuple[int, int]] = []  # where each begins in the file, and its size
        self._newest: list[Item] = []
        self._has_room = True

    def __del__(self) -> None:
        if self._file:
            self._file.close()

    def append(self, item: Item) -> None:
        """Add an item."""
        self._newest.append(item)
        if len(self._newest) >= BLOCK and self._has_room:
            self._spill()

    def extend(self, items: Iterable[Item]) -> None:
        """Add items."""
        for item in items:
            self.append(item)

    def __len__(self) -> int:
        return len(self._blocks) * BLOCK + len(self._newest)

    def __iter__(self) -> Iterator[Item]:
        blocks = map(self.block, range(len(self._blocks)))
        yield from chain.from_iterable(blocks)
        yield from self._newest

    def block(self, number: int) -> list[Item]:
        """The items from `number` times BLOCK on, at most BLOCK of them."""
        if number >= len(self._blocks):
            start = (number - len(self._blocks)) * BLOCK
            return self._newest[start : start + BLOCK]
        start, size = self._blocks[number]
        data = self._read(start, size).decode("utf-8", "surrogatepass")
        return list(map(self._decode, json.loads(data)))

    def _read(self, start: int, size: int) -> bytes:
        if self._file is None:
            return b""
        self._file.seek(start)
        return self._file.read(size)

    def _spill(self) -> None:
        text = json.dumps(self._newest, ensure_ascii=False, separators=(",", ":"))
        data = text.encode("utf-8", "surrogatepass")
        try:
            if self._file is None:
                from tempfile import TemporaryFile  # noqa: PLC0415 - 5 ms, for many notes

                # Without a buffer: on a full disk each later reading would try to write that.
                self._file = TemporaryFile(buffering=0)  # noqa: SIM115 - it ends with this object
            start = self._file.seek(0, os.SEEK_END)
            written = self._file.write(data)
        except OSError:
            written = 0
        if written < len(data):
            self._has_room = False
            return
        self._blocks.append((start, len(data)))
        self._newest = []


class AnchorStore:
    """What links can name of notes, by their paths, which may be written in any way.

    Notes come in the order of their paths, so that the first path of each block is all that has
    to be in memory. Of several folders, named in different ways, that may not hold: then all are.
    """

    def __init__(self) -> None:
        self._entries = Spilled[tuple[str, NoteAnchors]](_anchor_entry)
        self._firsts: list[str] = []
        self._last = ""
        self._known: dict[str, NoteAnchors] | None = None  # of all notes, if they are in no order
        self._block: tuple[int, dict[str, NoteAnchors]] = (-1, {})  # the last one that was read

    def __setitem__(self, path: str, anchors: NoteAnchors) -> None:
        path = os.path.abspath(path)
        if len(self._entries) % BLOCK == 0:
            self._firsts.append(path)
        if path < self._last and self._known is None:
            self._known = dict(self._entries)
        if self._known is not None:
            self._known[path] = anchors
        self._last = path
        self._entries.append((path, anchors))
        self._block = (-1, {})

    def get(self, path: str) -> NoteAnchors | None:
        """What links can name of a note; None if it is not among them."""
        path = os.path.abspath(path)
        if self._known is not None:
            return self._known.get(path)
        number = bisect_right(self._firsts, path) - 1
        if number != self._block[0]:
            self._block = (number, dict(self._entries.block(number)) if number >= 0 else {})
        return self._block[1].get(path)

    def items(self) -> Iterator[tuple[str, NoteAnchors]]:
        """All notes by their absolute paths, with what links can name of them."""
        return iter(self._entries)


def _anchor_entry(values: Any) -> tuple[str, NoteAnchors]:
    path, names = values
    return path, NoteAnchors(*map(tuple, names))


def decode_path(values: Any) -> DiscoveredPath:
    """A path that was found, of its values in parsed JSON."""
    path, error = values
    return DiscoveredPath(path, decode_message(error) if error else None)


def growing_on_disk() -> Growing:
    """Where `collect` puts what grows with the notes, so that memory does not."""
    findings = Spilled[Finding](decode_finding)
    schemas = Spilled[NoteSchema](NoteSchema._make)
    return Growing(findings, schemas, AnchorStore(), Spilled[str](str))
