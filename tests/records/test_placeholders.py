"""A note whose typed values are placeholders has no record, though only S010 reports them."""

import json

import pytest

from notelint.commands.notes import plan_for_schema
from notelint.lint.check_note import check_note
from notelint.records.extract import RecordOptions, extract_note
from notelint.schema.loading import read_schema

FRONT = "front_matter: {{fields: {{x: {type}}}}}\nparts:\n  - {{id: t, heading: {{level: 1}}}}\n"
TYPES = {
    "integer": True,
    "boolean": True,
    "date": True,
    "url": True,
    "{type: enum, values: [a, b]}": True,
    "{type: string, pattern: '/[0-9]+/'}": True,
    "list": True,
    "mapping": True,
    "{type: list, of: integer}": True,
    "string": False,
    "{type: list, of: string, single: true}": False,
}


@pytest.mark.parametrize(("kind", "is_refused"), TYPES.items())
def test_a_placeholder_is_no_value_of_a_type(kind: str, is_refused: bool) -> None:
    schema = read_schema(f"notelint: 1\nname: s\n{FRONT.format(type=kind)}".encode(), "s.yaml")
    value = "[TODO]" if "of: integer" in kind else "TODO"
    data, plan = f"---\nx: {value}\n---\n\n# T\n".encode(), plan_for_schema(schema)
    assert [one.code for one in check_note("a.md", data, plan).findings] == ["S010"]
    note = extract_note("a.md", data, plan)
    assert [one.code for one in note.findings] == (["F003"] if is_refused else [])
    assert bool(note.record) is not is_refused
    partial = extract_note("a.md", data, plan, options=RecordOptions(partial=True))
    read = json.loads(partial.record)["front_matter"]["x"]
    assert read in ((None, [None]) if is_refused else ("TODO", ["TODO"]))
