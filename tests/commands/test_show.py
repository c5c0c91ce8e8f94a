"""`check --show-settings` and `--show-files`: what a run would have, without the run."""

import json
from pathlib import Path

import pytest

from notelint.commands.check_options import CheckOptions
from notelint.commands.common import Outcome
from notelint.commands.show_notes import show_notes
from notelint.commands.show_settings import show_settings
from notelint.config.discovery import candidates
from notelint.config.load import PlanOptions, load_plan
from notelint.config.settings import nearest_settings

SETTINGS = """\
language = "ko"
exclude = ["/templates/", 'odd "name"#.md']
select = ["S", "T"]
ignore = ["T004"]

[severity]
T = "error"
T005 = "unverified"

[options.line-ends]
style = "lf"

[per-file-ignores]
"drafts/*.md" = ["S"]

[links]
external = true
headers = {"api.example.com" = {Authorization = "$TOKEN"}}

[[notes]]
files = "/news/"
schema = "news-scrap"

[[notes]]
files = ["*.md"]
exclude = ["README.md"]
schema = "til"
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def shown(**options: object) -> list[str]:
    outcome = show_settings(CheckOptions(cache=False)._replace(**options))
    assert (outcome.errors, outcome.exit_code) == ((), 0)
    return outcome.report.splitlines()


def test_each_setting_is_shown_with_its_origin(here: Path) -> None:
    (here / "notelint.toml").write_text(SETTINGS, encoding="utf-8")
    lines = shown(language="en", schema="rfc", ignore=("S010",))
    assert lines[:2] == [
        "# settings file: notelint.toml",
        "# notes that name no schema get rfc (--schema)",
    ]
    assert "L001" in lines[2]
    for line in (
        'exclude = ["/templates/", "odd \\"name\\"#.md"]  # notelint.toml:2',
        "force-exclude = false  # default",
        'select = ["S", "T"]  # notelint.toml:3',
        'ignore = ["S010", "T004"]  # --ignore, notelint.toml:4',
        'language = "en"  # --language, NOTELINT_LANGUAGE',
        "external = true  # notelint.toml:17",
        "timeout = 20.0  # default",
        '"drafts/*.md" = ["S"]  # notelint.toml:14',
        'S001 = "error"  # default; missing-section',
        'T001 = "error"  # notelint.toml:7; literal-emphasis',
        'T005 = "unverified"  # notelint.toml:8; line-ends',
        'style = "lf"  # notelint.toml:10',
        "[[notes]]  # notelint.toml:24",
    ):
        assert line in lines
    assert not [line for line in lines if line.startswith(("T004 =", "S010 =", "Q001 ="))]


def test_what_is_shown_is_a_settings_file_of_the_same_plan(here: Path) -> None:
    (here / "notelint.toml").write_text(SETTINGS, encoding="utf-8")
    plan = load_plan(PlanOptions(use_cache=False)).plan
    (here / "notelint.toml").write_text("\n".join(shown()), encoding="utf-8")
    assert load_plan(PlanOptions(use_cache=False)).plan == plan
    again = nearest_settings(candidates("."))
    assert again.model.links.headers == {"api.example.com": {"Authorization": "$TOKEN"}}


def test_the_defaults_are_a_settings_file_too(here: Path) -> None:
    lines = shown()
    assert lines[0] == "# no settings file"
    plan = load_plan(PlanOptions(use_cache=False)).plan
    (here / "notelint.toml").write_text("\n".join(lines), encoding="utf-8")
    assert load_plan(PlanOptions(use_cache=False)).plan == plan._replace(signatures=())


def test_it_is_in_the_language_of_the_settings(here: Path) -> None:
    (here / "notelint.toml").write_text('language = "ko"\n', encoding="utf-8")
    lines = shown()
    assert lines[0] == "# 설정 파일: notelint.toml"
    assert "force-exclude = false  # 기본값" in lines


def test_select_of_the_command_line_takes_the_place_of_the_files(here: Path) -> None:
    (here / "notelint.toml").write_text('select = ["S"]\n', encoding="utf-8")
    lines = shown(select=("T004",), force_exclude=True)
    assert 'select = ["T004"]  # --select' in lines
    assert "force-exclude = true  # --force-exclude" in lines
    assert [line for line in lines if line.startswith("T")] == [
        'T004 = "warning"  # default; trailing-space'
    ]


def test_mistakes_are_told_as_in_a_check(here: Path) -> None:
    (here / "notelint.toml").write_text("selct = []\n", encoding="utf-8")
    outcome = show_settings(CheckOptions())
    assert outcome.exit_code == 2
    assert outcome.errors[0].startswith("notelint.toml:1:1: ")


def listed(**options: object) -> Outcome:
    return show_notes(CheckOptions(cache=False, jobs=1)._replace(**options))


@pytest.fixture
def notes(here: Path) -> Path:
    (here / "notelint.toml").write_text(
        '[[notes]]\nfiles = "/days/"\nschema = "til"\n', encoding="utf-8"
    )
    (here / "days").mkdir()
    (here / "days/a.md").write_text("# A\n")
    (here / "b.md").write_text("<!-- notelint: schema=til -->\n\n# B \n")
    (here / "c.md").write_text("# C\n")
    return here


def test_each_note_is_listed_with_its_schema_and_why(notes: Path) -> None:
    assert listed() == Outcome(
        "b.md: til (named in the note)\n"
        "c.md: no schema\n"
        "days/a.md: til (configuration)\n"
        "3 notes, 2 with a schema\n"
    )
    assert listed(schema="rfc", quiet=True).report.splitlines()[1:] == [
        "c.md: rfc (--schema)",
        "days/a.md: rfc (--schema)",
    ]


def test_without_settings_schemas_are_detected(here: Path) -> None:
    note = Path(__file__).parents[2] / "schemas" / "examples" / "good" / "adr-nygard.md"
    (here / "a.md").write_bytes(note.read_bytes())
    assert listed(quiet=True).report == "a.md: adr-nygard (auto-detected)\n"


def test_programs_get_json(notes: Path) -> None:
    data = json.loads(listed(format="json").report)
    assert data["version"] == 1
    assert data["notes"][:2] == [
        {"path": "b.md", "schema": "til", "why": "note"},
        {"path": "c.md", "schema": None, "why": "none"},
    ]
    lines = [json.loads(line) for line in listed(format="jsonl").report.splitlines()]
    assert lines == [{"type": "note", **note} for note in data["notes"]]


def test_what_cannot_be_read_is_an_error_and_the_others_are_listed(notes: Path) -> None:
    (notes / "d.md").write_bytes(b"# \xff\n")
    outcome = listed(paths=("c.md", "d.md", "nowhere.md"))
    assert outcome.exit_code == 2
    assert outcome.report == "c.md: no schema\n1 note, none with a schema\n"
    assert [error.split(":")[0] for error in outcome.errors] == ["d.md", "nowhere.md"]


def test_standard_input_has_a_schema_too(notes: Path) -> None:
    from io import BytesIO

    stream = BytesIO(b"# A\n")
    outcome = listed(stdin=stream, stdin_filename="days/new.md", quiet=True)
    assert outcome.report == "days/new.md: til (configuration)\n"
