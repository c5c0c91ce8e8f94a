"""`check --fix`, `--unsafe-fixes`, `--fix-only` and `--diff`, in real files and streams."""

import os
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from program import run_notelint

sys.path.append(str(Path(__file__).parent))

from interrupted_fixes import AFTER, COMMAND, NOTES, kill_at, write_notes

DIRTY = "# 제목 \r\n\r\n**“전력”**이 부족하다. \r\n"
SAFE = "# 제목\r\n\r\n**“전력”**이 부족하다.\r\n"
ALL = "# 제목\r\n\r\n“**전력**”이 부족하다.\r\n"

Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def run(tmp_path: Path, nobodys_settings: Path) -> Run:
    """Runs `notelint check` in the test's folder."""

    def run(*arguments: str, given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
        command = ("check", "--language", "en", *arguments)
        return run_notelint(*command, cwd=tmp_path, env=os.environ, stdin=given or b"")

    return run


@pytest.fixture
def note(tmp_path: Path) -> Path:
    """A note with two safe fixes and an unsafe one."""
    path = tmp_path / "note.md"
    path.write_bytes(DIRTY.encode())
    return path


def text(note: Path) -> str:
    return note.read_bytes().decode()


def test_a_check_counts_fixes_and_changes_nothing(run: Run, note: Path) -> None:
    done = run("note.md")
    assert b"\n2 fixable with --fix, 1 more with --unsafe-fixes\n" in done.stdout
    assert b"\n3 fixable with --fix --unsafe-fixes\n" in run("--unsafe-fixes", "note.md").stdout
    assert text(note) == DIRTY


def test_safe_fixes(run: Run, note: Path) -> None:
    done = run("--fix", "note.md")
    assert text(note) == SAFE
    assert "\nfixed 2 findings in 1 note\n0 errors, 1 warning\n" in done.stdout.decode()
    assert "\n1 fixable with --fix --unsafe-fixes\n" in done.stdout.decode()
    assert b"T001" in done.stdout
    assert b"T004" not in done.stdout


def test_unsafe_fixes_and_a_second_run(run: Run, note: Path) -> None:
    done = run("--fix", "--unsafe-fixes", "note.md")
    assert text(note) == ALL
    assert done.stdout.startswith(b"fixed 3 findings in 1 note\nno problems found\n")
    assert b"fixed" not in run("--fix", "--unsafe-fixes", "note.md").stdout


def test_only_fixing_reports_nothing_and_does_not_fail(run: Run, note: Path) -> None:
    done = run("--fix-only", "--strict", "note.md")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert text(note) == SAFE


def test_a_diff_writes_nothing_and_is_a_finding(run: Run, note: Path, tmp_path: Path) -> None:
    done = run("--diff", ".")
    assert done.returncode == 1
    assert text(note) == DIRTY
    subprocess.run(["git", "apply", "-p0", "-"], cwd=tmp_path, input=done.stdout, check=True)
    assert text(note) == SAFE
    again = run("--diff", ".")
    assert (again.returncode, again.stdout) == (0, b"")
    assert run("--diff", "--unsafe-fixes", ".").returncode == 1


def test_git_applies_a_diff_whatever_the_names_of_notes_are(run: Run, tmp_path: Path) -> None:
    names = [
        "a b.md",
        'q".md',
        "b\\n.md",
        "t\t.md",
        "n\n--- x.md",
        "\u00e9.md",
        "\x1b[1m.md",
        "--fix.md",
        "d/ .md",
    ]
    (tmp_path / "d").mkdir()
    notes = [tmp_path / name for name in names]
    for note in notes:
        note.write_bytes(DIRTY.encode())
    done = run("--diff", ".")
    subprocess.run(["git", "apply", "-p0", "-"], cwd=tmp_path, input=done.stdout, check=True)
    assert [text(note) for note in notes] == [SAFE] * len(notes)


def test_standard_input_is_fixed_to_standard_output(run: Run) -> None:
    done = run("--fix", "-", given=DIRTY.encode())
    assert done.stdout == SAFE.encode()
    assert b"T001" in done.stderr
    assert run("--fix-only", "-", given=DIRTY.encode()).stderr == b""
    clean = run("--fix", "-", given=ALL.encode())
    assert clean.stdout == ALL.encode()
    diff = run("--diff", "--unsafe-fixes", "-", given=DIRTY.encode())
    assert diff.returncode == 1
    assert "+“**전력**”이 부족하다.\r\n".encode() in diff.stdout


def test_a_note_that_is_no_text_is_given_back_as_it_is(run: Run) -> None:
    done = run("--fix", "-", given=b"\xff \n")
    assert done.stdout == b"\xff \n"
    assert b"N005" in done.stderr
    assert done.returncode == 1


def test_an_excluded_note_is_given_back_as_it_is(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notelint.toml").write_text('exclude = ["note.md"]\n')
    excluded = ("--force-exclude", "--stdin-filename", "note.md", "-")
    for option in ("--fix", "--fix-only"):
        done = run(option, *excluded, given=DIRTY.encode())
        assert (done.returncode, done.stdout) == (0, DIRTY.encode())
    assert run("--diff", *excluded, given=DIRTY.encode()).stdout == b""


@pytest.mark.parametrize("option", ["--fix", "--fix-only", "--diff"])
def test_a_note_that_is_too_large_to_be_given_back_is_a_failure(run: Run, option: str) -> None:
    done = run(option, "-", given=b"x" * 8_000_001)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"notelint: <stdin>: the note has more than ")


def test_only_selected_rules_are_fixed(run: Run, note: Path) -> None:
    run("--fix", "--select", "T007", ".")
    assert text(note) == DIRTY


def test_excluded_notes_are_not_fixed(run: Run, note: Path, tmp_path: Path) -> None:
    (tmp_path / "notelint.toml").write_text('exclude = ["note.md"]\n')
    run("--fix", ".")
    run("--fix", "--force-exclude", "note.md")
    run("--fix", "--force-exclude", "--stdin-filename", "note.md", "-", given=DIRTY.encode())
    assert text(note) == DIRTY
    run("--fix", "note.md")
    assert text(note) == SAFE


def test_mode_byte_order_mark_and_link_stay(run: Run, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    real = tmp_path / "real" / "note.md"
    real.write_bytes(b"\xef\xbb\xbf# A \n")
    real.chmod(0o640)
    link = tmp_path / "link.md"
    link.symlink_to(real)
    run("--fix", "--ignore", "T006", "link.md")
    assert link.is_symlink()
    assert real.read_bytes() == b"\xef\xbb\xbf# A\n"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    run("--fix", "link.md")
    assert real.read_bytes() == b"# A\n"


def test_a_link_out_of_the_repository_is_not_written_through(
    run: Run, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secret.md"
    outside.write_text(DIRTY)
    (tmp_path / "note.md").symlink_to(outside)
    done = run("--fix", "note.md")
    assert outside.read_text() == DIRTY.replace("\r\n", "\n") or text(outside) == DIRTY
    assert b"N005" in done.stdout
    assert done.returncode == 1


def test_a_read_only_file_stays(run: Run, note: Path) -> None:
    note.chmod(0o444)
    done = run("--fix", "note.md")
    assert (done.returncode, text(note)) == (2, DIRTY)
    assert b"note.md: the file is read-only" in done.stderr
    assert b"T004" in done.stdout, "its findings stay"


def test_a_full_disk_leaves_the_note(note: Path, tmp_path: Path) -> None:
    """No file may be longer than some bytes: writing the new one fails in the middle."""
    limited = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20, 20));"
        "from notelint.cli.main import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", limited, "check", "--no-cache", "--fix", "note.md"],
        cwd=tmp_path,
        env={**os.environ, "NOTELINT_LANGUAGE": "en", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2, done.stderr
    assert b"note.md: the file could not be written" in done.stderr
    assert text(note) == DIRTY
    assert os.listdir(tmp_path) == ["note.md"]


def test_a_heading_that_another_note_links_to_keeps_its_anchor(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notelint.toml").write_text("")
    decomposed = "\u1112\u1161\u11ab\u1100\u116e\u11a8"
    target = tmp_path / "target.md"
    target.write_text(f"# T\n\n## {decomposed}\n")
    other = tmp_path / "other.md"
    other.write_text(f"# O\n\n[a](target.md#{decomposed})\n")
    run("--fix", "--unsafe-fixes", ".")
    assert decomposed in target.read_text()
    other.unlink()
    run("--fix", "--unsafe-fixes", ".")
    assert "한국" in target.read_text()


SECTIONS = """\
notelint: 1
name: own
parts:
  - {id: title, heading: {level: 1}}
  - {id: thoughts, heading: {text: Thoughts, level: 2}, count: "?"}
"""


@pytest.mark.parametrize("link", ["[x](target.md#thoughts)", "[[target#Thoughts]]"])
def test_a_misspelled_heading_is_fixed_and_not_the_links_to_it(
    run: Run, tmp_path: Path, link: str
) -> None:
    (tmp_path / "own.yaml").write_text(SECTIONS)
    (tmp_path / "notelint.toml").write_text(
        'dialect = "obsidian"\n[[notes]]\nfiles = "*.md"\nschema = "own.yaml"\n'
    )
    target, other = tmp_path / "target.md", tmp_path / "other.md"
    target.write_text("# T\n\n## Thougths\n\nSome.\n")
    other.write_text(f"# O\n\n{link}\n")
    for _ in range(2):
        assert run("--fix", "--unsafe-fixes", ".").returncode == 0
        assert "## Thoughts" in target.read_text()
        assert link in other.read_text()


def test_a_heading_that_a_fixed_link_names_stays(run: Run, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(SECTIONS)
    (tmp_path / "notelint.toml").write_text('[[notes]]\nfiles = "*.md"\nschema = "own.yaml"\n')
    target, other = tmp_path / "target.md", tmp_path / "other.md"
    target.write_text("# T\n\n## Thoughtss\n\nSome.\n")
    other.write_text("# O\n\n[x](target.md#thoughtsss)\n")
    run("--fix", "--unsafe-fixes", ".")
    assert "[x](target.md#thoughtss)" in other.read_text()
    assert "## Thoughtss\n" in target.read_text()


def test_many_notes_are_fixed_in_processes(run: Run, tmp_path: Path) -> None:
    for number in range(60):
        (tmp_path / f"{number}.md").write_bytes(DIRTY.encode())
    done = run("--fix", "--jobs", "2", ".")
    assert b"\nfixed 120 findings in 60 notes\n" in done.stdout
    assert {file.read_bytes() for file in tmp_path.glob("*.md")} == {SAFE.encode()}


def test_a_run_that_is_killed_leaves_each_note_whole(tmp_path: Path) -> None:
    begin = time.monotonic()
    assert kill_at(tmp_path, None) == NOTES
    longest = time.monotonic() - begin
    for share in (0.6, 0.8, 0.95):
        kill_at(tmp_path, longest * share)


def test_two_runs_at_once_leave_each_note_fixed(tmp_path: Path) -> None:
    write_notes(tmp_path)
    runs = [
        subprocess.Popen(COMMAND, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    for run in runs:
        output, errors = run.communicate()
        assert output == b""
        lines = errors.decode().splitlines()
        assert all("was changed while it was being fixed" in line for line in lines)
        assert run.returncode == (2 if lines else 0)
    assert {file.read_bytes() for file in tmp_path.glob("*.md")} == {AFTER}
    assert len(os.listdir(tmp_path)) == NOTES
