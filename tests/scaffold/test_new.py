"""`notelint new`: a blank note of any schema has nothing wrong with it but its placeholders."""

from pathlib import Path

import pytest

from notelint.commands.notes import plan_for_schema
from notelint.lint.check_note import check_note
from notelint.report.messages import rule_message
from notelint.scaffold.blank import blank_note
from notelint.scaffold.sample import sample
from notelint.schema.built_in import folder as ready_made_folder
from notelint.schema.loading import load_schema, read_schema
from notelint.text.patterns import matches
from tests.rules import literate
from tests.scaffold.conftest import ROOT, Run

UNWRITTEN = {"S010", "S006"}
"""What a blank note may be told: that something is still to be written."""

TODAY = "2026-11-25"

FOLDERS = (Path(ready_made_folder()), ROOT / "tests/notes", ROOT / "docs/notelint")
CASES = [
    (case.schema.encode(), f"{case.code}-{number}")
    for number, case in enumerate(literate.CASES)
    if case.schema and not case.files  # what takes another file over has its own tests
]
SCHEMAS = [
    *(
        pytest.param(path.read_bytes(), str(path), id=path.name)
        for folder in FOLDERS
        for path in sorted(folder.glob("*.yaml"))
    ),
    *(pytest.param(data, "case.yaml", id=name) for data, name in CASES),
]


@pytest.mark.parametrize("whole", [False, True], ids=["least", "all"])
@pytest.mark.parametrize(("data", "path"), SCHEMAS)
def test_a_blank_note_conforms_but_for_its_placeholders(
    data: bytes, path: str, whole: bool
) -> None:
    schema = read_schema(data, Path(path).name, path=path)
    made = blank_note(schema, TODAY, optional=whole)
    found = check_note(
        made.file_name or "note.md", made.text.encode(), plan_for_schema(schema)
    ).findings
    wrong = [
        f"{one.line}: {one.code} {rule_message(one.code, one.message, 'en')}"
        for one in found
        if one.severity == "error"
        and one.code not in UNWRITTEN
        # So many words only a writer can have: that there are too few is the truth.
        and not (one.code == "S008" and one.message.name != "few")
    ]
    assert not wrong, made.text


@pytest.mark.parametrize(
    "pattern",
    [
        *(r"\d+\. \S.*", r"[0-2]\d:[0-5]\d", r"연관\s*기사(\s*링크)?", r"『.+』読書ノート"),
        *(
            r"(?P<a>\w+)-(?P<b>[a-z]{2,4})",
            r"a|b",
            r"[^/]+\.md",
            r"(?i)todo",
            r"\p{Hangul}+",
            r"x{3}",
        ),
    ],
)
def test_a_sample_matches_its_pattern(pattern: str) -> None:
    text = sample(pattern)
    assert text is not None
    assert matches(pattern, text)


@pytest.mark.parametrize("pattern", [r"(", r"[", r"a{", r"\x{110000}", r"^$x", "(" * 5000])
def test_of_what_it_does_not_know_there_is_no_sample(pattern: str) -> None:
    assert sample(pattern) is None or matches(pattern, str(sample(pattern)))


def test_a_blank_scrap_has_placeholders_left_and_nothing_else(folder: Path, run: Run) -> None:
    assert run("new", "news-scrap", "a.md").returncode == 0
    done = run("check", "--schema", "news-scrap", "--format", "concise", "a.md")
    *found, _, _ = done.stdout.splitlines()
    assert {line.split()[2] for line in found} == {"S010"}


def test_a_new_note_is_named_by_the_schema_and_numbered_on(folder: Path, run: Run) -> None:
    (folder / "adr.yaml").write_text(
        "notelint: 1\nname: adr\nfile: '{number:integer}-{slug}.md'\n"
        "parts: [{id: title, heading: {level: 1}}, {id: a, heading: A, holds: list}]\n"
    )
    (folder / "adr").mkdir()
    (folder / "adr/0041-old.md").write_text("# Old\n")
    done = run("new", "adr.yaml", "adr")
    assert (done.returncode, done.stdout) == (0, "wrote adr/0042-TODO.md\n")
    text = (folder / "adr/0042-TODO.md").read_text()
    assert text == "# TODO\n\n## A\n\n- TODO\n"
    again = run("new", "adr.yaml", "adr/0042-TODO.md")
    assert again.returncode == 2
    assert "already exists and was not changed" in again.stderr
    assert (folder / "adr/0042-TODO.md").read_text() == text


