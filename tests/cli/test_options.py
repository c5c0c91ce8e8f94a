"""The command line of `check`, as a user has it: real processes, real files."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import notelint

BAD = "# Use SQLite\n\n## Context\n\nA store.\n"

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_nothing_wrong_is_zero(run: Run) -> None:
    done = run("check", "--schema", "decision.yaml", "good.md")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("1 note, 1 with a schema\n")


def test_an_error_is_one_and_says_where(run: Run) -> None:
    done = run("check", "--schema", "decision.yaml", "--format", "concise", "bad.md")
    assert done.returncode == 1
    assert done.stdout.startswith(
        "bad.md:5:9: error S001 missing-section: section `Decision` is missing\n"
    )


@pytest.mark.parametrize(
    ("options", "code"), [((), 0), (("--strict",), 1), (("--strict", "--exit-zero"), 0)]
)
def test_warnings_fail_only_a_strict_run(run: Run, options: tuple[str, ...], code: int) -> None:
    assert run("check", "--schema", "decision.yaml", "warned.md", *options).returncode == code


def test_a_note_without_a_schema_is_counted_and_fails_a_strict_run(run: Run) -> None:
    done = run("check", "-", stdin="# A walk\n\nIt rained.\n")
    assert done.returncode == 0
    assert "1 note was not checked against a schema" in done.stdout
    strict = run("check", "--strict", "--format", "concise", "-", stdin="# A walk\n\nIt rained.\n")
    assert strict.returncode == 1
    assert "N003 no-schema" in strict.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "nowhere.md"),
        ("check", "--schema", "decison.yaml", "good.md"),
        ("check", "--config", "nowhere.toml", "good.md"),
        ("check", "--select", "S999", "good.md"),
        ("check", "--format", "xml", "good.md"),
        ("check", "--jobs", "-1", "good.md"),
        ("check", "-", "good.md"),
        ("chekc", "good.md"),
        ("explain", "S999"),
    ],
)
def test_what_cannot_be_done_is_two_with_a_word_and_no_traceback(
    run: Run, arguments: tuple[str, ...]
) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert done.stderr
    assert "Traceback" not in done.stderr + done.stdout


def test_two_wins_over_one(run: Run) -> None:
    done = run("check", "--schema", "decision.yaml", "bad.md", "nowhere.md")
    assert done.returncode == 2
    assert "S001" in done.stdout
    assert done.stderr == "notelint: nowhere.md: no such file or folder\n"


def test_select_and_ignore_choose_rules(run: Run) -> None:
    base = ("check", "--schema", "decision.yaml", "--format", "concise", "bad.md", "warned.md")
    both = run(*base).stdout
    assert "S001" in both
    assert "T004" in both
    assert "S001" not in run(*base, "--select", "T").stdout
    assert "T004" not in run(*base, "--ignore", "T004,S002").stdout
    assert "S001" not in run(*base, "--ignore", "missing-section").stdout


def test_json_has_the_shape_that_is_promised(run: Run) -> None:
    done = run("check", "--schema", "decision.yaml", "--format", "json", "bad.md", "warned.md")
    report = json.loads(done.stdout)
    assert report["version"] == 1
    first = report["findings"][0]
    assert list(first)[:8] == [
        "path", "line", "column", "end_line", "end_column", "code", "name", "severity",
    ]  # fmt: skip
    assert {"message", "part", "schema", "help", "fix"} <= set(first)
    assert (first["part"], first["schema"]) == ("decision", "decision.yaml")
    (fixed,) = [one["fix"] for one in report["findings"] if one["code"] == "T004"]
    assert fixed["safe"] is True
    summary = report["summary"]
    assert (summary["notes"], summary["with_schema"], summary["errors"]) == (2, 2, 1)
    assert set(summary["links"]) == {"checked", "ok", "gone", "refused", "unknown", "skipped"}
    assert set(summary["quotes"]) >= {"checked", "found"}


def test_github_has_its_own_format_by_itself(run: Run) -> None:
    done = run("check", "--schema", "decision.yaml", "bad.md", GITHUB_ACTIONS="true")
    assert done.stdout.startswith("::error file=bad.md,line=5,col=9,")
    asked = run(
        "check", "--schema", "decision.yaml", "--format", "concise", "bad.md", GITHUB_ACTIONS="true"
    )
    assert asked.stdout.startswith("bad.md:5:9:")


def test_the_report_goes_to_a_file(run: Run, tmp_path: Path) -> None:
    done = run("check", "--schema", "decision.yaml", "-o", "report.txt", "bad.md")
    assert (done.returncode, done.stdout) == (1, "")
    assert "S001" in (tmp_path / "report.txt").read_text()
    nowhere = run("check", "-o", "no/such/folder/report.txt", "good.md")
    assert nowhere.returncode == 2
    assert "Traceback" not in nowhere.stderr


def test_further_reports_of_one_check_go_to_files(run: Run, tmp_path: Path) -> None:
    done = run(
        "check", "--schema", "decision.yaml", "--format", "concise",
        "--report", "json=a=b.json", "--report", "sarif=a.sarif", "bad.md",
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stdout.startswith("bad.md:5:9: error S001")
    findings = json.loads((tmp_path / "a=b.json").read_text())["findings"]
    results = json.loads((tmp_path / "a.sarif").read_text())["runs"][0]["results"]
    assert [one["code"] for one in findings] == [one["ruleId"] for one in results] == ["S001"]


def test_a_further_report_that_cannot_be_written_is_a_failure(run: Run) -> None:
    done = run("check", "--report", "json=no/such/folder/a.json", "good.md")
    assert done.returncode == 2
    assert done.stderr.startswith("notelint: no/such/folder/a.json: ")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("report", ["json", "json=", "=a.json", "jsn=a.json", ""])
def test_a_further_report_needs_a_format_and_a_file(run: Run, report: str) -> None:
    done = run("check", "--report", report, "good.md")
    assert done.returncode == 2
    assert "expected FORMAT=FILE, found `" in done.stderr


def test_statistics_count_the_rules(run: Run) -> None:
    done = run("check", "--schema", "decision.yaml", "--statistics", "bad.md", "warned.md")
    assert any(
        line.split()[:3] == ["1", "S001", "missing-section"] for line in done.stdout.splitlines()
    )


def test_standard_input_is_a_note_with_a_name(run: Run) -> None:
    done = run(
        "check", "--schema", "decision.yaml", "--format", "concise", "-",
        "--stdin-filename", "notes/new.md", stdin=BAD,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stdout.startswith("notes/new.md:5:9: error S001")


@pytest.mark.parametrize("env", [{"NOTELINT_LANGUAGE": "ko"}, {"LC_ALL": "ko_KR.UTF-8"}, {}])
def test_messages_are_korean_where_that_is_asked(run: Run, env: dict[str, str]) -> None:
    asked = () if env else ("--language", "ko")
    done = run("check", "--schema", "decision.yaml", "--format", "concise", "bad.md", *asked, **env)
    assert "error S001 missing-section: 'Decision' 섹션이 없습니다" in done.stdout


def test_settings_outrank_the_locale_and_the_option_outranks_both(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notelint.toml").write_text('language = "en"\n')
    base = ("check", "--schema", "decision.yaml", "--format", "concise", "bad.md")
    assert "is missing" in run(*base, LC_ALL="ko_KR.UTF-8").stdout
    assert "없습니다" in run(*base, "--language", "ko", LC_ALL="ko_KR.UTF-8").stdout


def test_colour_only_where_it_is_wanted(run: Run) -> None:
    base = ("check", "--schema", "decision.yaml", "bad.md")
    assert "\033[" not in run(*base).stdout
    assert "\033[" in run(*base, FORCE_COLOR="1").stdout
    assert "\033[" not in run(*base, FORCE_COLOR="1", NO_COLOR="1").stdout


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_report_is_the_same_whatever_the_number_of_processes(run: Run, jobs: str) -> None:
    base = ("check", "--schema", "decision.yaml", "--format", "concise", ".")
    assert run(*base, "--jobs", jobs).stdout == run(*base).stdout


def test_offline_and_no_cache_change_nothing_in_the_findings(run: Run) -> None:
    base = ("check", "--schema", "decision.yaml", "--format", "concise", "bad.md")
    assert run(*base, "--offline", "--no-cache").stdout == run(*base).stdout


def test_each_note_gets_its_schema_by_the_first_entry_that_fits(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notelint.toml").write_text(
        '[[notes]]\nfiles = ["decisions/**"]\nexclude = ["README.md"]\nschema = "decision.yaml"\n'
    )
    folder = tmp_path / "decisions" / "2024"
    folder.mkdir(parents=True)
    (folder / "a.md").write_text(BAD)
    (folder / "README.md").write_text("# Read me\n\nNothing.\n")
    done = run("check", "--format", "concise", "decisions")
    assert done.stdout.splitlines()[0].startswith("decisions/2024/a.md:5:9: error S001")
    assert done.stdout.endswith("2 notes, 1 with a schema\n")


def test_a_note_may_name_its_schema(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notelint.toml").write_text(
        '[[notes]]\nfiles = ["nothing"]\nschema = "decision.yaml"\n'
    )
    (tmp_path / "bad.md").write_text("---\nnotelint: decision\n---\n\n" + BAD)
    done = run("check", "--format", "concise", "bad.md")
    assert "bad.md:9:9: error S001" in done.stdout


def test_help_names_every_option(run: Run) -> None:
    done = run("check", "--help")
    assert done.returncode == 0
    for option in (
        "--schema",
        "--config",
        "--select",
        "--ignore",
        "--format",
        "--output",
        "--offline",
        "--jobs",
        "--strict",
        "--exit-zero",
        "--statistics",
        "--stdin-filename",
        "--language",
        "--debug",
        "--no-cache",
    ):
        assert option in done.stdout


def test_rules_explain_and_schema_list(run: Run) -> None:
    assert "Q002  quote-differs" in run("rules").stdout
    assert run("explain", "q002").stdout == run("explain", "quote-differs").stdout
    assert run("explain", "Q002", "--language", "ko").stdout.count("본문") > 3
    assert "news-scrap" in run("schema", "list").stdout
    assert notelint.__version__ in run("--version").stdout


def test_sarif_has_both_places_of_a_quote_and_the_same_fingerprint_on_other_lines(
    run, tmp_path
) -> None:
    bad = Path(notelint.__file__).parents[1] / "examples/bad/news-scrap.md"
    note = bad.read_text(encoding="utf-8")
    prints = []
    for text in (note, note.replace("\n---\n", "\n\n\n---\n", 1)):
        (tmp_path / "새 글 #1.md").write_text(text, encoding="utf-8")
        done = run("check", "--schema", "news-scrap", "--format", "sarif", "--select", "Q002", ".")
        (one,) = json.loads(done.stdout)["runs"][0]["results"]
        place = one["locations"][0]["physicalLocation"]
        other = one["relatedLocations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "%EC%83%88%20%EA%B8%80%20%231.md"
        assert other["region"]["startLine"] < place["region"]["startLine"]
        assert one["fixes"][0]["artifactChanges"][0]["replacements"]
        prints.append(one["partialFingerprints"])
    assert prints[0] == prints[1]
