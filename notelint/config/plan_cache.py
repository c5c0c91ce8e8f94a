"""Plans kept on disk, so that a run with nothing new imports neither pydantic nor a YAML parser.

A file holds the very bytes that its plan was made of; it is good when they are still the same, so
that no hash can mislead and none need be computed. Of our own files, code and ready-made schemas,
size and time must be the same. It lies under a name made of *what was asked*
(folder and command line), not of the answer: one that is out of date is overwritten, and the
folder does not grow. Anything unreadable, foreign or older is passed over and made anew; two runs
may write at once, the last one stays.
"""

import json
import os
import re
import sys
from binascii import crc32
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from notelint import __version__
from notelint.config.codec import Codec
from notelint.config.discovery import SettingsCandidate
from notelint.model.plan import Plan
from notelint.repository.opening import read_regular
from notelint.repository.readable import repository_of

BROKEN = (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError)
"""All that reading a cache file may raise, whatever is in it."""

KEY = 32
"""Bytes of a key."""

LARGEST = 50_000_000
"""Bytes of a cache file that is worth reading."""

OWN_TABLE = rb"(?ms)\A(.*?)(?:^[ \t]*\[|\Z)"
PROJECT_TABLE = rb"(?ms)^[ \t]*\[tool\.notelint\](.*?)(?:^[ \t]*\[|\Z)"
QUICK = rb"""(?m)^[ \t]*cache[ \t]*=[ \t]*(?:(false)|"([^"\\\r\n]+)"|'([^'\r\n]+)')"""
"""The `cache` setting without a TOML parser. Where it errs only speed is lost: a plan is used for
the bytes it was made of and no other, wherever it was found."""


class CacheEntry(NamedTuple):
    """A plan as it is kept, with the settings that are no part of it.

    `used` are the files that the plan was made of, by path, with their content; `settings` is the
    one of them that holds the settings, or "".
    """

    plan: Plan
    language: str
    settings: str
    used: tuple[tuple[str, bytes], ...]


def default_folder() -> str:
    """The folder for caches as the system has it; "" if there is none."""
    named = os.environ.get("NOTELINT_CACHE_DIR")
    if named:
        return named
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return os.path.join(local, "notelint", "Cache") if local else ""
    base = os.environ.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(base):
        home = os.path.expanduser("~")
        base = os.path.join(home, ".cache") if os.path.isabs(home) else ""
    return os.path.join(base, "notelint") if base else ""


def folder_for(setting: str | bool, settings_file: str) -> str:
    """The cache folder that a `cache` setting means; "" for none.

    Settings may come from a stranger, and this is where files are written: one that is not in the
    repository, links followed, is none.
    """
    if isinstance(setting, bool):
        return default_folder() if setting else ""
    beside = os.path.dirname(settings_file)
    folder = os.path.join(beside, os.path.expanduser(setting))
    return folder if repository_of(beside).is_place(folder) else ""


def likely_folder(candidates: Sequence[SettingsCandidate]) -> str:
    """The cache folder by a quick look at the files that may hold settings, nearest first."""
    for candidate in candidates:
        table = re.search(OWN_TABLE if candidate.sure else PROJECT_TABLE, candidate.data)
        if table is None:
            continue
        found = re.search(QUICK, table[1])
        if found is None:
            break
        off, double, single = found.groups()
        text = (double or single or b"").decode("utf-8", "replace")
        return folder_for(False if off else text, candidate.path)
    return default_folder()


