"""`notelint extract`, as a user has it."""

import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet
import pytest

from .conftest import GOOD, Run

SCHEMA = """\
notelint: 1
name: day
file: "{date:date}.md"
parts:
  - {id: title, heading: {level: 1}}
  - {id: done, heading: Done, holds: checklist}
  - {id: notes, heading: Notes, count: "?", holds: outline}
  - {id: source, heading: Source, count: "?", holds: link}
"""
DAY = '# A, "b"\n\n## Done\n\n- [x] c\n\n## Notes\n\n- d\n  - e\n\n## Source\n\n[f](g)\n'


@pytest.fixture
def days(run: Run, tmp_path: Path) -> Path:
    """A folder of two days, the second with less; and a schema beside it."""
    (tmp_path / "day.yaml").write_text(SCHEMA)
    folder = tmp_path / "days"
    folder.mkdir()
    (folder / "2023-11-28.md").write_text(DAY)
    (folder / "2023-11-29.md").write_text("# Z\n\n## Done\n\n- [ ] y\n")
    return folder


def records(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_a_record_a_line_and_what_gives_none_told(run: Run) -> None:
    done = run("extract", "--schema", "decision.yaml", ".")
    assert done.returncode == 1
    assert records(done.stdout) == [
        {
            "path": name,
            "schema": "decision",
            "title": "Use SQLite",
            "context": "A store.",
            "decision": "SQLite.",
        }
        for name in ("good.md", "warned.md")
    ]
    assert done.stderr == (
        "bad.md:5:9: error S001 missing-section: section `Decision` is missing\n"
        "extracted 2 of 3 notes · 1 incomplete and left out (--partial writes them, too)\n"
    )


def test_partial_writes_null_for_what_lacks_and_tells_it(run: Run) -> None:
    done = run("extract", "--schema", "decision.yaml", "--partial", "bad.md", "--language", "ko")
    assert done.returncode == 1
    assert records(done.stdout)[0]["decision"] is None
    assert "'Decision' 섹션이 없습니다" in done.stderr
    assert "노트 1개 중 1개 추출" in done.stderr


def test_bytes_that_are_no_text_and_notes_without_schema(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notelint.toml").write_text(
        '[[notes]]\nfiles = ["good.md", "x.md"]\nschema = "decision.yaml"\n'
    )
    (tmp_path / "x.md").write_bytes(b"\xff")
    done = run("extract", "good.md", "warned.md", "x.md", "none.md")
    assert done.returncode == 2
    assert len(records(done.stdout)) == 1
    assert "warned.md:1:1: unverified N003 no-schema" in done.stderr
    assert "x.md:1:1: error N005" in done.stderr
    assert "notelint: none.md: " in done.stderr
    assert "extracted 1 of 3 notes · 1 incomplete and left out" in done.stderr
    assert "(--partial writes them, too) · 1 without a schema" in done.stderr
    assert run("extract", "good.md", "warned.md").returncode == 0


def test_standard_input(run: Run) -> None:
    done = run(
        "extract", "--schema", "decision.yaml", "--stdin-filename", "a/b.md", "-", stdin=GOOD
    )
    assert done.returncode == 0
    assert records(done.stdout)[0]["path"] == "a/b.md"
    assert run("extract", "-", "a.md").returncode == 2


def test_the_same_in_several_processes(run: Run, days: Path) -> None:
    one = run("extract", "--schema", "day.yaml", "days", "--jobs", "1")
    two = run("extract", "--schema", "day.yaml", "days", "--jobs", "2")
    assert (one.returncode, one.stdout, one.stderr) == (two.returncode, two.stdout, two.stderr)
    assert len(records(one.stdout)) == 2


@pytest.mark.parametrize("format_", ["json", "csv", "parquet"])
def test_every_format_reads_back_as_the_same(run: Run, days: Path, format_: str) -> None:
    expected = records(run("extract", "--schema", "day.yaml", "days").stdout)
    name = f"out.{format_}"
    done = run("extract", "--schema", "day.yaml", "days", "--output", name)
    assert (done.returncode, done.stdout) == (0, "")
    read: dict[str, Callable[[bytes], object]] = {
        "json": json.loads,
        "csv": of_csv,
        "parquet": of_parquet,
    }
    found = read[format_]((days.parent / name).read_bytes())
    assert found == (expected if format_ != "csv" else [flat(one) for one in expected])
    assert sorted(days.parent.glob(".notelint-*")) == []


def of_csv(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def of_parquet(data: bytes) -> list[dict[str, object]]:
    rows = pyarrow.parquet.read_table(pyarrow.BufferReader(data)).to_pylist()
    for row in rows:
        row["file"]["date"] = row["file"]["date"].isoformat()
        row["notes"] = json.loads(row["notes"])
    return list(rows)


def flat(record: dict[str, object]) -> dict[str, str]:
    """A record as a row of CSV has it: texts, of lists their JSON, of null nothing."""
    made: dict[str, str] = {}
    source = record["source"] or {"text": None, "url": None}
    assert isinstance(source, dict)
    assert isinstance(record["file"], dict)
    values = {
        "path": record["path"],
        "schema": record["schema"],
        "file.date": record["file"]["date"],
        "title": record["title"],
        "done": record["done"],
        "notes": record["notes"],
        "source.text": source["text"],
        "source.url": source["url"],
    }
    for key, value in values.items():
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        made[key] = "" if value is None else text
    return made


def test_a_table_has_the_columns_of_one_schema(run: Run, tmp_path: Path) -> None:
    (tmp_path / "day.yaml").write_text(SCHEMA)
    (tmp_path / "2023-11-28.md").write_text(DAY)
    (tmp_path / "notelint.toml").write_text(
        '[[notes]]\nfiles = "good.md"\nschema = "decision.yaml"\n'
        '[[notes]]\nfiles = "2*.md"\nschema = "day.yaml"\n'
    )
    assert len(records(run("extract").stdout)) == 2
    done = run("extract", "-o", "out.csv")
    assert done.returncode == 2
    assert "`2023-11-28.md` has the schema `day` and `good.md` has `decision`" in done.stderr
    assert not (tmp_path / "out.csv").exists()


def test_no_record_is_a_header_or_an_empty_array(run: Run) -> None:
    given = ("extract", "--schema", "decision.yaml", "bad.md", "--format")
    assert run(*given, "json").stdout == "[]\n"
    assert run(*given, "csv").stdout == "path,schema,title,context,decision\n"


def test_without_pyarrow_the_message_says_what_to_install(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pyarrow.py").write_text("raise ImportError('none')\n")
    done = run("extract", "good.md", "--format", "parquet", PYTHONPATH=f"{tmp_path}:{sys.path[0]}")
    assert done.returncode == 2
    assert "pip install 'notelint[parquet]'" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_cannot_be_written(run: Run) -> None:
    done = run("extract", "--schema", "decision.yaml", "good.md", "-o", "no/such.csv")
    assert done.returncode == 2
    assert done.stderr == "notelint: no/such.csv: no such file or folder\n"


def test_a_schema_with_a_mistake(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("notelint: 1\n")
    done = run("extract", "--schema", "x.yaml", "good.md")
    assert (done.returncode, done.stdout) == (2, "")
    assert "x.yaml:1:1: the key `name` is missing" in done.stderr


def test_the_json_schema_of_a_record(run: Run) -> None:
    done = run("schema", "json-schema", "decision.yaml", "--record")
    assert done.returncode == 0
    assert json.loads(done.stdout)["$id"] == "urn:notelint:record:decision"


def test_csv_for_spreadsheets_begins_with_a_mark(run: Run, tmp_path: Path) -> None:
    base = ("extract", "--schema", "decision.yaml", "good.md")
    assert run(*base, "--bom", "-o", "a.csv").returncode == 0
    assert run(*base, "-o", "b.csv").returncode == 0
    marked, plain = (tmp_path / "a.csv").read_bytes(), (tmp_path / "b.csv").read_bytes()
    assert marked == b"\xef\xbb\xbf" + plain
    assert run(*base, "--bom").returncode == 2


@pytest.mark.parametrize("name", ["notes.xlsx", "notes.jsonl.gz", "notes.JSN"])
def test_a_file_whose_format_is_unknown_is_not_written(run: Run, tmp_path: Path, name: str) -> None:
    base = ("extract", "--schema", "decision.yaml", "good.md", "-o")
    done = run(*base, name)
    assert done.returncode == 2
    assert f"the format of `{name}` is unknown; specify it with --format, or use one of" in (
        done.stderr
    )
    assert not (tmp_path / name).exists()
    assert run(*base, name, "--format", "json").returncode == 0
    assert run(*base, "plain").returncode == 0
