"""Schema and settings files, YAML and TOML, as data with the place of each value."""

import tomllib
from collections.abc import Iterable
from functools import cache
from typing import Any

from notelint.model.message import phrase
from notelint.parse.positioned_toml import toml_places
from notelint.parse.positioned_yaml import YamlError, YamlNode, YamlProblem, read_yaml
from notelint.parse.syntax_errors import toml_mistake
from notelint.schema.errors import ConfigError, ConfigProblem, Path, Place, SchemaError
from notelint.schema.text_file import at_offset, decode

MAX_DEPTH = 50
MAX_ALIASES = 100


def read_yaml_file(data: bytes, file: str) -> tuple[YamlNode, tuple[ConfigProblem, ...]]:
    """A YAML file's value, and the problems that leave the rest of it readable.

    `file` is how messages name it. Raises `ConfigError` for bytes that are not UTF-8, and
    `SchemaError` for what is not YAML, is nested too deeply or unfolds to too much.
    """
    text = decode(data, file)
    try:
        node, problems = read_yaml(text, max_depth=MAX_DEPTH, max_aliases=MAX_ALIASES, file=file)
    except YamlError as error:
        raise SchemaError(_in_file(file, error.problems)) from None
    return node, _in_file(file, problems)


def _in_file(file: str, problems: Iterable[YamlProblem]) -> tuple[ConfigProblem, ...]:
    return tuple(ConfigProblem(file, line, column, words) for words, line, column, _ in problems)


def read_toml_file(data: bytes, file: str) -> tuple[dict[str, Any], Place]:
    """A TOML file's data, and the function that finds the place of a value or key in it.

    `file` is how messages name it. Raises `ConfigError` for what is not TOML. Where a path leads to
    nothing, its place is that of the nearest value around it.
    """
    text = decode(data, file)
    try:
        values = tomllib.loads(text)
    except RecursionError:
        raise ConfigError.of(phrase("TOML: nested too deeply"), file, 1, 1) from None
    except ValueError as error:  # tomllib.TOMLDecodeError, or a number of too many digits
        words, line, column = toml_mistake(error, text)
        raise ConfigError.of(words, file, line, column) from None

    @cache
    def places() -> dict[Path, tuple[int, int, int]]:
        return toml_places(text)

    def place(path: Path, key: bool = False) -> tuple[str, int, int]:
        while path and path not in places():
            path = path[:-1]
        key_at, value_at, _ = places().get(path, (0, 0, 0))
        return (file, *at_offset(text, key_at if key else value_at))

    return values, place
