"""What is at paths, in real folders."""

import os
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from notelint.links.files import FileTree, LinkRoots
from notelint.model.link import LocalTarget


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with some files; the working folder is one below its top."""
    root = tmp_path / "repo"
    for name in (
        "notes/a.md", "notes/설치 방법.md", "notes/map.png", "notes/map.pdf", "img/Logo.PNG",
        "b.md", "deep/er/Note One.md", "lib/component.mdx", "lib/C#.md",
    ):  # fmt: skip
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("# x\n")
    (root / ".git").mkdir()
    (root / unicodedata.normalize("NFD", "가.md")).write_text("# x\n")
    monkeypatch.chdir(root / "notes")
    return root


def looked(root: Path, path: str, *, rooted: bool = False) -> LocalTarget:
    return FileTree(str(root)).look_up(path, str(root / path) if rooted else path)


@pytest.mark.parametrize(
    ("path", "rooted", "kind", "name"),
    [
        ("a.md", False, "file", ""),
        (".", False, "folder", ""),
        ("../img", False, "folder", ""),
        ("../img/", False, "folder", ""),
        ("img/logo.png", True, "case", "img/Logo.PNG"),
        ("../IMG/Logo.PNG", False, "case", "../img/Logo.PNG"),
        ("../IMG/logo.png", False, "case", "../img/Logo.PNG"),
        ("../IMG/none.png", False, "missing", ""),
        ("가.md", True, "form", unicodedata.normalize("NFD", "가.md")),
        ("설치 방벙.md", False, "missing", "설치 방법.md"),
        ("a", False, "missing", "a.md"),
        ("map.pgn", False, "missing", "map.png"),
        ("mpa.pdf", False, "missing", "map.pdf"),
        ("a.md/b", False, "missing", ""),
        ("nowhere/at/all.md", False, "missing", ""),
        ("../../repo2/x.md", False, "outside", ""),
        ("a\0b.md", False, "missing", ""),
        ("..\\b.md", False, "missing", "../b.md"),
        ("..\\img\\none.png", False, "missing", ""),
        ("notes\\a.md", True, "missing", "notes/a.md"),
    ],
)
def test_what_is_there(folder: Path, path: str, rooted: bool, kind: str, name: str) -> None:
    found = looked(folder, path, rooted=rooted)
    assert (found.kind, found.name) == (kind, name)


def test_a_path_from_the_root_of_all_is_answered_so(folder: Path) -> None:
    found = looked(folder, str(folder / "img/logo.png"))
    assert (found.kind, found.name) == ("case", str(folder / "img/Logo.PNG"))


def test_a_name_with_a_backslash_may_be_there(folder: Path) -> None:
    (folder / "notes" / "a\\b.md").write_text("# x\n")
    assert looked(folder, "a\\b.md").kind == "file"


def test_links_that_lead_round_in_a_circle_hide_no_other_name(folder: Path) -> None:
    (folder / "notes/loop.md").symlink_to("loop.md")
    (folder / "notes/here").symlink_to("there")
    (folder / "notes/there").symlink_to("here")
    (folder / "notes/nowhere").symlink_to("gone")
    for name in ("a.md", "loop.md", "here", "nowhere"):
        assert looked(folder, name).kind == "file", name
    assert looked(folder, "here/x.md").kind == "missing"


def test_what_lies_behind_a_link_out_of_the_root_is_not_told(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "plan.md").write_text("# x\n")
    (folder / "notes/out").symlink_to(tmp_path / "secret")
    (folder / "notes/in").symlink_to("../deep")
    assert looked(folder, "out").kind == "folder"
    for name in ("out/plan.md", "out/plam.md", "out/x"):
        assert looked(folder, name) == LocalTarget("outside"), name
    assert looked(folder, "in/er/Note One.md").kind == "file"
    (folder / ".git").rmdir()
    assert looked(folder, "out/plam.md") == LocalTarget("file"), "who knows"
    assert FileTree(str(folder)).find_by_name("plan")[0] == LocalTarget("missing")


def test_a_file_of_the_same_name_in_another_folder(folder: Path) -> None:
    (folder / "img/map.png").write_text("")
    tree = FileTree(str(folder))
    for missing, there in (
        ("notes/deep/er/Note One.md", "deep/er/Note One.md"),
        ("x/Logo.PNG", "img/Logo.PNG"),
        ("x/map.png", ""),
        ("x/img/map.png", "img/map.png"),
        ("x/none.png", ""),
    ):
        assert tree.find_moved(str(folder / missing)) == (there and str(folder / there)), missing


def test_notes_and_files_by_their_names(folder: Path) -> None:
    targets = FileTree(str(folder))
    for name in (
        "Note One",
        "note one.md",
        "er/Note One",
        "/deep/er/Note One",
        "Logo.PNG",
        "설치 방법",
    ):
        assert targets.find_by_name(name)[0].kind == "file", name
    assert targets.find_by_name("")[0].kind == "missing"


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("Note Oen", "deep/er/Note One"),
        ("other/Note One", "deep/er/Note One"),
        ("map.pgn", "notes/map.png"),
        ("component", "lib/component.mdx"),
        ("Logo", "img/Logo.PNG"),
        ("C", ""),
        ("zzz", ""),
    ],
)
def test_a_name_that_is_suggested_would_be_found(folder: Path, name: str, near: str) -> None:
    targets = FileTree(str(folder))
    assert targets.find_by_name(name)[0] == LocalTarget("missing", near)
    assert not near or targets.find_by_name(near)[0].kind == "file"


def test_of_files_of_one_name_the_one_whose_path_ends_so(folder: Path) -> None:
    for name in ("x/y/n.md", "z/n.md", "n.markdown", "y/n.md"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("# x\n")
    targets = FileTree(str(folder))
    found = {name: targets.find_by_name(name)[1] for name in ("n", "y/n", "x/y/n.md", "z/N", "q/n")}
    assert {name: path and os.path.relpath(path, folder) for name, path in found.items()} == {
        "n": "n.markdown",
        "y/n": "y/n.md",
        "x/y/n.md": "x/y/n.md",
        "z/N": "z/n.md",
        "q/n": "",
    }


def test_the_root_is_the_repository_s_else_the_folder(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "plain/sub").mkdir(parents=True)
    roots = LinkRoots(str(tmp_path / "plain"))
    assert roots.of(str(folder / "deep/er")) == str(folder)
    assert roots.of(str(tmp_path / "plain/sub")) == str(tmp_path / "plain")
    assert roots.of(str(tmp_path)) == str(tmp_path)
    assert LinkRoots(".").of(str(tmp_path)) == str(tmp_path)
    for root, is_collection in ((folder, True), (tmp_path / "plain", True), (tmp_path, False)):
        assert roots.is_collection(str(root)) == is_collection, root


@pytest.mark.parametrize("name", ["note {0}.md", "n/{0}/a.md"])
def test_many_missing_files_take_linear_time(
    name: str, tmp_path: Path, operations: Callable[[Callable[[], object]], int]
) -> None:
    def look(number: int) -> None:
        root = tmp_path / str(number)
        for index in range(number):
            (root / name.format(index)).parent.mkdir(parents=True, exist_ok=True)
            (root / name.format(index)).touch()

        def ask() -> None:
            targets = FileTree(str(root))
            for index in range(number):
                path = name.format(index).replace("n", "nn")
                targets.look_up(path, str(root / path))
                targets.find_by_name(path.removesuffix(".md"))

        counts.append(operations(ask))

    counts: list[int] = []
    look(250)
    look(1000)
    assert counts[1] < 5 * counts[0]
