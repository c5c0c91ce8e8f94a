"""Settings files: which one holds, what it may say, and what is said of a wrong one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from notelint.config.load import Loaded, PlanOptions, load_plan
from notelint.locale import in_language
from notelint.model.plan import Assignment
from notelint.schema.built_in import built_in_names
from notelint.schema.errors import ConfigError
from notelint.text.globs import brace_choice

Load = Callable[..., Loaded]
MINUTES = "notelint: 1\nname: minutes\nparts: [{id: a, heading: A}]\n"


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


def wrong(load: Load, **arguments: object) -> list[str]:
    with pytest.raises(ConfigError) as error:
        load(**arguments)
    assert all(in_language(problem.words, "ko") for problem in error.value.problems)
    return [problem.text() for problem in error.value.problems]


def test_without_settings_the_schema_is_guessed_among_the_ready_made(load: Load) -> None:
    loaded = load()
    assert loaded.settings_file == ""
    assert loaded.plan.signatures
    assert loaded.plan.root == str(Path.cwd())
    assert tuple(schema.name for schema in loaded.plan.schemas) == built_in_names()
    assert [rule.code for rule in loaded.plan.rules][:2] == ["S001", "S010"]


def test_the_nearest_settings_upward_hold(load: Load) -> None:
    write("notelint.toml", 'language = "en"')
    write("a/notelint.toml", 'language = "ko"')
    write("a/b/c/note.md", "")
    assert load("a/b/c")[1:3] == ("ko", str(Path("a/notelint.toml")))
    assert load(".")[1:3] == ("en", "notelint.toml")
    assert not load("a").plan.signatures


def test_settings_of_its_own_come_before_the_project_s(load: Load) -> None:
    write("pyproject.toml", '[tool.notelint]\nlanguage = "en"')
    assert load()[1:3] == ("en", "pyproject.toml")
    write("notelint.toml", 'language = "ko"')
    assert load()[1:3] == ("ko", "notelint.toml")


@pytest.mark.parametrize(
    "text",
    [
        "[project]\nname = 'x'\n",
        "[project]\ndependencies = ['notelint']\n",
        "[tool.notelint-other]\nx = 1\n",
        "this is no TOML",
    ],
)
def test_a_project_without_a_table_of_ours_is_passed_over(load: Load, text: str) -> None:
    write("notelint.toml", 'language = "ko"')
    write("a/pyproject.toml", text)
    assert load("a").language == "ko"


def test_an_empty_table_of_ours_is_settings(load: Load) -> None:
    write("notelint.toml", 'language = "ko"')
    write("a/pyproject.toml", "[tool.notelint]\n")
    assert load("a")[1:3] == ("", str(Path("a/pyproject.toml")))


def test_a_file_named_on_the_command_line_holds(load: Load) -> None:
    write("notelint.toml", 'language = "en"')
    write("ci/strict.toml", 'language = "ko"\nnotes = [{files = "*.md", schema = "m.yaml"}]')
    write("ci/m.yaml", MINUTES)
    loaded = load(config="ci/strict.toml")
    assert loaded.language == "ko"
    assert loaded.plan.root == str(Path.cwd() / "ci")


def test_a_named_file_must_be_there_and_have_our_table(load: Load) -> None:
    write("pyproject.toml", "[project]\n")
    assert wrong(load, config="none.toml") == ["--config: no such configuration file: none.toml"]
    assert wrong(load, config="pyproject.toml") == [
        "pyproject.toml: the table `[tool.notelint]` is missing"
    ]


def test_notes_get_schemas_by_path(load: Load) -> None:
    write("schemas/minutes.yaml", MINUTES)
    write(
        "notelint.toml",
        """
        [[notes]]
        files = "minutes/*.md"
        schema = "schemas/minutes.yaml"
        [[notes]]
        files = ["news/**", "*.news.md"]
        exclude = ["README.md", "templates/"]
        schema = "news-scrap"
        """,
    )
    plan = load().plan
    assert plan.assignments == (
        Assignment(("minutes/*.md",), (), "minutes"),
        Assignment(("news/**", "*.news.md"), ("README.md", "templates/"), "news-scrap"),
    )
    assert {schema.name for schema in plan.schemas} == {"minutes", *built_in_names()}
    assert not plan.signatures


def test_globs_of_notes_to_leave_out(load: Load) -> None:
    assert load().plan.exclude == ()
    write("notelint.toml", 'exclude = "/drafts/"')
    assert load().plan.exclude == ("/drafts/",)
    write("notelint.toml", 'exclude = ["/drafts/", "README.md"]')
    assert load().plan.exclude == ("/drafts/", "README.md")


def test_a_schema_of_one_s_own_takes_the_place_of_the_ready_made_one(load: Load) -> None:
    write("mine.yaml", MINUTES.replace("minutes", "news-scrap"))
    write("notelint.toml", 'notes = [{files = "*", schema = "mine.yaml"}]')
    (schema,) = (schema for schema in load().plan.schemas if schema.name == "news-scrap")
    assert schema.file == "mine.yaml"


def test_two_schemas_of_one_name_are_an_error(load: Load) -> None:
    write("a.yaml", MINUTES)
    write("b.yaml", MINUTES)
    write(
        "notelint.toml",
        'notes = [\n {files = "a", schema = "a.yaml"},\n {files = "b", schema = "b.yaml"},\n]',
    )
    assert wrong(load) == ["notelint.toml:3:25: duplicate schema name `minutes`: a.yaml and b.yaml"]


def test_a_schema_of_the_command_line_is_for_all_notes(load: Load) -> None:
    write("mine.yaml", MINUTES)
    assert load(schema="mine.yaml").plan.forced == "minutes"
    assert load(schema="news-scrap").plan.forced == "news-scrap"
    assert not load(schema="news-scrap").plan.signatures


def test_a_schema_of_the_command_line_may_be_called_as_the_settings_name_it(load: Load) -> None:
    write("a/schemas/mine.yaml", MINUTES)
    write("a/notelint.toml", 'notes = [{files = "*", schema = "schemas/mine.yaml"}]')
    assert load("a", schema="minutes").plan.forced == "minutes"


def test_an_unknown_schema_of_the_command_line_is_an_error(load: Load) -> None:
    assert wrong(load, schema="news-scrp") == [
        "--schema: schema `news-scrp` not found; did you mean `news-scrap`?"
    ]


def test_every_mistake_of_a_settings_file_is_reported_at_its_place(load: Load) -> None:
    write(
        "notelint.toml",
        """\
