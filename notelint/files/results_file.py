r"""A file with a sealed line for each note of a folder; a line that was changed is no line.

    SEAL \t NAME \t BODY \n      name and body in JSON, which has neither tab nor line end

Lines are appended, and the last one of a name counts. So two runs may write at once, and a kill
leaves at most half a line. A file of which most is outdated is written anew and replaced at once.
"""

import os
import stat
import time
from collections.abc import Mapping
from contextlib import suppress

from notelint.files.blake2 import blake2b
from notelint.repository.opening import read_regular

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
    """The lines that a file has, and those that are to be appended to it."""

    def __init__(self, path: str, sealer: Sealer) -> None:
        self.path = path
        self._sealer = sealer
        self._new: dict[bytes, bytes] = {}
        self._outdated = 0
        self._lines = self._read()

    def get(self, name: bytes) -> bytes | None:
        """The body of a name, None if there is none or it was damaged."""
        line = self._new.get(name) or self._lines.get(name)
        if line is None:
            return None
        content = line[SEAL + 1 :]
        if line[:SEAL] != self._sealer.seal(content):
            return None
        return content[len(name) + 1 :]

    def put(self, name: bytes, body: bytes) -> None:
        """Set the body of a name, to be written by `write`."""
        content = name + b"\t" + body
        self._new[name] = self._sealer.seal(content) + b"\t" + content

    def write(self) -> None:
        """Write what is new. Raises OSError."""
        if not self._new:
            return
        outdated = self._outdated + len(self._new.keys() & self._lines.keys())
        self._lines |= self._new
        block = _block(self._new)
        self._new = {}
        size = sum(map(len, self._lines.values()))
        if size > LARGEST:
            self._lines = {}
            _replace(self.path, block)
        elif outdated > SPARE and outdated > len(self._lines):
            self._outdated = 0
            self._lines = {name: line for name, line in self._lines.items() if self._is_ours(line)}
            _replace(self.path, _block(self._lines))
        else:
            self._outdated = outdated
            _append(self.path, block)

    def _is_ours(self, line: bytes) -> bool:
        return line[:SEAL] == self._sealer.seal(line[SEAL + 1 :])

    def _read(self) -> dict[bytes, bytes]:
        try:
            data, size = read_regular(self.path, LARGEST + 1, follow=False)
        except (OSError, ValueError):
            return {}
        if size > LARGEST:
            return {}
        _mark_as_used(self.path)
        lines: dict[bytes, bytes] = {}
        number = 0
        for line in data.split(b"\n"):
            number += 1
            parts = line.split(b"\t", 2)
            if len(parts) == 3:
                lines[parts[1]] = line
        self._outdated = number - len(lines)
        return lines


def _block(lines: Mapping[bytes, bytes]) -> bytes:
    """Lines to append. The first line end closes what a killed run may have left."""
    return b"\n" + b"\n".join(lines.values()) + b"\n"


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


def _replace(path: str, block: bytes) -> None:
    temporary = f"{path}.{os.getpid()}-{time.time_ns():x}.tmp"
    try:
        with open(temporary, "xb") as file:
            file.write(block)
        os.replace(temporary, path)
    except OSError:
        with suppress(OSError):
            os.unlink(temporary)
        raise


def _mark_as_used(path: str) -> None:
    """Renew a file's time, once a day: what is not used for long is deleted."""
    with suppress(OSError):
        if os.lstat(path).st_mtime < time.time() - DAY:
            os.utime(path)
