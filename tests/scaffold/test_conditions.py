"""Two templates in one folder that differ in a field's value: `when:` says what depends on it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from notelint.scaffold.infer import infer
from notelint.scaffold.sketch import sketch
from tests.scaffold.conftest import Run
from tests.scaffold.inferring import USUAL, inferred, note, parts

PAPER, BOOK = ("Summary", "Method", "Results"), ("Summary", "Chapters", "Verdict")


def written(kind: str, number: int, headings: Iterable[str], *fields: str) -> str:
    front = "".join(f"{line}\n" for line in (f"type: {kind}", *fields))
    text = "".join(f"## {heading}\n\nText.\n\n" for heading in headings)
    return f"---\n{front}---\n\n# {kind} {'abcdefghijklmnop'[number]}{number}\n\n{text}"


def library(papers: int = 8, books: int = 8) -> list[str]:
    return [
        *(written("paper", n, PAPER, f"doi: 10.1/{n}a") for n in range(papers)),
        *(written("book", n, BOOK) for n in range(books)),
    ]


def when(schema: dict[str, Any]) -> dict[str, Any]:
    return {name: part["when"] for name, part in parts(schema).items() if "when" in part}


def test_parts_and_fields_of_each_template_are_required_where_its_value_is() -> None:
    schema = inferred(*library())
    paper, book = {"front_matter.type": "paper"}, {"front_matter.type": "book"}
    assert when(schema) == {"method": paper, "results": paper, "chapters": book, "verdict": book}
    assert all("count" not in part for part in schema["parts"])
    assert schema["front_matter"]["fields"]["doi"] == {"type": "string", "when": paper}


def test_nothing_in_common_but_the_field() -> None:
    texts = [text.replace("## Summary\n\nText.\n\n", "") for text in library()]
    assert len(when(inferred(*texts))) == 4


def test_several_values_of_one_template() -> None:
    texts = [
        *(written(("talk", "paper")[n % 2], n, PAPER) for n in range(12)),
        *(written("book", n, BOOK) for n in range(8)),
    ]
    assert when(inferred(*texts))["method"] == {"front_matter.type": ["paper", "talk"]}


def test_inline_fields() -> None:
    texts = [
        text.replace("---\n\n", "", 1)
        .replace(f"---\ntype: {kind}\n", "")
        .replace("\n\n## Summary", f"\n\n- Type: {kind}\n\n## Summary")
        for kind, own in (("paper", PAPER), ("book", BOOK))
        for text in (written(kind, n, own) for n in range(8))
    ]
    assert when(inferred(*texts))["chapters"] == {"labels.Type": "book"}


def test_what_most_notes_have_is_not_asked_of_those_that_never_have_it() -> None:
    texts = [
        *(written("track", n % 16, PAPER, "category: core") for n in range(60)),
        *(written("meta", n, PAPER) for n in range(5)),
    ]
    fields = inferred(*texts)["front_matter"]["fields"]
    assert fields["category"]["when"] == {"front_matter.type": "track"}


@pytest.mark.parametrize(
    "texts",
    [
        [*library(12, 4)],  # four books may have it by chance
        [*library(), *(written("book", n, PAPER) for n in range(3))],  # nor is it only of papers
        [
            *(written("paper", n, PAPER if n % 3 else BOOK) for n in range(12)),
            *(written("book", n, BOOK if n % 3 else PAPER) for n in range(12)),
        ],
    ],
    ids=["few", "others, too", "not nearly all"],
)
def test_only_where_sure(texts: list[str]) -> None:
    schema = inferred(*texts)
    assert "method" not in when(schema)
    assert parts(schema)["method"]["count"] == "?"


def test_a_note_without_its_template_s_part_is_found(folder: Path, run: Run) -> None:
    for number, text in enumerate([*library(12, 12), written("book", 12, ("Summary", "Verdict"))]):
        (folder / f"{number:02}.md").write_text(text)
    done = run("init", "--infer", ".", "--language", "en")
    assert "12 of 25  required  Chapters, if front_matter.type: book\n" in done.stdout
    assert "structures are in the same folders" not in done.stdout
    checked = run("check", "--select", "S", "--format", "concise").stdout.splitlines()
    (found,) = (line for line in checked if "S001" in line)
    assert found.startswith("24.md:")
    assert found.endswith("section `Chapters` is missing")


def test_what_notes_without_the_field_never_have() -> None:
    """Stubs that say where a document went have neither the field nor any section."""
    texts = [
        *(written(("core", "meta")[n % 2], n % 16, ("Summary",), "author: Kim") for n in range(20)),
        *(
            f"---\nstatus: moved\n---\n\nSee [the other place](https://x.example/{n}).\n"
            for n in range(8)
        ),
    ]
    schema = inferred(*texts)
    assert when(schema) == {"summary": {"front_matter.type": True}}
    assert schema["front_matter"]["fields"]["author"]["when"] == {"front_matter.type": True}


def numbered(total: int, dropped: int, *, also: int = 0) -> list[tuple[str, str]]:
    """Notes with numbers in their names, of which the last ones (and `also` others) drop a part."""
    return [
        (
            f"{n}-a.md",
            written("x", n % 16, ("Summary", "Introduction")[: 1 + (also <= n < total - dropped)]),
        )
        for n in range(total)
    ]


@pytest.mark.parametrize(("dropped", "also", "count"), [(6, 0, "?"), (4, 0, None), (0, 6, None)])
def test_what_the_newest_notes_drop_is_not_required(
    dropped: int, also: int, count: str | None
) -> None:
    notes = [sketch(note(text, path)) for path, text in numbered(120, dropped, also=also)]
    found = {part.id: dict(part.keys) for part in infer(notes, "made", USUAL).draft.parts}
    assert found["introduction"].get("count") == count
