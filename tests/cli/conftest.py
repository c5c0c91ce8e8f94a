"""Runs of the program as a user has it: real processes, real files."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from program import ROOT, decoded, run_notelint

OURS = ("GITHUB_ACTIONS", "FORCE_COLOR", "NO_COLOR", "NOTELINT_LANGUAGE")

SCHEMA = """\
notelint: 1
name: decision
parts:
  - {id: title, heading: {level: 1}}
  - {id: context, heading: {text: Context, level: 2}}
  - {id: decision, heading: {text: Decision, level: 2}}
"""
GOOD = "# Use SQLite\n\n## Context\n\nA store.\n\n## Decision\n\nSQLite.\n"
BAD = "# Use SQLite\n\n## Context\n\nA store.\n"

Environment = dict[str, str]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    """What a run's process finds in its environment: a cache of its own, and no colours."""
    kept = {name: value for name, value in os.environ.items() if name not in OURS}
    python = {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    return kept | python | {"NOTELINT_CACHE_DIR": str(tmp_path / ".c"), "LC_ALL": "C.UTF-8"}


@pytest.fixture
def run(tmp_path: Path, environment: Environment) -> Run:
    """Run notelint in a folder with a schema and three notes."""
    (tmp_path / "decision.yaml").write_text(SCHEMA)
    (tmp_path / "good.md").write_text(GOOD)
    (tmp_path / "bad.md").write_text(BAD)
    (tmp_path / "warned.md").write_text(GOOD.replace("SQLite.\n", "SQLite. \n"))

    def call(
        *arguments: str | bytes, stdin: str = "", folder: str = ".", **env: str
    ) -> subprocess.CompletedProcess[str]:
        given = stdin.encode("utf-8", "surrogateescape")
        return decoded(
            run_notelint(*arguments, cwd=tmp_path / folder, env=environment | env, stdin=given)
        )

    return call
