"""What a run shows and how it ends: --fail-on, --quiet, --silent, --color, the summary of a job."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

BASE = ("check", "--schema", "decision.yaml", "--format", "concise")


@pytest.mark.parametrize(
    ("note", "options", "code"),
    [
        ("warned.md", ("--fail-on", "error"), 0),
        ("warned.md", ("--fail-on", "warning"), 1),
        ("bad.md", ("--fail-on", "warning"), 1),
        ("bad.md", ("--fail-on", "never"), 0),
        ("bad.md", ("--fail-on", "never", "--strict"), 0),
        ("warned.md", ("--fail-on", "error", "--strict"), 1),
        ("nowhere.md", ("--fail-on", "never"), 2),
    ],
)
def test_findings_fail_from_a_severity_on(
    run: Run, note: str, options: tuple[str, ...], code: int
) -> None:
    assert run(*BASE, note, *options).returncode == code


def test_what_is_unverified_is_no_warning(run: Run) -> None:
    """N003 is unverified, and only a strict run has it."""
    walk = "# A walk\n\nIt rained.\n"
    assert run("check", "--fail-on", "warning", "-", stdin=walk).returncode == 0
    assert run("check", "--fail-on", "error", "--strict", "-", stdin=walk).returncode == 1


def test_a_quiet_run_has_the_findings_only(run: Run) -> None:
    done = run(*BASE, "-q", "bad.md", "good.md", "nowhere.md")
    assert done.stdout == "bad.md:5:9: error S001 missing-section: section `Decision` is missing\n"
    assert done.stderr == "notelint: nowhere.md: no such file or folder\n"
    assert run(*BASE, "-q", "good.md").stdout == ""
    counted = run(*BASE, "-q", "--statistics", "bad.md").stdout.splitlines()
    assert counted[1:] == ["1  S001  missing-section"]


@pytest.mark.parametrize("form", ["github", "azure"])
def test_a_quiet_run_has_the_commands_only(run: Run, form: str) -> None:
    done = run("check", "--schema", "decision.yaml", "--format", form, "--quiet", "bad.md")
    assert len(done.stdout.splitlines()) == 1


def test_a_quiet_run_changes_no_format_of_programs(run: Run) -> None:
    json_ = ("check", "--schema", "decision.yaml", "--format", "json", "bad.md")
    assert run(*json_, "-q").stdout == run(*json_).stdout


def test_of_a_silent_run_the_exit_code_tells(run: Run, tmp_path: Path) -> None:
    done = run(*BASE, "--silent", "bad.md")
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 1)
    assert run(*BASE, "-s", "nowhere.md").returncode == 2
    written = run(*BASE, "-s", "-o", "report.txt", "bad.md")
    assert (written.stdout, written.returncode) == ("", 1)
    assert (tmp_path / "report.txt").read_text().startswith("bad.md:5:9: error")


def test_a_quiet_report_without_findings_is_an_empty_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("that of yesterday")
    assert run(*BASE, "-q", "-o", "report.txt", "good.md").returncode == 0
    assert (tmp_path / "report.txt").read_text() == ""


def test_the_users_choice_of_colors_comes_first(run: Run) -> None:
    assert "\033[" in run(*BASE, "--color", "always", "bad.md", NO_COLOR="1").stdout
    assert "\033[" not in run(*BASE, "--color", "never", "bad.md", FORCE_COLOR="1").stdout
    assert "\033[" in run(*BASE, "--color", "auto", "bad.md", FORCE_COLOR="1").stdout


def test_ruff_calls_the_format_output_format(run: Run) -> None:
    done = run("check", "--schema", "decision.yaml", "--output-format", "json", "bad.md")
    assert len(json.loads(done.stdout)["findings"]) == 1


IN_ACTIONS = {"GITHUB_ACTIONS": "true"}


def test_in_github_actions_the_summary_is_added_to_the_page_of_the_job(
    run: Run, tmp_path: Path
) -> None:
    page = tmp_path / "summary.md"
    page.write_text("# Other steps\n")
    env = {**IN_ACTIONS, "GITHUB_STEP_SUMMARY": str(page)}
    done = run("check", "--schema", "decision.yaml", "bad.md", **env)
    assert done.stdout.startswith("::error file=bad.md,")
    first, second = page.read_text().split("\n## notelint: ")
    assert first == "# Other steps"
    assert second.startswith("1 error, 0 warnings\n\n- 0 quotes\n")
    run("check", "--schema", "decision.yaml", "good.md", **env)
    assert page.read_text().count("## notelint: ") == 2


def test_only_the_format_of_github_adds_a_summary(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "summary.md"
    run(*BASE, "bad.md", GITHUB_STEP_SUMMARY=str(page), **IN_ACTIONS)
    run("check", "--format", "github", "bad.md", GITHUB_STEP_SUMMARY=str(page))
    assert not page.exists()


def test_a_summary_that_cannot_be_written_is_a_warning(run: Run, tmp_path: Path) -> None:
    done = run("check", "good.md", GITHUB_STEP_SUMMARY=str(tmp_path), **IN_ACTIONS)
    assert done.returncode == 0
    assert done.stderr == f"notelint: GITHUB_STEP_SUMMARY: {tmp_path}: it is a folder\n"


@pytest.mark.parametrize("option", ["--diff", "--fix-only"])
def test_files_say_what_is_left_where_no_report_is_shown(
    run: Run, tmp_path: Path, option: str
) -> None:
    files = ("-o", "r.json", "--format", "json", "--report", "junit=r.xml")
    done = run("check", "--offline", "--select", "T", option, *files, "warned.md")
    assert ("+SQLite." in done.stdout) == (option == "--diff")
    assert "version" not in done.stdout
    assert json.loads((tmp_path / "r.json").read_text())["findings"] == []
    assert 'failures="0"' in (tmp_path / "r.xml").read_text()


def test_a_diff_that_fails_nothing(run: Run) -> None:
    diff = ("check", "--offline", "--diff", "warned.md")
    assert run(*diff).returncode == 1
    for option in (("--exit-zero",), ("--fail-on", "never")):
        done = run(*diff, *option)
        assert (done.returncode, done.stdout) == (0, run(*diff).stdout)
    silent = run(*diff, "--silent")
    assert (silent.returncode, silent.stdout, silent.stderr) == (1, "", "")


def test_two_reports_have_two_files(run: Run, tmp_path: Path) -> None:
    done = run("check", "--offline", "-o", "r.json", "--report", "sarif=./r.json")
    assert done.returncode == 2
    assert "two reports cannot be written to the same file: `" in done.stderr
    assert not (tmp_path / "r.json").exists()
    both = run("check", "--offline", "--report", "json=/dev/null", "--report", "sarif=/dev/null")
    assert both.returncode == 0, both.stderr


def test_a_report_does_not_replace_a_note(run: Run, tmp_path: Path) -> None:
    (tmp_path / "named.txt").write_text("# Note\n")
    for arguments in (
        ("check", "--offline", "-o", "good.md", "bad.md"),
        ("check", "--offline", "--report", "markdown=bad.md"),
        ("check", "--offline", "named.txt", "-o", "named.txt"),
        ("report", "--offline", "-o", "good.md"),
    ):
        before = {path: path.read_bytes() for path in tmp_path.glob("*.*")}
        done = run(*arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert "the report would replace a note: `" in done.stderr
        assert {path: path.read_bytes() for path in before} == before


def test_a_summary_replaces_the_one_of_an_earlier_run(run: Run, tmp_path: Path) -> None:
    summary = ("check", "--offline", "--format", "markdown", "-o", "summary.md", "good.md")
    assert run(*summary).returncode == 0
    first = (tmp_path / "summary.md").read_text()
    assert run(*summary, "--language", "ko").returncode == 0
    assert run(*summary).returncode == 0
    assert (tmp_path / "summary.md").read_text() == first
