"""The schemas that come with notelint, and how they are called."""

from pathlib import Path

import pytest

import notelint
from notelint.locale import in_language
from notelint.model.schema_fields import Range
from notelint.schema import built_in
from notelint.schema.errors import ConfigError
from notelint.schema.loading import load_schema

ANY = "notelint: 1\nname: minutes\nparts: [{id: a, heading: A}]\n"


@pytest.mark.parametrize("name", built_in.built_in_names())
def test_every_ready_made_schema_is_right_and_bears_its_file_s_name(name: str) -> None:
    schema = load_schema(name)
    assert schema.name == name
    assert schema.file == f"{name}.yaml"
    assert schema.description


def test_the_news_scrap_has_the_parts_of_the_specification() -> None:
    schema = load_schema("news-scrap")
    assert schema.regions == ("preamble", "body")
    assert [(part.id, part.region, part.times) for part in schema.parts] == [
        ("headline", "preamble", Range(1, 1)),
        ("subheadlines", "preamble", Range(0)),
        ("source", "preamble", Range(1, 1)),
        ("article", "body", Range(1, 1)),
        ("glossary", "", Range(0, 1)),
        ("evidence", "", Range(1, 1)),
        ("research", "", Range(0, 1)),
        ("related", "", Range(0, 1)),
    ]


def test_a_path_is_relative_to_the_folder_given(tmp_path: Path) -> None:
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas" / "minutes.yaml").write_text(ANY, encoding="utf-8")
    schema = load_schema("schemas/minutes.yaml", str(tmp_path))
    assert schema.name == "minutes"
    assert Path(schema.file) == tmp_path / "schemas" / "minutes.yaml"


def test_a_file_below_the_current_folder_is_named_as_seen_from_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "minutes.yml").write_text(ANY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert load_schema("./minutes.yml").file == "minutes.yml"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("new-scrap", "schema `new-scrap` not found; did you mean `news-scrap`?"),
        ("schemas/none.yaml", "no such schema file: schemas/none.yaml"),
        ("none.yml", "no such schema file: none.yml"),
    ],
)
def test_an_unknown_schema_is_an_error(
    name: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConfigError) as error:
        load_schema(name)
    assert [in_language(problem.words, "en") for problem in error.value.problems] == [message]


def test_a_folder_or_an_enormous_file_is_no_schema(tmp_path: Path) -> None:
    large = tmp_path / "large.yaml"
    large.write_bytes(b"#" * 1_000_001)
    with pytest.raises(ConfigError, match=r"large\.yaml: is larger than 1,000,000 bytes"):
        load_schema(str(large))
    with pytest.raises(ConfigError, match="no such schema file"):
        load_schema(f"{tmp_path}/")


def test_schemas_in_the_package_come_before_those_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = tmp_path / "notelint" / "__init__.py"
    (tmp_path / "schemas").mkdir()
    monkeypatch.setattr(notelint, "__file__", str(module))
    find = built_in.folder.__wrapped__
    assert find() == str(tmp_path / "schemas")
    (tmp_path / "notelint" / "schemas").mkdir(parents=True)
    assert find() == str(tmp_path / "notelint" / "schemas")
