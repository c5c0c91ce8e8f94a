"""A vault is found by its `.obsidian` folder; its templates are no notes to check."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from notelint.commands.check import check
from notelint.commands.check_options import CheckOptions
from notelint.commands.show_settings import show_settings
from notelint.config.load import PlanOptions, load_plan
from notelint.config.vaults import vaults_above
from notelint.model.plan import Plan

Write = Callable[[str, str], None]


@pytest.fixture
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A vault in a repository, as the working folder."""
    folder = tmp_path / "repository" / "vault"
    (folder / ".obsidian").mkdir(parents=True)
    (folder.parent / ".git").mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def write(vault: Path) -> Write:
    def written(name: str, text: str) -> None:
        path = vault / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    return written


def plan(start: str = ".") -> Plan:
    return load_plan(PlanOptions(start=start, use_cache=False)).plan


def templates(*names: str) -> tuple[str, ...]:
    return ("/.obsidian/", "/.trash/", *names)


def checked(*paths: str, **options: object) -> list[tuple[str, str]]:
    """The path and the code of each finding of links."""
    asked = CheckOptions(paths or (".",), format="json", jobs=1, cache=False, select=("L",))
    outcome = check(asked._replace(**options))
    assert outcome.errors == ()
    return [(one["path"], one["code"]) for one in json.loads(outcome.report)["findings"]]


def test_the_folder_decides_the_dialect(vault: Path) -> None:
    assert (plan().dialect, plan().exclude) == ("obsidian", templates())
    assert all(schema.dialect == "obsidian" for schema in plan().schemas)
    (vault / ".obsidian").rmdir()
    assert (plan().dialect, plan().exclude) == ("commonmark", ())
    (vault / ".obsidian").touch()
    assert plan().dialect == "commonmark", "a file of that name is no vault"


def test_a_vault_is_found_from_below_and_only_within_the_repository(vault: Path) -> None:
    below = vault / "a" / "b"
    below.mkdir(parents=True)
    assert (plan(str(below)).dialect, plan(str(below)).exclude) == ("obsidian", ())
    (vault / "a" / ".git").mkdir()
    assert plan(str(below)).dialect == "commonmark"


def test_settings_above_a_vault_are_not_those_of_a_vault(vault: Path) -> None:
    (vault.parent / "notelint.toml").touch()
    assert plan().dialect == "commonmark", "as for a run in the folder of the settings"
    (vault.parent / ".obsidian").mkdir()
    assert plan().dialect == "obsidian"


def test_the_setting_decides_before_the_folder(write: Write) -> None:
    write("notelint.toml", 'dialect = "commonmark"\nexclude = "/a.md"\n')
    assert (plan().dialect, plan().exclude) == ("commonmark", ("/a.md",))
    dialects = {one.name: one.dialect for one in plan().schemas}
    assert (dialects["rfc"], dialects["obsidian-literature-note"]) == ("commonmark", "obsidian")


def test_the_setting_needs_no_folder(vault: Path, write: Write) -> None:
    (vault / ".obsidian").rmdir()
    write("notelint.toml", 'dialect = "obsidian"\n')
    assert (plan().dialect, plan().exclude) == ("obsidian", ())


def test_folders_of_templates_are_left_out(write: Write) -> None:
    write(".obsidian/templates.json", '{"folder": "/보관/Templates/"}')
    write(".obsidian/plugins/templater-obsidian/data.json", '{"templates_folder": "x [*]"}')
    assert plan().exclude == templates("/보관/Templates/", "/x \\[\\*]/")
    for name in (".trash/a.md", "보관/Templates/a.md", "x [*]/a.md", "x y/b.md", "보관/b.md"):
        write(name, "[a](none.md)\n")
    write(".obsidian/plugins/p/README.md", "[a](none.md)\n")
    assert checked() == [("x y/b.md", "L003"), ("보관/b.md", "L003")]
    assert checked("보관/Templates") == [("보관/Templates/a.md", "L003")], "it was named"
    assert checked("보관/Templates/a.md", force_exclude=True) == []


def test_a_name_that_begins_with_two_dots_is_inside(write: Write) -> None:
    write(".obsidian/templates.json", '{"folder": "..templates"}')
    write("..more/a.md", "# A note\n")
    assert plan().exclude == templates("/..templates/")
    assert plan("..more").dialect == "obsidian"


def test_the_settings_bring_templates_back(write: Write) -> None:
    write(".obsidian/templates.json", '{"folder": "T"}')
    write("T/a.md", "[a](none.md)\n")
    write("notelint.toml", 'exclude = ["!/T/"]\n')
    assert checked() == [("T/a.md", "L003")]


