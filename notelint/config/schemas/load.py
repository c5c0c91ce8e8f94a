"""A schema by its name or path."""

from notelint.config.schemas.reading import reader_for
from notelint.config.schemas.ready_made import find
from notelint.config.schemas.schema_file import read_schema
from notelint.model.schema import Schema


def load_schema(name_or_path: str, base: str = ".") -> Schema:
    """Read a ready-made schema by its name, or any by its path. Raises `ConfigError`."""
    file = find(name_or_path, base)
    read = reader_for(file.path, base)
    return read_schema(read(file.path), file.shown, path=file.path, read=read)
