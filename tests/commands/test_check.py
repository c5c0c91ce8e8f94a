"""Notes that change or close themselves during a run, in this process."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from notelint.commands.check import check
from notelint.commands.check_options import CheckOptions
from notelint.commands.common import FAILED, FOUND, Outcome


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with three notes, each in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    for name in ("a", "b", "c"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "note.md").write_text("# Note\n")
    return tmp_path


def concise(**options: object) -> Outcome:
    return check(CheckOptions(format="concise", cache=False, jobs=1, **options))  # type: ignore[arg-type]


@contextmanager
def unprivileged(folder: Path) -> Iterator[None]:
    """A block that runs as a user whom permissions bind, even where the tests run as root."""
    if os.geteuid() != 0:
        yield
        return
    folder.chmod(0o755)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_note_without_permission_is_a_finding(folder: Path) -> None:
    concise()  # what is imported late is imported by one who may
    secret = folder / "b" / "note.md"
    secret.chmod(0)
    with unprivileged(folder):
        outcome = concise()
    secret.chmod(0o644)
    assert outcome.report.startswith(
        "b/note.md:1:1: error N005 unreadable-file: no permission to read the file\n"
    )
    assert (outcome.errors, outcome.exit_code) == ((), FOUND)


def test_a_folder_without_permission_could_not_be_checked(folder: Path) -> None:
    concise()
    secret = folder / "b"
    secret.chmod(0)
    with unprivileged(folder):
        outcome = concise()
    secret.chmod(0o755)
    assert outcome.errors == ("b: no permission to read the file",)
    assert outcome.exit_code == FAILED
    assert outcome.report.endswith("2 notes, none with a schema\n")


def test_a_folder_that_vanishes_could_not_be_checked(folder: Path) -> None:
    outcome = concise(progress=lambda *_: shutil.rmtree("b", ignore_errors=True))
    assert outcome.errors == ("b: the file was deleted during the run",)
    assert outcome.exit_code == FAILED
    assert outcome.report.endswith("2 notes, none with a schema\n")


def test_a_note_that_vanishes_is_a_finding(folder: Path) -> None:
    for name in ("1.md", "2.md"):
        (folder / "a" / name).write_text("# Note\n")
    outcome = concise(progress=lambda *_: (folder / "a" / "2.md").unlink(missing_ok=True))
    first = outcome.report.splitlines()[0]
    assert first.startswith("a/2.md:1:1: error N005 unreadable-file: the file was deleted")
    assert (outcome.errors, outcome.exit_code) == ((), FOUND)
