"""Schema and settings files as data that knows where each value is: YAML and TOML."""

from notelint.parse.positioned_yaml import YamlError, YamlNode, read_yaml
from notelint.schema.errors import ConfigProblem, SchemaError
from notelint.schema.text_file import decode

MAX_DEPTH = 50
MAX_ALIASES = 100


def read_yaml_file(data: bytes, file: str) -> tuple[YamlNode, tuple[ConfigProblem, ...]]:
    """A YAML file's value, and the problems that leave the rest of it readable.

    `file` is how messages name it. Raises `ConfigError` for bytes that are not UTF-8, and
    `SchemaError` for what is not YAML, is nested too deeply or unfolds to too much.
    """
    try:
        node, problems = read_yaml(
            decode(data, file), max_depth=MAX_DEPTH, max_aliases=MAX_ALIASES, file=file
        )
    except YamlError as error:
        raise SchemaError(
            ConfigProblem(file, problem.line, problem.column, problem.words)
            for problem in error.problems
        ) from None
    return node, tuple(
        ConfigProblem(file, problem.line, problem.column, problem.words) for problem in problems
    )
