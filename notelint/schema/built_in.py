"""The schemas that come with notelint, and the published JSON Schemas beside them."""

import json
import os
from functools import cache
from typing import Literal, NamedTuple

import notelint
from notelint.locale import translated
from notelint.model.message import Language, phrase
from notelint.schema.did_you_mean import suggestion
from notelint.schema.errors import ConfigError
from notelint.schema.text_file import as_stored, shown

SUFFIX = ".yaml"
PublishedSchema = Literal["schema", "settings", "report"]


@cache
def folder() -> str:
    """The folder of the built-in schemas: in the package, or beside it in an editable install."""
    package = os.path.dirname(os.path.abspath(notelint.__file__))
    inside = os.path.join(package, "schemas")
    beside = os.path.join(os.path.dirname(package), "schemas")
    return inside if os.path.isdir(inside) else beside


def ready_plan_path() -> str:
    """The path of the plan that was made of them, for runs without settings."""
    return os.path.join(folder(), "ready-plan.json")


def built_in_names() -> tuple[str, ...]:
    """The names of the built-in schemas, sorted."""
    try:
        names = os.listdir(folder())
    except OSError:
        return ()
    return tuple(sorted(name.removesuffix(SUFFIX) for name in names if name.endswith(SUFFIX)))


def published_json_schema(of: PublishedSchema, language: Language = "en") -> str:
    """The text of a published JSON Schema: of a schema file, of the settings, of a JSON report.

    An editor shows the descriptions of keys; those of schema files and of settings are translated.
    """
    name = "notelint" if of == "schema" else of
    with open(os.path.join(folder(), f"{name}.schema.json"), encoding="utf-8") as file:
        text = file.read()
    if language == "en":
        return text

    def described(node: dict[str, object]) -> dict[str, object]:
        if isinstance(description := node.get("description"), str):
            node["description"] = translated(description, language)
        return node

    data = json.loads(text, object_hook=described)
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def stamps() -> list[list[str | int]]:
    """Name, size and time of change of each built-in schema, on which plans depend."""
    try:
        with os.scandir(folder()) as entries:
            files = [entry for entry in entries if entry.name.endswith(SUFFIX)]
            return sorted(
                [file.name, (stat := file.stat()).st_size, stat.st_mtime_ns] for file in files
            )
    except OSError:
        return []


def is_built_in(path: str) -> bool:
    """Whether a path is that of a built-in schema."""
    return os.path.dirname(path) == folder()


class SchemaFile(NamedTuple):
    """A schema file: its path, and its name in messages."""

    path: str
    shown: str


def find_schema(name_or_path: str, base: str) -> SchemaFile:
    """The file of a built-in schema, or of a path relative to the folder `base`.

    In messages a file of the working folder is `./til.yaml` if a built-in schema has that name.
    Raises `ConfigError`, without a file of its own, if there is neither.
    """
    names = built_in_names()
    if name_or_path in names:
        file = name_or_path + SUFFIX
        return SchemaFile(os.path.join(folder(), file), file)
    path = as_stored(base, os.path.expanduser(name_or_path))
    if os.path.isfile(path):
        here = shown(path)
        return SchemaFile(path, f"./{here}" if here.removesuffix(SUFFIX) in names else here)
    if name_or_path.endswith((SUFFIX, ".yml")) or "/" in name_or_path or os.sep in name_or_path:
        wrong = phrase("no such schema file: {path}", path=shown(path))
        raise ConfigError.of(wrong)
    near = suggestion(name_or_path, names)
    wrong = phrase("schema `{name_or_path}` not found{near}", name_or_path=name_or_path, near=near)
    raise ConfigError.of(wrong)
