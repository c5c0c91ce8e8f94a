"""The published JSON Schema: fresh, complete, and of use in an editor."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from notelint.schema.built_in import folder
from notelint.schema.schema_model import json_schema


def test_the_file_is_as_it_would_be_made() -> None:
    published = Path(folder(), "notelint.schema.json").read_text(encoding="utf-8")
    assert json.loads(published) == json_schema(), "run `python scripts/generate.py`"


def mappings(schema: Any) -> Iterator[dict[str, Any]]:
    for mapping in (schema, *schema["$defs"].values()):
        if "anyOf" in mapping:  # a shorthand is a text
            mapping = next(one for one in mapping["anyOf"] if "properties" in one)  # noqa: PLW2901
        assert mapping["type"] == "object"
        yield mapping


def test_every_key_is_described_and_no_other_is_allowed() -> None:
    for mapping in mappings(json_schema()):
        assert mapping["additionalProperties"] is False
        for key, value in mapping["properties"].items():
            assert value.get("description", "").endswith((".", '".')), key


def test_shorthand_is_allowed() -> None:
    part = json_schema()["$defs"]["PartModel"]["properties"]
    assert {"type": "string"} in part["heading"]["anyOf"]
    assert {one["type"] for one in part["count"]["anyOf"]} == {"integer", "string"}


def test_no_key_may_be_null() -> None:
    assert "null" not in json.dumps(json_schema())


def test_ready_made_schemas_name_it_for_editors() -> None:
    for file in Path(folder()).glob("*.yaml"):
        first = file.read_text(encoding="utf-8").splitlines()[0]
        assert first == "# yaml-language-server: $schema=notelint.schema.json"