langage = "ko"
language = "kr"
select = "T"
ignore = ["S", 3]
cache = 5

[[notes]]
files = []
schema = "news-scrap"

[[notes]]  # the second
file = [
  "a",
]

[severity]
T004 = "eror"
"S001" = "off"
""",
    )
    assert wrong(load) == [
        "notelint.toml:1:1: unknown key `langage`; did you mean `language`?",
        "notelint.toml:2:12: `language` cannot be `kr`; known: `en`, `ko`",
        "notelint.toml:3:10: `select` should be a list, not `T`",
        "notelint.toml:4:16: `ignore[1]` should be a string, not the number 3; put it in quotes",
        "notelint.toml:5:9: `cache` should be a folder, true or false",
        "notelint.toml:8:9: `files` is an empty list",
        "notelint.toml:11:3: the key `files` is missing",
        "notelint.toml:11:3: the key `schema` is missing",
        "notelint.toml:12:1: unknown key `file`; did you mean `files`?",
        "notelint.toml:17:8: `T004` cannot be `eror`; did you mean `error`?",
        "notelint.toml:18:10: `S001` cannot be `off`; to turn a rule off, list it in `ignore`",
    ]


def test_a_key_of_the_file_below_a_table_is_told_where_to_stand(load: Load) -> None:
    write("notelint.toml", '[[notes]]\nfiles = "*.md"\nschema = "til"\n\nignore = ["T004"]\n')
    assert wrong(load) == [
        "notelint.toml:5:1: `ignore` does not belong in `notes[0]`, but at the top of the file"
    ]


def test_every_unknown_name_is_reported_at_its_place(load: Load) -> None:
    write(
        "pyproject.toml",
        """\
[project]
name = "notelint"

[tool.notelint]
select = ["T", "T044"]
ignore = ["trailing-spce"]
notes = [{ files = "*.md", schema = "news-scarp" }]

[tool.notelint.severity]
X = "error"

[tool.notelint.options."line-end"]
style = "lf"
""",
    )
    found = wrong(load, select=["Z"], ignore=["S00"], schema="x.yaml")
    assert found == [
        "--schema: no such schema file: x.yaml",
        "--select: rule `Z` not found",
        "pyproject.toml:6:11: rule `trailing-spce` not found; did you mean `trailing-space`?",
        "pyproject.toml:7:37: schema `news-scarp` not found; did you mean `news-scrap`?",
        "pyproject.toml:10:1: rule `X` not found",
        "pyproject.toml:12:2: rule `line-end` not found; did you mean `line-ends`?",
    ]
    assert wrong(load)[0].startswith("pyproject.toml:5:16: rule `T044` not found; did you mean")


def test_the_mistakes_of_all_schemas_are_reported_together(load: Load) -> None:
    write("a.yaml", MINUTES.replace("heading", "hading"))
    write(
        "notelint.toml", 'notes = [{files = "a", schema = "a.yaml"}, {files = "b", schema = "b"}]'
    )
    assert [problem.split(": ")[0] for problem in wrong(load)] == [
        "a.yaml:3:17",
        "notelint.toml:1:67",
    ]


def test_options_are_built_from_what_the_user_gives(load: Load) -> None:
    write(
        "notelint.toml",
        '[options.S010]\nstrict = false\nwords = ["-"]\n[options.line-ends]\nstyle = "lf"\n',
    )
    options = {rule.code: rule.options for rule in load().plan.rules}
    assert options["S010"] == (False, 3, "any", ("-",))
    assert options["T005"] == (True, 3, "lf", ("없음", "N/A"))
    assert options["S001"] is None


def test_wrong_options_are_reported_at_their_place(load: Load) -> None:
    write(
        "notelint.toml",
        """\
