"""A forked run (`support/program.py`), as most tests have it, says what a new interpreter does."""

import subprocess
import sys
from pathlib import Path

import pytest
from program import run_notelint


@pytest.mark.parametrize(
    "command",
    [
        "check --schema decision.yaml .",
        "check --show-settings",
        "check --schema gone.yaml",
        "check --fix -",
        "check --no-such-option",
        "completions fish",
        "explain T004 --language ko",
        "extract --schema decision.yaml .",
        "init --yes --dry-run",
        "keep",
        "links",
        "new decision --schema decision.yaml",
        "report",
        "rules",
        "schema list",
    ],
)
def test_a_new_interpreter_says_the_same(
    run: object, tmp_path: Path, environment: dict[str, str], command: str
) -> None:
    given, words = "# 제목 \n".encode(), command.split()
    forked = run_notelint(*words, cwd=tmp_path, env=environment, stdin=given)
    started = subprocess.run(
        [sys.executable, "-m", "notelint", *words],
        cwd=tmp_path,
        env=environment,
        input=given,
        capture_output=True,
        check=False,
    )
    assert (started.returncode, started.stdout) == (forked.returncode, forked.stdout)
    assert started.stderr == forked.stderr
