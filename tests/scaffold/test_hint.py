"""`check` hints at `init`, on a terminal, once, and only where nothing says how to check."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.scaffold.conftest import Run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="has no pty")
HINT = "no configuration found; `notelint init` writes one"


def on_terminal(folder: Path, environment: dict[str, str], *arguments: str) -> str:
    """What a check shows on a terminal."""
    controller, terminal = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "notelint", "check", "--offline", *arguments],
        cwd=folder,
        env=environment | {"TERM": "xterm"},
        stdin=subprocess.DEVNULL,
        stdout=terminal,
        stderr=terminal,
    )
    os.close(terminal)
    shown = b""
    while True:
        try:
            piece = os.read(controller, 65536)
        except OSError:  # the other end was closed: Linux says EIO
            break
        if not piece:
            break
        shown += piece
    os.close(controller)
    process.wait(timeout=600)
    return shown.decode("utf-8", "replace")


def test_a_folder_without_settings_is_told_of_init_once(
    folder: Path, environment: dict[str, str]
) -> None:
    for name in "abc":
        (folder / f"{name}.md").write_text("# A note\n\nText.\n")
    assert on_terminal(folder, environment).count(HINT) == 1
    assert "notelint init" in on_terminal(folder, environment, "--language", "ko")


@pytest.mark.parametrize(
    "arguments", [("--schema", "til"), ("--format", "concise"), ("--format", "github"), ("-q",)]
)
def test_not_where_a_schema_or_another_format_is_named(
    folder: Path, environment: dict[str, str], arguments: tuple[str, ...]
) -> None:
    (folder / "a.md").write_text("# A note\n\nText.\n")
    assert HINT not in on_terminal(folder, environment, *arguments)


def test_not_with_settings_nor_in_a_pipe(
    folder: Path, environment: dict[str, str], run: Run
) -> None:
    (folder / "a.md").write_text("# A note\n\nText.\n")
    assert HINT not in run("check").stderr
    (folder / "notelint.toml").write_text("")
    assert HINT not in on_terminal(folder, environment)
