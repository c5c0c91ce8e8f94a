"""Which lines of notes a change adds, whatever Git's settings and attributes say of diffs."""

import os
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from notelint.files.changed_lines import AddedLines, NoChangesError, added_lines
from notelint.locale import in_language

Git = Callable[..., str]
Tree = Callable[..., Path]
OLD = "# A\n\n[old](gone.md)\n\nmid\n\nend\n"
NEW = "# A\n\nNEW\n\n[old](gone.md)\n\nmid\n\n[new](gone2.md)\n\nend\n"


@pytest.mark.parametrize(
    ("old", "new", "added"),
    [
        ("a\nb\n", "a\nb\n", ""),
        ("", "a\nb\n", "12"),
        ("a\n", "a\n++ b\n--- c\n+++ d\n@@ -1 +1 @@\n", "2345"),
        ("a\nb\nc\n", "c\na\nb\n", ""),  # moved
        ("x\nx\n", "x\nx\nx\n", "3"),  # one more of a line
        ("x\na\n", "b\nx\na\n", "1"),
        ("a\r\nb\r\n", "a\nb\nc\n", "3"),  # other line ends
        ("a\rb\r", "a\rc\rb\r", "2"),
        ("a\nb", "a\nb\n", ""),
        ("a\nb\n", "a\nB", "2"),
        ("가\n나\n", "가\n다\n나\n", "2"),
    ],
)
def test_lines_that_are_new(old: str, new: str, added: str) -> None:
    assert "".join(map(str, sorted(added_lines(old.encode(), new.encode())))) == added


@pytest.fixture
def committed(tree: Tree, git: Git) -> Path:
    folder = tree(("a.md", OLD), ("d/b.md", OLD))
    git("init", "-q", ".")
    commit(git)
    return folder


def commit(git: Git) -> None:
    git("add", "-A")
    git("commit", "-qm", "1")


def new_lines(path: str, since: str = "HEAD") -> list[int]:
    added = AddedLines(since, 10_000)
    return [line for line in range(1, 20) if added.has(path, line)]


CHANGED = [3, 6, 8, 9]
"""What is new in `NEW`: two lines, and two of four empty ones."""
ALL = list(range(1, 20))


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"diff.interHunkContext": "9"},
        {"diff.noprefix": "true"},
        {"diff.mnemonicPrefix": "true"},
        {"diff.relative": "true"},
        {"diff.external": "false"},
        {"diff.renames": "copies"},
        {"diff.context": "9"},
        {"diff.algorithm": "patience"},
        {"diff.x.textconv": "head -1"},
        {"diff.x.command": "false"},
        {"color.ui": "always"},
        {"core.quotePath": "true"},
        {"core.attributesFile": "/dev/null"},
        {"core.fsmonitor": "touch was-run"},
    ],
    ids=str,
)
@pytest.mark.parametrize("attributes", ["", "*.md -diff", "*.md binary", "*.md diff=x", "* -text"])
def test_settings_and_attributes_change_nothing(
    committed: Path, git: Git, settings: dict[str, str], attributes: str
) -> None:
    for name, value in settings.items():
        git("config", name, value)
    (committed / ".gitattributes").write_text(attributes)
    (committed / "a.md").write_text(NEW)
    (committed / "d" / "b.md").write_text(NEW)
    assert new_lines("a.md") == new_lines("d/b.md") == CHANGED
    assert not (committed / "was-run").exists()


def test_the_environment_changes_nothing(committed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (committed / "a.md").write_text(NEW)
    monkeypatch.setenv("GIT_DIFF_OPTS", "--unified=9")
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "false")
    monkeypatch.setenv("GIT_DIR", "nowhere")
    monkeypatch.setenv("GIT_LITERAL_PATHSPECS", "0")
    assert new_lines("a.md") == CHANGED


@pytest.mark.parametrize(
    "name", ['새 "노트".md', "a\tb.md", "a\\b.md", "-a.md", "--config=x.md", "a\nb.md", " a .md"]
)
def test_whatever_a_note_is_called(committed: Path, git: Git, name: str) -> None:
    (committed / name).write_text(OLD)
    commit(git)
    assert new_lines(f"./{name}") == []
    (committed / name).write_text(NEW)
    assert new_lines(name) == CHANGED


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_names_in_either_unicode_form(committed: Path, git: Git, form: str) -> None:
    name = unicodedata.normalize(form, "노트é.md")
    (committed / name).write_text(OLD)
    commit(git)
    assert new_lines(name) == []


def test_what_the_commit_does_not_have_is_new(committed: Path, git: Git) -> None:
    (committed / "new.md").write_text(OLD)
    (committed / "out.md").write_text(OLD)
    (committed / ".gitignore").write_text("out.md\n")
    assert new_lines("new.md") == new_lines("out.md") == new_lines("not-there.md") == ALL
    assert new_lines("/dev/null") == ALL
    git("add", "new.md")
    assert new_lines("new.md") == ALL


def test_a_note_that_was_renamed(committed: Path, git: Git) -> None:
    git("mv", "a.md", "c.md")
    git("mv", "d/b.md", "b.md")
    (committed / "c.md").write_text(OLD + "\nmore\n")
    assert new_lines("c.md") == [8, 9]
    assert new_lines("b.md") == []
    added = AddedLines("HEAD", 10_000)
    assert added.moved("b.md")
    assert not added.moved("c.md")
    assert not added.moved("d/b.md")


def test_from_a_subfolder_and_through_a_link(
    committed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (committed / "a.md").write_text(NEW)
    (committed / "link").symlink_to("d")
    (committed / "link.md").symlink_to("d/b.md")
    assert new_lines("link/b.md") == new_lines("link.md") == []
    monkeypatch.chdir(committed / "d")
    assert new_lines("../a.md") == CHANGED
    assert new_lines("b.md") == []


def told(since: str) -> tuple[str, str]:
    with pytest.raises(NoChangesError) as caught:
        new_lines("a.md", since)
    return in_language(caught.value.words, "en"), in_language(caught.value.words, "ko")


@pytest.mark.parametrize("ref", ["origin/main", "-x", "--all", "HEAD:a.md", "{0}", "0" * 40, ""])
def test_no_such_commit(committed: Path, ref: str) -> None:
    assert told(ref) == (
        f"no commit `{ref}` in this repository",
        f"저장소에 `{ref}` 커밋이 없습니다",
    )


def test_a_shallow_clone(committed: Path, git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    (committed / "a.md").write_text(NEW)
    commit(git)
    git("clone", "-q", "--depth=1", f"file://{committed}", "clone")
    monkeypatch.chdir(committed / "clone")
    assert new_lines("a.md") == []
    english, korean = told("HEAD~1")
    assert "no commit `HEAD~1`" in english
    assert "git fetch" in english
    assert "git fetch" in korean


def test_no_repository(tree: Tree) -> None:
    tree("a.md")
    assert told("HEAD")[0] == "this folder is in no Git repository"


def test_no_git(committed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    assert told("HEAD")[0].startswith("Git failed: ")
