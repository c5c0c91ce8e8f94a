"""Every key and value of the schema language stands in a case that passes and in one that fails.

What the published JSON Schema lists is looked for in the schemas of tests/cases: a key that no case
uses, or only cases without a finding (or only such with one), has not been shown to work.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from literate import CASES, Case

from notelint.schema.data_file import read_yaml_file

SCHEMA = json.loads(
    (Path(__file__).parent.parent.parent / "schemas" / "notelint.schema.json").read_text("utf-8")
)
SHORT = ("front_matter.fields", "labels.fields", "columns.fields", "field.fields", "field.of")
SHORT += ("part.columns",)
"""Where `a: date?` is short for `a: {type: date, required: false}`."""

IDLE = {
    *("notelint schema.notelint", "notelint schema.name"),  # each case has them
    *("notelint schema.description", "notelint schema.language"),  # for people
    "notelint schema.example",  # notes of its own, for `schema check`
    "notelint schema.new_name",  # of `notelint new`
    "url.reachable",  # asks the network
    # needs an extra: tests/files/test_elsewhere.py
    *("quotes.text=main", "figures.text=main", "term.text=main"),
}
"""Keys of which no finding speaks."""


def resolved(node: dict[str, Any]) -> dict[str, Any]:
    """What a reference names."""
    while "$ref" in node:
        node = SCHEMA["$defs"][node["$ref"].rsplit("/", 1)[1]]
    return node


def branches(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A node's alternatives, nested ones too."""
    node = resolved(node)
    if "anyOf" in node or "oneOf" in node:
        for one in node.get("anyOf", node.get("oneOf", ())):
            yield from branches(one)
    else:
        yield node


def listed(node: dict[str, Any], name: str, seen: set[str]) -> Iterator[str]:
    """Every key (`part.count`) and value (`part.holds=list`) that a node allows, once."""
    for one in branches(node):
        title = one.get("title", name)
        if "properties" in one:
            if title in seen:
                continue
            seen.add(title)
            for key, inside in one["properties"].items():
                yield f"{title}.{key}"
                yield from listed(inside, f"{title}.{key}", seen)
        elif "enum" in one and name not in SHORT:
            yield from (f"{name}={value}" for value in one["enum"])
        elif one.get("type") == "array" and "items" in one:
            yield from listed(one["items"], name, seen)
        if isinstance(one.get("additionalProperties"), dict):
            yield from listed(one["additionalProperties"], name, seen)


def used(value: Any, node: dict[str, Any], name: str) -> Iterator[str]:
    """The keys and values among them that a schema uses."""
    for one in branches(node):
        title = one.get("title", name)
        if isinstance(value, dict) and "properties" in one:
            if set(value) <= set(one["properties"]):
                for key, inside in value.items():
                    yield f"{title}.{key}"
                    yield from used(inside, one["properties"][key], f"{title}.{key}")
        elif isinstance(value, dict) and isinstance(one.get("additionalProperties"), dict):
            for inside in value.values():
                yield from used(inside, one["additionalProperties"], name)
        elif isinstance(value, list) and "items" in one:
            for inside in value:
                yield from used(inside, one["items"], name)
        elif "enum" in one and value in one["enum"]:
            yield f"{name}={value}"
            if name in SHORT:
                yield f"field.type={value.rstrip('?')}"


ALL = [one for one in dict.fromkeys(listed(SCHEMA, "", set())) if one not in IDLE]


def covered(cases: Sequence[Case]) -> set[str]:
    """What the schemas of some cases use."""
    found: set[str] = set()
    for case in cases:
        if case.schema:
            found.update(
                used(read_yaml_file(case.schema.encode(), "case.yaml")[0].value, SCHEMA, "")
            )
    return found


PASSING = covered([case for case in CASES if not case.expected])
FAILING = covered([case for case in CASES if case.expected])


def test_the_language_is_listed() -> None:
    assert {"part.holds=callouts", "field.type=datetime", "item.checked"} <= set(ALL)
    assert len(ALL) > 100


@pytest.mark.parametrize("feature", ALL)
def test_a_case_passes_and_a_case_fails(feature: str) -> None:
    assert feature in PASSING, "no case without a finding uses it"
    assert feature in FAILING, "no case with a finding uses it"
