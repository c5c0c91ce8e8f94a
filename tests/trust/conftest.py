"""Runs of the program on what a stranger might send: real processes, real files, a real server."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from program import ROOT, decoded, run_notelint

from notelint.report.terminal import SERVICES

sys.path.append(str(ROOT / "tests" / "trust"))
sys.path.append(str(ROOT / "tests" / "links"))  # `bad_server`, a real server that misbehaves

OURS = (*SERVICES, "FORCE_COLOR", "NO_COLOR", "NOTELINT_LANGUAGE", "NOTELINT_OFFLINE")
"""What the program looks for in the environment: a test says itself that a CI service runs it."""

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of a stranger's, as the working folder; beside it lies what is the user's."""
    folder = tmp_path / "repository"
    folder.mkdir()
    (folder / ".git").mkdir()
    (folder / ".git" / "HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def run(here: Path, tmp_path: Path) -> Run:
    """Run notelint in the repository. `environment` adds to what a process finds in its own."""

    def called(
        *arguments: str, environment: dict[str, str] | None = None, online: bool = False
    ) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if name not in OURS}
        ours = {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"}
        ours |= {"NOTELINT_CACHE_DIR": str(tmp_path / "cache"), "HOME": str(tmp_path)}
        if not online:
            ours["NOTELINT_OFFLINE"] = "1"
        return decoded(run_notelint(*arguments, cwd=here, env=kept | ours | (environment or {})))

    return called
