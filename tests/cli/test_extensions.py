"""The setting `extensions`: which files of a folder are notes."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
Git = Callable[..., str]

NAMES = ("a.md", "b.qmd", "c.MDX", "d.markdown", "e.txt", "f.qmd.txt")


def listed(run: Run) -> list[str]:
    done = run("check", "--show-files", "notes")
    return [line.split(":")[0] for line in done.stdout.splitlines() if line.startswith("notes/")]


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    (tmp_path / "notes").mkdir()
    for name in NAMES:
        (tmp_path / "notes" / name).write_text("# A note\n")
    return tmp_path


@pytest.mark.parametrize("in_git", [False, True])
def test_the_list_takes_the_place_of_the_default(run: Run, notes: Path, in_git: bool) -> None:
    if in_git:
        subprocess.run(["git", "init", "-q", notes], check=True)
    assert listed(run) == ["notes/a.md", "notes/d.markdown"]
    (notes / "notelint.toml").write_text('extensions = [".md", ".qmd", ".mdx"]\n')
    assert listed(run) == ["notes/a.md", "notes/b.qmd", "notes/c.MDX"]
    (notes / "notelint.toml").write_text('extensions = ".qmd"\n')
    assert listed(run) == ["notes/b.qmd"]
    done = run("extract", "--partial", "--schema", "decision.yaml", "notes")
    assert "of 1 note" in done.stderr


@pytest.mark.parametrize("wrong", ['"qmd"', "[]", '"."', '"../a"', '"*.md"', "3"])
def test_what_is_no_extension_is_refused(run: Run, notes: Path, wrong: str) -> None:
    (notes / "notelint.toml").write_text(f"extensions = {wrong}\n")
    done = run("check", "notes")
    assert done.returncode == 2
    assert "notelint.toml:1:14: `extensions" in done.stderr
