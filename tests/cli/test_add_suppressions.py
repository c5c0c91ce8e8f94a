"""`--add-suppressions` through the whole program."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_a_second_check_is_clean(run: Run, tmp_path: Path) -> None:
    (tmp_path / "links.md").write_bytes(b"# L\r\n\r\nsee [a](missing.md)\r\n")
    arguments = ("check", "--schema", "decision.yaml", "--strict")
    before = run(*arguments)
    assert before.returncode == 1
    done = run(*arguments, "--add-suppressions=first look", ".")
    assert done.returncode == 0
    assert done.stderr == "notelint: suppressed 5 findings in 3 notes\n"
    after = run(*arguments)
    assert (after.returncode, after.stdout.splitlines()[0]) == (0, "no problems found")
    assert (
        b"disable-next-line=L003,S001 -- first look -->\r\n" in (tmp_path / "links.md").read_bytes()
    )
    text = (tmp_path / "links.md").read_bytes()
    assert run(*arguments, "--add-suppressions").stderr == (
        "notelint: suppressed 0 findings in 0 notes\n"
    )
    assert (tmp_path / "links.md").read_bytes() == text


def test_what_comes_after_a_space_is_a_path(run: Run, tmp_path: Path) -> None:
    done = run("check", "--schema", "decision.yaml", "--add-suppressions", "warned.md")
    assert done.stderr == "notelint: suppressed 1 finding in 1 note\n"
    assert "disable" in (tmp_path / "warned.md").read_text()
    assert "disable" not in (tmp_path / "bad.md").read_text()


def test_what_a_baseline_hides_gets_no_comment(run: Run, tmp_path: Path) -> None:
    arguments = ("check", "--schema", "decision.yaml", "--baseline", "b.json")
    run(*arguments, "--update-baseline")
    (tmp_path / "bad.md").write_text((tmp_path / "bad.md").read_text() + "\n[x]()\n")
    done = run(*arguments, "--add-suppressions")
    assert done.stderr == "notelint: suppressed 1 finding in 1 note\n"
    assert "disable-next-line=L008" in (tmp_path / "bad.md").read_text()
    assert run(*arguments).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--add-suppressions", "-"), "--add-suppressions requires files, not standard input"),
        (("--add-suppressions=a --> b",), "the reason must be one line without `--`"),
        (("--add-suppressions=a --!> b",), "the reason must be one line without `--`"),
        (("--add-suppressions=a\nb",), "the reason must be one line without `--`"),
    ],
)
def test_what_is_refused(run: Run, tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    done = run("check", *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert "disable" not in (tmp_path / "warned.md").read_text()


def test_a_note_that_cannot_be_read_stays_and_fails(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.md").write_bytes(b"\xff")
    done = run("check", "--add-suppressions", "--format", "concise", "bad.md")
    assert done.returncode == 1
    assert "N005" in done.stdout
    assert (tmp_path / "bad.md").read_bytes() == b"\xff"
