import os
import shutil
import subprocess
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from notelint.files.discover import discover
from notelint.rules import RULES

Tree = Callable[..., Path]


def found(
    *paths: str, exclude: tuple[str, ...] = (), root: str = ".", force: bool = False
) -> list[str]:
    return [note.path for note in discover(paths, exclude, root, force=force) if not note.error]


def errors(*paths: str) -> dict[str, str]:
    """What is wrong with which path; it must be one of N005's messages."""
    wrong = {note.path: note.error.name for note in discover(paths) if note.error}
    assert set(wrong.values()) <= set(RULES["N005"].messages)
    return wrong


def test_markdown_files_of_a_folder_in_the_order_of_their_paths(tree: Tree) -> None:
    tree("b.md", "a/z.markdown", "a.md", "A.MD", "a/b/c.md", "a-b.md", "a.txt", ".hidden/d.md")
    expected = [".hidden/d.md", "A.MD", "a-b.md", "a.md", "a/b/c.md", "a/z.markdown", "b.md"]
    assert found(".") == expected == sorted(expected)


def test_a_named_file_is_taken_whatever_its_suffix_and_whatever_ignores_it(tree: Tree) -> None:
    tree("note.txt", "out/x.md", (".gitignore", "out/\n*.txt\n"))
    assert found("note.txt", "out/x.md", exclude=("*.txt",)) == ["note.txt", "out/x.md"]


def test_each_note_comes_once_however_often_it_is_named(tree: Tree) -> None:
    folder = tree("a/b.md", "c.md")
    paths = (".", "a", "./a/b.md", "a//b.md", "c.md", str(folder / "c.md"), str(folder))
    assert found(*paths) == ["a/b.md", "c.md"]


def test_a_named_folder_is_listed_when_its_turn_comes(tree: Tree) -> None:
    tree("a/one.md", "a-b/one.md", "c/one.md")
    notes = discover(["c", "a", "a-b"])

    assert next(notes).path == "a-b/one.md"

    tree("c/two.md")  # a folder that was listed at the start would not have it
    assert [note.path for note in notes] == ["a/one.md", "c/one.md", "c/two.md"]


