"""The library: what `import notelint` gives, its documentation, and types that mypy reads."""

import gc
import inspect
import json
import pydoc
import re
import subprocess
import sys
import typing
from pathlib import Path

import pytest

import notelint
from notelint.records.python_source import python_module
from notelint.schema.built_in import built_in_names

ROOT = Path(__file__).resolve().parent.parent
TITLE = "notelint: 1\nname: x\nparts: [{id: t, heading: {level: 1}}]\n"
FUNCTIONS = [name for name in notelint.__all__ if inspect.isfunction(getattr(notelint, name))]

CONTRARY = '''\
notelint: 1
name: record
file: "{date:date}-{list:slug}.md"
front_matter:
  fields:
    date: date
    list: {type: list, of: integer}
    int: integer?
    literal: {type: enum, values: ["a\\"b", 'c\\d']}
    "class": string
    "a-b": {type: mapping, extras: allow}
    when: datetime
    RecordItem: string?
parts:
  - {id: str, heading: {level: 1}}
  - {id: items, heading: {text: 'Say """x""" \\ "y"', level: 2}, holds: list, items: "1.."}
  - {id: Field, heading: {text: F, level: 2}, holds: table, columns: {list: string, float: number?}}
'''
"""Names that Python, pydantic and the module itself use."""

NOTE = '''\
---
date: 2024-03-01
list: [1, 2]
literal: a"b
class: c
a-b: {x: [1]}
when: 2024-03-01 10:00:00
---

# T

## Say """x""" \\ "y"

- one
  - two

## F

| list | float |
| --- | --- |
| a | 1.5 |
'''


def test_everything_public_is_there_and_documented() -> None:
    for name in notelint.__all__:
        assert getattr(notelint, name) is not None
        assert f"`{name}`" in (notelint.__doc__ or "") or name == "__version__"
    assert set(notelint.__all__) <= set(dir(notelint))


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_describes_each_argument_its_result_and_its_errors(name: str) -> None:
    function = getattr(notelint, name)
    text = inspect.getdoc(function) or ""
    described = set(re.findall(r"^    (\w+): ", text.partition("Args:\n")[2], re.MULTILINE))
    assert set(inspect.signature(function).parameters) <= described
    assert "Returns:\n" in text
    hints = typing.get_type_hints(function)
    if any("Schema" in repr(hint) for key, hint in hints.items() if key != "return"):
        assert "Raises:\n    " in text
        assert "ConfigError: " in text


def test_help_shows_functions_with_their_arguments() -> None:
    shown = pydoc.render_doc(notelint, renderer=pydoc.plaintext)  # type: ignore[attr-defined]
    for name in FUNCTIONS:
        assert f"    {name}(" in shown
    assert "ConfigError: The schema does not exist" in shown
    assert "__getattr__" not in shown.partition("FUNCTIONS")[2]
    assert "__dir__" not in shown.partition("FUNCTIONS")[2]


def test_every_number_of_the_summary_is_described() -> None:
    described = set(re.findall(r"\w+", notelint.Summary.__doc__ or ""))
    assert set(notelint.Summary._fields) <= described


def test_unknown_names_are_attribute_errors() -> None:
    with pytest.raises(AttributeError, match="check_everything"):
        notelint.check_everything  # noqa: B018 - the access is the test


def test_a_schema_can_be_a_text() -> None:
    schema = notelint.load_schema(TITLE)
    assert schema.name == "x"
    assert notelint.load_schema(schema) is schema
    with pytest.raises(notelint.ConfigError, match="<schema>:3:"):
        notelint.load_schema(TITLE.replace("level", "levl"))
    with pytest.raises(notelint.ConfigError, match="not found"):
        notelint.load_schema("no-such-schema")


