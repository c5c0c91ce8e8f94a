"""What is at paths, in real folders."""

import unicodedata
from pathlib import Path

import pytest

from notelint.files.targets import Targets, top


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with some files; the working folder is one below its top."""
    root = tmp_path / "repo"
    for name in ("notes/a.md", "notes/설치 방법.md", "img/Logo.PNG", "b.md", "deep/er/Note One.md"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("# x\n")
    (root / ".git").mkdir()
    (root / unicodedata.normalize("NFD", "가.md")).write_text("# x\n")
    monkeypatch.chdir(root / "notes")
    return root


@pytest.mark.parametrize(
    ("path", "rooted", "kind", "name"),
    [
        ("a.md", False, "file", ""),
        (".", False, "folder", ""),
        ("../img", False, "folder", ""),
        ("../img/", False, "folder", ""),
        ("img/logo.png", True, "case", "img/Logo.PNG"),
        ("../IMG/Logo.PNG", False, "case", "../img/Logo.PNG"),
        ("가.md", True, "form", unicodedata.normalize("NFD", "가.md")),
        ("설치 방벙.md", False, "missing", "설치 방법.md"),
        ("a", False, "missing", "a.md"),
        ("a.md/b", False, "missing", ""),
        ("nowhere/at/all.md", False, "missing", ""),
        ("../../repo2/x.md", False, "outside", ""),
        ("a\0b.md", False, "missing", ""),
    ],
)
def test_what_is_there(folder: Path, path: str, rooted: bool, kind: str, name: str) -> None:
    found = Targets(".").look(path, rooted=rooted)
    assert (found.kind, found.name) == (kind, name)


def test_notes_and_files_by_their_names(folder: Path) -> None:
    targets = Targets(".")
    for name in ("Note One", "note one.md", "er/Note One", "Logo.PNG", "설치 방법"):
        assert targets.find(name)[0].kind == "file", name
    assert targets.find("other/Note One")[0].kind == "missing"
    assert targets.find("Note Oen")[0].name == "deep/er/Note One"
    assert targets.find("")[0].kind == "missing"


def test_the_top_is_the_repository_s_else_the_folder(folder: Path, tmp_path: Path) -> None:
    assert top(".") == str(folder)
    (tmp_path / "plain").mkdir()
    assert top(str(tmp_path / "plain")) == str(tmp_path / "plain")
