"""`extends` and `template`: schemas laid over others, and texts of the template."""

from pathlib import Path

import pytest

from notelint.config.load import PlanOptions, load_plan
from notelint.schema.errors import ConfigError
from notelint.schema.loading import load_schema

BASE = """\
notelint: 1
name: base
order: any
parts:
  - {id: title, heading: {level: 1}}
  - {id: status, heading: Status}
  - id: context
    heading: Context
    parts:
      - {id: forces, heading: {text: Forces, level: 3}}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "base.yaml").write_text(BASE, encoding="utf-8")
    return tmp_path


def write(folder: Path, text: str, name: str = "child.yaml") -> str:
    (folder / name).write_text(f"notelint: 1\n{text}", encoding="utf-8")
    return name


def problems(name: str) -> list[str]:
    with pytest.raises(ConfigError) as raised:
        load_schema(name)
    return [problem.text() for problem in raised.value.problems]


def test_a_schema_takes_over_what_it_does_not_say(folder: Path) -> None:
    schema = load_schema(write(folder, "name: child\nextends: base.yaml\n"))
    base = load_schema("base.yaml")
    assert (schema.name, schema.order) == ("child", "any")
    assert [part._replace(file="") for part in schema.parts[:2]] == list(base.parts[:2])


def test_parts_are_merged_by_their_ids(folder: Path) -> None:
    text = """\
name: child
extends: base.yaml
without: [status]
parts:
  - {id: context, count: "?"}
  - {id: choice, heading: Decision}
"""
    schema = load_schema(write(folder, text))
    assert [part.id for part in schema.parts] == ["title", "context", "choice"]
    context = schema.parts[1]
    assert context.times.minimum == 0
    assert context.heading
    assert context.heading.names == ("Context",)
    assert [part.id for part in context.parts] == ["forces"]


def test_a_part_knows_the_file_and_line_that_it_comes_from(folder: Path) -> None:
    text = "name: child\nextends: base.yaml\nparts:\n  - {id: choice, heading: Decision}\n"
    title, *_, choice = load_schema(write(folder, text)).parts
    assert (title.file, title.line) == ("base.yaml", 5)
    assert (choice.file, choice.line) == ("", 5)


def test_a_ready_made_schema_is_taken_over_by_its_name(folder: Path) -> None:
    schema = load_schema(write(folder, "name: mine\nextends: news-scrap\nwithout: [related]\n"))
    ids = {part.id for part in schema.parts}
    assert "evidence" in ids
    assert "related" not in ids


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "name: child\nextends: child.yaml\n",
            "child.yaml:3:10: `extends` forms a cycle: child.yaml leads back here",
        ),
        (
            "name: child\nextends: news-scrab\n",
            "child.yaml:3:10: schema `news-scrab` not found; did you mean `news-scrap`?",
        ),
        (
            "name: child\nextends: base.yaml\nwithout: [statsu]\n",
            (
                "child.yaml:4:11: `without`: no inherited part has the id `statsu`; did you "
                "mean `status`?"
            ),
        ),
        (
            "name: child\nextends: base.yaml\nparts: 5\n",
            "child.yaml:4:8: `parts` should be a list, not the number 5",
        ),
        (
            "name: child\nwithout: [status]\nparts: [{id: a, heading: A}]\n",
            "child.yaml:3:10: `without` removes inherited parts and needs `extends`",
        ),
        (
            "name: child\ntemplate: none.md\nparts: [{id: a, heading: A}]\n",
            "child.yaml:3:11: `none.md` cannot be read: no such file or folder",
        ),
    ],
)
def test_mistakes(folder: Path, text: str, expected: str) -> None:
    assert problems(write(folder, text)) == [expected]


def test_a_circle_of_two(folder: Path) -> None:
    write(folder, "name: other\nextends: child.yaml\n", "other.yaml")
    write(folder, "name: child\nextends: other.yaml\n")
    assert problems("child.yaml") == [
        "other.yaml:3:10: `extends` forms a cycle: child.yaml leads back here"
    ]


def test_the_template_of_a_parent_is_found_beside_it(folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "t.md").write_text("# T\n\nWhat happened?\n\nKeep me\n\n<!-- Delete me -->\n")
    parent = BASE.removeprefix("notelint: 1\n").replace("name: base", "name: top")
    keeping = "template: {file: t.md, keep: Keep me}\n"
    write(folder / "sub", keeping + parent, "p.yaml")
    schema = load_schema(write(folder, "name: child\nextends: sub/p.yaml\n"))
    assert schema.template_leftovers == ("What happened?", "Delete me")


def test_a_changed_parent_or_template_makes_the_plan_anew(folder: Path) -> None:
    write(folder, "name: child\nextends: base.yaml\ntemplate: t.md\n")
    (folder / "t.md").write_text("# T\n\nWhat happened?\n")
    (folder / "notelint.toml").write_text('[[notes]]\nfiles = "*.md"\nschema = "child.yaml"\n')

    def child() -> object:
        return next(one for one in load_plan(PlanOptions()).plan.schemas if one.name == "child")

    first = child()
    assert child() == first
    (folder / "base.yaml").write_text(BASE.replace("Status", "State"), encoding="utf-8")
    second = child()
    assert second != first
    (folder / "t.md").write_text("# T\n\nWhat did happen?\n")
    assert child() != second


def test_a_file_with_a_ready_made_name_is_not_taken_for_that(folder: Path) -> None:
    text = "name: mine\nextends: news-scrap\nparts: [{id: more, heading: More}]\n"
    schema = load_schema(f"./{write(folder, text, 'news-scrap.yaml')}")
    assert schema.file == "./news-scrap.yaml"
    assert {part.file for part in schema.parts} == {"news-scrap.yaml", ""}
