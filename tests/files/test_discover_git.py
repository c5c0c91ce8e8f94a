"""Notes are found as Git lists them: tracked or not ignored, by whatever says so."""

import os
import unicodedata
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from notelint.files.discover import discover

from .random_trees import differences

Git = Callable[..., str]
Tree = Callable[..., Path]


@pytest.fixture(autouse=True)
def alone(nobodys_settings: Path) -> None:
    """All of these tests ask Git."""


def found(*paths: str, exclude: tuple[str, ...] = (), force: bool = False) -> list[str]:
    return [note.path for note in discover(paths, exclude, force=force) if not note.error]


@pytest.mark.parametrize("seed", range(40))
def test_random_trees_are_listed_as_git_lists_them(tree: Tree, seed: int) -> None:
    assert differences(tree(), seed) == []


def test_what_is_tracked_is_listed_even_if_it_is_ignored(tree: Tree, git: Git) -> None:
    tree((".gitignore", "*.md\n"), "a.md", "b.md", "node_modules/c.md", "node_modules/d.md")
    git("init", "-q", ".")
    git("add", "-f", "a.md", "node_modules/c.md")
    assert found(".") == ["a.md", "node_modules/c.md"]
    (Path.cwd() / ".gitignore").unlink()
    assert found(".") == ["a.md", "b.md", "node_modules/c.md"], "tools' folders if tracked"


def test_the_users_own_ignore_file_counts(tree: Tree, git: Git, nobodys_settings: Path) -> None:
    tree("a.md", "b.md", "c.md")
    git("init", "-q", ".")
    git("config", "--global", "core.excludesFile", "~/mine")
    (nobodys_settings / "mine").write_text("a.md\n")
    (Path.cwd() / ".git" / "info" / "exclude").write_text("b.md\n")
    assert found(".") == ["c.md"]


def test_names_differ_in_case_where_git_is_told_so(tree: Tree, git: Git) -> None:
    tree((".gitignore", "A.md\n"), "a.md", "b.md")
    git("init", "-q", ".")
    git("config", "core.ignoreCase", "true")
    assert found(".") == ["b.md"]


def test_files_that_are_deleted_or_not_checked_out_are_not_there(tree: Tree, git: Git) -> None:
    tree("a.md", "in/b.md", "out/c.md", "gone.md")
    git("init", "-q", ".")
    git("add", "-A")
    git("commit", "-qm", "1")
    git("sparse-checkout", "set", "in")
    Path("gone.md").unlink()
    assert found(".") == ["a.md", "in/b.md"]


def test_a_submodule_is_another_repository(tree: Tree, git: Git) -> None:
    folder = tree("s/x.md", ("s/.gitignore", "y.md\n"), "s/y.md", "r/a.md", "r/inner/b.md")
    git("init", "-q", "r")
    git("init", "-q", "s")
    git("init", "-q", "r/inner")
    git("add", "-A", cwd=folder / "s")
    git("commit", "-qm", "1", cwd=folder / "s")
    add = ("-c", "protocol.file.allow=always", "submodule", "--quiet", "add")
    git(*add, str(folder / "s"), "sub", cwd=folder / "r")
    assert found("r") == ["r/a.md"], "as Git lists them"
    assert found("r/sub", "r/inner") == ["r/inner/b.md", "r/sub/x.md"]
    assert found(".") == ["r/a.md", "s/x.md"], "repositories in a folder that is none"


def test_a_worktree(tree: Tree, git: Git) -> None:
    folder = tree("r/a.md", ("r/.git-info", ""))
    git("init", "-q", "r")
    git("add", "-A", cwd=folder / "r")
    git("commit", "-qm", "1", cwd=folder / "r")
    git("worktree", "add", "-q", str(folder / "w"), cwd=folder / "r")
    (folder / "r" / ".git" / "info" / "exclude").write_text("b.md\n")
    (folder / "w" / "b.md").touch()
    (folder / "w" / "c.md").touch()
    assert found("w") == ["w/a.md", "w/c.md"]


def test_an_ignored_folder_that_is_named_is_walked(tree: Tree, git: Git) -> None:
    tree(
        (".gitignore", "/build/\n"), "build/a.md", "build/b/c.md", ("build/b/.gitignore", "d.md\n")
    )
    git("init", "-q", ".")
    assert found(".") == []
    assert found("build") == ["build/a.md", "build/b/c.md"]
    assert found("build/b") == ["build/b/c.md"]