def test_paths_are_checked_by_the_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOTELINT_CACHE_DIR", str(tmp_path / "cache"))
    notes = tmp_path / "notes"
    notes.mkdir()
    monkeypatch.chdir(notes)
    (notes / "x.yaml").write_text(TITLE)
    (notes / "notelint.toml").write_text('[[notes]]\nfiles = "/a.md"\nschema = "x.yaml"\n')
    (notes / "a.md").write_text("text \n")
    (notes / "b.md").write_text("text \n")
    result = notelint.check_paths(["."])
    assert [(one.path, one.code) for one in result.findings] == [
        ("a.md", "T004"),
        ("a.md", "S001"),
        ("b.md", "T004"),
    ]
    assert (result.summary.notes, result.summary.with_schema) == (2, 1)
    assert notelint.check_paths([notes], ignore=["S", "T004"]).findings == ()
    forced = notelint.check_paths([notes / "b.md"], notelint.load_schema(TITLE), select=["S"])
    assert [one.code for one in forced.findings] == ["S001"]
    assert notelint.check_paths(["."], TITLE, jobs=2).summary.with_schema == 2
    assert notelint.check_paths(["c.md"]).errors == ("c.md: no such file or folder",)
    with pytest.raises(notelint.ConfigError, match="T999"):
        notelint.check_paths(["."], select=["T999"])
    (notes / "notelint.toml").write_text("nots = 1\n")
    with pytest.raises(notelint.ConfigError, match=r"notelint\.toml:1:1"):
        notelint.check_paths(["."])


def test_one_path_and_one_text_of_codes_need_no_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text("text \n\n\n")
    (tmp_path / "b.md").write_text("text \n")
    for one in ("a.md", Path("a.md")):
        result = notelint.check_paths(one, select="trailing-space, T007")
        assert [(found.path, found.code) for found in result.findings] == [
            ("a.md", "T004"),
            ("a.md", "T007"),
        ]
    assert notelint.check_paths(".", ignore="T004,T007").findings == ()
    assert len(notelint.check_paths(["a.md", "b.md"], ignore=["T004,S", "N"]).findings) == 1


def test_a_text_is_checked_without_a_schema_and_with_some_rules() -> None:
    def codes(*arguments: typing.Any, **options: typing.Any) -> list[str]:
        return [one.code for one in notelint.check_text("text \n\n\n", *arguments, **options)]

    assert codes() == ["T004", "T007"]
    assert codes(TITLE) == ["T004", "T007", "S001"]
    assert codes(TITLE, select="S,T004") == codes(TITLE, ignore=["T007"]) == ["T004", "S001"]
    assert codes(TITLE, select=["T"], ignore="T004") == ["T007"]
    assert codes(select="S") == []


