"""Mistakes of YAML and TOML syntax in a file of settings or a schema."""

from notelint.schema.errors import ConfigProblem
from notelint.text.syntax import Mistake, toml_mistake, yaml_mistake


def yaml_problem(error: Exception, text: str, file: str) -> ConfigProblem:
    """What PyYAML's error says."""
    return _problem(yaml_mistake(error, text), file)


def toml_problem(error: Exception, text: str, file: str) -> ConfigProblem:
    """What tomllib's error says."""
    return _problem(toml_mistake(error, text), file)


def _problem(mistake: Mistake, file: str) -> ConfigProblem:
    return ConfigProblem(file, mistake.line, mistake.column, mistake.words)
