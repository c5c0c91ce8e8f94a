"""What people read has no line that a terminal would break inside of a word."""

import contextlib
import fcntl
import os
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from notelint.report.terminal import width

if sys.platform == "win32":
    pytest.skip("has no pty", allow_module_level=True)

ROOT = Path(__file__).parents[2]
SCREENS = {
    "report": ("check", "--offline", "--color", "never", "examples/bad/decision-record.md"),
    "rules": ("rules",),
    "rule": ("explain", "T004"),
    "schemas": ("schema", "list"),
    "schema": ("schema", "show", "adr-nygard"),
    "help": ("check", "--help"),
    "usage error": ("check", "--format", "ful"),
}


def on_terminal(columns: int, *arguments: str) -> list[str]:
    """The lines that a command writes to a terminal of a width, before that breaks them."""
    import pty

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    command = [sys.executable, "-m", "notelint", *arguments]
    kept = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    with subprocess.Popen(command, cwd=ROOT, stdout=theirs, stderr=theirs, env=kept):
        os.close(theirs)
        shown = b""
        with contextlib.suppress(OSError):  # Linux's way to say that the other end is closed
            while piece := os.read(ours, 65536):
                shown += piece
        os.close(ours)
    return shown.decode().replace("\r\n", "\n").splitlines()


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("columns", [50, 80])
@pytest.mark.parametrize("screen", SCREENS)
def test_lines_fit_the_terminal(
    screen: str, columns: int, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOTELINT_LANGUAGE", language)
    lines = on_terminal(columns, *SCREENS[screen])
    assert len(lines) > 2
    too_wide = [line for line in lines if width(line) > columns]
    assert [line for line in too_wide if " " in line.strip().lstrip("=- ")] == []