def test_errors_name_the_argument(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    calls: list[tuple[typing.Any, dict[str, typing.Any], str]] = [
        (notelint.check_text, {"select": "S999"}, "select: rule `S999` not found"),
        (notelint.check_text, {"ignore": "S999"}, "ignore: rule `S999` not found"),
        (notelint.check_paths, {"select": ["S999"]}, "select: rule `S999` not found"),
        (notelint.check_paths, {"config": "x.toml"}, "config: no such configuration file: x.toml"),
    ]
    for function, arguments, expected in calls:
        with pytest.raises(notelint.ConfigError) as raised:
            function("a.md", **arguments)
        assert str(raised.value).startswith(expected)


def test_a_record_of_no_file_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(notelint.RecordError) as raised:
        notelint.load_record("nope.md", TITLE)
    assert str(raised.value).endswith("unreadable-file: no such file or folder")


def load_module(source: str) -> dict[str, typing.Any]:
    names: dict[str, typing.Any] = {"__name__": "written"}
    exec(source, names)
    return names


def test_a_record_is_an_instance_of_the_written_class(tmp_path: Path) -> None:
    note = tmp_path / "2024-03-01-a.md"
    note.write_text(NOTE, encoding="utf-8")
    cls = load_module(python_module(notelint.load_schema(CONTRARY)))["Record"]
    plain = notelint.load_record(note, CONTRARY, positions=True)
    record = notelint.load_record(note, CONTRARY, cls, positions=True)
    assert type(record) is cls
    assert record.model_dump() == plain.model_dump()
    assert cls.model_validate_json(plain.model_dump_json()) == record
    assert record["items"][0]["items"][0]["text"] == record.items[0].items[0].text == "two"
    with pytest.raises(KeyError, match="nothing"):
        record["nothing"]
    with pytest.raises(notelint.ConfigError, match="`Record` does not match the schema `x`"):
        notelint.load_record(note, TITLE, cls)


USES = """\
import datetime

import notelint
from news_scrap import NewsScrap
from contrary import Record


def of_class() -> None:
    record = notelint.load_record("note.md", "news-scrap", NewsScrap)
    publisher: str | None = record.source.publisher
    starts: list[int | None] = [quote.start for quote in record.evidence]
    wrong: int = record.headline  # error
    record.headlines  # error
    print(publisher, starts, wrong)


def of_keys() -> None:
    record: notelint.Record = notelint.load_record("note.md", "news-scrap")
    print(record["headline"], record["source"]["url"])
    record.headline  # error


def of_contrary_names() -> None:
    record = notelint.load_record("note.md", "contrary.yaml", Record)
    days: list[datetime.date] = [record.file.date]
    numbers: list[int] = record.front_matter.list
    print(days, numbers, record.model_dump())


def of_findings() -> None:
    schema: notelint.Schema = notelint.load_schema("news-scrap")
    try:
        findings: tuple[notelint.Finding, ...] = notelint.check_text("", schema)
    except notelint.ConfigError as error:
        print([problem.line + 1 for problem in error.problems])
    else:
        print(findings[0].line + 1, notelint.message(findings[0], "ko"))
        notelint.message(findings[0], "fr")  # error
    result: notelint.CheckResult = notelint.check_paths(["."])
    print(result.summary.notes + 1, notelint.apply_fixes("", result.findings))
"""


def test_mypy_reads_records_and_findings(tmp_path: Path) -> None:
    for name in built_in_names():
        module = tmp_path / f"{name.replace('-', '_')}.py"
        module.write_text(python_module(notelint.load_schema(name)), encoding="utf-8")
    (tmp_path / "contrary.py").write_text(
        python_module(notelint.load_schema(CONTRARY)), encoding="utf-8"
    )
    (tmp_path / "uses.py").write_text(USES, encoding="utf-8")
    (tmp_path / "mypy.ini").write_text("[mypy]\nstrict = true\n")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--cache-dir", str(tmp_path / "cache"), "."],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    found = re.findall(r"^(\S+?):(\d+): error", done.stdout, re.MULTILINE)
    expected = [
        ("uses.py", str(number))
        for number, line in enumerate(USES.splitlines(), 1)
        if "# error" in line
    ]
    assert found == expected, done.stdout


def test_threads_may_check_at_the_same_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    names = ["good/news-scrap", "bad/news-scrap", "good/decision-record", "bad/decision-record"]
    texts = [(ROOT / f"examples/{name}.md").read_text(encoding="utf-8") for name in names] * 6
    code = (
        "import sys, json; from concurrent.futures import ThreadPoolExecutor; import notelint\n"
        "texts = json.load(sys.stdin)\n"
        "check = lambda text: len(notelint.check_text(text, 'news-scrap'))\n"
        "with ThreadPoolExecutor(8) as pool: print(list(pool.map(check, texts)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=json.dumps(texts),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert json.loads(done.stdout) == [len(notelint.check_text(t, "news-scrap")) for t in texts]


def test_garbage_collection_of_the_program_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A note\n")
    before = gc.get_threshold(), gc.get_freeze_count()
    notelint.check_paths([str(tmp_path)])
    assert (gc.get_threshold(), gc.get_freeze_count()) == before
