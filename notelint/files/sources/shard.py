"""What is read of packs and addresses: a note, and the shard that it comes from."""

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from notelint.files.paths import DiscoveredPath, is_pack
from notelint.files.read import reason_of
from notelint.model.message import Message, Phrase, message


class SourceError(Exception):
    """Nothing can be read from a kind of source, such as a missing extra; `words` say why."""

    def __init__(self, words: Phrase) -> None:
        super().__init__(words)
        self.words = words


class SourceNote(NamedTuple):
    """A note that was read.

    - `path`: its name in reports, as the pack has it, or its address
    - `place`: its path from the top of the pack or of the named folder, which globs match
    - `content`: its bytes, or why they could not be read, a message of rule N005
    """

    path: str
    place: str
    content: bytes | Message


class Shard(Protocol):
    """Notes that are read together: a picklable value that says where they are."""

    @property
    def is_local(self) -> bool:
        """Whether they are found by a path, which starts from the working folder."""
        ...

    def notes(self, max_bytes: int) -> Iterator[SourceNote | DiscoveredPath]:
        """The notes; a `DiscoveredPath` is a file that is still to be read, or an error.

        The content of a larger note than `max_bytes` is a message instead.
        """
        ...


def packed_note(path: str, content: bytes, max_bytes: int) -> SourceNote:
    """A note of a pack, by its path there."""
    place = path.removeprefix("./").lstrip("/")
    return SourceNote(path, place, limited(content, len(content), max_bytes))


def limited(content: bytes, size: int, max_bytes: int) -> bytes | Message:
    """The content of a note, or that it is too large."""
    if size <= max_bytes:
        return content
    return message("too_large", size=f"{size:,}", limit=f"{max_bytes:,}")


def is_part(name: str) -> bool:
    """Whether a file in a folder with the name of a pack is a pack; `_` and `.` begin others."""
    return is_pack(name) and not any(part[:1] in ("_", ".") for part in name.strip("/").split("/"))


def not_read(path: str, error: Exception) -> DiscoveredPath:
    """A path from which nothing could be read, and why."""
    return DiscoveredPath(path, reason_of_any(error))


def reason_of_any(error: Exception) -> Message:
    """Why something could not be read, whatever a library raised."""
    if isinstance(error, FileNotFoundError):
        return message("not_found")
    if isinstance(error, OSError) and error.errno:
        return reason_of(error)
    return message("other", error=f"{type(error).__name__}: {error}".strip(": "))