class PlanCache:
    """The plan for one question.

    `asked` is plain data that names folder and command line; `known` is plain data for what an
    answer depends on beside the files: the rules and the ready-made schemas there are.
    """

    def __init__(self, asked: Sequence[Any], known: Sequence[Any], codec: Codec) -> None:
        self.codec = codec
        self.asked = json.dumps(asked)
        self.name = f"plan-{crc32(self.asked.encode()):08x}.json"
        self.maker = json.dumps([__version__, _sources(), codec.shape(), known])

    def load(self, folder: str, now: Sequence[tuple[str, bytes]]) -> CacheEntry | None:
        """The entry, if it was made of the same files with the same bytes.

        `now` are those that the caller has read already; the others are read here.
        """
        if not folder:
            return None
        with suppress(*BROKEN):
            data, size = read_regular(os.path.join(folder, self.name), LARGEST + 1, follow=False)
            if size > LARGEST:
                return None
            asked, maker, seal, kept = data.decode().split("\n")
            if (asked, maker) != (self.asked, self.maker) or seal != self._seal(folder, kept):
                return None
            encoded, language, settings, used = json.loads(kept)
            read = dict(now)
            for path, content in used:
                if _bytes(path, read) != content.encode("latin-1"):
                    return None
            plan = self.codec.decode(encoded)
            if isinstance(plan, Plan) and {path for path, _ in used} >= set(read):
                return CacheEntry(plan, language, settings, tuple(read.items()))
        return None

    def save(self, folder: str, entry: CacheEntry) -> None:
        """Keep an entry; that this fails matters to nobody."""
        if not folder:
            return
        temporary = os.path.join(folder, f"{self.name}.{os.getpid()}-{id(entry):x}.tmp")
        with suppress(*BROKEN):
            used = [[path, content.decode("latin-1")] for path, content in entry.used]
            plan = self.codec.encode(entry.plan)
            kept = json.dumps([plan, entry.language, entry.settings, used])
            whole = "\n".join([self.asked, self.maker, self._seal(folder, kept), kept])
            os.makedirs(folder, mode=0o700, exist_ok=True)
            with open(temporary, "x", encoding="utf-8") as file, suppress(OSError):
                file.write(whole)
                file.close()
                os.replace(temporary, os.path.join(folder, self.name))
                return
            os.unlink(temporary)

    def _seal(self, folder: str, kept: str) -> str:
        """By which a plan is known for one that we have kept.

        A folder that the settings name may come with a repository, plans and all: there it needs
        the user's key. In the user's own folder a checksum finds what has rotten.
        """
        if folder == default_folder():
            return str(crc32(kept.encode()))
        from hashlib import blake2b  # noqa: PLC0415 - 1 ms, for those who have such a folder

        whole = f"{self.asked}\n{self.maker}\n{kept}"
        return blake2b(whole.encode(), key=_key(), digest_size=32).hexdigest()


def _key() -> bytes:
    """The user's key, made when it is first needed.

    Raises OSError and ValueError where there can be none.
    """
    folder = _state_folder()
    path = os.path.join(folder, "key")
    os.makedirs(folder, mode=0o700, exist_ok=True)
    with suppress(FileExistsError):
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
            file.write(os.urandom(KEY))
    key, size = read_regular(path, KEY + 1)
    if size != KEY:
        raise ValueError(path)
    return key


def _state_folder() -> str:
    """The folder for what is the user's and no cache, as the system has it. Raises OSError."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    else:
        base = os.environ.get("XDG_STATE_HOME", "")
        if not os.path.isabs(base):
            base = os.path.join(os.path.expanduser("~"), ".local", "state")
    if not os.path.isabs(base):
        raise FileNotFoundError(base)
    return os.path.join(base, "notelint")


def _bytes(path: str, read: dict[str, bytes]) -> bytes:
    if path not in read:
        read[path], _ = read_regular(path, LARGEST)
    return read[path]


def _sources() -> list[list[int]]:
    """Size and time of each file that a plan is made by: one that older code made is not used."""
    ours = os.path.dirname(os.path.abspath(__file__))
    with suppress(OSError):
        return [*_stamps(ours), *_stamps(os.path.join(os.path.dirname(ours), "rules"))]
    return []


def _stamps(folder: str) -> "Iterator[list[int]]":
    with os.scandir(folder) as entries:
        found = sorted(entries, key=_entry_name)
    for entry in found:
        if entry.name.endswith(".py"):
            stat = entry.stat()
            yield [stat.st_size, stat.st_mtime_ns]
        elif entry.is_dir() and entry.name != "__pycache__":
            yield from _stamps(entry.path)


def _entry_name(entry: "os.DirEntry[str]") -> str:
    return entry.name
