"""What tells that code has changed: without reading it, or the same on all machines."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cache
from importlib.machinery import PathFinder
from typing import Any

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def source_stamps(packages: Sequence[str]) -> list[list[Any]]:
    """Path, size and time of each module of packages of notelint; none if it is no folder."""
    with suppress(OSError):
        return [
            stamp for package in packages for stamp in sorted(_stamps(os.path.join(ROOT, package)))
        ]
    return []


@cache
def code_digest(packages: Sequence[str], libraries: Sequence[str]) -> str:
    """A digest of the code of packages of notelint and of the versions of libraries and Python.

    It is the same wherever these are the same, unlike stamps.
    """
    from hashlib import blake2b  # noqa: PLC0415 - for runs on many machines, as the next one
    from importlib import metadata  # noqa: PLC0415 - 20 modules

    digest = blake2b(sys.version.encode(), digest_size=20)
    for name in libraries:
        digest.update(f"{name} {metadata.version(name)} ".encode())
    for path, *_ in source_stamps(packages):
        with open(path, "rb") as file:
            digest.update(os.path.relpath(path, ROOT).replace(os.sep, "/").encode() + file.read())
    return digest.hexdigest()


def library_stamps(names: Sequence[str]) -> list[list[Any]]:
    """Path, size and time of the module that each library begins with, if it is installed.

    Its version is in there or beside it: whatever installs another one writes the file anew.
    """
    stamps: list[list[Any]] = []
    for name in names:
        module = sys.modules.get(name)
        spec = module.__spec__ if module else PathFinder.find_spec(name)
        with suppress(OSError):
            if spec and spec.origin:
                status = os.stat(spec.origin)
                stamps.append([spec.origin, status.st_size, status.st_mtime_ns])
    return stamps


def module_stamps(name: str) -> list[list[Any]]:
    """Path, size and time of each module of a package that is imported, or of a single module."""
    spec = sys.modules[name].__spec__
    folders = spec.submodule_search_locations if spec else None
    if folders is None:
        return library_stamps([name])
    with suppress(OSError):
        return sorted(stamp for folder in folders for stamp in _stamps(folder))
    return []


def _stamps(folder: str) -> Iterator[list[Any]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                stat = entry.stat()
                yield [entry.path, stat.st_size, stat.st_mtime_ns]
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _stamps(entry.path)
