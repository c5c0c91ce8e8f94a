"""Git is started where its answer is needed, and an answer that never comes is waited for once."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from notelint.commands.check import check
from notelint.commands.check_options import CheckOptions
from notelint.repository import git as git_module
from notelint.repository.git import GitError, run_git
from notelint.repository.readable import ReadableFiles

Git = Callable[..., str]
Tree = Callable[..., Path]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands of Git that were run."""
    commands: list[list[str]] = []
    run = subprocess.run

    def noted(command: list[str], **options: object) -> object:
        commands.append(command)
        return run(command, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "run", noted)
    return commands


def test_not_for_one_note(tree: Tree, git: Git, started: list[list[str]]) -> None:
    tree(("a.md", "# A\n\n[b](b.md#b) [c](gone.md) [d](#d)\n"), ("b.md", "# B\n"))
    git("init", "-q", ".")
    started.clear()
    outcome = check(CheckOptions(paths=("a.md",), select=("L",), cache=False, format="concise"))
    assert "2 errors" in outcome.report
    assert started == []


def test_once_for_a_folder(tree: Tree, git: Git, started: list[list[str]]) -> None:
    tree("a.md", "b/c.md", "b/d/e.md")
    git("init", "-q", ".")
    started.clear()
    assert "3 notes" in check(CheckOptions(cache=False, format="concise", jobs=1)).report
    assert len(started) == 1


def test_seldom_for_many_files(tree: Tree, git: Git, started: list[list[str]]) -> None:
    folder = tree(*(f"{number}.txt" for number in range(100)))
    git("init", "-q", ".")
    started.clear()
    repository = ReadableFiles(str(folder), has_git=True)
    for _ in range(2):
        assert {repository.refusal_for(f"{number}.txt") for number in range(100)} == {None}
    assert len(started) < 10


def test_one_that_does_not_answer_is_not_asked_again(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tree("a.txt", "b.txt", "bin/git")
    (folder / "bin" / "git").write_text("#!/bin/sh\necho x >> ../calls\nexec sleep 60\n")
    (folder / "bin" / "git").chmod(0o755)
    (folder / "r").mkdir()
    (folder / "r" / "a.txt").touch()
    (folder / "r" / "b.txt").touch()
    monkeypatch.setenv("PATH", f"{folder / 'bin'}:/usr/bin:/bin")
    monkeypatch.setattr(git_module, "TIMEOUT", 0.5)
    repository = ReadableFiles(str(folder / "r"), has_git=True)
    assert repository.refusal_for("r/a.txt") == "ignored", "what is not known may not be read"
    assert repository.refusal_for("r/b.txt") == "ignored"
    assert (folder / "calls").read_text() == "x\n"


def test_what_git_says_is_told_by_its_reason(tree: Tree, git: Git) -> None:
    folder = tree("a.md")
    with pytest.raises(GitError, match=r"^fatal: not a git repository"):
        run_git(str(folder), "ls-files", top=str(folder))