def test_only_what_lies_below_a_named_folder_is_listed(
    tree: Tree, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tree("a.md", "ab.md", "a/b.md", "a/c/d.md", "a*/e.md")
    git("init", "-q", ".")
    assert found("a") == ["a/b.md", "a/c/d.md"]
    assert found("a*") == ["a*/e.md"]
    monkeypatch.chdir(folder / "a")
    assert found(".") == ["b.md", "c/d.md"]
    assert found("..") == ["../a*/e.md", "../a.md", "../a/b.md", "../a/c/d.md", "../ab.md"]


def test_a_folder_without_permission_is_named(
    tree: Tree, git: Git, unprivileged: Callable[[], AbstractContextManager[None]]
) -> None:
    folder = tree("a/x.md", "a/closed/y.md", "z.md")
    git("init", "-q", ".")
    for path in [folder, *folder.rglob("*")]:
        if os.geteuid() == 0:
            os.chown(path, 65534, 65534)
    (folder / "a" / "closed").chmod(0)
    with unprivileged():
        told = [(one.path, one.error and one.error.name) for one in discover(["."])]
    assert told == [("a/closed", "no_permission"), ("a/x.md", None), ("z.md", None)]


def test_a_broken_repository_is_walked(tree: Tree) -> None:
    tree("a.md", (".git/HEAD", "nonsense"), "b/c.md", (".gitignore", "b/\n"))
    assert found(".") == ["a.md"]


def test_what_looks_like_a_repository_without_a_git_folder_is_none(tree: Tree, git: Git) -> None:
    folder = tree("r/a.md", "r/bare/b.md")
    git("init", "-q", "r")
    git("init", "-q", "--bare", "bare")
    for path in (folder / "bare").iterdir():
        path.rename(folder / "r" / "bare" / path.name)
    with (folder / "r" / "bare" / "config").open("a") as file:
        file.write('[core]\n\tfsmonitor = "touch ../../was-run; false"\n')
    assert found("r/bare") == ["r/bare/b.md"]
    assert found("r") == ["r/a.md", "r/bare/b.md"]
    assert not (folder / "was-run").exists()


@pytest.mark.parametrize(("typed", "stored"), [("NFC", "NFD"), ("NFD", "NFC")])
def test_exclude_is_the_same_in_either_unicode_form(tree: Tree, typed: str, stored: str) -> None:
    def names(form: str, *paths: str) -> list[str]:
        return [unicodedata.normalize(form, path) for path in paths]

    tree(*names(stored, "비밀/b.md", "회의/a.md", "회의/café.md"))
    exclude = names(typed, "/비밀/", "caf?.md")
    assert found(".", exclude=tuple(exclude)) == names(stored, "회의/a.md")


def test_exclude_brings_back_what_its_folder_does_not_hide(tree: Tree) -> None:
    tree("d/x.md", "d/keep.md", "e/x.md", "e/keep.md")
    assert found(".", exclude=("/d/**", "!/d/keep.md", "/e/", "!/e/keep.md")) == ["d/keep.md"]


def test_excluded_files_and_folders_that_are_named(tree: Tree, git: Git) -> None:
    tree("a/x.md", "a/b/y.md", "c.md", "d.txt")
    paths, exclude = ("a", "a/b", "a/x.md", "c.md", "d.txt"), ("/a/", "*.txt")
    all_of_them = ["a/b/y.md", "a/x.md", "c.md", "d.txt"]
    for _ in range(2):
        assert found(*paths, exclude=exclude) == all_of_them
        assert found(*paths, exclude=exclude, force=True) == ["c.md"]
        git("init", "-q", ".")


def test_a_note_has_one_name_whatever_links_it_is_reached_by(
    tree: Tree, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tree("r/news/x.md")
    (folder / "link").symlink_to("r")
    (folder / "r" / "n").symlink_to("news")
    monkeypatch.chdir(folder / "r")
    link = folder / "link"
    names = ("news/x.md", "n/x.md", f"{link}/news/x.md", f"{link}/n/x.md", "n", "../link")
    for _ in range(2):
        assert found(*names) == ["news/x.md"]
        git("init", "-q", "r")
