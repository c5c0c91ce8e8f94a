"""Records of small notes, by schemas written beside them."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from notelint.model.plan import Plan
from notelint.model.schema import Schema
from notelint.records.extract import DEFAULT_OPTIONS, ExtractedNote, RecordOptions, extract_note
from notelint.records.record_class import json_schema
from notelint.schema.loading import read_schema

ROOT = Path(__file__).resolve().parents[2]
HEAD = "notelint: 1\nname: kind\n"


class Run:
    """Extract a note, its record held against the published JSON Schema."""

    def schema(self, text: str) -> Schema:
        return read_schema((text if text.startswith("notelint:") else HEAD + text).encode(), "s")

    def extract(
        self,
        schema: Schema,
        note: str | bytes,
        path: str = "n.md",
        wanted: RecordOptions = DEFAULT_OPTIONS,
    ) -> ExtractedNote:
        plan = Plan(root=".", rules=(), schemas=(schema,), forced=schema.name)
        data = note.encode() if isinstance(note, str) else note
        found = extract_note(path, data, plan, path, wanted)
        if found.record:
            published = json_schema(schema, partial=wanted.partial)
            Draft202012Validator.check_schema(published)
            Draft202012Validator(published).validate(json.loads(found.record))
        return found

    def record(self, schema: str, note: str, path: str = "n.md", **wanted: bool) -> dict[str, Any]:
        """The record, without what all records have."""
        found = self.extract(self.schema(schema), note, path, RecordOptions(**wanted))
        assert found.record, found.findings
        record: dict[str, Any] = json.loads(found.record)
        assert (record.pop("path"), record.pop("schema")) == (path, self.schema(schema).name)
        return record

    def codes(self, schema: str, note: str, path: str = "n.md") -> list[str]:
        """Why a note gives no record."""
        found = self.extract(self.schema(schema), note, path)
        assert not found.record
        return [finding.code for finding in found.findings]


@pytest.fixture(scope="session")
def run() -> Run:
    return Run()