def test_a_changed_folder_of_templates_is_seen_with_a_cache(
    vault: Path, write: Write, tmp_path: Path
) -> None:
    options = PlanOptions(cache_dir=str(tmp_path / "cache"))
    for folder in ("A", "B"):
        write(".obsidian/templates.json", json.dumps({"folder": folder}))
        for _ in range(2):
            assert load_plan(options).plan.exclude == templates(f"/{folder}/")
    (vault / ".obsidian").rename(vault / "obsidian")
    assert load_plan(options).plan.dialect == "commonmark"


def test_notes_in_hidden_folders_are_not_obsidians(write: Write) -> None:
    for name in ("a.md", "notes/a.md", ".github/a.md", ".github/x/a.md"):
        write(name, "[[none]]\n")
    assert checked() == [("a.md", "L003"), ("notes/a.md", "L003")]


def test_what_is_left_out_is_shown_with_its_source(write: Write) -> None:
    write(".obsidian/templates.json", '{"folder": "T"}')
    write("notelint.toml", 'exclude = ["drafts/"]\n')
    lines = show_settings(CheckOptions(cache=False)).report.splitlines()
    assert 'dialect = "obsidian"  # .obsidian' in lines
    assert (
        'exclude = ["/.obsidian/", "/.trash/", "/T/", "drafts/"]'
        "  # .obsidian, .obsidian/templates.json, notelint.toml:1"
    ) in lines
    before = plan()
    write("notelint.toml", "\n".join(lines))
    assert plan() == before
    write("notelint.toml", 'dialect = "commonmark"\n')
    lines = show_settings(CheckOptions(cache=False)).report.splitlines()
    assert 'dialect = "commonmark"  # notelint.toml:1' in lines


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{",
        '{"folder": 1}',
        '{"folder": ""}',
        '{"folder": "/"}',
        '{"folder": "../.."}',
        '{"folder": "a/../.."}',
        '{"folder": "a\\u0000b"}',
        '{"folder": "a\\nb"}',
        '{"folder": "\\ud800"}',
        json.dumps({"folder": "a" * 501}),
        json.dumps({"folder": "a"}) + " " * 1_000_000,
        "[" * 500_000,
    ],
    ids=range(14),
)
def test_a_strangers_configuration_does_no_harm(write: Write, content: str) -> None:
    write(".obsidian/templates.json", content)
    write(".obsidian/plugins/templater-obsidian/data.json", '{"templates_folder": "good"}')
    assert plan().exclude == templates("/good/")


def test_no_file_outside_of_the_repository_is_read(vault: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.json").write_text('{"folder": "secret"}', encoding="utf-8")
    (vault / ".obsidian" / "templates.json").symlink_to(tmp_path / "secret.json")
    assert vaults_above(str(vault))[0].templates == ()


def test_a_vault_is_the_same_from_elsewhere(
    vault: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("Tides.md", "[[Moon]] and [[Sun]]\n")
    write("sub/Sun.md", "![](no.png)\n")
    write(".trash/Old.md", "![](no.png)\n")
    within = checked()
    assert within == [("Tides.md", "L003"), ("sub/Sun.md", "L003")]
    monkeypatch.chdir(vault.parent)
    assert checked("vault") == [(f"vault/{path}", code) for path, code in within]
    assert ("vault/Tides.md", "L003") not in checked("vault", "vault/Tides.md")  # not one folder
    monkeypatch.chdir("/")
    assert checked(str(vault)) == [
        (f"{str(vault).lstrip('/')}/{path}", code) for path, code in within
    ]


def test_so_is_a_folder_with_settings(vault: Path, write: Write, tmp_path: Path) -> None:
    write("notelint.toml", 'dialect = "commonmark"\nexclude = ["/old/"]\n')
    write("new.md", "[[Moon]]\n![](no.png)\n")
    write("old/old.md", "![](no.png)\n")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    os.chdir(elsewhere)  # the fixture goes back
    assert [code for _, code in checked(str(vault))] == ["L003"]
    (elsewhere / "own.yaml").write_text("notelint: 1\nname: own\nparts: [{id: a, heading: A}]\n")
    assert [code for _, code in checked(str(vault), schema="own.yaml")] == ["L003"]
    (elsewhere / "notelint.toml").write_text('language = "en"\n')
    assert len(checked(str(vault))) == 2  # the current folder has settings: they hold
