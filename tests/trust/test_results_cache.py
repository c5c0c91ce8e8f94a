"""A cache may come with a repository: a result in it counts only if this user made it."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from notelint.config.load import PlanOptions, load_plan
from notelint.config.results_scope import results_scope

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def kept(here: Path, run: Run) -> Path:
    """Results that a run has kept in the repository."""
    (here / "notelint.toml").write_text('cache = ".notelint/cache"\n', encoding="utf-8")
    (here / "a.md").write_text("# A \n", encoding="utf-8")
    assert "T004" in run("check", "a.md").stdout
    (path,) = (here / ".notelint" / "cache").glob("notes-*.jsonl")
    return path


def test_one_that_was_changed_is_not_used(kept: Path, run: Run) -> None:
    kept.write_bytes(kept.read_bytes().replace(b"T004", b"T003"))
    assert "T004" in run("check", "a.md").stdout


@pytest.mark.parametrize("named", [False, True])
def test_only_those_of_this_user_are(
    here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: bool
) -> None:
    """A result is sealed with the key of whoever made it, wherever a stranger may write."""
    monkeypatch.setenv("NOTELINT_CACHE_DIR", str(tmp_path / "cache"))
    (here / "notelint.toml").write_text("" if named else 'cache = ".cache"\n', encoding="utf-8")
    cache_dir = str(here / ".cache") if named else ""

    def key(user: str) -> bytes:
        monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / user))
        scope = results_scope(load_plan(PlanOptions(cache_dir=cache_dir)), [])
        assert scope
        assert os.path.realpath(scope.folder) == str(here / ".cache")
        return scope.key

    assert len(key("me")) == len(key("stranger")) == 32
    assert key("me") != key("stranger")
    assert key("me") == key("me")


def test_nothing_is_written_through_a_committed_link(kept: Path, run: Run, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_text("precious", encoding="utf-8")
    kept.unlink()
    os.symlink(precious, kept)
    assert "T004" in run("check", "a.md").stdout
    assert precious.read_text(encoding="utf-8") == "precious"
    run("check", "--clear-cache", "a.md")
    assert precious.read_text(encoding="utf-8") == "precious"
