"""Which settings and which schema a note gets, through the whole program."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import notelint

Run = Callable[..., subprocess.CompletedProcess[str]]
GOOD_SCRAP = Path(notelint.__file__).resolve().parent.parent / "examples/good/news-scrap.md"


def schema_of(run: Run, *arguments: str, **options: str) -> str:
    """The schema that a run used, by a part that only it has; "" for none."""
    done = run("check", "--format", "json", *arguments, **options)
    report = json.loads(done.stdout)
    parts = {finding["part"] for finding in report["findings"]}
    assert bool(parts - {None}) == bool(report["summary"]["with_schema"])
    return next(iter(parts - {None}), "")


@pytest.fixture
def project(run: Run, tmp_path: Path) -> Path:
    """Schemas `one`, `two` and `three`, each with a part of its name that every note lacks."""
    for name in ("one", "two", "three"):
        (tmp_path / f"{name}.yaml").write_text(
            f"notelint: 1\nname: {name}\nparts:\n  - {{id: {name}, heading: {{text: X{name}}}}}\n"
        )
    (tmp_path / "a.md").write_text("# A\n\nText.\n")
    return tmp_path


def assign(folder: Path, *entries: tuple[str, str]) -> None:
    """Write a `notelint.toml` that gives schemas to globs."""
    listed = [f'[[notes]]\nfiles = ["{glob}"]\nschema = "{name}.yaml"\n' for glob, name in entries]
    (folder / "notelint.toml").write_text("".join(listed))


def test_the_first_entry_that_fits_gives_the_schema(run: Run, project: Path) -> None:
    assign(project, ("b.md", "one"), ("*.md", "two"), ("a.md", "three"))
    assert schema_of(run, "a.md") == "two"


def test_no_entry_no_schema_and_the_summary_says_so(run: Run, project: Path) -> None:
    assign(project, ("b.md", "one"))
    assert schema_of(run, "a.md") == ""
    done = run("check", "a.md", "good.md")
    assert "2 notes were not checked against a schema\n" in done.stdout


def test_an_excluded_note_gets_the_next_entry(run: Run, project: Path) -> None:
    (project / "notelint.toml").write_text(
        '[[notes]]\nfiles = ["*.md"]\nexclude = ["a*"]\nschema = "one.yaml"\n'
        '[[notes]]\nfiles = ["*"]\nschema = "two.yaml"\n'
    )
    assert schema_of(run, "a.md") == "two"


def test_the_command_line_outranks_the_settings(run: Run, project: Path) -> None:
    assign(project, ("*.md", "one"))
    assert schema_of(run, "a.md", "--schema", "two.yaml") == "two"


@pytest.mark.parametrize(
    "head", ["---\nnotelint: three\n---\n", "<!-- notelint: schema=three -->\n\n"]
)
def test_the_note_itself_outranks_both(run: Run, project: Path, head: str) -> None:
    assign(project, ("a.md", "one"), ("b.md", "three"))
    (project / "a.md").write_text(head + "# A\n\nText.\n")
    assert schema_of(run, "a.md", "--schema", "two.yaml") == "three"


def test_a_name_that_no_schema_has_is_told_with_the_nearest(run: Run, project: Path) -> None:
    assign(project, ("*.md", "three"))
    (project / "a.md").write_text("<!-- notelint: schema=thre -->\n\n# A\n")
    done = run("check", "--format", "concise", "a.md")
    assert "a.md:1:1: warning N002 unknown-code:" in done.stdout
    assert "three" in done.stdout.splitlines()[0]
    assert "Xthree" in done.stdout


def test_without_settings_the_ready_made_schema_that_fits_is_taken(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "scrap.md").write_bytes(GOOD_SCRAP.read_bytes())
    (tmp_path / "plain.md").write_text("# A\n\nText.\n")
    done = run("check", "scrap.md", "plain.md")
    assert done.returncode == 0
    assert "1 note was not checked against a schema\n" in done.stdout
    assert done.stdout.endswith("2 notes, 1 with a schema\n")


def test_the_nearest_settings_upward_hold(run: Run, project: Path) -> None:
    assign(project, ("*.md", "one"))
    inner = project / "inner" / "deep"
    inner.mkdir(parents=True)
    (inner / "a.md").write_text("# A\n\nText.\n")
    assert schema_of(run, "a.md", folder="inner/deep") == "one"
    (project / "inner" / "notelint.toml").write_text('ignore = ["T"]\n')
    assert schema_of(run, "a.md", folder="inner/deep") == ""


def test_settings_may_stand_in_pyproject_toml(run: Run, project: Path) -> None:
    (project / "pyproject.toml").write_text(
        '[project]\nname = "x"\n\n[[tool.notelint.notes]]\nfiles = ["a.md"]\nschema = "one.yaml"\n'
    )
    assert schema_of(run, "a.md") == "one"


def test_a_settings_file_may_be_named(run: Run, project: Path) -> None:
    (project / "other").mkdir()
    (project / "other" / "mine.toml").write_text('ignore = ["T004"]\n')
    assert "T004" in run("check", "warned.md").stdout
    assert "T004" not in run("check", "--config", "other/mine.toml", "warned.md").stdout


def test_severities_and_options_hold_in_the_report(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notelint.toml").write_text('severity = {T004 = "error"}\n')
    done = run("check", "--format", "concise", "warned.md")
    assert done.returncode == 1
    assert "warned.md:9:8: error T004 trailing-space" in done.stdout


def test_mistakes_in_the_settings_are_told_with_their_place(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notelint.toml").write_text('ignor = ["T004"]\n')
    done = run("check", "warned.md")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("notelint: notelint.toml:1:1: ")
    assert "ignore" in done.stderr


def test_mistakes_in_a_schema_are_told_with_their_place(run: Run, tmp_path: Path) -> None:
    (tmp_path / "decision.yaml").write_text("notelint: 1\nname: d\nprats:\n  - {id: a}\n")
    done = run("check", "--schema", "decision.yaml", "good.md")
    assert (done.returncode, done.stdout) == (2, "")
    assert "notelint: decision.yaml:3:1: unknown key `prats`; did you mean `parts`?" in done.stderr


SUPPRESSED = """\
<!-- notelint: disable-file=S001 -- a draft -->

