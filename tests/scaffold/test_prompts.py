"""The prompts of `notelint init`, answered on a real terminal."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.scaffold.conftest import decisions

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="has no pty")


def answered(folder: Path, environment: dict[str, str], *answers: str) -> tuple[int, str]:
    """Run `notelint init` on a pseudo-terminal, type the answers, and read what was shown."""
    controller, terminal = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "notelint", "init"],
        cwd=folder,
        env=environment | {"TERM": "xterm"},
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
    )
    os.close(terminal)
    os.write(controller, "".join(f"{answer}\n" for answer in answers).encode())
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
    return process.wait(timeout=600), shown.decode("utf-8", "replace")


def test_a_ready_made_schema_is_chosen(folder: Path, environment: dict[str, str]) -> None:
    (folder / "news").mkdir()
    code, shown = answered(folder, environment, "1", "1", "news", "ko")
    assert code == 0, shown
    settings = tomllib.loads((folder / "notelint.toml").read_text(encoding="utf-8"))
    assert settings["language"] == "ko"
    assert settings["notes"][0]["files"] == "/news/**/*.md"
    assert settings["notes"][0]["schema"] in shown
    assert "만듦: notelint.toml" in shown


def test_a_schema_is_inferred(folder: Path, environment: dict[str, str]) -> None:
    decisions(folder / "adr")
    code, shown = answered(folder, environment, "3", "nowhere", "adr", "en")
    assert code == 0, shown
    assert "required  Status" in shown
    assert (folder / "schemas/adr.yaml").is_file()
