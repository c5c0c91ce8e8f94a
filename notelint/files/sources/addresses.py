"""Folders and files by their addresses, such as `s3://bucket/notes`, through `fsspec`.

Only what the user names on the command line is opened: no note and no setting leads here.
"""

from collections.abc import Iterator
from io import BufferedReader
from typing import IO, Any, NamedTuple

from notelint.files.paths import SKIPPED, is_pack
from notelint.files.sources.shard import (
    SourceError,
    SourceNote,
    is_part,
    limited,
    reason_of_any,
)
from notelint.model.message import Message, Phrase, message, phrase

EXTRAS = {"s3": "s3", "s3a": "s3"}
"""Our extra for a kind of address; other kinds need what fsspec names."""


class AddressShard(NamedTuple):
    """Notes at an address: the `names` that its file system has for them, and where they begin.

    `top` is the named folder's own name, which `address` stands for in reports.
    """

    address: str
    top: str
    names: tuple[str, ...]

    @property
    def is_local(self) -> bool:
        """See `Shard`."""
        return False

    def notes(self, max_bytes: int) -> Iterator[SourceNote]:
        """Read the notes one by one."""
        system, _ = file_system(self.address)
        for name in self.names:
            place = name.removeprefix(self.top).lstrip("/")
            path = f"{self.address.rstrip('/')}/{place}" if place else self.address
            yield SourceNote(path, place or name.rpartition("/")[2], _read(system, name, max_bytes))


def file_system(address: str) -> tuple[Any, str]:
    """The file system of an address, and its path there. Raises `SourceError`."""
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415 - an extra

        system, path = url_to_fs(address)
    except ImportError as error:
        kind = address.partition("://")[0].lower()
        extra = EXTRAS.get(kind) or ("dask" if error.name == "fsspec" else "")
        if extra:
            raise SourceError(
                phrase(
                    "{address} needs an optional dependency; install it with: pip install "
                    "'notelint[{extra}]'",
                    address=address,
                    extra=extra,
                )
            ) from None
        raise SourceError(_failed(address, error)) from None
    except Exception as error:
        raise SourceError(_failed(address, error)) from error
    return system, path


def open_address(address: str) -> IO[bytes]:
    """A file at an address. Raises `SourceError` and what its file system raises."""
    system, path = file_system(address)
    return BufferedReader(system.open(path, "rb"))  # its own `readline` takes no limit


def expand(address: str) -> Iterator[str]:
    """The addresses that one stands for, sorted: those that a pattern (`*`, `?`, `[`) matches.

    A folder that has the name of a pack stands for the packs in it. Raises as `open_address`.
    """
    if not is_pack(address) and not any(sign in address for sign in "*?["):
        yield address
        return
    system, path = file_system(address)
    found = system.glob(path)
    if found == [path] and system.isdir(path):
        found = [name for name in system.find(path) if is_part(name.removeprefix(path))]
    if not found:
        raise FileNotFoundError(address)
    for name in sorted(found):
        yield system.unstrip_protocol(name)


def list_notes(address: str, suffixes: tuple[str, ...]) -> tuple[str, list[str]]:
    """The folder at an address as its file system calls it, and the notes below it, sorted.

    Notes have one of the `suffixes`; a file is its own only note. Raises as `open_address`.
    """
    system, path = file_system(address)
    found = system.find(path)
    if found == [path] or path in found:
        return path, [path]
    if not found and not system.exists(path):
        raise FileNotFoundError(address)
    notes = (name for name in found if name.lower().endswith(suffixes))
    return path, sorted(name for name in notes if not _is_skipped(name.removeprefix(path)))


def _is_skipped(inside: str) -> bool:
    return not SKIPPED.isdisjoint(inside.split("/")[:-1])


def _read(system: Any, name: str, max_bytes: int) -> bytes | Message:
    try:
        with system.open(name, "rb") as file:
            content = file.read(max_bytes + 1)
            size = len(content) if len(content) <= max_bytes else max(file.size or 0, len(content))
    except FileNotFoundError:
        return message("vanished")
    except Exception as error:  # each file system has errors of its own
        return reason_of_any(error)
    return limited(content, size, max_bytes)


def _failed(address: str, error: Exception) -> Phrase:
    return phrase("{address}: {error}", address=address, error=str(error))