def test_a_schema_of_the_settings_is_found_by_its_name(folder: Path, run: Run) -> None:
    (folder / "s").mkdir()
    (folder / "s/x.yaml").write_text("notelint: 1\nname: log\nparts: [{id: a, heading: A}]\n")
    (folder / "notelint.toml").write_text('[[notes]]\nfiles = "*.md"\nschema = "s/x.yaml"\n')
    assert run("new", "log", "--stdout").stdout == "## A\n\nTODO\n"
    assert run("new", "log").returncode == 2
    assert "schema `lgo` not found; did you mean `log`?" in run("new", "lgo").stderr


PAPER = """\
notelint: 1
name: paper
front_matter:
  format: FORMAT
  fields:
    year: {type: integer, range: 1900..}
    venue: {type: enum, values: [ICML, "NeurIPS: D&B"]}
    kind: {type: enum, values: [paper]}
    areas: {type: list, of: {type: enum, values: [a, b]}, items: 2..}
    rating: number
    done: boolean
    doi: {type: string, pattern: '/10[.].+/'}
    page: url
    read: date
labels: {fields: {Status: {type: enum, values: [draft, final]}}}
parts:
  - {id: title, heading: {level: 1}}
  - {id: results, heading: Results, holds: table, columns: {fields: {set: string, score: number}}}
  - {id: source, heading: Source, holds: links, items: 2..}
"""
FRONT_MATTER = {
    "yaml": """\
---
year: TODO
venue: TODO # ICML, "NeurIPS: D&B"
kind: paper
areas: [TODO, TODO] # a, b
rating: TODO
done: TODO
doi: TODO
page: TODO
read: 2026-11-25
---
""",
    "toml": """\
+++
"year" = "TODO"
"venue" = "TODO" # ICML, "NeurIPS: D&B"
"kind" = "paper"
"areas" = ["TODO", "TODO"] # a, b
"rating" = "TODO"
"done" = "TODO"
"doi" = "TODO"
"page" = "TODO"
"read" = "2026-11-25"
+++
""",
}
BODY = """
# TODO

- Status: TODO

## Results

| set | score |
| --- | --- |
| TODO | TODO |

## Source

[TODO](https://example.com/)

[TODO](https://example.com/)
"""


@pytest.mark.parametrize("kind", FRONT_MATTER)
def test_no_value_is_invented(kind: str) -> None:
    schema = read_schema(PAPER.replace("FORMAT", kind).encode(), "paper.yaml")
    text = blank_note(schema, TODAY).text
    assert text == FRONT_MATTER[kind] + BODY
    found = check_note("a.md", text.encode(), plan_for_schema(schema)).findings
    assert {one.code for one in found} == {"S010"}
    reported = {one.line for one in found}
    lines = text.splitlines()
    assert reported == {n for n, line in enumerate(lines, 1) if "TODO" in line or "://" in line}


def test_a_heading_leaves_their_level_to_subtitles() -> None:
    text = blank_note(load_schema("news-scrap"), TODAY, optional=True).text
    headings = [line for line in text.splitlines() if line.startswith("#")]
    assert headings == [
        "# TODO",
        "## TODO",
        "### 용어정리",
        "### 본문의 근거",
        "### 추가 조사할 내용 / 결과",
        "#### 기사의 근거를 통해 바뀐 수치는 무엇인가?",
        "### 연관기사 링크",
    ]


def test_given_values_are_fitted_to_their_groups() -> None:
    pattern = r"(?P<number>[0-9]{4})-(?P<slug>[a-z-]+)\.md"
    assert sample(pattern, {"number": "7", "slug": "TODO"}) == "0007-todo.md"
    assert sample(pattern, {"number": "x", "slug": "1"}) is not None


def test_a_mistake_in_the_settings_is_told_where_a_name_is_theirs(folder: Path, run: Run) -> None:
    (folder / "notelint.toml").write_text("[x\n")
    assert run("new", "log").stderr.startswith("notelint: notelint.toml:1:")
    assert run("new", "til", "--stdout").returncode == 0
