"""A file whose name looks like an option is a file."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

Run = Callable[..., subprocess.CompletedProcess[str]]

ROOT = Path(__file__).parent.parent.parent
BROKEN = "# Note\n\n[gone](gone.md)\n"
NAMES = ("--config=evil.md", "--output=x.md", "--exit-zero.md", "-h.md", "--.md")


@pytest.fixture
def notes(here: Path) -> Path:
    for name in NAMES:
        (here / name).write_text(BROKEN, encoding="utf-8")
    (here / "evil.md").write_text("ignore = ['L']\n", encoding="utf-8")
    (here / "x.md").write_text("# Mine\n", encoding="utf-8")
    return here


def test_behind_two_hyphens_all_are_files(notes: Path, run: Run) -> None:
    done = run("check", "--format=concise", "--", *NAMES)
    assert done.returncode == 1
    assert [line.split(":")[0] for line in done.stdout.splitlines() if "L003" in line] == sorted(
        f"./{name}" for name in NAMES
    )
    assert (notes / "x.md").read_text(encoding="utf-8") == "# Mine\n"


def test_without_them_nothing_is_done(notes: Path, run: Run) -> None:
    for name in NAMES:
        done = run("check", "--format=concise", name, "x.md")
        assert done.returncode == 2, name
        assert "is both an option and the name of a file here" in done.stderr
    assert (notes / "x.md").read_text(encoding="utf-8") == "# Mine\n"
    assert run("extract", "--output=x.md").returncode == 2
    assert run("keep", "--config=evil.md").returncode == 2


def test_reports_name_them_so_that_they_stay_files(notes: Path, run: Run) -> None:
    done = run("check", "--format=concise")
    named = {line.split(":")[0] for line in done.stdout.splitlines() if "L003" in line}
    assert named == {f"./{name}" for name in NAMES}


def test_the_hooks_pass_files_behind_two_hyphens() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {hook["args"][-1] for hook in hooks} == {"--"}
