"""How schema files are read: which files they may name, and which the user may."""

# ruff: noqa: PTH120
# Importing pathlib takes 5 ms.

import os
from collections.abc import Callable
from functools import partial

from notelint.repository.readable import Repository, repository_of
from notelint.schema.built_in import SUFFIX, is_ready_made
from notelint.schema.files.text_file import read_allowed, read_bytes

Read = Callable[[str], bytes]
"""Gives the bytes of a file; raises `ConfigError`."""


def reader(schema: str, root: str) -> Read:
    """Reads a schema that the settings in the folder `root` name, and what it names in turn.

    These are ready-made schemas and files of the repository. Without Git, the settings are the
    user's own, and the file of their schema may be elsewhere.
    """
    repository = repository_of(root)
    if not repository.has_git and schema.endswith((SUFFIX, ".yml")):
        return reader_for(schema, root)
    return partial(_read, repository)


def reader_for(schema: str, start: str = ".") -> Read:
    """Reads a schema that the user named, wherever it is.

    Of what it names in turn only files of the repository that `start` is in, or of its own.
    """
    repository = repository_of(start)
    if not repository.contains(schema):
        repository = repository_of(os.path.dirname(os.path.realpath(schema)))
    return partial(_read_from, schema, repository)


def _read(repository: Repository, path: str) -> bytes:
    return read_bytes(path) if is_ready_made(path) else read_allowed(path, repository)


def _read_from(schema: str, repository: Repository, path: str) -> bytes:
    return read_bytes(path) if path == schema else _read(repository, path)
