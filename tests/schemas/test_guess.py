"""With no configuration a note gets the ready-made schema that it fits, and most notes get none."""

from pathlib import Path

import pytest

import notelint
from notelint.config.schemas.load import load_schema
from notelint.config.schemas.ready_made import ready_made
from notelint.config.schemas.schema_file import read_schema
from notelint.engine.guess import guess
from notelint.engine.signs import signs_of
from notelint.model.schema import Schema
from notelint.model.source import Source
from notelint.parse import parse

ROOT = Path(notelint.__file__).resolve().parent.parent
NAMES = ready_made()
SCHEMAS = tuple(load_schema(name) for name in NAMES)


def guessed(text: str, schemas: tuple[Schema, ...] = SCHEMAS) -> str:
    found = guess(
        parse(Source.of("note.md", text)),
        {schema.name: schema for schema in schemas},
        tuple(map(signs_of, schemas)),
        "note.md",
    )
    return found.schema.name if found and found.schema else ""


@pytest.mark.parametrize("name", NAMES)
def test_a_good_note_gets_its_own_schema(name: str) -> None:
    file = ROOT / "schemas" / "examples" / "good" / f"{name}.md"
    assert guessed(file.read_text(encoding="utf-8")) == name


@pytest.mark.parametrize("name", NAMES)
def test_the_order_of_the_schemas_does_not_matter(name: str) -> None:
    file = ROOT / "schemas" / "examples" / "good" / f"{name}.md"
    assert guessed(file.read_text(encoding="utf-8"), SCHEMAS[::-1]) == name


@pytest.mark.parametrize(
    "page",
    sorted(
        page
        for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
        if page.name != "README.md" or page.parent == ROOT
    ),
    ids=lambda page: str(page.relative_to(ROOT)),
)
def test_ordinary_documents_get_none(page: Path) -> None:
    assert guessed(page.read_text(encoding="utf-8")) == ""


README = """\
# quickfix

## Background

Why this exists.

## Installation

Run it.

## Usage

Like this.

## References

- none
"""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A line.\n",
        "# A title alone\n\nAnd a text.\n",
        README,
        "# Changes\n\n## 1.1\n\n- Added\n\n## 1.0\n\n- Began\n",
        "# Tasks\n\n## Done\n\n- A\n\n## Doing\n\n- B\n\n## Later\n\n- C\n",
        "---\ntitle: A\nauthor: [B]\n---\n\nA post.\n",
    ],
)
def test_what_only_touches_a_schema_gets_none(text: str) -> None:
    assert guessed(text) == ""


def of(text: str) -> Schema:
    return read_schema(f"notelint: 1\n{text}".encode(), "schema.yaml")


TWO = of("name: two\nparts: [{id: a, heading: A}, {id: b, heading: B}]\n")
THREE = of("name: three\nparts: [{id: a, heading: A}, {id: b, heading: B}, {id: c, heading: C}]\n")
ALONE = of(
    "name: alone\nparts:\n  - {id: title, heading: {level: 1}}\n  - {id: a, heading: A}\n"
    '  - {id: d, heading: {level: 3}}\n  - {id: e, heading: E, count: "?"}\n'
)


def test_the_schema_of_which_a_note_names_the_most_parts_is_taken() -> None:
    assert guessed("## A\n\na\n\n## B\n\nb\n\n## C\n\nc\n", (TWO, THREE)) == "three"


def test_of_equal_ones_that_of_which_more_is_there() -> None:
    assert guessed("## A\n\na\n\n## B\n\nb\n", (THREE, TWO)) == "two"


def test_one_name_is_enough_where_all_of_three_required_parts_are_there() -> None:
    assert guessed("# T\n\n## A\n\na\n\n### D\n\nd\n", (ALONE,)) == "alone"
    assert guessed("# T\n\n## A\n\na\n", (ALONE,)) == ""


def test_half_of_a_note_s_sections_must_be_the_schema_s() -> None:
    note = "# T\n\n## A\n\na\n\n## B\n\nb\n" + "".join(
        f"\n## Other {number}\n\ntext\n" for number in range(2)
    )
    assert guessed(note, (TWO,)) == "two"
    assert guessed(f"{note}\n## One more\n\ntext\n", (TWO,)) == ""
