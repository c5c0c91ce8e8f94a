"""The example notes that a schema file names."""

# ruff: noqa: PTH113, PTH120
# Importing pathlib takes 5 ms.

import os
from typing import NamedTuple

from notelint.model.schema import Schema
from notelint.schema.built_in import find
from notelint.schema.errors import ConfigError, one
from notelint.schema.files.positions import read_yaml
from notelint.schema.files.text_file import as_stored, decode, shown
from notelint.schema.reading import reader_for
from notelint.schema.schema_file import read_schema


class Examples(NamedTuple):
    """A schema, and the paths of its example notes as messages name them."""

    schema: Schema
    paths: tuple[str, ...]


def with_examples(name_or_path: str, base: str = ".") -> Examples:
    """Read a schema by its name or path. Raises `ConfigError`, also for an example not there."""
    file = find(name_or_path, base)
    read = reader_for(file.path, base)
    data = read(file.path)
    schema = read_schema(data, file.shown, path=file.path, read=read)
    root, _ = read_yaml(decode(data, file.shown), file.shown)
    entry = root.entries.get("example")
    found, problems = [], []
    for node in (entry[2].items or (entry[2],)) if entry else ():
        path = as_stored(os.path.dirname(file.path), str(node.value))
        if not os.path.isfile(path):
            en, ko = f"no such example: {shown(path)}", f"예시 파일이 없습니다: {shown(path)}"
            problems.append(one(file.shown, node.line, node.column, en, ko))
        else:
            read(path)
        found.append(shown(path))
    if problems:
        raise ConfigError(problems)
    return Examples(schema, tuple(found))