[options.S010]
strict = "yes"
minimun = 3
minimum = 2.5
words = ["a", 1]
style = "cr"
[options.S001]
anything = 1
[options]
T = {a = 1}
""",
    )
    assert wrong(load) == [
        "notelint.toml:2:10: `strict` should be true or false, not `yes`",
        "notelint.toml:3:1: unknown key `minimun`; did you mean `minimum`?",
        "notelint.toml:4:11: `minimum` should be a whole number, not the number 2.5",
        "notelint.toml:5:15: `words[1]` should be a string, not the number 1; put it in quotes",
        "notelint.toml:6:9: `style` cannot be `cr`; known: `lf`, `crlf`, `any`",
        "notelint.toml:8:1: unknown key `anything`",
        "notelint.toml:10:1: `T` matches more than one rule; set options for a single rule",
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a = \nb = 2\n", "1:5: TOML: invalid value"),
        ("a = [1,\n b = 2]\n", "2:2: TOML: invalid value"),
        ("a = 1\na = 2\n", "2:6: TOML: a key is given twice: `a`"),
        ("a = 1\n[a]\n", "2:3: TOML: a key is given twice: `a`"),
        ("[a.b]\n[a.b]\n", "2:5: TOML: a table is declared twice: `a.b`"),
        ('a = 1\na = """\nb = 1"""\n', "3:9: TOML: a key is given twice"),
        ('a = "b\n', "1:7: TOML: a string is not closed"),
        ("a\n", "1:2: TOML: expected '=' after a key in a key/value pair"),
        ("a = [1", "1:7: TOML: unclosed array"),
        ("x = " + "[" * 5000, "1:1: TOML: nested too deeply"),
        ("x = " + "9" * 5000, "1:1: TOML: exceeds the limit"),
    ],
)
def test_a_mistake_of_syntax_has_its_place(load: Load, text: str, place: str) -> None:
    write("notelint.toml", text)
    (problem,) = wrong(load)
    assert problem.startswith(f"notelint.toml:{place}")


def test_settings_that_are_not_utf_8_are_an_error(load: Load) -> None:
    Path("notelint.toml").write_bytes('cache = "x"\n# 한'.encode("cp949"))
    assert wrong(load) == ["notelint.toml:2:3: is not UTF-8: byte 0xC7; save the file as UTF-8"]


def test_a_byte_order_mark_and_crlf_do_no_harm(load: Load) -> None:
    Path("notelint.toml").write_bytes(b'\xef\xbb\xbflanguage = "ko"\r\nselct = ["T"]\r\n')
    assert wrong(load) == ["notelint.toml:2:1: unknown key `selct`; did you mean `select`?"]


def test_braces_in_a_glob_are_an_error_at_their_place(tmp_path: Path) -> None:
    text = '[[notes]]\nfiles = ["a/", "{b,c}/*.md"]\nschema = "news-scrap"\n'
    (tmp_path / "notelint.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_plan(PlanOptions(str(tmp_path), use_cache=False))
    (problem,) = caught.value.problems
    assert "`{b,c}`" in in_language(problem.words, "en")
    assert (problem.line, problem.column) == (2, 16)


@pytest.mark.parametrize("glob", ["{{name}}/*.md", "\\{a,b\\}.md", "[{,}]*.md", "{a}.md", "a,b.md"])
def test_braces_without_a_choice_are_text(glob: str) -> None:
    assert brace_choice(glob) == ""


def test_a_malformed_glob_is_an_error_at_its_place(tmp_path: Path) -> None:
    settings = tmp_path / "notelint.toml"
    settings.write_text('[[notes]]\nfiles = ["a[z-a].md"]\nschema = "news-scrap"\n')
    with pytest.raises(ConfigError) as caught:
        load_plan(PlanOptions(str(tmp_path), use_cache=False))
    (problem,) = caught.value.problems
    assert (problem.line, problem.column) == (2, 10)
    assert "glob" in in_language(problem.words, "en")
