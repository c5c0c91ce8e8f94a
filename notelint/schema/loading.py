"""Schema files by name or path, from their bytes to the frozen schema.

A schema that the user names may be anywhere; what a schema names in turn must be a readable file of
the repository.
"""

import os
from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

from pydantic import ValidationError

from notelint.model.message import phrase
from notelint.model.rule import Rule
from notelint.model.schema import RuleOverride, Schema
from notelint.repository.readable import ReadableFiles, readable_files_of
from notelint.rules import RULES
from notelint.schema.built_in import SUFFIX, SchemaFile, find_schema, is_built_in
from notelint.schema.compiler import compile_schema
from notelint.schema.crossrefs import crossref_problems
from notelint.schema.data_file import read_yaml_file
from notelint.schema.errors import ConfigError, ConfigProblem, SchemaError
from notelint.schema.inherit import with_parents
from notelint.schema.rule_settings import read_overrides
from notelint.schema.schema_model import SchemaModel
from notelint.schema.template_leftovers import template_leftovers
from notelint.schema.text_file import as_stored, read_allowed, read_bytes, shown
from notelint.schema.validation_errors import describe, validation_problems

Read = Callable[[str], bytes]
"""Returns the bytes of a file; raises `ConfigError`."""


def reader_for_settings(schema: str, root: str) -> Read:
    """A reader for a schema that the settings in the folder `root` name, and what it names in turn.

    It reads built-in schemas and files of the repository. Without Git, the settings are the user's
    own, and the file of their schema may be elsewhere.
    """
    repository = readable_files_of(root)
    if not repository.has_git and schema.endswith((SUFFIX, ".yml")):
        return reader_for_user(schema, root)
    return partial(_read, repository)


def reader_for_user(schema: str, start: str = ".") -> Read:
    """A reader for a schema that the user names, wherever it is.

    Of what the schema names in turn, it reads files of the repository of `start`, or of its own.
    """
    repository = readable_files_of(start)
    if not repository.contains(schema):
        repository = readable_files_of(os.path.dirname(os.path.realpath(schema)))
    return partial(_read_from, schema, repository)


def _read(repository: ReadableFiles, path: str) -> bytes:
    return read_bytes(path) if is_built_in(path) else read_allowed(path, repository)


def _read_from(schema: str, repository: ReadableFiles, path: str) -> bytes:
    return read_bytes(path) if path == schema else _read(repository, path)


def read_schema(
    data: bytes,
    file: str,
    rules: Mapping[str, Rule] = RULES,
    *,
    path: str = "",
    read: Callable[[str], bytes] = read_bytes,
) -> Schema:
    """Compile a schema file's bytes. Raises `SchemaError` with all mistakes.

    `file` is the file's name in messages, `path` its path (by default `file`), from which the
    schema that it extends and its template are found; `read` returns the bytes of these. `rules`
    are those that its `rules` may name.
    """
    try:
        root, syntax_problems = read_yaml_file(data, file)
    except ConfigError as error:
        raise SchemaError(error.problems) from None
    problems = list(syntax_problems)
    if not isinstance(root.value, dict):
        reason = phrase(
            "a schema must be a mapping that begins with `notelint: 1`; found {value}",
            value=describe(root.value),
        )
        problems.append(ConfigProblem(*root.place(()), reason))
        raise SchemaError(problems)
    layer = with_parents(root, SchemaFile(path or file, file), read)
    root = layer.root
    model = None
    try:
        model = SchemaModel.model_validate(root.value)
    except ValidationError as error:
        problems += validation_problems(error, SchemaModel, root.place)
    problems += crossref_problems(root)
    overrides: tuple[RuleOverride, ...] = ()
    if model is not None:
        overrides, wrong = read_overrides(model.rules, rules, root.place)
        problems += wrong
    if model is None or problems:
        raise SchemaError(problems)
    leftovers: tuple[str, ...] = ()
    if model.template:
        place = root.place(("template",))
        template = as_stored(layer.folders[place[0]], model.template.file)
        leftovers = template_leftovers(template, model.template.keep, read, place)
    return compile_schema(model, root, file, overrides, leftovers)


def load_schema(name_or_path: str, base: str = ".") -> Schema:
    """A built-in schema by its name, or any by its path. Raises `ConfigError`."""
    file = find_schema(name_or_path, base)
    read = reader_for_user(file.path, base)
    return read_schema(read(file.path), file.shown, path=file.path, read=read)


class Examples(NamedTuple):
    """A schema, and the paths of its example notes as in messages."""

    schema: Schema
    paths: tuple[str, ...]


def with_examples(name_or_path: str, base: str = ".") -> Examples:
    """A schema by name or path, and its examples. Raises `ConfigError`, also if one is missing."""
    file = find_schema(name_or_path, base)
    read = reader_for_user(file.path, base)
    data = read(file.path)
    schema = read_schema(data, file.shown, path=file.path, read=read)
    root, _ = read_yaml_file(data, file.shown)
    entry = root.entries.get("example")
    paths, problems = [], []
    for node in (entry.node.items or (entry.node,)) if entry else ():
        path = as_stored(os.path.dirname(file.path), str(node.value))
        if not os.path.isfile(path):
            wrong = phrase("no such example: {path}", path=shown(path))
            problems.append(ConfigProblem(*node.place(()), wrong))
        else:
            read(path)
        paths.append(shown(path))
    if problems:
        raise ConfigError(problems)
    return Examples(schema, tuple(paths))


def template_of(name_or_path: str, base: str = ".") -> str:
    """The path of the template that a schema names, or one that it extends; "" if none does.

    The schema is found by its name or path. Raises `ConfigError`, also for a template that cannot
    or may not be read.
    """
    file = find_schema(name_or_path, base)
    read = reader_for_user(file.path, base)
    root, problems = read_yaml_file(read(file.path), file.shown)
    if problems:
        raise ConfigError(problems)
    layer = with_parents(root, file, read)
    template = layer.root.value.get("template") if isinstance(layer.root.value, dict) else None
    name = template.get("file") if isinstance(template, dict) else template
    if not isinstance(name, str):
        return ""
    path = as_stored(layer.folders[layer.root.place(("template",))[0]], name)
    read(path)
    return path
