"""Carets under wide characters, seen in a real terminal: a pty, read by a terminal emulator."""

import contextlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pyte
import pytest

import notelint

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="has no pty")

COLUMNS = 60


def screen_of(*lines: tuple[str, int, int]) -> "pyte.Screen":
    """What a terminal shows of a full report; each line comes with the columns of its span."""
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 200, COLUMNS, 0, 0))
    script = Path(__file__).with_name("print_report.py")
    root = str(Path(notelint.__file__).parents[1])
    environment = {**os.environ, "PYTHONPATH": root, "TERM": "xterm-256color"}
    environment.pop("COLUMNS", None)
    command = [sys.executable, str(script), json.dumps(lines)]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, env=environment) as process:
        os.close(theirs)
        data = b""
        with contextlib.suppress(OSError):  # Linux's way to say that the other end is closed
            while piece := os.read(ours, 65536):
                data += piece
        os.close(ours)
    assert process.returncode == 0
    screen = pyte.Screen(COLUMNS, 200)
    pyte.ByteStream(screen).feed(data)
    return screen


def columns_of(screen: "pyte.Screen", row: int, text: str) -> set[int]:
    """The columns in which a text stands in a row, both halves of a wide character."""
    cells = [(column, screen.buffer[row][column].data) for column in range(COLUMNS)]
    line, at = "", []
    for column, data in cells:
        at += [column] * len(data)
        line += data
    start = line.index(text)
    assert line.count(text) == 1
    end = at[start + len(text)]
    return set(range(at[start], end))


def excerpts(screen: "pyte.Screen") -> list[int]:
    """The rows of the source lines. Below each stand the carets; neither row was wrapped."""
    lines = screen.display
    rows = [row for row, line in enumerate(lines) if line.startswith("  1 |")]
    for row in rows:
        assert lines[row + 1].startswith("    |")
        assert lines[row + 2].startswith("    =")
    return rows


def carets(screen: "pyte.Screen", row: int) -> set[int]:
    return {column for column in range(COLUMNS) if screen.buffer[row][column].data == "^"}


CASES = [
    ("plain ", "ascii", " here"),
    ("* 아마존 Q는 요금도 ", "20~25달러", "로 책정됐다"),
    ("", "한글", " 처음"),
    ("全角ＡＢＣ", "ｄｅ", "ｆ終"),
    ("日本語の", "文字", "、ここ"),
    ("👍 emoji 👨 ", "🎉🎉", " done"),
    ("e\u0301a\u0301u\u0308 ", "xyz", " after marks"),
    ("한글 NFD: \u1112\u1161\u11ab\u1100\u1173\u11af ", "끝말", "."),
    ("\ttab\there ", "found", "\tend"),
    ("가\t나\t", "다라", "\t마"),
    ("\x1b[31m\x1b[2J ", "red", "\x1b[0m"),
    ("zero\u200bwidth\ufeff ", "seen", "."),
    ("\u202egnol ", "right", "."),
    ("👨\u200d👩\u200d👧 family 👍🏽 ❤\ufe0f ", "next", "!"),
    ("\u3164 filler ", "next", "!"),
    ("\x9b5m c1 ", "control", "!"),
    ("·…“” ", "좁은", " 문장부호"),
    ("긴 줄 " * 40, "찾을 곳", " 뒤로도 길다" * 40),
    ("x" * 5000, "<->", "y" * 5000),
    ("가" * 5000, "<->", "나" * 5000),
]
"""What stands before a span, the span, and what comes after it."""


@pytest.fixture(scope="module")
def all_cases() -> "pyte.Screen":
    """One report of all cases: starting a process takes longer than everything else here."""
    return screen_of(
        *(
            (before + text + after, len(before) + 1, len(before) + len(text) + 1)
            for before, text, after in CASES
        )
    )


@pytest.mark.parametrize("number", range(len(CASES)))
def test_each_caret_stands_under_its_character(all_cases: "pyte.Screen", number: int) -> None:
    rows = excerpts(all_cases)
    assert len(rows) == len(CASES)
    row = rows[number]
    assert carets(all_cases, row + 1) == columns_of(all_cases, row, CASES[number][1])


def test_a_mark_alone_is_pointed_at_below_its_letter() -> None:
    screen = screen_of(("xe\u0301y", 3, 4), ("x한\u0301y", 3, 4))
    first, second = excerpts(screen)
    assert carets(screen, first + 1) == columns_of(screen, first, "é")
    assert len(carets(screen, second + 1)) == 2


def test_a_hidden_character_is_named_and_pointed_at() -> None:
    screen = screen_of(("ab\u200bcd", 3, 4), ("\x07", 1, 2))
    first, second = excerpts(screen)
    assert carets(screen, first + 1) == columns_of(screen, first, "<U+200B>")
    assert carets(screen, second + 1) == columns_of(screen, second, "<U+0007>")


def test_no_line_is_wider_than_the_terminal() -> None:
    lines = [
        ("가" * 500, start, end)
        for start, end in [(1, 501), (1, 2), (250, 251), (250, 500), (500, 501), (501, 501)]
    ]
    screen = screen_of(*lines)
    rows = excerpts(screen)
    assert len(rows) == len(lines)
    assert all(carets(screen, row + 1) for row in rows)
