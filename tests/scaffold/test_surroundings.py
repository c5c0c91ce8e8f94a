"""What `init` sees: Git, the host of the remote, a vault, the language of the notes."""

import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from notelint.commands.surroundings import CiService, Surroundings, host_of, look_around
from tests.scaffold.conftest import Run, decisions, repository

KOREAN = "# 회의 기록\n\n오늘은 `init`을 어떻게 고칠지 이야기했습니다.\n"
ENGLISH = "# Notes\n\nWe met (the word 회의 means meeting), and talked about many other things.\n"


@pytest.fixture
def here(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://github.com/a/b.git", "github.com"),
        ("https://me:secret@GitLab.example.com:8443/a/b", "gitlab.example.com"),
        ("ssh://git@gitlab.example.com:2222/a/b.git", "gitlab.example.com"),
        ("git@github.com:a/b.git", "github.com"),
        ("github.com:a/b", "github.com"),
        ("../other", ""),
        ("/srv/git/github.com:x", ""),
        ("https://[bad", ""),
        ("", ""),
    ],
)
def test_the_host_of_a_remote(url: str, host: str) -> None:
    assert host_of(url) == host


def test_nothing_is_there(here: Path) -> None:
    assert look_around() == Surroundings()


@pytest.mark.parametrize(
    ("remote", "ci"),
    [
        ("git@github.com:a/b.git", "github"),
        ("https://github.corp.example/a/b", "github"),
        ("https://gitlab.com/a/b", "gitlab"),
        ("https://codeberg.org/github/gitlab", "none"),
        ("", "none"),
    ],
)
def test_the_service_of_the_remote(here: Path, remote: str, ci: CiService) -> None:
    repository(here, remote)
    assert look_around() == Surroundings(git=True, at_top=True, remote=bool(remote), ci=ci)


def test_origin_is_asked_first(here: Path) -> None:
    repository(here)
    for name, url in (("a", "https://gitlab.com/a/b"), ("origin", "https://github.com/a/b")):
        subprocess.run(["git", "remote", "add", name, url], cwd=here, check=True)
    assert look_around().ci == "github"


def test_a_service_whose_file_is_there(here: Path) -> None:
    repository(here, "https://git.example.com/a/b")
    (here / ".gitlab-ci.yml").write_text("")
    assert look_around().ci == "gitlab"


def test_a_vault_and_the_language_of_its_notes(here: Path) -> None:
    (here / ".obsidian").mkdir()
    for number in range(5):
        (here / f"{number}.md").write_text(KOREAN if number else ENGLISH, encoding="utf-8")
    assert look_around() == Surroundings(
        vault=True, notes=5, korean=True, sample=("0.md", "1.md", "2.md", "3.md", "4.md")
    )
    for number in range(3):
        (here / f"{number}.md").write_text(ENGLISH, encoding="utf-8")
    assert not look_around().korean


def test_a_vault_is_checked_alike_where_its_configuration_is_not_in_git(
    folder: Path, run: Run
) -> None:
    (folder / ".obsidian").mkdir()
    (folder / ".obsidian/templates.json").write_text('{"folder": "Blanks"}')
    decisions(folder / "adr")
    (folder / "Blanks").mkdir()
    (folder / "Blanks/x.md").write_text("# {{title}}\n\n[[nowhere]]\n")
    done = run("init", "--yes")
    assert "notes: 12\n" in done.stdout
    settings = tomllib.loads((folder / "notelint.toml").read_text("utf-8"))
    assert (settings["dialect"], settings["exclude"]) == ("obsidian", ["/Blanks/"])
    checked = run("check").stdout
    assert "12 notes, 12 with a schema" in checked
    shutil.rmtree(folder / ".obsidian")
    assert run("check").stdout == checked
    assert run("init").stdout.startswith("Found: no Git repository, configuration (notelint.toml)")
    assert "notes: 12\n" in run("init").stdout


def test_without_git_there_is_neither_hook_nor_job(folder: Path, run: Run) -> None:
    decisions(folder)
    done = run("init", "--yes")
    assert (done.returncode, done.stderr) == (0, "")
    written = {path.name for path in folder.iterdir() if path.suffix != ".md"}
    assert written == {"notelint.toml", "schemas"}
    assert done.stdout.endswith("\nNext:\n  notelint check  # check the notes\n")


def test_below_the_top_of_a_repository_there_is_neither(folder: Path, run: Run) -> None:
    repository(folder.parent, "https://github.com/a/b")
    decisions(folder)
    done = run("init", "--yes")
    assert done.returncode == 0
    assert "not the top of its Git repository" in done.stderr
    assert not (folder / ".github").exists()
    assert not (folder / ".pre-commit-config.yaml").exists()


def test_korean_notes_get_korean_messages_and_comments(folder: Path, run: Run) -> None:
    repository(folder, "https://gitlab.com/a/b")
    for number in range(4):
        (folder / f"{number}.md").write_text(KOREAN + "\n## 할 일\n\n- 쓰기\n", encoding="utf-8")
    done = run("init", "--yes")
    assert done.returncode == 0
    assert "노트 언어: 한국어" in done.stdout
    assert "다음" in done.stdout
    settings = (folder / "notelint.toml").read_text(encoding="utf-8")
    assert 'language = "ko"' in settings
    comments = [
        line.partition("#")[2]
        for name in ("notelint.toml", ".gitlab-ci.yml", ".pre-commit-config.yaml")
        for line in (folder / name).read_text(encoding="utf-8").splitlines()
        if "# " in line
    ]
    assert len(comments) == 5
    assert all(any("가" <= letter <= "힣" for letter in comment) for comment in comments)
    schema = next(folder.glob("schemas/*.yaml")).read_text(encoding="utf-8")
    assert "# 노트 4개 중 4개에 있음" in schema
