"""A schema by its name or path."""

from notelint.config.files.text_file import read_bytes
from notelint.config.schemas.ready_made import find
from notelint.config.schemas.schema_file import read_schema
from notelint.model.schema import Schema


def load_schema(name_or_path: str, base: str = ".") -> Schema:
    """Read a ready-made schema by its name, or any by its path. Raises `ConfigError`."""
    file = find(name_or_path, base)
    return read_schema(read_bytes(file.path), file.shown, path=file.path)
