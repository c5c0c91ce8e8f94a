"""Pages that were kept, so that what is quoted of them can be checked when they are gone.

A snapshot is two files in `.notelint/snapshots` below the root, made to be committed:
`HOST-KEY.json` says which page it is and when it was taken, and has the hash of `HOST-KEY.html`,
the bytes as they came. KEY is the beginning of the SHA-256 of the address.
"""

import hashlib
import json
import os
import re
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from notelint.files.read import UnreadableError, read_named
from notelint.files.write import write_inside
from notelint.model.message import Message, message
from notelint.repository.readable import readable_files_of

__all__ = [
    "DamagedSnapshotError",
    "Snapshot",
    "keep_snapshot",
    "name_of",
    "read_snapshot",
]

FOLDER = (".notelint", "snapshots")
VERSION = 1
LARGEST_RECORD = 100_000
ENDINGS = {"text/html": "html", "text/plain": "txt", "text/markdown": "md"}

PLAIN_NAME = re.compile(r"[^./\\:\0][^/\\:\0]*")
"""What a record may call its page: a file beside it, by whatever name it was given."""


class Snapshot(NamedTuple):
    """A page as it came: its bytes and what the server said they are; `path` is their file."""

    path: str
    data: bytes
    content_type: str = "text/html"
    fetched: str = ""


class DamagedSnapshotError(Exception):
    """A snapshot is not what was kept. `reason` is a message of rule Q009."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason)
        self.reason = reason


def name_of(url: str) -> str:
    """The name of a page's files, without their endings."""
    host = re.sub(r"[^a-z0-9.-]", "_", (urlsplit(url).hostname or "page").lower())[:60]
    return f"{host}-{hashlib.sha256(url.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def read_snapshot(root: str, url: str, max_bytes: int) -> Snapshot | None:
    """A page's snapshot, None where none was kept.

    Raises `UnreadableError`, `DamagedSnapshotError`.
    """
    folder = os.path.join(root or ".", *FOLDER)
    path = os.path.join(folder, f"{name_of(url)}.json")
    repository = readable_files_of(root)
    try:
        record = _record(read_named(path, LARGEST_RECORD, repository), url)
    except UnreadableError as error:
        if error.reason.name == "vanished":
            return None
        raise
    shown = os.path.relpath(path).replace(os.sep, "/")
    if record is None:
        raise DamagedSnapshotError(message("bad_record", path=shown))
    file = os.path.join(folder, record["file"])
    data = read_named(file, max_bytes, repository)
    shown = os.path.relpath(file).replace(os.sep, "/")
    if hashlib.sha256(data).hexdigest() != record["sha256"].lower():
        raise DamagedSnapshotError(message("changed", path=shown, url=url))
    return Snapshot(shown, data, record["content_type"], record["fetched"])


def keep_snapshot(root: str, url: str, data: bytes, content_type: str, fetched: str) -> str:
    """Keep a page; `fetched` is when, in ISO 8601. The name of its record.

    Raises `LinkInTheWayError` where it would be written through a symbolic link, OSError.
    """
    ending = ENDINGS.get(content_type.partition(";")[0].strip().lower(), "html")
    name = name_of(url)
    file_name = f"{name}.{ending}"
    record = {
        "version": VERSION,
        "url": url,
        "file": file_name,
        "sha256": hashlib.sha256(data).hexdigest(),
        "content_type": content_type,
        "fetched": fetched,
    }
    write_inside(root, (*FOLDER, file_name), data)
    text = json.dumps(record, ensure_ascii=False, indent=2).encode() + b"\n"
    return write_inside(root, (*FOLDER, f"{name}.json"), text)


def _record(data: bytes, url: str) -> dict[str, Any] | None:
    """The record of an address, if its values are as they should be, else None."""
    try:
        record = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(record, dict) or record.get("version") != VERSION:
        return None
    record = {"content_type": "text/html", "fetched": "", **record}
    keys = ("url", "file", "sha256", "content_type", "fetched")
    if not all(isinstance(record.get(key), str) for key in keys):
        return None
    return record if record["url"] == url and PLAIN_NAME.fullmatch(record["file"]) else None
