"""A schema by its name or path."""

from notelint.model.schema import Schema
from notelint.schema.built_in import find
from notelint.schema.reading import reader_for
from notelint.schema.schema_file import read_schema


def load_schema(name_or_path: str, base: str = ".") -> Schema:
    """Read a ready-made schema by its name, or any by its path. Raises `ConfigError`."""
    file = find(name_or_path, base)
    read = reader_for(file.path, base)
    return read_schema(read(file.path), file.shown, path=file.path, read=read)
