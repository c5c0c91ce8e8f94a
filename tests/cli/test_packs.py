"""A check of packed notes says what the check of the same notes in a folder says."""

import gzip
import json
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pyarrow
import pytest
from pyarrow import parquet

from .conftest import Run

NOTES = {
    "a/one.md": "# One \n\nSee [two](../b/two.md#more), [x](../b/to.md) and [y](two.md#less).\n",
    "a/two.md": "---\nid: 1\n---\n# Two\n\n## More\n\n[one](one.md#one) [one](One.md)\n",
    "b/two.md": "---\nid: 1\n---\n# Two\n\n## More\n\n[missing](/gone.md#x) <https://a.example/>\n",
    "b/three.md": "---\nid: 3\n---\n#Three\n\n```text\n",
    "c.md": "\xff\ufeff\x1b[31m",
}
SETTINGS = '[[notes]]\nfiles = "/[ab]/"\nschema = "own.yaml"\n'
SCHEMA = """\
notelint: 1
name: own
front_matter: {fields: {id: {type: integer}}}
collection: {unique: [front_matter.id], sequence: [front_matter.id]}
parts:
  - {id: title, heading: {level: 1}}
"""
EVIDENCE = """\
notelint: 1
name: scrap
parts:
  - {id: title, heading: {level: 1}}
  - id: evidence
    heading: {text: Evidence, level: 2}
    holds: quotes
    quotes: {from: file, path: "{name}.txt"}
"""


@pytest.fixture
def packed(tmp_path: Path) -> list[str]:
    """Packs of the notes; the same are in a folder, whose settings the packs get, too."""
    for folder in (tmp_path, tmp_path / "folder"):
        folder.mkdir(exist_ok=True)
        (folder / "notelint.toml").write_text(SETTINGS)
        (folder / "own.yaml").write_text(SCHEMA)
    for path, text in NOTES.items():
        note = tmp_path / "folder" / path
        note.parent.mkdir(exist_ok=True)
        note.write_text(text, encoding="utf-8", newline="")
    lines = "".join(json.dumps({"path": path, "content": NOTES[path]}) + "\n" for path in NOTES)
    (tmp_path / "n.jsonl").write_text(lines)
    (tmp_path / "n.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    table = pyarrow.table({"path": list(NOTES), "content": list(NOTES.values())})
    parquet.write_table(table, tmp_path / "n.parquet", row_group_size=2)
    return ["n.jsonl", "n.jsonl.gz", "n.parquet"]


def findings(done: CompletedProcess[str]) -> list[dict[str, Any]]:
    """Those of a report, without the link from the top of the repository, which leads further."""
    found = json.loads(done.stdout)["findings"]
    return [each for each in found if "gone.md" not in each["message"]]


def test_a_pack_is_checked_like_a_folder(run: Run, packed: list[str]) -> None:
    whole = run("check", "--format", "json", "--no-cache", ".", folder="folder")
    assert {each["code"] for each in findings(whole)} >= {"C001", "C002", "L003", "L004", "T004"}
    for pack in packed:
        assert findings(run("check", "--format", "json", pack)) == findings(whole)


def test_files_beside_packed_notes_are_not_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "scrap.yaml").write_text(EVIDENCE)
    (tmp_path / "secret.txt").write_text("A secret of this machine, in a file.\n")
    text = "# T\n\n## Evidence\n\n* A secret of that machine, in a file.\n"
    paths = ["secret.md", str(tmp_path / "secret.md"), "../secret.md", "x/../secret.md"]
    lines = [json.dumps({"path": path, "content": text}) for path in paths]
    (tmp_path / "n.jsonl").write_text("\n".join(lines))
    done = run("check", "--schema", "scrap.yaml", "--format", "concise", "n.jsonl")
    assert done.stdout.count("Q009") == len(paths)
    assert "Q002" not in done.stdout


@pytest.mark.parametrize(
    "option",
    ["--fix", "--fix-only", "--diff", "--since=HEAD", "--add-suppressions", "--show-files"],
)
def test_what_needs_files(run: Run, packed: list[str], option: str) -> None:
    done = run("check", option, "n.jsonl")
    assert done.returncode == 2
    assert option.partition("=")[0] in done.stderr
    assert "requires files" in done.stderr


def test_packs_and_folders_together(run: Run, packed: list[str]) -> None:
    done = run("check", "n.jsonl", "folder")
    assert done.returncode == 2
    assert "cannot be combined" in done.stderr


def test_a_missing_pack(run: Run) -> None:
    done = run("check", "gone.parquet")
    assert (done.returncode, done.stderr) == (
        2,
        "notelint: gone.parquet: no such file or folder\n",
    )


@pytest.mark.parametrize("language", ["en", "ko"])
def test_an_unknown_kind_of_address(run: Run, language: str) -> None:
    done = run("check", "nowhere://x", NOTELINT_LANGUAGE=language)
    assert done.returncode == 2
    assert done.stderr.startswith("notelint: nowhere://x: ")
    assert "Traceback" not in done.stderr