# A

<!-- notelint: disable-next-line=T004 -->
Text.\x20
Text.\x20

<!-- notelint: disable=trailing-space -->
Text.\x20
<!-- notelint: enable -->
Text.\x20
"""


def test_comments_in_the_note_switch_findings_off(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(SUPPRESSED)
    done = run("check", "--schema", "decision.yaml", "--format", "json", "a.md")
    report = json.loads(done.stdout)
    assert [(one["line"], one["code"]) for one in report["findings"]] == [(7, "T004"), (12, "T004")]
    assert done.returncode == 0


def test_a_suppression_that_hides_nothing_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("<!-- notelint: disable=T004 -->\n\n# A\n\nText.\n")
    done = run("check", "--format", "concise", "a.md")
    assert done.stdout.startswith("a.md:1:1: warning N001 unused-suppression: ")


FINDING_KEYS = [
    *("path", "line", "column", "end_line", "end_column", "code", "name", "severity", "message"),
    *("part", "schema", "help", "fix"),
]


def test_json_has_the_very_keys_of_the_specification(run: Run) -> None:
    done = run("check", "--schema", "decision.yaml", "--format", "json", ".")
    report = json.loads(done.stdout)
    assert list(report) == ["version", "findings", "notes", "summary"]
    assert report["findings"]
    for finding in report["findings"]:
        assert list(finding) == [*FINDING_KEYS, "related"]  # grown since
        places = [finding[key] for key in FINDING_KEYS[1:5]]
        assert all(isinstance(place, int) and place >= 1 for place in places)
        assert (places[0], places[1]) <= (places[2], places[3])
        assert finding["severity"] in ("error", "warning", "unverified")
    summary = report["summary"]
    counts = ["notes", "with_schema", "errors", "warnings", "unverified"]
    assert list(summary) == [*counts, "quotes", "links", "baselined"]
    assert list(summary["quotes"]) == ["checked", "found", "near", "absent"]
    links = ["checked", "ok", "gone", "refused", "unknown", "skipped"]
    assert list(summary["links"]) == links
    severities = [finding["severity"] for finding in report["findings"]]
    assert [summary["errors"], summary["warnings"]] == [
        severities.count("error"),
        severities.count("warning"),
    ]


def test_a_command_that_is_misspelt_gets_the_nearest(run: Run) -> None:
    done = run("chekc")
    assert done.returncode == 2
    assert "no such command: `chekc`; did you mean `check`?" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), ["Commands:", "check", "explain", "rules", "schema"]),
        (("check",), ["Usage: notelint check [OPTIONS] [PATHS]...", "2 if the check failed"]),
        (("explain",), ["Usage: notelint explain [OPTIONS] CODE", "--language"]),
        (("rules",), ["Usage: notelint rules [OPTIONS]", "--language"]),
        (("schema",), ["Usage: notelint schema [OPTIONS] COMMAND", "list"]),
        (("schema", "list"), ["Usage: notelint schema list [OPTIONS]"]),
    ],
)
def test_each_command_has_its_help(run: Run, arguments: tuple[str, ...], said: list[str]) -> None:
    done = run(*arguments, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert all(text in done.stdout for text in said)
    assert all(len(line) <= 100 for line in done.stdout.splitlines())
