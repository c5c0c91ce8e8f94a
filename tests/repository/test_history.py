"""The history of a real repository."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from notelint.repository.git import GitError
from notelint.repository.history import commits, contents, files_of

Git = Callable[..., str]


@pytest.fixture
def top(tmp_path: Path, git: Git) -> str:
    git("init", "-q", "-b", "main")
    return str(tmp_path)


def commit(git: Git, top: str, subject: str, **files: str | None) -> str:
    for name, text in files.items():
        path = Path(top) / f"{name}.md"
        if text is None:
            path.unlink()
        else:
            path.write_text(text)
    git("add", "-A")
    git("commit", "-q", "--allow-empty", "-m", subject)
    return git("rev-parse", "HEAD").strip()


def test_commits_come_oldest_first(top: str, git: Git) -> None:
    ids = [commit(git, top, f"commit {number}\n\nmore", a=str(number)) for number in range(3)]
    found = commits(top, "HEAD")
    assert [one.id for one in found] == ids
    assert [one.subject for one in found] == ["commit 0", "commit 1", "commit 2"]
    assert [one.id for one in commits(top, f"{ids[0]}..HEAD")] == ids[1:]


def test_of_a_merge_the_first_parent_is_followed(top: str, git: Git) -> None:
    commit(git, top, "first", a="1")
    git("checkout", "-q", "-b", "side")
    commit(git, top, "side", b="1")
    git("checkout", "-q", "main")
    commit(git, top, "main", c="1")
    git("merge", "-q", "--no-ff", "-m", "merge", "side")
    assert [one.subject for one in commits(top, "HEAD")] == ["first", "main", "merge"]


@pytest.mark.parametrize("revisions", ["nowhere", "--all", "--output=x", "a..b", "HEAD\0x"])
def test_what_is_no_range_is_an_error(top: str, git: Git, revisions: str) -> None:
    commit(git, top, "first", a="1")
    with pytest.raises(GitError):
        commits(top, revisions)
    assert not os.path.exists(os.path.join(top, "x"))


def test_files_are_regular_files(top: str, git: Git) -> None:
    os.symlink("a.md", os.path.join(top, "link.md"))
    made = commit(git, top, "first", a="one", é="two")
    assert sorted(files_of(top, made)) == ["a.md", "é.md"]


def test_contents_are_those_of_the_files(top: str, git: Git) -> None:
    texts = {"a": "one\n", "b": "x" * 5000, "c": "", "d": "line\nblob 3\n\0"}
    made = commit(git, top, "first", **texts)
    files = files_of(top, made)
    blobs = [files[f"{name}.md"] for name in texts]
    found = dict(contents(top, blobs, 4000))
    assert found[blobs[1]] is None
    expected = [texts[name].encode() for name in "acd"]
    assert [found[blobs[index]] for index in (0, 2, 3)] == expected
    assert dict(contents(top, ["0" * 40], 4000)) == {"0" * 40: None}
    assert list(contents(top, [], 4000)) == []
