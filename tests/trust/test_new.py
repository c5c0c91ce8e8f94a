"""A schema says how the files of its notes are called, not where else they are written."""

from pathlib import Path

import pytest

from notelint.commands.new_place import path_inside
from tests.trust.conftest import Run

PARTS = "parts: [{id: a, heading: A}]\n"


@pytest.mark.parametrize(
    "form",
    ["../../x.md", "/tmp/x.md", "{slug}/../../../x.md", "./x.md", "a//x.md", "..", "/../x/y.md"],
)
def test_a_form_that_leads_out_of_the_folder_is_an_error(here: Path, run: Run, form: str) -> None:
    text = f"notelint: 1\nname: s\nfile: ['ok.md', '{form}']\n{PARTS}"
    (here / "s.yaml").write_text(text, encoding="utf-8")
    done = run("new", "s.yaml")
    assert done.returncode == 2
    assert "s.yaml:3" in done.stderr
    assert not (here.parent / "x.md").exists()


@pytest.mark.parametrize(
    "pattern",
    [
        r"\.\./x\.md",
        r"\/tmp\/notelint-x\.md",
        r"(?P<a>\.\.)\/x\.md",
        r"-x\.md",
        r"\.git\/x",
        r"a\x1b\.md",
    ],
)
def test_nor_does_a_pattern_lead_out(here: Path, run: Run, pattern: str) -> None:
    text = f"notelint: 1\nname: s\nfile: '/{pattern}/'\n{PARTS}"
    (here / "s.yaml").write_text(text, encoding="utf-8")
    before = set(here.parent.rglob("*"))
    done = run("new", "s.yaml")
    assert done.returncode == 2
    assert "specify the file: notelint new s.yaml FILE" in done.stderr
    assert "\x1b" not in done.stderr
    assert set(here.parent.rglob("*")) == before


def test_nor_does_a_committed_link(here: Path, run: Run) -> None:
    (here / "out").symlink_to(here.parent)
    text = f"notelint: 1\nname: s\nfile: 'out/x.md'\n{PARTS}"
    (here / "s.yaml").write_text(text, encoding="utf-8")
    assert run("new", "s.yaml").returncode == 2
    assert not (here.parent / "x.md").exists()


def test_names_and_folders_of_the_form_are_made(here: Path, run: Run) -> None:
    text = f"notelint: 1\nname: s\nfile: '2024/노트 (1).md'\n{PARTS}"
    (here / "s.yaml").write_text(text, encoding="utf-8")
    assert run("new", "s.yaml").returncode == 0
    assert (here / "2024" / "노트 (1).md").is_file()


@pytest.mark.parametrize(
    "name", ["C:x.md", "a\\b.md", "x.md.", "x.md ", "a\x00.md", "", "a/", "~/x.md"]
)
def test_what_is_no_name_on_every_system_is_none(name: str) -> None:
    assert path_inside("", name) == ""
    assert path_inside("f", "x.md") == str(Path("f", "x.md"))
