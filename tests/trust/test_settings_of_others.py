"""Settings are looked for up to the repository's top, and in no folder that others may write to."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from notelint.config.discovery import candidates
from notelint.repository.top import repository_top

Run = Callable[..., subprocess.CompletedProcess[str]]


def found(start: Path) -> list[Path]:
    return [Path(one.path).parent for one in candidates(str(start))]


@pytest.fixture
def nested(tmp_path: Path) -> Path:
    """Settings in `o`, and a folder two steps below."""
    folder = tmp_path / "o" / "p" / "q"
    folder.mkdir(parents=True)
    (tmp_path / "o" / "notelint.toml").touch()
    return folder


def test_those_above_the_repository_do_not_count(nested: Path) -> None:
    assert found(nested) == [nested.parent.parent]
    (nested.parent / ".git").mkdir()
    assert found(nested) == []
    (nested.parent / "pyproject.toml").write_text("[tool.notelint]\n")
    assert found(nested) == [nested.parent]


def test_a_worktree_has_a_file_of_that_name(nested: Path) -> None:
    (nested / ".git").write_text("gitdir: elsewhere\n")
    assert found(nested) == []


@pytest.mark.skipif(os.name == "nt", reason="no such permissions there")
def test_without_git_not_those_of_a_folder_that_all_may_write_to(nested: Path) -> None:
    nested.parent.chmod(0o777)
    assert found(nested) == []
    nested.parent.chmod(0o775)
    nested.chmod(0o777)
    assert found(nested) == [nested.parent.parent], "one's own working folder is no matter"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives away")
def test_without_git_not_those_of_another_owner(nested: Path) -> None:
    os.chown(nested.parent, 1234, -1)
    assert found(nested) == []
    os.chown(nested, 1234, -1)
    assert found(nested) == [], "the next one above is somebody else's again"
    os.chown(nested.parent.parent, 1234, -1)
    assert found(nested) == [nested.parent.parent]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives away")
def test_somebody_elses_git_folder_makes_no_repository(nested: Path) -> None:
    git = nested.parent / ".git"
    git.mkdir()
    assert repository_top(str(nested)) == str(nested.parent)
    os.chown(git, 1234, -1)
    assert repository_top(str(nested)) == ""


def test_settings_that_are_a_link_to_a_file_outside_are_not_read(here: Path, run: Run) -> None:
    (here.parent / "secret").write_text("TOKEN_OF_THE_USER = 1\n", encoding="utf-8")
    (here / "notelint.toml").symlink_to("../secret")
    done = run("check")
    assert done.returncode == 2
    assert "was not read" in done.stderr
    assert "TOKEN_OF_THE_USER" not in done.stderr


@pytest.mark.parametrize("folder", ["/tmp/elsewhere", "../elsewhere", ".git/x", "link/x"])
def test_the_cache_is_kept_in_the_repository(here: Path, run: Run, folder: str) -> None:
    (here.parent / "elsewhere").mkdir()
    (here / "link").symlink_to("../elsewhere")
    (here / "notelint.toml").write_text(f'cache = "{folder}"\n', encoding="utf-8")
    done = run("check")
    assert done.returncode == 2
    assert "`cache` must be a folder in the repository" in done.stderr
    assert not list((here.parent / "elsewhere").iterdir())
    assert not (here / ".git" / "x").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes there")
def test_a_cache_that_is_no_regular_file_is_passed_over(here: Path, run: Run) -> None:
    (here / "notelint.toml").write_text('cache = "c"\n', encoding="utf-8")
    (here / "a.md").write_text("# A\n", encoding="utf-8")
    assert run("check").returncode == 0
    [plan] = [one for one in (here / "c").iterdir() if one.name.startswith("plan-")]
    plan.unlink()
    plan.symlink_to("/dev/zero")
    assert run("check").returncode == 0
    plan.unlink()
    os.mkfifo(plan)
    assert run("check").returncode == 0
    assert plan.is_file(), "and replaced"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders")
def test_a_pipe_in_a_vault_is_not_waited_for(run: Run, here: Path) -> None:
    (here / ".obsidian").mkdir()
    os.mkfifo(here / ".obsidian" / "templates.json")
    (here / "a.md").write_text("[[none]]\n", encoding="utf-8")
    assert "L003" in run("check", "--offline", ".").stdout
