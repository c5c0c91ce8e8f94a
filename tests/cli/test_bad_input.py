"""Whatever stands at a path: a clear word, the right exit code, no traceback, and an end."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from program import ROOT, run_notelint

ENV = {
    **{name: value for name, value in os.environ.items() if not name.startswith("NOTELINT")},
    "NOTELINT_OFFLINE": "1",
    "PYTHONPATH": str(ROOT),
    "PYTHONUTF8": "1",
    "LC_ALL": "C.UTF-8",
}
N = 50_000


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder, with a cache of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(ENV, "NOTELINT_CACHE_DIR", str(tmp_path / ".cache"))
    return tmp_path


def check(*arguments: str) -> tuple[int, str]:
    """Run a check; its exit code and all that it says."""
    done = run_notelint("check", "--format", "concise", *arguments, cwd=Path.cwd(), env=ENV)
    said = (done.stdout + done.stderr).decode("utf-8", "surrogateescape")
    assert "Traceback" not in said
    return done.returncode, said


def test_the_likely_encoding_of_a_korean_file_is_named(folder: Path) -> None:
    text = "# 기사\n\n새 서비스의 요금은 월 이십오 달러로 정해졌다고 회사가 밝혔다.\n"
    (folder / "a.md").write_bytes(text.encode("cp949"))
    code, said = check("a.md")
    assert code == 1
    assert "a.md:1:1: error N005 unreadable-file: not UTF-8" in said
    assert "CP949" in said


def test_an_empty_file_is_a_note(folder: Path) -> None:
    (folder / "a.md").write_bytes(b"")
    assert check("a.md")[0] == 0
    code, said = check("--schema", "news-scrap", "a.md")
    assert code == 1
    assert "S001" in said


def test_a_file_of_50_mb_is_refused_by_its_size(folder: Path) -> None:
    with (folder / "a.md").open("wb") as file:
        file.truncate(50_000_000)
    code, said = check("a.md")
    assert code == 1
    assert "N005 unreadable-file: the file has 50,000,000 bytes, expected at most" in said


@pytest.mark.parametrize(
    "text",
    [
        "[" * N,
        "](" * N,
        "[a](" * N,
        "![" * N,
        "> " * N,
        ">" * N,
        "`" * N,
        "`a``b" * (N // 4),
        "*a **b " * (N // 4),
        "_a__" * (N // 4),
        "<!--" * N,
        "<a " * N,
        "&#" * N,
        "~~a~" * (N // 4),
        "- " * N,
        "\n".join("  " * depth + "- a" for depth in range(500)),
        "|" * N + "\n" + "|-" * N + "|\n",
        "# a\n" * (N // 10),
        "a\n---\n" * (N // 10),
        "[a]: b\n" * (N // 10) + "[a]" * (N // 10),
        "https://a.b/(" * (N // 10),
        "가나" * N,
        "\x00" * N,
        "x" * 5_000_000,
        "a\\\n" * N,
    ],
    ids=lambda text: repr(text[:8]),
)
def test_a_storm_ends(folder: Path, text: str) -> None:
    (folder / "a.md").write_text(text, newline="")
    code, said = check("--schema", "news-scrap", "--jobs", "1", "a.md")
    assert code == 1
    assert "N004" not in said


def test_a_nul_byte_is_told_at_its_place(folder: Path) -> None:
    (folder / "a.md").write_bytes(b"# a\n\nb\x00c\n")
    assert "a.md:3:2: warning T003 invisible-character" in check("a.md")[1]


def test_a_file_name_that_is_no_utf8_survives(folder: Path) -> None:
    name = os.fsdecode(b"caf\xe9.md")
    (folder / name).write_text("# a \n")
    code, said = check(".")
    assert code == 0
    assert f"{name}:1:4: warning T004" in said


def test_links_that_loop_end(folder: Path) -> None:
    (folder / "a").mkdir()
    (folder / "a" / "a.md").write_text("# a\n")
    (folder / "a" / "up").symlink_to("..")
    (folder / "self.md").symlink_to("self.md")
    code, said = check(".")
    assert code == 1
    assert said.startswith("self.md:1:1: error N005 unreadable-file:")
    assert said.endswith("2 notes, none with a schema\n")


def test_a_reader_who_goes_away_ends_the_report_without_a_word(folder: Path) -> None:
    (folder / "a.md").write_text("# a \n" * 9_000)
    with subprocess.Popen(
        [sys.executable, "-m", "notelint", "check", "a.md"],
        env=ENV,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_a_run_with_one_line(folder: Path, jobs: str) -> None:
    for number in range(40):
        (folder / f"{number}.md").write_text("* a\n" * 20_000)
    with subprocess.Popen(
        [sys.executable, "-m", "notelint", "check", "--jobs", jobs, "."],
        env=ENV,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        time.sleep(1.5)
        os.killpg(process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=600)
    assert process.returncode == 130
    assert errors.splitlines()[-1] == b"notelint: interrupted"
