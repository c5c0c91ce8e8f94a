"""DuckDB answers the page's queries about the records that the page's commands write."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

ROOT = Path(__file__).parent.parent.parent
Snippets = Callable[[str, str], list[str]]


def test_the_queries_have_the_quotes_of_the_notes(
    snippets: Snippets,
    environment: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shutil.copytree(ROOT / "examples" / "good", tmp_path / "examples" / "good")
    monkeypatch.chdir(tmp_path)
    for command in snippets("duckdb", "sh")[0].splitlines():
        done = subprocess.run(
            ["bash", "-c", command], env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
    listed, counted = (duckdb.sql(query).fetchall() for query in snippets("duckdb", "sql"))
    note = (ROOT / "examples" / "good" / "news-scrap.md").read_text(encoding="utf-8")
    assert len(listed) == 3
    assert {path for path, _, _ in listed} == {"examples/good/news-scrap.md"}
    assert all(text in note.replace("**", "") for _, _, text in listed)
    assert counted == [("exact", 3)]
