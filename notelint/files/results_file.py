r"""A file with a sealed line for each note of a folder; a line that was changed is no line.

    SEAL \t NAME \t BODY \n      name and body in JSON, which has neither tab nor line end

Lines are appended, and the last one of a name counts. So two runs may write at once, and a kill
leaves at most half a line. A file of which most is outdated is written anew and replaced at once.
"""

import os
import stat
import time
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain
from typing import BinaryIO

from notelint.files.blake2 import blake2b
from notelint.files.write import replaced_itself
from notelint.repository.opening import open_regular

LARGEST = 128_000_000
"""Bytes of a file; lines that would make it larger push out all others."""

SPARE = 64
"""Outdated lines that are worth nothing to remove."""

DAY = 86_400

SEAL = 32
"""Characters of a seal."""


class Sealer:
    """Makes seals: hashes that depend on `identity`, and on a key that only this user has.

    A seal is also a checksum. In a folder where nobody else writes the key may be empty.
    """

    def __init__(self, identity: str, key: bytes) -> None:
        self._hash = blake2b(identity.encode(), key=key, digest_size=SEAL // 2)

    def seal(self, content: bytes) -> bytes:
        """The seal of a line's content."""
        sealing = self._hash.copy()
        sealing.update(content)
        return sealing.hexdigest().encode()


class ResultsFile:
    """The lines that a file had when it was opened, and those that are to be appended to it.

    In memory are only the new lines, and where the others begin.
    """

    def __init__(self, path: str, sealer: Sealer) -> None:
        self.path = path
        self._sealer = sealer
        self._new: dict[bytes, bytes] = {}
        self._lines = ResultLines(path)
        self._outdated = self._lines.outdated
        self._size = self._lines.size

    def get(self, name: bytes) -> bytes | None:
        """The body of a name, None if there is none, or it was damaged or written by this run."""
        line = self._new.get(name) or self._lines.find(name)
        if line is None or not self._is_ours(line):
            return None
        return line[SEAL + 1 + len(name) + 1 :]

    def put(self, name: bytes, body: bytes) -> None:
        """Set the body of a name, to be written by `write`."""
        content = name + b"\t" + body
        self._new[name] = self._sealer.seal(content) + b"\t" + content

    def write(self) -> None:
        """Write what is new. Raises OSError."""
        if not self._new:
            return
        new, self._new = self._new, {}
        self._outdated += sum(name in self._lines for name in new)
        block = _block(new.values())
        self._size += len(block)
        if self._size > LARGEST:
            _replace(self.path, [block], [self._lines])
        elif self._outdated > SPARE and self._outdated > len(self._lines):
            lines = ResultLines(self.path)  # with those that were appended meanwhile
            kept = (line for line in lines if self._is_ours(line) and _name_of(line) not in new)
            _replace(
                self.path, chain((_block((line,)) for line in kept), [block]), [lines, self._lines]
            )
        else:
            _append(self.path, block)
            return
        self._lines = ResultLines(self.path)
        self._outdated, self._size = self._lines.outdated, self._lines.size

    def _is_ours(self, line: bytes) -> bool:
        return line[:SEAL] == self._sealer.seal(line[SEAL + 1 :])


class ResultLines:
    """The lines of an open file, found by their names; of one name the last line.

    Of each line the hash of its name and its start are in memory, 16 bytes.
    """

    def __init__(self, path: str) -> None:
        self.size = self.outdated = 0
        self._hashes, self._starts = array("q"), array("q")
        self._file: BinaryIO | None = None
        with suppress(OSError, ValueError):
            self._file = os.fdopen(open_regular(path, follow=False), "rb")
            self.size = os.fstat(self._file.fileno()).st_size
            if self.size <= LARGEST:
                _mark_as_used(path)
                self._index()

    def __del__(self) -> None:
        self.close()

    def close(self) -> None:
        """Close the file: on Windows one that is open cannot be replaced."""
        if self._file:
            self._file.close()
            self._file = None

    def __len__(self) -> int:
        return len(self._hashes)

    def __contains__(self, name: bytes) -> bool:
        at = bisect_left(self._hashes, hash(name))
        return at < len(self._hashes) and self._hashes[at] == hash(name)

    def __iter__(self) -> Iterator[bytes]:
        return map(self._line, sorted(self._starts))

    def find(self, name: bytes) -> bytes | None:
        """The line of a name, without its end."""
        at = bisect_left(self._hashes, hash(name))
        if at == len(self._hashes) or self._hashes[at] != hash(name):
            return None
        line = self._line(self._starts[at])
        return line if _name_of(line) == name else None

    def _line(self, start: int) -> bytes:
        if self._file is None:
            return b""
        self._file.seek(start)
        return self._file.readline().rstrip(b"\n")

    def _index(self) -> None:
        """Find out where the lines begin."""
        starts: dict[int, int] = {}
        start = number = 0
        for line in self._file or ():
            number += 1
            name = _name_of(line)
            if name:
                starts[hash(name)] = start
            start += len(line)
        self._hashes.extend(sorted(starts))
        self._starts.extend(starts[each] for each in self._hashes)
        self.outdated = number - len(starts)


def _name_of(line: bytes) -> bytes:
    """The name in a line; b"" if it is none."""
    parts = line.split(b"\t", 2)
    return parts[1] if len(parts) == 3 else b""


def _block(lines: Iterable[bytes]) -> bytes:
    """Lines to append. The first line end closes what a killed run may have left."""
    return b"\n" + b"\n".join(lines) + b"\n"


def _append(path: str, block: bytes) -> None:
    """Append to a regular file; never through a link, which a stranger may have put there."""
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
    for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
        flags |= getattr(os, name, 0)
    if os.path.islink(path):  # Windows has no O_NOFOLLOW
        raise FileExistsError(path)
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    descriptor = os.open(path, flags, 0o600)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or status.st_nlink > 1:
            raise FileExistsError(path)
        while block:
            block = block[os.write(descriptor, block) :]
    finally:
        os.close(descriptor)


def _replace(path: str, blocks: Iterable[bytes], readers: Iterable[ResultLines]) -> None:
    with replaced_itself(path) as file:
        file.writelines(blocks)
        for reader in readers:
            reader.close()


def _mark_as_used(path: str) -> None:
    """Renew a file's time, once a day: what is not used for long is deleted."""
    with suppress(OSError):
        if os.lstat(path).st_mtime < time.time() - DAY:
            os.utime(path)
