"""Where links lead, from wherever notelint is run."""

import subprocess
from pathlib import Path

import pytest

from notelint.commands.check import check
from notelint.commands.check_options import CheckOptions


def told(*paths: str, **options: object) -> list[str]:
    request = CheckOptions(paths, format="concise", cache=False, jobs=1, select=("L",), **options)  # type: ignore[arg-type]
    return [line for line in check(request).report.splitlines() if " L0" in line]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository in a folder that is none, in which notelint runs."""
    for name in ("repo/docs/first.md", "repo/note.md", "repo/sub/deep/b.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("# T\n\n[x](/docs/first.md) [y](/docs/frist.md)\n")
    (tmp_path / "repo/.git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path / "repo"


@pytest.mark.parametrize("folder", [".", "repo", "repo/docs", "repo/sub/deep", "elsewhere"])
def test_a_slash_is_the_top_of_the_note_s_repository(
    repository: Path, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository.parent / "elsewhere").mkdir()
    monkeypatch.chdir(repository.parent / folder)
    for note in ("note.md", "sub/deep/b.md"):
        found = told(str(repository / note))
        assert len(found) == 1, found
        assert found[0].endswith("file `/docs/frist.md` not found; did you mean `/docs/first.md`?")


def test_each_note_has_the_top_of_its_own_repository(repository: Path) -> None:
    inner = repository / "sub"
    (inner / ".git").mkdir()
    (inner / "docs").mkdir()
    (inner / "docs/frist.md").write_text("# C\n")
    assert [line.partition(":")[0] for line in told("repo")] == [
        "repo/docs/first.md",
        "repo/note.md",
        "repo/sub/deep/b.md",
    ]
    assert told("repo/sub/deep/b.md")[0].endswith(
        "file `/docs/first.md` not found; did you mean `/docs/frist.md`?"
    )


def test_without_a_repository_the_folder_in_common_is_the_root(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "notes/sub").mkdir(parents=True)
    (tmp_path / "notes/sub/a.md").write_text("# T\n\n[x](../b.md) [y](../../../c.md)\n")
    (tmp_path / "notes/b.md").write_text("# T\n")
    (tmp_path / "run").mkdir()
    monkeypatch.chdir(tmp_path / "run")
    found = told("../notes/sub/a.md")
    assert len(found) == 1
    assert "`../../c.md` is outside the repository" in found[0]


def test_a_folder_that_a_link_names_is_seen_where_it_is(repository: Path) -> None:
    (repository.parent / "short").symlink_to("repo/sub/deep")
    (repository / "sub/deep/b.md").write_text("# T\n\n[x](../../docs/first.md) [y](../c.md)\n")
    found = told("short/b.md")
    assert len(found) == 1
    assert found[0].endswith("c.md` not found")


def test_one_link_in_a_circle_makes_no_other_file_missing(repository: Path) -> None:
    (repository / "docs/loop.md").symlink_to("loop.md")
    (repository / "note.md").write_text("# T\n\n[x](docs/first.md) [y](docs/loop.md)\n")
    assert told("repo/note.md") == []


def test_no_heading_of_a_file_outside_of_the_repository_is_told(repository: Path) -> None:
    (repository.parent / "secret.md").write_text("# The plan is 1234\n")
    (repository / "docs/out.md").symlink_to("../../secret.md")
    (repository / "note.md").write_text("# T\n\n[x](docs/out.md#the-plan-is-1243)\n")
    assert told("repo/note.md") == []


def test_git_and_notelint_agree_on_the_top(repository: Path) -> None:
    (repository / ".git").rmdir()
    subprocess.run(["git", "init", "-q", str(repository)], check=True)
    assert len(told("repo/note.md")) == 1
