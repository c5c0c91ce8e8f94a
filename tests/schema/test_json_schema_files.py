"""The published JSON Schema on schema files: all that are in the repository, and wrong ones."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from notelint.schema.built_in import PublishedSchema, folder, published_json_schema
from notelint.schema.data_file import read_yaml_file

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDERS = ("schemas", "docs/notelint", "tests/notes", "examples")
FILES = sorted(file for name in FOLDERS for file in (ROOT / name).rglob("*.yaml"))


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    published = json.loads(Path(folder(), "notelint.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(published)
    return Draft202012Validator(published)


def test_each_folder_has_schemas() -> None:
    for name in FOLDERS:
        assert any((ROOT / name) in file.parents for file in FILES), name


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_schemas_of_the_repository_are_valid(file: Path, validator: Draft202012Validator) -> None:
    node, wrong = read_yaml_file(file.read_bytes(), file.name)
    assert not wrong
    problems = [f"{one.json_path}: {one.message}" for one in validator.iter_errors(node.value)]
    assert not problems


@pytest.mark.parametrize("of", ["schema", "settings"])
def test_in_korean_only_the_descriptions_differ(of: PublishedSchema) -> None:
    said: list[str] = []

    def without_descriptions(node: dict[str, Any]) -> dict[str, Any]:
        if isinstance(text := node.get("description"), str):
            said.append(text)
            del node["description"]
        return node

    english, korean = (
        json.loads(published_json_schema(of, language), object_hook=without_descriptions)
        for language in ("en", "ko")
    )
    assert english == korean
    in_korean = said[len(said) // 2 :]
    assert [text for text in in_korean if not re.search("[가-힣]", text)] == []


GOOD = {"notelint": 1, "name": "x", "parts": [{"id": "a", "heading": "A", "holds": "list"}]}


def part(**keys: Any) -> dict[str, Any]:
    return {**GOOD, "parts": [{"id": "a", "heading": "A", **keys}]}


BAD = {
    "no mapping": ["notelint", 1],
    "no version": {key: value for key, value in GOOD.items() if key != "notelint"},
    "another version": {**GOOD, "notelint": 99},
    "unknown key": {**GOOD, "partz": []},
    "parts as a mapping": {**GOOD, "parts": {"a": "A"}},
    "unknown key of a part": part(hold="list"),
    "unknown contents": part(holds="lists"),
    "heading of a number": part(heading=7),
    "level too deep": part(heading={"text": "A", "level": 7}),
    "negative count": part(count=-1),
    "null": part(holds=None),
    "unknown type of field": {**GOOD, "front_matter": {"fields": {"date": "dat"}}},
    "unknown order": {**GOOD, "order": "sideways"},
}


def test_the_good_one_is_valid(validator: Draft202012Validator) -> None:
    assert validator.is_valid(GOOD)


@pytest.mark.parametrize("data", BAD.values(), ids=BAD.keys())
def test_wrong_schemas_are_refused(data: object, validator: Draft202012Validator) -> None:
    assert not validator.is_valid(data)