def test_paths_below_the_working_folder_are_relative_others_as_given(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tree("in/a.md", "out/b.md")
    monkeypatch.chdir(folder / "in")
    assert found(str(folder / "in")) == ["a.md"]
    assert found("../in/a.md", "../out") == ["../out/b.md", "a.md"]
    assert found(str(folder / "out")) == [f"{folder}/out/b.md"]


def test_ignore_files_hold_from_the_root_of_the_repository_down(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tree(
        (".gitignore", "drafts/\n*.tmp.md\n"),
        (".git/info/exclude", "private.md\n"),
        ("sub/.gitignore", "!keep.tmp.md\n"),
        "drafts/a.md",
        "sub/b.tmp.md",
        "sub/keep.tmp.md",
        "sub/private.md",
        "sub/deep/drafts/c.md",
        "sub/deep/d.md",
    )
    assert found(".") == ["sub/deep/d.md", "sub/keep.tmp.md"]
    monkeypatch.chdir(folder / "sub" / "deep")
    assert found(".") == ["d.md"]


def test_a_folder_that_is_ignored_but_named_is_walked(tree: Tree) -> None:
    tree((".gitignore", "build/\n*.draft.md\n"), (".git/HEAD", ""), "build/a.md", "build/b/c.md")
    assert found(".") == []
    assert found("build") == ["build/a.md", "build/b/c.md"]


def test_a_repository_inside_does_not_inherit_ignore_files(tree: Tree) -> None:
    tree(
        (".gitignore", "*.md\n!/top.md\n"),
        "top.md",
        (".git/HEAD", ""),
        ("sub/.git", ""),
        "sub/a.md",
    )
    assert found(".") == ["sub/a.md", "top.md"]


@pytest.mark.parametrize("folder", [".git", ".venv", "node_modules", "a/node_modules/b"])
def test_folders_of_tools_are_not_entered(tree: Tree, folder: str) -> None:
    tree(f"{folder}/x.md", "a/y.md")
    assert found(".") == ["a/y.md"]


def test_exclude_is_relative_to_the_given_root(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tree("a/x.md", "a/skip/y.md", "b/x.md")
    assert found(".", exclude=("/a/skip/", "b/x.md")) == ["a/x.md"]
    monkeypatch.chdir(folder / "a")
    assert found(".", exclude=("/a/skip/",), root="..") == ["x.md"]


def test_a_folder_that_is_excluded_but_named_is_walked(tree: Tree) -> None:
    tree("a/x.md", "a/b/y.md", "c.md")
    assert found(".", exclude=("/a/",)) == ["c.md"]
    assert found("a", exclude=("/a/",)) == ["a/b/y.md", "a/x.md"]
    assert found("a/b", exclude=("/a/",)) == ["a/b/y.md"]


def test_a_malformed_pattern_is_passed_over(tree: Tree) -> None:
    tree((".gitignore", "[\n[[:x:]]\n\\\n!\n/\n[z-a]\n\ufeff\nb.md\n"), "a.md", "b.md")
    assert found(".") == ["a.md"]


def test_links_are_followed_to_files_outside_once_and_never_to_folders(tree: Tree) -> None:
    folder = tree("in/a.md", "in/deep/b.md", "out/c.md", "out/d.txt")
    for link, target in {
        "in/again.md": folder / "in" / "a.md",
        "in/loop": folder / "in",
        "in/outside": folder / "out",
        "in/c.md": folder / "out" / "c.md",
        "in/d.md": folder / "out" / "d.txt",
        "in/.#lock.md": Path("somebody@host.1234"),
        "in/self.md": folder / "in" / "self.md",
    }.items():
        (folder / link).symlink_to(target)
    assert found("in") == ["in/a.md", "in/c.md", "in/d.md", "in/deep/b.md", "in/self.md"]
    assert found("in/loop") == found("in")


def test_a_path_that_is_not_there_is_an_error_and_the_others_come(tree: Tree) -> None:
    tree("a.md")
    assert errors("nope", "a.md", "a.md/b", "", "nul\0.md") == dict.fromkeys(
        ["nope", "a.md/b", "", "nul\0.md"], "not_found"
    )
    assert found("nope", "a.md") == ["a.md"]


def test_a_folder_without_permission_is_named_and_the_walk_goes_on(
    tree: Tree, unprivileged: Callable[[], AbstractContextManager[None]]
) -> None:
    folder = tree("a/x.md", "closed/y.md", "z.md")
    (folder / "closed").chmod(0)
    with unprivileged():
        assert found(".") == ["a/x.md", "z.md"]
        assert errors(".") == {"closed": "no_permission"}


def test_a_folder_that_vanishes_during_the_walk_is_named(tree: Tree) -> None:
    folder = tree("a/x.md", "b/y.md", "c/z.md")
    walk = discover(["."])
    assert next(walk).path == "a/x.md"
    shutil.rmtree(folder / "b")
    rest = [(note.path, note.error and note.error.name) for note in walk]
    assert rest == [("b", "vanished"), ("c/z.md", None)]


def test_a_working_folder_that_was_deleted_is_an_error(tree: Tree) -> None:
    folder = tree("gone/a.md")
    os.chdir(folder / "gone")
    shutil.rmtree(folder / "gone")
    assert errors(".", "..") == {".": "not_found", "..": "not_found"}


def test_names_that_are_no_utf8_survive(tree: Tree) -> None:
    folder = tree("a.md")
    name = os.fsdecode(b"caf\xe9\xff.md")
    (folder / name).write_text("")
    assert found(".") == ["a.md", name]
    (folder / ".gitignore").write_bytes(b"caf\xe9*.md\n")
    assert found(".") == ["a.md"]


def test_folders_nested_deeper_than_calls_may_be(tree: Tree) -> None:
    folder = tree()
    for _ in range(1500):  # each step by itself: the whole path is longer than a call takes
        Path("d").mkdir()
        os.chdir("d")
    Path("deep.md").touch()
    os.chdir(folder)
    assert list(errors(".").values()) in ([], ["other"])  # the system may not reach it
    assert len(list(discover(["."]))) == 1
    subprocess.run(["rm", "-rf", "d"], check=True)
