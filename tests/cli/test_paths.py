"""Which notes a run checks, and what it calls them, whatever way leads to them."""

import json
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

Git = Callable[..., str]
Run = Callable[..., subprocess.CompletedProcess[str]]

ALPHA = "notelint: 1\nname: s\nparts:\n  - {id: a, heading: Alpha}\n"
LINKS = "# x\n\n[y](y.md) [z](../z.md)\n"


def found(done: subprocess.CompletedProcess[str], code: str) -> list[str]:
    return [line.split(":")[0] for line in done.stdout.splitlines() if f" {code} " in line]


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Notes in a folder that the settings give a schema to, below `real`; `link` leads there."""
    folder = tmp_path / "real"
    (folder / "news").mkdir(parents=True)
    (folder / "s.yaml").write_text(ALPHA)
    (folder / "notelint.toml").write_text('[[notes]]\nfiles = "/news/*.md"\nschema = "s.yaml"\n')
    (folder / "news" / "x.md").write_text(LINKS)
    (folder / "news" / "y.md").write_text("## Alpha\n\ny\n")
    (folder / "z.md").write_text("# z\n")
    (folder / "n").symlink_to("news")
    (tmp_path / "link").symlink_to("real")
    return folder


@pytest.mark.parametrize("folder", ["real", "link"])
@pytest.mark.parametrize(
    "path",
    ["news/x.md", "./news/../news/x.md", "n/x.md", "{tmp}/link/news/x.md", "{tmp}/real/n/x.md"],
)
def test_a_note_is_the_same_by_whatever_link_it_is_reached(
    news: Path, run: Run, tmp_path: Path, folder: str, path: str
) -> None:
    done = run("check", "--format=concise", path.format(tmp=tmp_path), folder=folder)
    assert found(done, "S001") == ["news/x.md"]
    assert found(done, "L003") == []
    assert "1 note, 1 with a schema" in done.stdout


def test_from_elsewhere_too(news: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    done = run(
        "check",
        "--format=concise",
        "--config=../link/notelint.toml",
        "../link/news/x.md",
        f"{tmp_path}/link/n/x.md",
        folder="elsewhere",
    )
    assert len(found(done, "S001")) == 2
    assert found(done, "L003") == []


def test_globs_of_the_settings_match_names_of_a_mac(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    for name in ("회의/a.md", "비밀/b.md", "회의/끝.md"):
        path = folder / unicodedata.normalize("NFD", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("# x\n")
    (folder / "s.yaml").write_text(ALPHA)
    (folder / "notelint.toml").write_text(
        'exclude = ["/비밀/"]\n[[notes]]\nfiles = "/회의/?.md"\nschema = "s.yaml"\n',
        encoding="utf-8",
    )
    done = run("check", "--select=S001", "--format=concise", folder="notes")
    assert [unicodedata.normalize("NFC", one) for one in found(done, "S001")] == [
        "회의/a.md",
        "회의/끝.md",
    ]
    assert "2 notes, 2 with a schema" in done.stdout


@pytest.mark.parametrize("by_setting", [False, True])
def test_exclude_holds_for_named_files_where_it_is_asked_for(
    run: Run, tmp_path: Path, by_setting: bool
) -> None:
    folder = tmp_path / "notes"
    (folder / "t").mkdir(parents=True)
    for name in ("a.md", "t/b.md"):
        (folder / name).write_text("[x](gone.md)\n")
    force = "force-exclude = true\n" if by_setting else ""
    (folder / "notelint.toml").write_text(force + 'exclude = ["/t/"]\n')
    option = () if by_setting else ("--force-exclude",)
    if not by_setting:
        done = run("check", "--format=concise", "a.md", "t/b.md", folder="notes")
        assert found(done, "L003") == ["a.md", "t/b.md"]
    done = run("check", "--format=concise", *option, "a.md", "t/b.md", "t", folder="notes")
    assert found(done, "L003") == ["a.md"]
    done = run("check", "--format=json", *option, "t/b.md", folder="notes")
    assert done.returncode == 0
    assert json.loads(done.stdout)["summary"]["notes"] == 0
    stdin = ("--stdin-filename=t/b.md", "-")
    done = run("check", "--format=json", *option, *stdin, stdin="[]()\n", folder="notes")
    assert json.loads(done.stdout)["summary"]["notes"] == 0


def test_what_git_ignores_is_not_checked_and_what_it_brings_back_is(
    run: Run, git: Git, tmp_path: Path
) -> None:
    folder = tmp_path / "notes"
    (folder / "d").mkdir(parents=True)
    for name in ("a.md", "d/keep.md", "d/x.md"):
        (folder / name).write_text("[x](gone.md)\n")
    git("init", "-q", ".", cwd=folder)
    for ignored in ("*\n!*/\n!*.md\n", "d/**\n!d/keep.md\n", "**\n!**/\n!keep.md\n"):
        (folder / ".gitignore").write_text(ignored)
        listed = git("ls-files", "-o", "--exclude-standard", "*.md", cwd=folder)
        done = run("check", "--format=concise", folder="notes")
        assert found(done, "L003") == sorted(listed.split())
