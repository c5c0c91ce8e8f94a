"""The schemas that come with notelint."""

# ruff: noqa: PLC0415
# What is slow to import (pathlib too) is imported late or never.

import os
from functools import cache
from typing import NamedTuple

import notelint
from notelint.schema.errors import ConfigError, one
from notelint.schema.text_file import as_stored, shown

SUFFIX = ".yaml"


@cache
def folder() -> str:
    """Where the ready-made schemas lie: in the package, or beside it in an editable install."""
    package = os.path.dirname(os.path.abspath(notelint.__file__))
    inside = os.path.join(package, "schemas")
    beside = os.path.join(os.path.dirname(package), "schemas")
    return inside if os.path.isdir(inside) else beside


def built_in_names() -> tuple[str, ...]:
    """The names of the ready-made schemas, sorted."""
    try:
        names = os.listdir(folder())
    except OSError:
        return ()
    return tuple(sorted(name.removesuffix(SUFFIX) for name in names if name.endswith(SUFFIX)))


def stamps() -> list[list[str | int]]:
    """Name, size and time of each ready-made schema: what a plan depends on of them."""
    try:
        with os.scandir(folder()) as entries:
            files = [entry for entry in entries if entry.name.endswith(SUFFIX)]
            return sorted(
                [one.name, (said := one.stat()).st_size, said.st_mtime_ns] for one in files
            )
    except OSError:
        return []


def is_built_in(path: str) -> bool:
    """Whether a path is that of a ready-made schema."""
    return os.path.dirname(path) == folder()


class SchemaFile(NamedTuple):
    """A schema file: its path, and how messages name it."""

    path: str
    shown: str


def find(name_or_path: str, base: str) -> SchemaFile:
    """The file of a ready-made schema, or of a path relative to the folder `base`.

    Messages name one of the working folder `./til.yaml` where a ready-made one has that name.

    Raises `ConfigError`, without a file of its own, if it is neither.
    """
    from notelint.schema.did_you_mean import suggestion

    known = built_in_names()
    if name_or_path in known:
        file = name_or_path + SUFFIX
        return SchemaFile(os.path.join(folder(), file), file)
    path = as_stored(base, os.path.expanduser(name_or_path))
    if os.path.isfile(path):
        here = shown(path)
        return SchemaFile(path, f"./{here}" if here.removesuffix(SUFFIX) in known else here)
    if name_or_path.endswith((SUFFIX, ".yml")) or "/" in name_or_path or os.sep in name_or_path:
        en, ko = f"no such schema file: {shown(path)}", f"스키마 파일이 없습니다: {shown(path)}"
        raise ConfigError([one("", 0, 0, en, ko)])
    near = suggestion(name_or_path, known)
    en = f"no schema is named `{name_or_path}`{near.en}"
    ko = f"`{name_or_path}` 스키마를 찾을 수 없습니다{near.ko}"
    raise ConfigError([one("", 0, 0, en, ko)])
