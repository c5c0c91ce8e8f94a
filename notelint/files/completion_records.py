"""Completion records: what the notes of shards were found to be, where all machines can see it.

A record's name is made of the notes' paths and contents and of all else that their results depend
on (the `identity`), so that one can be of use only where it is right. It is plain data behind a
checksum of its name and content: one that is damaged, cut or put in the place of another is no
record. It is written whole or not at all; two workers that write one write the same.
"""

import os
from contextlib import suppress
from hashlib import blake2b
from typing import NamedTuple

from notelint.files.paths import is_address
from notelint.files.sources.addresses import file_system
from notelint.files.write import write_bytes

SEAL = 32
"""Bytes of a checksum."""


class CompletionRecords(NamedTuple):
    """The records in a folder or at an address, for one plan and one version of the program."""

    folder: str
    identity: str

    def name(self, notes: bytes) -> str:
        """The name of the record of some notes, by their digest."""
        return blake2b(self.identity.encode() + notes, digest_size=20).hexdigest()

    def read(self, name: str) -> bytes | None:
        """A record; None if there is none, or it was damaged."""
        with suppress(OSError, ValueError):
            data = self._read(name)
            if data[:SEAL] == _seal(name, data[SEAL:]):
                return data[SEAL:]
        return None

    def write(self, name: str, record: bytes) -> None:
        """Write a record. Raises what its file system raises."""
        data = _seal(name, record) + record
        if is_address(self.folder):
            system, folder = file_system(self.folder)
            system.makedirs(f"{folder}/{name[:2]}", exist_ok=True)
            system.pipe_file(f"{folder}/{name[:2]}/{name}", data)
            return
        folder = os.path.join(self.folder, name[:2])
        os.makedirs(folder, exist_ok=True)
        write_bytes(os.path.join(folder, name), data)

    def _read(self, name: str) -> bytes:
        if is_address(self.folder):
            system, folder = file_system(self.folder)
            data: bytes = system.cat_file(f"{folder}/{name[:2]}/{name}")
            return data
        with open(os.path.join(self.folder, name[:2], name), "rb") as file:
            return file.read()


def _seal(name: str, record: bytes) -> bytes:
    return blake2b(name.encode() + record, digest_size=SEAL).digest()
