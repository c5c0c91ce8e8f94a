"""Files and globs that settings name: in either Unicode form, and not without end."""

import unicodedata
from pathlib import Path

import pytest

from notelint.config.load import PlanOptions, load_plan
from notelint.schema.errors import ConfigError

SCHEMA = "notelint: 1\nname: {name}\nparts: [{{id: a, heading: A}}]\n"


@pytest.mark.parametrize(("typed", "stored"), [("NFC", "NFD"), ("NFD", "NFC")])
def test_a_schema_is_found_in_either_unicode_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, stored: str
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / unicodedata.normalize(stored, "양식")
    folder.mkdir()
    (folder / unicodedata.normalize(stored, "회의.yaml")).write_text(
        SCHEMA.format(name="meeting")
        + unicodedata.normalize(typed, "extends: 기본.yaml\ntemplate: 틀.md\n"),
        encoding="utf-8",
    )
    (folder / unicodedata.normalize(stored, "기본.yaml")).write_text(SCHEMA.format(name="base"))
    (folder / unicodedata.normalize(stored, "틀.md")).write_text("# A\n")
    settings = '[[notes]]\nfiles = "*.md"\nschema = "양식/회의.yaml"\n'
    Path("notelint.toml").write_text(unicodedata.normalize(typed, settings), encoding="utf-8")
    plan = load_plan(PlanOptions(use_cache=False)).plan
    assert [entry.schema for entry in plan.assignments] == ["meeting"]


def told(settings: str) -> str:
    Path("notelint.toml").write_text(settings)
    with pytest.raises(ConfigError) as caught:
        load_plan(PlanOptions(use_cache=False))
    return str(caught.value)


def test_there_is_an_end_to_globs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    entry = f'[[notes]]\nfiles = {["*.md"] * 300}\nschema = "til"\n'
    assert told(entry * 4) == "notelint.toml: 1,200 globs, expected at most 1,000"
    assert "`exclude[0]` is longer than 1,000 characters" in told(f'exclude = "{"a" * 1001}"')
    Path("notelint.toml").write_text(entry * 3)
    assert len(load_plan(PlanOptions(use_cache=False)).plan.assignments) == 3


def test_force_exclude_is_a_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert not load_plan(PlanOptions(use_cache=False)).plan.force_exclude
    Path("notelint.toml").write_text("force-exclude = true\n")
    assert load_plan(PlanOptions(use_cache=False)).plan.force_exclude
    assert "`force_exclude`" in told("force_exclude = true\n")


@pytest.mark.parametrize(("name", "is_read"), [("../s.yaml", True), ("../s.txt", False)])
def test_without_git_a_schema_may_be_elsewhere_but_not_what_it_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, is_read: bool
) -> None:
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    settings = f'[[notes]]\nfiles = "*.md"\nschema = "{name}"\n'
    (folder / name).write_text(SCHEMA.format(name="s"))
    if is_read:
        Path("notelint.toml").write_text(settings)
        assert load_plan(PlanOptions(use_cache=False)).plan.assignments
        (folder / name).write_text(SCHEMA.format(name="s") + "extends: ../t.yaml\n")
        (tmp_path / "t.yaml").write_text("secret: 1\n")
    assert "was not read: it is outside the repository" in told(settings)
    assert "secret" not in told(settings)
