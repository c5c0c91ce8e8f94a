"""A guess survives the defect that the check is for: one slip or two on what a schema requires.

`bench/guessing.py` counts all of them, and notes of other kinds; here pairs are a sample.
"""

from itertools import islice
from pathlib import Path

import pytest
from slips import headings, required_of, slipped

import notelint
from notelint.lint.auto_detect import auto_detect
from notelint.lint.signatures import signature_of
from notelint.model.source import Source
from notelint.parse import parse
from notelint.schema.built_in import built_in_names
from notelint.schema.loading import load_schema

ROOT = Path(notelint.__file__).resolve().parent.parent
SCHEMAS = {name: load_schema(name) for name in built_in_names()}
SIGNS = tuple(map(signature_of, SCHEMAS.values()))
KEPT = 0.98
EVERY = 13
"""Of the pairs of slips, every so manieth is tried."""


def notes_of(schema: str) -> list[Path]:
    """A schema's own good note, and those that were written to be slipped on."""
    own = ROOT / "schemas" / "examples" / "good" / f"{schema}.md"
    return [own, *sorted((Path(__file__).parent / "notes").glob(f"{schema}-*.md"))]


def guessed(text: str) -> str:
    return auto_detect(parse(Source.of("note.md", text)), SIGNS, "note.md")


@pytest.mark.parametrize("schema", SCHEMAS)
def test_there_are_notes_of_each_schema_and_they_get_it(schema: str) -> None:
    notes = notes_of(schema)
    assert len(notes) >= 3
    for note in notes:
        assert guessed(note.read_text(encoding="utf-8")) == schema, note.name


@pytest.mark.parametrize("pairs", [False, True], ids=["one", "two"])
def test_slips_on_what_is_required_hardly_ever_lose_the_schema(pairs: bool) -> None:
    tried, lost = 0, []
    for schema, asked in SCHEMAS.items():
        for note in notes_of(schema):
            text = note.read_text(encoding="utf-8")
            names = required_of(asked, text)
            for done, changed in islice(
                slipped(text, names, pairs=pairs), 0, None, EVERY if pairs else 1
            ):
                tried += 1
                if guessed(changed) != schema:
                    lost.append(f"{note.name}: {done}")
    assert tried > 500
    assert len(lost) <= (1 - KEPT) * tried, lost


SEED = ROOT / "tests" / "notes" / "aws-multimodal-ai.md"
EVIDENCE = "### 본문의 근거 \n"


@pytest.mark.parametrize(
    "instead",
    ["", "\n", "### 본문의 근가\n", "### 본문 근거\n", "#### 본문의 근거\n", "# 본문의 근거\n"],
)
def test_a_clipping_whose_evidence_has_no_heading_or_a_wrong_one_is_a_clipping(
    instead: str,
) -> None:
    text = SEED.read_text(encoding="utf-8")
    assert text.count(EVIDENCE) == 1
    assert guessed(text.replace(EVIDENCE, instead)) == "news-scrap"


def test_a_clipping_without_its_quotes_or_its_source_is_a_clipping() -> None:
    text = SEED.read_text(encoding="utf-8")
    start = text.index(EVIDENCE) + len(EVIDENCE)
    assert guessed(text[:start] + text[text.index("---", start) :]) == "news-scrap"
    lines = text.split("\n")
    source = next(row for row, line in enumerate(lines) if line.startswith("["))
    assert guessed("\n".join(lines[:source] + lines[source + 1 :])) == "news-scrap"
    breaks = [row for row, line in enumerate(lines) if line.strip() == "---"]
    for row in breaks:
        assert guessed("\n".join(lines[:row] + lines[row + 1 :])) == "news-scrap"


SMALLEST = """\
# 도서관 대출 절반이 오디오북
[도서관 대출 절반이 오디오북 - 한길신문](https://news.example.com/1)

---

올해 대출은 **두 배로 늘었다.**

---

### 본문의 근거

* 두 배로 늘었다
"""


@pytest.mark.parametrize(
    ("slip", "instead"),
    [
        ("[도서관 대출 절반이 오디오북 - 한길신문](https://news.example.com/1)\n", ""),
        ("[도서관 대출 절반이 오디오북 - 한길신문](https://news.example.com/1)", "한길신문"),
        ("### 본문의 근거\n", ""),
        ("### 본문의 근거", "### 본문의 건거"),
        ("* 두 배로 늘었다\n", ""),
        ("# 도서관 대출 절반이 오디오북\n", ""),
    ],
)
def test_the_smallest_clipping_is_one_without_any_of_its_parts(slip: str, instead: str) -> None:
    assert slip in SMALLEST
    assert guessed(SMALLEST) == "news-scrap"
    assert guessed(SMALLEST.replace(slip, instead)) == "news-scrap"


def test_two_dividing_lines_make_no_clipping() -> None:
    assert (
        guessed("# 제목\n\n[글](https://a.example/)\n\n---\n\n글\n\n---\n\n## 요약\n\n- 글\n") == ""
    )


def test_what_is_slipped_on_is_found() -> None:
    text = "# T\n\n```\n## Status\n```\n\n## Status\n\nx\n"
    assert [one.line for one in headings(text.split("\n"))] == [0, 6]
    assert required_of(SCHEMAS["adr-madr"], "# T\n\n## Context\n\n## Links\n") == {"T", "Context"}
