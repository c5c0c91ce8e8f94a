"""`notelint schema show | check | json-schema`."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from notelint.cli.schema import command

SCHEMA = """\
notelint: 1
name: minutes
description: Minutes of a meeting
file: "{date:date}.md"
front_matter: {fields: {title: string, status: {type: enum, values: [draft, done]}}}
labels: {fields: {Date: date}}
equal: [[front_matter.title, title]]
collection: {unique: [file.date]}
rules: {trailing-space: off}
parts:
  - {id: title, heading: {level: 1}}
  - {id: people, heading: {text: [People, Present], level: 2}, holds: list, items: "2.."}
  - id: actions
    heading: Actions
    count: "?"
    when: {front_matter.status: done}
    holds: table
    columns: {Who: string, Until: date?}
    words: "..50"
"""
GOOD = "---\ntitle: T\nstatus: draft\n---\n\n# T\n\n- Date: 2023-11-28\n\n## People\n\n- A\n- B\n"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Run":
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NOTELINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("LC_ALL", "C")
    Path("minutes.yaml").write_text(SCHEMA, encoding="utf-8")
    return Run()


class Run:
    def __call__(self, *arguments: str) -> Result:
        return CliRunner().invoke(command, arguments, standalone_mode=False)


def test_an_outline_names_every_thing_asked(run: Run) -> None:
    done = run("show", "minutes.yaml")
    assert done.return_value == 0
    assert done.output == (
        "minutes: Minutes of a meeting\n"
        "Schema file: minutes.yaml\n"
        "File name: {date:date}.md\n"
        "Front matter (others are warnings):\n"
        "  title: string\n"
        "  status: enum, draft | done\n"
        "Inline fields (others are allowed):\n"
        "  Date: date\n"
        "Must be equal: front_matter.title = title\n"
        "Unique across notes: file.date\n"
        "Rule: T004 off\n"
        "Parts (in this order where present; others are warnings):\n"
        "  - title: any heading, level 1\n"
        '  - people: "People" | "Present", level 2 · a list (2 or more)\n'
        '  - actions: "Actions" · optional · required if front_matter.status = done · a table · '
        "at most 50 words\n"
        "    Columns (required; others are warnings):\n"
        "      Who: string\n"
        "      Until: date, optional\n"
    )


def test_an_outline_in_korean(run: Run) -> None:
    done = run("show", "minutes.yaml", "--language", "ko")
    assert "  - title: 제목 자유, 1단계\n" in done.output
    assert "목록 (2개 이상)" in done.output


def test_no_such_schema(run: Run) -> None:
    done = run("show", "minuets.yaml")
    assert done.return_value == 2
    assert "no such schema file: minuets.yaml" in done.output


def write_with_examples(*examples: str) -> None:
    text = f"example: [{', '.join(examples)}]\n"
    Path("minutes.yaml").write_text(SCHEMA.replace("parts:", text + "parts:"), encoding="utf-8")


def test_a_schema_whose_examples_are_good_is_fine(run: Run) -> None:
    write_with_examples("2023-11-28.md")
    Path("2023-11-28.md").write_text(GOOD)
    done = run("check", "minutes.yaml")
    assert (done.return_value, done.output) == (0, "minutes.yaml: minutes, 1 example\n")


def test_an_example_with_an_error_is_a_failure(run: Run) -> None:
    write_with_examples("2023-11-28.md", "other.md")
    Path("2023-11-28.md").write_text(GOOD)
    Path("other.md").write_text(GOOD)
    done = run("check", "minutes.yaml")
    assert done.return_value == 1
    assert "other.md" in done.output
    assert "F004" in done.output
    assert "S001" not in done.output


def test_an_example_that_is_not_there_is_a_mistake_of_the_schema(run: Run) -> None:
    write_with_examples("none.md")
    done = run("check", "minutes.yaml")
    assert done.return_value == 2
    assert "minutes.yaml:10:11: no such example: none.md" in done.output


def test_mistakes_of_all_schemas_at_once(run: Run) -> None:
    Path("minutes.yaml").write_text("notelint: 1\nname: minutes\n")
    Path("other.yaml").write_text("notelint: 1\nparts: [{id: a, heading: A}]\n")
    done = run("check", "minutes.yaml", "other.yaml", "--language", "ko")
    assert done.return_value == 2
    assert "minutes.yaml:1:1: 필수 키 `parts`가 없습니다" in done.output
    assert "other.yaml:1:1: 필수 키 `name`이 없습니다" in done.output


def test_by_default_those_of_the_settings_are_checked(run: Run) -> None:
    assert run("check").return_value == 2
    Path("notelint.toml").write_text(
        '[[notes]]\nfiles = "*.md"\nschema = "minutes.yaml"\n'
        '[[notes]]\nfiles = "a/*.md"\nschema = "news-scrap"\n'
    )
    done = run("check")
    assert done.return_value == 0
    assert done.output == (
        "minutes.yaml: minutes, 0 examples\nnews-scrap.yaml: news-scrap, 1 example\n"
    )


def test_the_json_schema_of_the_language(run: Run) -> None:
    done = run("json-schema")
    assert done.return_value == 0
    assert "front_matter" in json.loads(done.output)["properties"]


@pytest.mark.parametrize(
    ("option", "key"), [("--settings", "per-file-ignores"), ("--report", "findings")]
)
def test_the_json_schemas_of_settings_and_reports(run: Run, option: str, key: str) -> None:
    assert key in json.loads(run("json-schema", option).output)["properties"]


def test_a_schema_and_record_go_together(run: Run) -> None:
    assert "--record needs a schema" in str(run("json-schema", "--record").exception)
    assert "--record needs a schema" in str(run("json-schema", "minutes.yaml").exception)
    assert "--record needs a schema" in str(run("json-schema", "x", "--report").exception)


def test_a_schema_is_known_by_its_name_in_the_settings(run: Run) -> None:
    Path("schemas").mkdir()
    schema = "notelint: 1\nname: memo\nparts: [{id: t, heading: 제목}]\n"
    Path("schemas/memo.yaml").write_text(schema, encoding="utf-8")
    Path("notelint.toml").write_text('[[notes]]\nfiles = "*.md"\nschema = "schemas/memo.yaml"\n')
    assert "Schema file: schemas/memo.yaml" in run("show", "memo").output
    assert run("check", "memo").output == "schemas/memo.yaml: memo, 0 examples\n"
    assert "did you mean `memo`?" in run("show", "mmo").output
