"""`notelint report`, as a user runs it."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
Git = Callable[..., str]


def test_the_report_is_a_page(run: Run, tmp_path: Path) -> None:
    done = run("report", "--offline", "--schema", "decision.yaml")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "report: notelint-report.html\n"
    page = (tmp_path / "notelint-report.html").read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert "bad.md" in page


def test_without_notes_there_is_no_page(run: Run, tmp_path: Path) -> None:
    for output in ("page.html", "-"):
        done = run("report", "--offline", "-o", output, "nosuch")
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == "notelint: nosuch: no such file or folder\n"
    assert not (tmp_path / "page.html").exists()


def test_standard_output_gets_the_same_page(run: Run, tmp_path: Path) -> None:
    day = {"SOURCE_DATE_EPOCH": "86400"}
    run("report", "--offline", "-o", "page.html", **day)
    page = (tmp_path / "page.html").read_text("utf-8")
    (tmp_path / "page.html").unlink()
    assert run("report", "--offline", "-o", "-", **day).stdout == page
    assert run("check", "--offline", "--format", "html", **day).stdout == page
    assert '"made": "1970-01-02"' in page


@pytest.mark.parametrize("moment", ["99999999999999999999", "1e3", "-5", "\u0661", "x", ""])
def test_what_is_no_moment_is_today(run: Run, moment: str) -> None:
    done = run("report", "--offline", "-o", "-", SOURCE_DATE_EPOCH=moment)
    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(r'"made": "20[0-9]{2}-', done.stdout)


def test_a_page_in_a_log_has_no_command_of_a_note(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text("# ##vso[task.complete]\n\n::error::x\n")
    done = run("report", "--offline", "-o", "-", CI="true")
    assert "##vso" not in done.stdout
    assert not any(line.lstrip().startswith("::") for line in done.stdout.splitlines())


def test_the_history_is_in_the_page_or_alone(run: Run, git: Git, tmp_path: Path) -> None:
    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-q", "-m", "<b>first</b>")
    (tmp_path / "good.md").unlink()
    git("commit", "-q", "-am", "second")
    schema = ("--schema", "decision.yaml", "--offline")
    done = run("report", *schema, "--history", "--format", "json")
    assert done.returncode == 0, done.stderr
    data = json.loads(done.stdout)
    assert (data["version"], data["commits"]) == (1, 2)
    first, second = data["history"]
    assert (first["subject"], first["notes"], first["conforming"]) == ("<b>first</b>", 3, 2)
    assert (second["notes"], second["conforming"], second["errors"]) == (2, 1, 1)
    assert first["quotes"] == {"checked": 0, "found": 0, "near": 0, "absent": 0}
    assert first["links"] == {"total": 0, "dead": 0}

    done = run("report", *schema, "--history=HEAD~1..HEAD", "-o", "page.html")
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "page.html").read_text("utf-8")
    assert '"commits": 1' in page


def test_what_cannot_be_reported_is_an_error(run: Run, tmp_path: Path) -> None:
    done = run("report", "--offline", "--history")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "notelint: this folder is in no Git repository\n"
    assert not (tmp_path / "notelint-report.html").exists()
    assert run("report", "--format", "json").returncode == 2
    assert run("report", "--offline", "missing.md").returncode == 2
    assert run("report", "--offline", "-o", "no/such/folder.html").returncode == 2


def test_a_range_without_commits_is_told(run: Run, git: Git, tmp_path: Path) -> None:
    git("init", "-q", "-b", "main")
    command = ("report", "--offline", "--format", "json")
    assert run(*command, "--history").stderr == "notelint: no commits in `HEAD`\n"
    git("add", "-A")
    git("commit", "-q", "-m", "one")
    for revisions in ("nosuch", "HEAD..HEAD", "a..b", "HEAD HEAD"):
        done = run(*command, f"--history={revisions}")
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == f"notelint: no commits in `{revisions}`\n"
    git("commit", "-q", "--allow-empty", "-m", "two")
    git("clone", "-q", "--depth", "1", f"file://{tmp_path}", "cut")
    done = run(*command, "--history=HEAD~1..HEAD", folder="cut")
    assert done.returncode == 2
    assert "`git fetch --unshallow`" in done.stderr


def test_a_date_that_no_calendar_has_is_that_of_gits_log(run: Run, git: Git) -> None:
    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-q", "-m", "one")
    commit = git("cat-file", "commit", "HEAD")
    for time in ("99999999999999", "18446744073709551615", "253402300800", "-5", ""):
        lines = [
            f"{line.split('>')[0]}> {time} +0000"
            if line.startswith(("author", "committer"))
            else line
            for line in commit.split("\n")
        ]
        path = Path(git("rev-parse", "--show-toplevel").strip()) / "commit.txt"
        path.write_text("\n".join(lines) + "\n")
        forged = git("hash-object", "-t", "commit", "-w", "--literally", "commit.txt").strip()
        done = run("report", "--offline", f"--history={forged}", "--format", "json")
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["history"][-1]["date"] == "1970-01-01"
        assert run("report", "--offline", f"--history={forged}").returncode == 0


def test_the_history_is_that_of_the_repository_of_the_paths(run: Run, git: Git) -> None:
    git("init", "-q", "-b", "main", "inner")
    git("init", "-q", "-b", "main")
    git("add", "good.md")
    git("commit", "-q", "-m", "outer")
    git("-C", "inner", "commit", "-q", "--allow-empty", "-m", "inner")
    command = ("report", "--offline", "--format", "json", "--history=HEAD")
    for path, subject in (("inner", "inner"), ("good.md", "outer"), (".", "outer")):
        history = json.loads(run(*command, path).stdout)["history"]
        assert [commit["subject"] for commit in history] == [subject]
    several = run(*command, ".", "inner")
    assert several.returncode == 2
    assert "several Git repositories" in several.stderr


def test_without_git_the_message_says_so(run: Run, git: Git) -> None:
    git("init", "-q", "-b", "main")
    done = run("report", "--offline", "--history", PATH="/nonexistent")
    assert done.returncode == 2
    assert done.stderr == "notelint: Git failed: no `git` on the PATH; install Git\n"
