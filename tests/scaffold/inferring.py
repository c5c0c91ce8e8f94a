"""Schemas inferred from notes that a test writes."""

from typing import Any

import yaml

from notelint.model.note import Note
from notelint.model.source import Source
from notelint.parse import parse
from notelint.scaffold.draft import Thresholds, yaml_text
from notelint.scaffold.infer import infer
from notelint.scaffold.sketch import sketch
from notelint.schema.loading import read_schema


def note(text: str, path: str = "note.md") -> Note:
    return parse(Source.of(path, text))


USUAL = Thresholds()


def inferred(*texts: str, thresholds: Thresholds = USUAL) -> dict[str, Any]:
    """The schema of some notes, as YAML has it; it compiles."""
    notes = [sketch(note(text, f"{at:03}.md")) for at, text in enumerate(texts)]
    written = yaml_text(infer(notes, "made", thresholds).draft)
    assert read_schema(written.encode(), "made.yaml")
    found: dict[str, Any] = yaml.safe_load(written)
    return found


def parts(schema: dict[str, Any]) -> dict[str, Any]:
    return {part["id"]: part for part in schema["parts"]}


def body(*headings: str, holds: str = "Text.") -> str:
    return "# A title\n\n" + "".join(f"## {one}\n\n{holds}\n\n" for one in headings)


def unique(number: int, *headings: str) -> str:
    return body(*headings).replace("A title", f"Title of {'abcdefghijklmnop'[number]}")
