"""VS Code's matcher and Vim's errorformat read what `concise` prints."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

GOLDEN = Path(__file__).parent.parent / "golden"
Snippets = Callable[[str, str], list[str]]

NOTE = "# A\n\n[a](missing.md) \n\n<!-- notelint: disable=T001 -->\n"
FOUND = [(3, 5, "L003"), (3, 16, "T004"), (5, 1, "N001")]


@pytest.fixture
def task(snippets: Snippets) -> dict[str, Any]:
    (text,) = snippets("vscode", "json")
    (only,) = json.loads(text)["tasks"]
    return dict(only)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_matcher_reads_every_finding_and_nothing_else(
    task: dict[str, Any], language: str
) -> None:
    pattern = task["problemMatcher"]["pattern"]
    report = (GOLDEN / f"concise.{language}.txt").read_text(encoding="utf-8")
    data = json.loads((GOLDEN / f"json.{language}.json").read_text(encoding="utf-8"))
    found = [
        tuple(match[pattern[name]] for name in ("line", "column", "severity", "code"))
        for line in report.splitlines()
        if (match := re.match(pattern["regexp"], line))
    ]
    assert found == [
        (str(one["line"]), str(one["column"]), one["severity"], one["code"])
        for one in data["findings"]
    ]


def test_the_matcher_reads_the_codes_of_plug_ins(task: dict[str, Any]) -> None:
    pattern = task["problemMatcher"]["pattern"]
    line = "a.md:3:9: warning XH002 exclamation-mark: exclamation mark; write a period"
    match = re.match(pattern["regexp"], line)
    assert match
    assert match[pattern["code"]] == "XH002"


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_task_finds_what_is_there(
    task: dict[str, Any], language: str, environment: dict[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "메모 1.md").write_text(NOTE, encoding="utf-8")
    done = subprocess.run(
        [task["command"], *task["args"]],
        cwd=folder,
        env={**environment, "NOTELINT_LANGUAGE": language},
        capture_output=True,
        text=True,
        check=False,
    )
    pattern = task["problemMatcher"]["pattern"]
    matches = [re.match(pattern["regexp"], line) for line in done.stdout.splitlines()]
    assert [
        (m[pattern["file"]], int(m[pattern["line"]]), int(m[pattern["column"]]), m[pattern["code"]])
        for m in matches
        if m
    ] == [("메모 1.md", *place) for place in FOUND]
    assert {m[pattern["severity"]] for m in matches if m} == {"error", "warning"}


@pytest.mark.parametrize("language", ["en", "ko"])
def test_vim_fills_its_quickfix_list(
    snippets: Snippets, language: str, environment: dict[str, str], tmp_path: Path
) -> None:
    vim = shutil.which("vim")
    assert vim, "no vim: install it (Debian: vim, or vim-nox)"
    (plugin,) = snippets("vim", "vim")
    (tmp_path / "notelint.vim").write_text(plugin, encoding="utf-8")
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "my note.md").write_text(NOTE, encoding="utf-8")
    (folder / "other.md").write_text("# B \n", encoding="utf-8")
    script = tmp_path / "script.vim"
    script.write_text(
        f"source {tmp_path}/notelint.vim\n"
        "silent make!\n"
        "let all = map(getqflist(), 'bufname(v:val.bufnr)')\n"
        "silent make! %:S\n"
        "let found = map(getqflist(), '[bufname(v:val.bufnr), v:val.lnum, v:val.col, v:val.type, "
        "v:val.valid]')\n"
        f"call writefile([json_encode([all, found])], '{tmp_path}/found.json')\n"
        "qall!\n",
        encoding="utf-8",
    )
    subprocess.run(
        [vim, "-u", "NONE", "-N", "-es", "-S", str(script), "my note.md"],
        cwd=folder,
        env={**environment, "NOTELINT_LANGUAGE": language, "TERM": "dumb"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
        check=False,
    )
    in_folder, found = json.loads((tmp_path / "found.json").read_text())
    assert in_folder == ["my note.md"] * 3 + ["other.md"]
    assert found == [
        ["my note.md", 3, 5, "e", 1],
        ["my note.md", 3, 16, "w", 1],
        ["my note.md", 5, 1, "w", 1],
    ]
