"""Whatever is wrong with a value, the reason is in our words: no text of pydantic's is shown."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from notelint.config.settings import SettingsModel
from notelint.locale import in_language
from notelint.schema.built_in import built_in_names, find_schema
from notelint.schema.data_file import read_yaml_file
from notelint.schema.errors import Path
from notelint.schema.schema_model import SchemaModel
from notelint.schema.validation_errors import validation_problems

WRONG: tuple[Any, ...] = (
    None, True, 3, -1, 2.5, float("nan"), "", "x" * 300, [], [1], [None], {}, {"x": 1},
    datetime.date(2020, 1, 1),
)  # fmt: skip
DEEPEST = 4


def paths(value: Any, path: Path = ()) -> Iterator[Path]:
    """The paths of values in data, not deeper than shapes repeat."""
    yield path
    if len(path) < DEEPEST * 2:
        entries = value.items() if isinstance(value, dict) else ()
        items = enumerate(value) if isinstance(value, list) else entries
        for step, inner in items:
            yield from paths(inner, (*path, step))


def changed(data: Any, path: Path, value: Any) -> Any:
    """The data with another value at a path."""
    if not path:
        return value
    copy = data.copy()
    copy[path[0]] = changed(data[path[0]], path[1:], value)
    return copy


def keys(path: Path) -> tuple[str, ...]:
    return tuple(step for step in path if isinstance(step, str))


def wrong_values(model: type[BaseModel], data: Any) -> Iterator[tuple[dict[str, Any], str]]:
    """Each kind of key with each wrong value: pydantic's error, and what is said of it."""
    first = {keys(path)[-2:]: path for path in reversed([*paths(data)])}
    for path in first.values():
        for value in WRONG:
            try:
                model.model_validate(changed(data, path, value))
            except ValidationError as error:
                told = validation_problems(error, model, lambda *_: ("", 0, 0))
                details = error.errors(include_url=False)
                yield from zip(details, (one.words for one in told), strict=True)


def settings() -> dict[str, Any]:
    """Settings with every key, valid or not."""
    every = {field.alias or name: 1 for name, field in SettingsModel.model_fields.items()}
    links = SettingsModel.model_fields["links"].annotation
    assert isinstance(links, type)
    assert issubclass(links, BaseModel)
    return every | {
        "notes": [{"files": ["a"], "exclude": ["b"], "schema": "til"}],
        "links": {field.alias or name: 1 for name, field in links.model_fields.items()},
        "options": {"T005": {"style": "lf"}},
        "severity": {"T": "error"},
        "per-file-ignores": {"a": ["T"]},
    }


def schema(name: str) -> Any:
    file = find_schema(name, ".")
    with open(file.path, "rb") as stream:
        return read_yaml_file(stream.read(), name)[0].value


@pytest.mark.parametrize("name", ["settings", *built_in_names()])
def test_no_reason_is_in_the_words_of_pydantic(name: str) -> None:
    model, data = (SettingsModel, settings()) if name == "settings" else (SchemaModel, schema(name))
    number = 0
    for details, words in wrong_values(model, data):
        number += 1
        for language in ("en", "ko"):
            assert details["msg"] not in in_language(words, language), details
    assert number > 100
