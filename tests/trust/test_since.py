"""What a change adds is not hidden by what it says of diffs, nor by lines that look like one."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Git = Callable[..., str]
Run = Callable[..., subprocess.CompletedProcess[str]]

OLD = "# A\n\n[old](gone.md)\n\nmid\n\nend\n"
NEW = "# A\n\n[old](gone.md)\n++ b/x\n--- a\n\nmid\n\n[new](#nowhere)\n[new](gone2.md)\n\nend\n"


@pytest.fixture
def repository(here: Path, git: Git) -> Path:
    (here / ".git" / "HEAD").unlink()
    (here / ".git").rmdir()
    (here / "a.md").write_text(OLD, encoding="utf-8")
    git("init", "-q", ".", cwd=here)
    git("add", "-A", cwd=here)
    git("commit", "-qm", "1", cwd=here)
    (here / "a.md").write_text(NEW, encoding="utf-8")
    return here


@pytest.mark.parametrize("attributes", ["", "* -diff", "*.md diff=up\n", "* binary"])
def test_new_broken_links_fail(repository: Path, git: Git, run: Run, attributes: str) -> None:
    (repository / ".gitattributes").write_text(attributes, encoding="utf-8")
    git("config", "diff.up.textconv", "head -1", cwd=repository)
    git("config", "diff.interHunkContext", "9", cwd=repository)
    git("config", "diff.relative", "true", cwd=repository)
    done = run("check", "--select=L003,L004", "--since=HEAD", "--format=concise")
    assert done.returncode == 1
    found = [" ".join(line.split()[:3]) for line in done.stdout.splitlines() if "a.md" in line]
    assert found == ["a.md:3:7: warning L003", "a.md:9:7: error L004", "a.md:10:7: error L003"]


def test_old_ones_are_warnings(repository: Path, git: Git, run: Run) -> None:
    git("commit", "-qam", "2", cwd=repository)
    done = run("check", "--select=L003,L004", "--since=HEAD", "--format=concise")
    assert done.returncode == 0
    assert done.stdout.count(" warning L00") == 3


def test_a_note_in_another_folder_has_new_links_to_files(
    repository: Path, git: Git, run: Run
) -> None:
    git("commit", "-qam", "2", cwd=repository)
    (repository / "d").mkdir()
    git("mv", "a.md", "d/a.md", cwd=repository)
    done = run("check", "--select=L003", "--since=HEAD", "--format=concise")
    assert done.stdout.count(" error L003") == 2


def test_an_unknown_commit_is_named(repository: Path, run: Run) -> None:
    done = run("check", "--since=origin/main")
    assert done.returncode == 2
    assert "--since origin/main: no commit `origin/main` in this repository" in done.stderr
