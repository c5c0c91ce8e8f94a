"""With no configuration a note gets the built-in schema that it fits, and most notes get none."""

from pathlib import Path

import pytest

import notelint
from notelint.lint.auto_detect import auto_detect
from notelint.lint.signatures import signature_of
from notelint.model.schema import Schema
from notelint.model.source import Source
from notelint.parse import parse
from notelint.schema.built_in import built_in_names
from notelint.schema.loading import load_schema, read_schema

ROOT = Path(notelint.__file__).resolve().parent.parent
NAMES = built_in_names()
SCHEMAS = tuple(load_schema(name) for name in NAMES)


def guessed(text: str, schemas: tuple[Schema, ...] = SCHEMAS) -> str:
    signatures = tuple(map(signature_of, schemas))
    return auto_detect(parse(Source.of("note.md", text)), signatures, "note.md")


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


TWO = of("name: two\nparts: [{id: a, heading: Alpha}, {id: b, heading: Beta}]\n")
TWIN = of("name: twin\nparts: [{id: a, heading: Alpha}, {id: b, heading: Beta}]\n")
THREE = of(
    "name: three\nparts:\n"
    "  [{id: a, heading: Alpha}, {id: b, heading: Beta}, {id: c, heading: Gamma}]\n"
)
ALONE = of(
    "name: alone\nparts:\n  - {id: title, heading: {level: 1}}\n  - {id: a, heading: Alpha}\n"
    '  - {id: d, heading: {level: 3}}\n  - {id: e, heading: E, count: "?"}\n'
)


def test_the_schema_of_which_a_note_names_the_most_parts_is_taken() -> None:
    assert guessed("## Alpha\n\na\n\n## Beta\n\nb\n\n## Gamma\n\nc\n", (TWO, THREE)) == "three"


def test_a_note_that_could_be_either_is_neither() -> None:
    assert guessed("## Alpha\n\na\n\n## Beta\n\nb\n", (TWO, TWIN)) == ""
    assert guessed("## Alpha\n\na\n\n## Beta\n\nb\n", (TWO,)) == "two"


def test_one_section_is_not_enough() -> None:
    assert guessed("# T\n\n## Alpha\n\na\n\n### D\n\nd\n", (ALONE,)) == ""


def test_everyday_names_are_not_enough() -> None:
    names = ["Summary", "Details", "Notes", "Related", "References"]
    text = "# T\n" + "".join(f"\n## {name}\n\ntext\n" for name in names)
    assert guessed(text) == ""


def test_sections_of_other_names_speak_against_it() -> None:
    note = "# T\n\n## Alpha\n\na\n\n## Beta\n\nb\n" + "".join(
        f"\n## Other {number}\n\ntext\n" for number in range(2)
    )
    assert guessed(note, (TWO,)) == "two"
    assert guessed(f"{note}\n## One more\n\ntext\n", (TWO,)) == ""


ARTICLE = "## 배경\n\nx\n\n## 원인\n\nx\n\n### 결과\n\nx\n"
ADVISORY = """\
```toml
[advisory]
id = "X-2024-0001"
```

# Out of bounds

### Summary

x

### Details

x

### References

x
"""
PAPER = """\
# A paper

## Sumary

x

## Method

x

## Results

x

## References

[x](https://example.com/b)
"""
MEETING = """\
- 일시: 2024년 6월 3일
- 참석자: 윤지호, 배수아

## 안건

1. 여름 도서

## 논의 내용

* 두 권으로 좁혔다.

## 결정 사항

* 7월 책을 정했다.
"""
RECORD = """\
# ADR 001: Isolation

**Status:** Accepted

## Context

x

## Decision

x

## Consequences

x
"""


@pytest.mark.parametrize(
    ("text", "schema"),
    [
        (ARTICLE, ""),
        (ADVISORY, ""),
        (PAPER, "paper-note"),
        (MEETING, "meeting-note"),
        (RECORD, "adr-nygard"),
        (f"---\ntitle: {{{{title}}}}\n---\n{PAPER}", "paper-note"),
        (f"---\ntitle: [a\n---\n{PAPER}", "paper-note"),
        (f"+++\ntitle = @x\n+++\n{RECORD}", "adr-nygard"),
    ],
)
def test_all_signs_are_weighed_together(text: str, schema: str) -> None:
    assert guessed(text) == schema
