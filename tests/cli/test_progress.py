"""How far a check has come, seen in a real terminal."""

import re
from pathlib import Path

import pyte
import pytest
from terminal import on_terminal

NUMBER = 800
"""Notes, of which checking takes well over half a second, when progress is shown."""


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
    (tmp_path / "notelint.toml").write_text("")  # no notice that there is none
    text = "# Note\n\n" + "Some *words* of `a` [note](#note).\n\n" * 60
    for number in range(NUMBER):
        (tmp_path / f"{number:04}.md").write_text(text)
    command = ("check", "--no-cache", "--jobs", "1", "--language", language, ".")
    done = on_terminal(*command, cwd=tmp_path, piped=True)
    assert str(NUMBER) in done.output.splitlines()[-1]
    assert re.search(line, done.screen)
    screen = pyte.Screen(80, 24)
    pyte.ByteStream(screen).feed(done.screen.encode())
    assert not "".join(screen.display).strip()
