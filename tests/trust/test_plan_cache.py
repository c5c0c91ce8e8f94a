"""A cache may come with a repository: a plan in it counts only if this user made it."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def kept(here: Path, run: Run) -> Path:
    """A plan that a run has kept in the repository."""
    (here / "notelint.toml").write_text(
        'cache = ".notelint/cache"\nlanguage = "ko"\n', encoding="utf-8"
    )
    (here / "a.md").write_text("# A\n", encoding="utf-8")
    assert "문제" in run("check", "a.md").stdout
    (plan,) = (here / ".notelint" / "cache").glob("plan-*.json")
    return plan


def test_a_plan_that_this_user_made_is_used(kept: Path, run: Run) -> None:
    before = kept.stat().st_ino
    assert "문제" in run("check", "a.md").stdout
    assert kept.stat().st_ino == before  # it was not made anew


def test_one_that_was_changed_is_not(kept: Path, run: Run) -> None:
    text = kept.read_text(encoding="utf-8")
    assert '"ko"' in text
    kept.write_text(text.replace('"ko"', '"en"'), encoding="utf-8")
    assert "문제" in run("check", "a.md").stdout


def test_nor_is_one_of_another_user(kept: Path, run: Run, tmp_path: Path) -> None:
    inode = kept.stat().st_ino
    other = {"XDG_STATE_HOME": str(tmp_path / "other")}
    assert "문제" in run("check", "a.md", environment=other).stdout
    assert kept.stat().st_ino != inode
    assert (tmp_path / "other" / "notelint" / "key").stat().st_mode & 0o777 == 0o600
