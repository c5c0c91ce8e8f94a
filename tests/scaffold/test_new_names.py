"""`notelint new` by name: each built-in schema has a file name, and the note has S010 only."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notelint.commands.check import check
from notelint.commands.check_options import CheckOptions
from notelint.commands.new import NewOptions, new
from notelint.commands.new_place import path_inside
from notelint.scaffold.new_names import file_title, next_number, slug
from notelint.schema.built_in import built_in_names
from notelint.schema.loading import load_schema, read_schema
from tests.scaffold.conftest import Run

TODAY = "2026-11-29"
NAMES = {
    "adr-madr": ("0001-use-x.md", "0001-untitled.md"),
    "adr-nygard": ("0001-use-x.md", "0001-untitled.md"),
    "book-note": ("Use X.md", "untitled.md"),
    "daily-report": ("2026-11-29.md", "2026-11-29.md"),
    "meeting-note": ("2026-11-29-use-x.md", "2026-11-29-untitled.md"),
    "news-scrap": ("2026-11-29-use-x.md", "2026-11-29-untitled.md"),
    "obsidian-literature-note": ("Use X.md", "untitled.md"),
    "paper-note": ("use-x.md", "untitled.md"),
    "postmortem": ("2026-11-29-use-x.md", "2026-11-29-untitled.md"),
    "rfc": ("0001-use-x.md", "0001-untitled.md"),
    "til": ("use-x.md", "untitled.md"),
}


@pytest.fixture(autouse=True)
def here(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(folder)
    return folder


def test_each_built_in_schema_is_here() -> None:
    assert set(NAMES) == set(built_in_names())


def codes(schema: str, path: str) -> set[str]:
    """What a check of the folder says of one note."""
    options = CheckOptions(paths=(".",), schema=schema, format="json", online=False, cache=False)
    report = json.loads(check(options).report)
    return {finding["code"] for finding in report["findings"] if finding["path"] == path}


@pytest.mark.parametrize("title", ["Use X", "", "AWS도 '멀티모달 AI' 참전: 1/2?"])
@pytest.mark.parametrize("name", NAMES)
def test_a_new_note_has_placeholders_and_nothing_else_wrong(
    here: Path, name: str, title: str
) -> None:
    made = new(NewOptions(name, title=title, today=TODAY), "en")
    assert made.exit_code == 0, made.errors
    path = made.report.removeprefix("wrote ").rstrip("\n")
    if title in ("Use X", ""):
        assert path == NAMES[name][not title]
    else:
        assert name == "daily-report" or "멀티모달" in path
    assert codes(name, path) <= {"S010"}
    assert not title or title in (here / path).read_text(encoding="utf-8")


@pytest.mark.parametrize("optional", [False, True], ids=["least", "all"])
@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_wrong_when_the_placeholders_are_replaced(
    here: Path, name: str, optional: bool
) -> None:
    made = new(NewOptions(name, title="Use X", today=TODAY, optional=optional), "en")
    path = here / made.report.removeprefix("wrote ").rstrip("\n")
    text = path.read_text(encoding="utf-8").replace("https://example.com/", "https://a.example/x")
    text = re.sub(r"(?i)(year: )TODO", r"\g<1>2018", text)
    text = re.sub(r"(?i)(pages|rating): TODO", r"\g<1>: 5", text)
    text = re.sub("(?i)(url: )TODO", r"\1https://a.example/x", text)
    path.write_text(re.sub("TODO", "All of it is told.", text), encoding="utf-8")
    assert codes(name, path.name) == set(), text


@pytest.mark.parametrize("title", ["Use Y", ""])
@pytest.mark.parametrize("name", ["adr-madr", "adr-nygard", "rfc"])
def test_it_is_numbered_on(here: Path, name: str, title: str) -> None:
    for earlier in ("One", "Two", "Three"):
        assert new(NewOptions(name, title=earlier, today=TODAY), "en").exit_code == 0
    (here / "2024-01-02-a-day.md").write_text("# A day\n")
    made = new(NewOptions(name, title=title, today=TODAY), "en")
    path = made.report.removeprefix("wrote ").rstrip("\n")
    assert path == f"0004-{slug(title)}.md"
    assert codes(name, path) == {"S010"}


def test_earlier_names_say_how_many_digits_a_number_has(here: Path) -> None:
    nygard = load_schema("adr-nygard")
    assert next_number(nygard, ["adr-007-a.md", "adr-012-b.md", "x.md"]).padded == "013"
    assert next_number(nygard, []).padded == "0001"


def test_a_pattern_of_a_schema_gets_the_title_and_its_suffix() -> None:
    text = "notelint: 1\nname: a\nfile: '{file}'\nparts: [{{id: t, heading: {{level: 1}}}}]\n"
    for pattern, name in (
        ("{number:integer}-{slug}.md", "1-use-x.md"),
        ("{date:date} {title}.md", "2026-11-29 Use X.md"),
        (r"/(?P<number>[0-9]{4})-\D.*/", "0001-TODO.md"),
    ):
        Path("s.yaml").write_text(text.format(file=pattern))
        made = new(NewOptions("s.yaml", title="Use X", today=TODAY), "en")
        assert made.report == f"wrote {name}\n", made.errors


def test_without_any_name_a_title_is_enough(run: Run) -> None:
    Path("s.yaml").write_text("notelint: 1\nname: s\nparts: [{id: t, heading: {level: 1}}]\n")
    assert "or a title: --title TITLE" in run("new", "s.yaml").stderr
    assert run("new", "s.yaml", "--title", "Use X").stdout == "wrote use-x.md\n"
    assert run("new", "s.yaml", "-o", "mine.md").stdout == "wrote mine.md\n"
    assert "use only one of FILE and --output" in run("new", "s.yaml", "a.md", "-o", "b").stderr


def test_an_unknown_field_of_a_new_name_is_told() -> None:
    text = "notelint: 1\nname: s\nnew_name: '{day}.md'\nparts: [{id: t, heading: {level: 1}}]\n"
    with pytest.raises(Exception, match=re.escape("`{day}` is not a field of a new name")):
        read_schema(text.encode(), "s.yaml")


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_title_makes_a_name_inside_the_folder(title: str) -> None:
    for name in (f"{file_title(title)}.md", f"{slug(title)}.md"):
        assert path_inside("", name) == name
        assert len(name.encode()) < 200


def test_the_date_may_be_another_days(run: Run) -> None:
    done = run("new", "daily-report", "--date", "2026-11-30")
    assert done.stdout == "wrote 2026-11-30.md\n"
    for wrong in ("2026-02-30", "tomorrow", "2026-11-30T10:00"):
        refused = run("new", "daily-report", "--date", wrong)
        assert refused.returncode == 2
        assert f"{wrong} is not a date (YYYY-MM-DD)" in refused.stderr


SETTINGS = '[[notes]]\nfiles = {files}\nschema = "papers.yaml"\n'


@pytest.fixture
def papers(here: Path) -> Path:
    """A folder whose configuration gives notes in `Papers` the schema `papers`."""
    text = "notelint: 1\nname: papers\nparts: [{id: title, heading: {level: 1}}]\n"
    (here / "papers.yaml").write_text(text)
    (here / "notelint.toml").write_text(SETTINGS.format(files='"/Papers/**/*.md"'))
    return here


@pytest.mark.parametrize(
    ("files", "start", "written"),
    [
        ('"/Papers/**/*.md"', "", "Papers/x.md"),
        ('"Papers/"', "", "Papers/x.md"),
        ('["*.txt", "/a b/논문/2024-*.md", "/a b/논문/x*.md"]', "", "a b/논문/x.md"),
        ('"*.md"', "", "x.md"),
        ('"*.md"', "Other", "x.md"),
        ('"/Papers/**/*.md"', "Papers/2024", "x.md"),
        ('"/Papers/**/*.md"', "Other", "../Papers/x.md"),
    ],
)
def test_it_is_written_where_the_configuration_gives_it_the_schema(
    papers: Path, monkeypatch: pytest.MonkeyPatch, files: str, start: str, written: str
) -> None:
    (papers / "notelint.toml").write_text(SETTINGS.format(files=files))
    (papers / start).mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(papers / start)
    made = new(NewOptions("papers", title="X"), "en")
    assert (made.report, made.errors) == (f"wrote {written}\n", ())
    assert Path(written).is_file()


@pytest.mark.parametrize(
    ("files", "file", "written"),
    [
        ('"/Papers/2024*.md"', "", "x.md"),
        ('"/../Papers/*.md"', "", "x.md"),
        ('"/.hidden/"', "", "x.md"),
        ('"/Papers/"', "y.md", "y.md"),
        ('"/Papers/"', ".", "./x.md"),
    ],
)
def test_where_it_has_no_schema_standard_error_says_so(
    papers: Path, files: str, file: str, written: str
) -> None:
    (papers / "notelint.toml").write_text(SETTINGS.format(files=files))
    made = new(NewOptions("papers", file=file, title="X"), "en")
    assert (made.report, made.exit_code) == (f"wrote {written}\n", 0)
    wrong = f"notelint.toml: no glob of schema `papers` matches {written}; "
    assert made.errors == (f"{wrong}`notelint check` will not use the schema",)


def test_a_template_gets_the_title_and_the_date(papers: Path) -> None:
    front = 'title: "{{title}}"\nread: {{date}}\nby: {{author}}\nat: "{place}"\n'
    template = f"---\n{front}---\n\n# {{{{title}}}}\n"
    (papers / "tpl.md").write_text(template)
    types = "{title: string, read: date, by: string, at: string}"
    fields = f"front_matter: {{fields: {types}}}\ntemplate: tpl.md\n"
    text = (papers / "papers.yaml").read_text().replace("parts:", f"{fields}parts:")
    (papers / "papers.yaml").write_text(text)
    made = new(NewOptions("papers", title="Use X", today=TODAY), "en")
    assert made.report == "wrote Papers/use-x.md\n"
    assert (papers / "Papers/use-x.md").read_text() == (
        f'---\ntitle: Use X\nread: {TODAY}\nby: "{{{{author}}}}"\nat: "{{place}}"\n---\n\n# Use X\n'
    )
    report = json.loads(check(CheckOptions(paths=("Papers",), format="json", cache=False)).report)
    assert [(one["code"], one["line"]) for one in report["findings"]] == [("S010", 4), ("S010", 5)]


def test_two_new_notes_have_no_duplicate_values(here: Path) -> None:
    Path("s.yaml").write_text(
        "notelint: 1\nname: s\nfront_matter: {fields: {doi: string, on: string}}\n"
        "parts: [{id: t, heading: {level: 1}}]\n"
        "collection: {unique: front_matter.doi, references: {front_matter.on: front_matter.doi}}\n"
    )
    for title in ("A", "B"):
        assert new(NewOptions("s.yaml", title=title), "en").exit_code == 0
    assert codes("s.yaml", "b.md") == {"S010"}


def test_its_number_is_the_next_one_of_that_folder(papers: Path) -> None:
    text = (papers / "papers.yaml").read_text().replace("parts:", "new_name: '{number}.md'\nparts:")
    (papers / "papers.yaml").write_text(text)
    (papers / "Papers").mkdir()
    (papers / "Papers/0041.md").touch()
    assert new(NewOptions("papers"), "en").report == "wrote Papers/0042.md\n"


def test_mistakes_of_the_configuration_matter_where_it_says_the_place(papers: Path) -> None:
    (papers / "notelint.toml").write_text("[x\n")
    assert new(NewOptions("til", title="X"), "en").exit_code == 2
    assert new(NewOptions("til", file="y.md"), "en").report == "wrote y.md\n"


def test_in_a_vault_a_note_is_named_by_its_title(papers: Path) -> None:
    (papers / ".obsidian").mkdir()
    made = new(NewOptions("papers", title="My new paper: 1/2"), "en")
    assert made.report == "wrote Papers/My new paper 1 2.md\n"
    named = (papers / "papers.yaml").read_text().replace("parts:", "new_name: '{slug}.md'\nparts:")
    (papers / "papers.yaml").write_text(named)
    assert new(NewOptions("papers", title="My new"), "en").report == "wrote Papers/my-new.md\n"
