"""Plans kept on disk, so that a run with nothing new imports neither pydantic nor a YAML parser.

A cache file contains the bytes of the files that its plan was made of and is valid while they are
the same, so that no hash can mislead and none need be computed. Of notelint's own files, code and
built-in schemas, size and time must be the same. The file's name is made of folder and command
line, not of the plan: an outdated one is overwritten, and an old one deleted. Anything unreadable,
foreign or older is ignored and made again; if two runs write at once, the last stays.
"""

import json
import os
from binascii import crc32
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from notelint import __version__
from notelint.config.code_stamps import source_stamps
from notelint.config.codec import Codec, shape
from notelint.files.blake2 import blake2b
from notelint.files.system_folders import cache_folder
from notelint.files.user_key import user_key
from notelint.files.write import replaced_itself
from notelint.model.plan import Plan
from notelint.repository.opening import read_regular

BROKEN = (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError)
"""All that reading a cache file may raise, whatever is in it."""

LARGEST = 50_000_000
"""Bytes of a cache file that is worth reading."""

UNSEEN = (
    "root",  # a note's path from it is compared with each result
    "extensions",
    "exclude",
    "force_exclude",
    "excluded_links",
    "request_policy",
    "ledger",
    "baseline",
)
"""Fields of a plan that `check_note` does not see: it gives the same results without them."""

MAKERS = ("config", "schema", "rules")
"""The packages whose code makes plans."""


class CacheEntry(NamedTuple):
    """A cached plan, with the settings that are not part of it.

    `used` are the files that the plan was made of, paths with content; `settings` is the path of
    the settings file, or "". `digest` stands for all that the results of notes depend on.
    """

    plan: Plan
    language: str
    settings: str
    used: tuple[tuple[str, bytes], ...]
    digest: str = ""


class PlanCache:
    """The plan for one folder and command line.

    `options` are these as plain data; `stamps` is plain data for the built-in schemas.
    """

    def __init__(self, options: Sequence[Any], stamps: Sequence[Any], codec: Codec) -> None:
        self.codec = codec
        self.options = json.dumps(options)
        self.name = f"plan-{crc32(self.options.encode()):08x}.json"
        self.maker = json.dumps([__version__, source_stamps(MAKERS), shape(), stamps])

    def load(self, folder: str, files: Sequence[tuple[str, bytes]]) -> CacheEntry | None:
        """The entry, if it was made of the same files with the same bytes.

        `files` are those that the caller has read already; the others are read here.
        """
        if not folder:
            return None
        with suppress(*BROKEN):
            data, size = read_regular(os.path.join(folder, self.name), LARGEST + 1, follow=False)
            if size > LARGEST:
                return None
            options, maker, seal, kept = data.decode().split("\n")
            if (options, maker) != (self.options, self.maker) or seal != self._seal(folder, kept):
                return None
            encoded, language, settings, used, digest = json.loads(kept)
            read = dict(files)
            changed = any(_bytes(path, read) != content.encode("latin-1") for path, content in used)
            if changed or not _has_same_plugins(encoded):
                return None
            plan = self.codec.decode(encoded)
            if isinstance(plan, Plan) and {path for path, _ in used} >= set(read):
                return CacheEntry(plan, language, settings, tuple(read.items()), digest)
        return None

    def save(self, folder: str, entry: CacheEntry) -> CacheEntry:
        """Keep an entry, and give it its digest; that keeping it fails matters to nobody."""
        if not folder:
            return entry
        with suppress(*BROKEN):
            used = [[path, content.decode("latin-1")] for path, content in entry.used]
            plan = self.codec.encode(entry.plan)
            entry = entry._replace(digest=digest_of(plan))
            kept = json.dumps([plan, entry.language, entry.settings, used, entry.digest])
            whole = "\n".join([self.options, self.maker, self._seal(folder, kept), kept])
            os.makedirs(folder, mode=0o700, exist_ok=True)
            with replaced_itself(os.path.join(folder, self.name)) as file:
                file.write(whole.encode())
        return entry

    def _seal(self, folder: str, kept: str) -> str:
        """The seal by which a plan is recognized as one of this user's.

        A folder that the settings name may come with a repository, plans included: there the seal
        needs the user's key. In the user's own folder a checksum finds damage.
        """
        if folder == cache_folder():
            return str(crc32(kept.encode()))
        whole = f"{self.options}\n{self.maker}\n{kept}"
        return blake2b(whole.encode(), key=user_key(), digest_size=32).hexdigest()


def digest_of(plan: Mapping[str, Any]) -> str:
    """The digest of an encoded plan without what the check of one note does not see."""
    seen = {name: value for name, value in plan.items() if name not in UNSEEN}
    return blake2b(json.dumps(seen).encode(), digest_size=16).hexdigest()


def _has_same_plugins(plan: Mapping[str, Any]) -> bool:
    """Whether the plug-ins of an encoded plan are as they were; it loads them."""
    plugins = plan.get("plugins")
    if not plugins:
        return True
    from notelint.config.plugins import are_unchanged  # noqa: PLC0415 - for those who have any

    return are_unchanged(plugins)


def _bytes(path: str, read: dict[str, bytes]) -> bytes:
    if path not in read:
        read[path], _ = read_regular(path, LARGEST)
    return read[path]
