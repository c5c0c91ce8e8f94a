"""Which files may be read because something in a repository names them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from notelint.repository.readable import ReadableFiles, Refusal, readable_files_of

Git = Callable[..., str]
Tree = Callable[..., Path]


def refusals(repository: ReadableFiles, *paths: str) -> list[Refusal | None]:
    return [repository.refusal_for(path) for path in paths]


@pytest.fixture
def folder(tree: Tree, git: Git) -> Path:
    folder = tree(
        ("r/.gitignore", ".env\nkept/\n/secret*\n"),
        "r/.env",
        "r/a.txt",
        "r/kept/b.txt",
        "r/kept/tracked.txt",
        "r/notes/c.txt",
        "r/secret [1].txt",
        "out.txt",
    )
    git("init", "-q", "r")
    git("add", "-f", "kept/tracked.txt", cwd=folder / "r")
    return folder


def test_what_git_tracks_or_would_track(folder: Path) -> None:
    repository = readable_files_of("r/notes")
    good = ("r/a.txt", "r/notes/c.txt", "r/kept/tracked.txt", "r/notes/../a.txt", "r/not-there")
    assert refusals(repository, *good) == [None] * 5
    ignored = ("r/.env", "r/kept/b.txt", "r/secret [1].txt", "r/notes/../.env")
    assert refusals(repository, *ignored) == ["ignored"] * 4
    assert refusals(repository, *good) == [None] * 5, "asked for again, by the list of all"


def test_gits_own_files(folder: Path) -> None:
    paths = ("r/.git/config", "r/.git", "r/.GIT/config", "r/notes/../.git/not-there")
    assert refusals(readable_files_of("r"), *paths) == ["git"] * 4


def test_outside(folder: Path) -> None:
    outside = ("out.txt", "r/../out.txt", "/etc/hostname", ".", "not-there", "r/x\0y")
    assert refusals(readable_files_of("r"), *outside) == ["outside"] * 6
    assert refusals(readable_files_of("r"), "r") == [None]


def test_links_are_what_they_lead_to(folder: Path) -> None:
    for name, target in {
        "out": "../out.txt",
        "env": ".env",
        "config": ".git/config",
        "good": "notes/c.txt",
        "up": "..",
        "loop": "loop",
    }.items():
        (folder / "r" / name).symlink_to(target)
    assert refusals(
        readable_files_of("r"), "r/out", "r/env", "r/config", "r/good", "r/up/out.txt"
    ) == [
        "outside",
        "ignored",
        "git",
        None,
        "outside",
    ]
    readable_files_of("r").refusal_for("r/loop")  # whatever it says, it says it


def test_a_repository_that_is_reached_by_a_link(folder: Path) -> None:
    (folder / "link").symlink_to("r")
    assert refusals(readable_files_of("link/notes"), "link/a.txt", "r/a.txt") == [None, None]
    assert refusals(readable_files_of("link"), "link/.env", "out.txt") == ["ignored", "outside"]


def test_a_submodule_is_asked_itself(folder: Path, tree: Tree, git: Git) -> None:
    tree(("s/.gitignore", "x.txt\n"), "s/x.txt", "s/y.txt")
    git("init", "-q", "s")
    git("add", "-A", cwd=folder / "s")
    git("commit", "-qm", "1", cwd=folder / "s")
    add = ("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(folder / "s"))
    git(*add, "sub", cwd=folder / "r")
    (folder / "r" / "sub" / "x.txt").touch()
    assert refusals(readable_files_of("r"), "r/sub/y.txt", "r/sub/x.txt") == [None, "ignored"]


def test_the_users_own_ignore_files_count(folder: Path, git: Git, nobodys_settings: Path) -> None:
    (nobodys_settings / "mine").write_text("c.txt\n")
    git("config", "--global", "core.excludesFile", "~/mine")
    (folder / "r" / ".git" / "info" / "exclude").write_text("a.txt\n")
    assert refusals(readable_files_of("r"), "r/a.txt", "r/notes/c.txt") == ["ignored", "ignored"]


def test_without_git_the_ignore_files_are_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch, nobodys_settings: Path
) -> None:
    monkeypatch.setenv("PATH", str(folder))
    (nobodys_settings / ".config" / "git").mkdir(parents=True)
    (nobodys_settings / ".config" / "git" / "ignore").write_text("c.txt\n")
    paths = ("r/a.txt", "r/.env", "r/kept/b.txt", "r/notes/c.txt", "r/.git/config")
    assert refusals(readable_files_of("r"), *paths) == [
        None,
        "ignored",
        "ignored",
        "ignored",
        "git",
    ]


def test_a_folder_by_itself_is_no_repository(tree: Tree) -> None:
    tree("r/.env", ("r/.gitignore", ".env\n"), "out.txt")
    assert refusals(readable_files_of("r"), "r/.env", "out.txt") == [None, "outside"]


def test_what_a_hook_is_told_by_git_holds_for_no_other_folder(
    folder: Path, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    git("init", "-q", "other")
    monkeypatch.setenv("GIT_DIR", str(folder / "other" / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(folder / "other"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(folder / "other" / ".git" / "index"))
    assert refusals(readable_files_of("r"), "r/kept/tracked.txt", "r/.env") == [None, "ignored"]
