"""Folders of notes, and the program as a user has it: real files, real processes."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from program import ROOT, decoded, run_notelint

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    ours = ("GITHUB_ACTIONS", "FORCE_COLOR", "NO_COLOR", "NOTELINT_LANGUAGE")
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    python = {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    return kept | python | {"NOTELINT_CACHE_DIR": str(tmp_path / ".c"), "LC_ALL": "C.UTF-8"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the notes lie; the cache lies beside it."""
    made = tmp_path / "project"
    made.mkdir()
    return made


@pytest.fixture
def run(folder: Path, environment: dict[str, str]) -> Run:
    def call(*arguments: str) -> subprocess.CompletedProcess[str]:
        return decoded(run_notelint(*arguments, cwd=folder, env=environment))

    return call


def decisions(folder: Path, number: int = 12) -> None:
    """Decision records as people keep them: most alike, each a little different."""
    folder.mkdir(parents=True, exist_ok=True)
    for n in range(1, number + 1):
        date = f"2023-{1 + n % 12:02}-0{1 + n % 9}"
        status = ("Accepted", "Proposed", "Superseded")[n % 3]
        heading = "Consequence" if n == 4 else "Consequences"
        options = "## Options\n\n- One\n- Two\n\n" if n % 2 else ""
        (folder / f"{n:04}-decision.md").write_text(
            f"# {n}. Decision number {n}\n\n- Date: {date}\n\n## Status\n\n{status}\n\n"
            f"## Context\n\nWe have a problem.\n\n{options}## {heading}\n\n- Good\n- Bad\n",
            encoding="utf-8",
        )


def repository(folder: Path, remote: str = "") -> None:
    """Make a folder a Git repository, with a remote if one is given."""
    subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)
    if remote:
        subprocess.run(["git", "remote", "add", "origin", remote], cwd=folder, check=True)
