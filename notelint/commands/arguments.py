"""What programs may pass as paths, codes and schemas, and errors that name the arguments."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from notelint.model.schema import Schema
from notelint.schema.errors import ConfigError

Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]
Codes = str | Iterable[str]
SchemaLike = str | os.PathLike[str] | Schema
"""A schema: the name of a built-in one, the path of a file, its text, or a loaded one."""

IN_MEMORY = "<schema>"
"""The file name of a schema that is given as text."""


def split_paths(paths: Paths) -> tuple[str, ...]:
    """One path or several. A string is one path, not its letters."""
    several = [paths] if isinstance(paths, str | os.PathLike) else paths
    return tuple(os.fspath(path) for path in several)


def split_codes(codes: Codes) -> tuple[str, ...]:
    """Codes of rules, each given alone or as codes that are separated by commas."""
    texts = [codes] if isinstance(codes, str) else codes
    return tuple(code.strip() for text in texts for code in text.split(",") if code.strip())


def schema_of(schema: SchemaLike) -> Schema:
    """The schema that is meant. Raises `ConfigError`."""
    if isinstance(schema, Schema):
        return schema
    from notelint.schema.loading import (  # noqa: PLC0415 - pydantic and YAML
        load_schema,
        read_schema,
        reader_for_user,
    )

    name = os.fspath(schema)
    if "\n" not in name:
        return load_schema(name)
    return read_schema(name.encode("utf-8", "replace"), IN_MEMORY, read=reader_for_user(IN_MEMORY))


@contextmanager
def naming_arguments() -> Iterator[None]:
    """Errors name the argument of a function, not the option of the command line."""
    try:
        yield
    except ConfigError as error:
        problems = [one._replace(file=one.file.removeprefix("--")) for one in error.problems]
        raise ConfigError(problems) from None
