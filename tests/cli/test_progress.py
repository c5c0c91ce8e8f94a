"""How far a check has come, seen in a real terminal."""

import contextlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pyte
import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="has no pty")

NUMBER = 200


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", rf"\d+ of {NUMBER} notes, \d+ per second …"),
        ("ko", rf"노트 {NUMBER}개 중 \d+개, 초당 \d+개 …"),
    ],
)
def test_notes_done_of_all_and_the_rate_are_shown_and_taken_away(
    tmp_path: Path, language: str, line: str
) -> None:
    import pty

    (tmp_path / "notelint.toml").write_text("")  # no notice that there is none
    text = "# Note\n\n" + "Some *words* of `a` [note](#note).\n\n" * 60
    for number in range(NUMBER):
        (tmp_path / f"{number:03}.md").write_text(text)
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "notelint", "check", "--no-cache", "--jobs", "1"]
    with subprocess.Popen(
        [*command, "--language", language, "."],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        shown = b""
        with contextlib.suppress(OSError):  # Linux's way to say that the other end is closed
            while piece := os.read(ours, 65536):
                shown += piece
        os.close(ours)
        report = process.communicate()[0].decode()
    assert str(NUMBER) in report.splitlines()[-1]
    assert re.search(line, shown.decode())
    screen = pyte.Screen(80, 24)
    pyte.ByteStream(screen).feed(shown)
    assert not "".join(screen.display).strip()
