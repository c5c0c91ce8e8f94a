"""The jobs that `notelint init` writes: each line runs as it stands, in an empty environment.

Git takes the project's URL for that of a repository with the working tree, so that no line has to
be changed for the test.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from ci_service import ROOT, Checkout, Shell

from notelint.model.distribution import REPOSITORY, TAG


@pytest.fixture
def empty(
    machine: dict[str, str], checkout: Checkout, shell: Shell, tmp_path: Path
) -> dict[str, str]:
    """A machine that has Python and Git, where the project is published."""
    source = tmp_path / "notelint"
    files = subprocess.check_output(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, text=True
    )
    for name in filter(None, files.split("\0")):
        if (ROOT / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).write_bytes((ROOT / name).read_bytes())
    checkout.git("init", "--quiet", cwd=source)
    checkout.git("add", "--all", cwd=source)
    checkout.git("commit", "--quiet", "--message=Release", cwd=source)
    checkout.git("tag", TAG, cwd=source)
    environment = tmp_path / "empty"
    made = shell(f'python -m venv "{environment}"', machine, tmp_path)
    assert made.returncode == 0, made.stderr
    return {
        **machine,
        "PATH": f"{environment / 'bin'}:{machine['PATH']}",
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"url.{source.as_uri()}.insteadOf",
        "GIT_CONFIG_VALUE_0": REPOSITORY,
        "NOTELINT_CACHE_DIR": str(tmp_path / "cache"),
    }


def written(checkout: Checkout, remote: str, name: str, env: dict[str, str]) -> str:
    """The file that `init` writes in a repository with this remote."""
    checkout.git("remote", "set-url", "origin", remote, cwd=checkout.path)
    (checkout.path / "notes.md").write_text("# Notes\n\n## Links\n\n- [a](new.md)\n")
    done = subprocess.run(
        [sys.executable, "-m", "notelint", "init", "--yes"],
        cwd=checkout.path,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert f"wrote {name}\n" in done.stdout, done.stdout + done.stderr
    return (checkout.path / name).read_text(encoding="utf-8")


def test_each_line_of_the_workflow_runs(
    checkout: Checkout, empty: dict[str, str], machine: dict[str, str], shell: Shell
) -> None:
    remote = "git@github.com:someone/notes.git"
    text = written(checkout, remote, ".github/workflows/notelint.yml", machine)
    assert not (checkout.path / ".gitlab-ci.yml").exists()
    steps = yaml.safe_load(text)["jobs"]["notelint"]["steps"]
    install, *checks = (step for step in steps if "run" in step)
    assert {check["if"]: check["run"] for check in checks} == {
        "github.event_name != 'schedule'": "notelint check --offline",
        "github.event_name == 'schedule'": "notelint check",
    }
    done = shell(install["run"], empty, checkout.path)
    assert done.returncode == 0, done.stdout + done.stderr
    for check in checks:
        done = shell(check["run"], empty, checkout.path)
        assert done.returncode == 1, done.stdout + done.stderr
        assert "old.md:3:" in done.stdout


def test_each_line_of_the_gitlab_job_runs(
    checkout: Checkout, empty: dict[str, str], machine: dict[str, str], shell: Shell
) -> None:
    remote = "https://gitlab.example.com/group/notes.git"
    text = written(checkout, remote, ".gitlab-ci.yml", machine)
    assert not (checkout.path / ".github").exists()
    job = yaml.safe_load(text)["notelint"]
    install, check = job["script"]
    done = shell(install, empty, checkout.path)
    assert done.returncode == 0, done.stdout + done.stderr
    schedule = job["rules"][0]
    assert schedule == {
        "if": '$CI_PIPELINE_SOURCE == "schedule"',
        "variables": {"NOTELINT_ARGS": ""},
    }
    assert job["variables"] == {"NOTELINT_ARGS": "--offline"}
    for variables in (job["variables"], schedule["variables"]):
        done = shell(check, empty | variables, checkout.path)
        assert done.returncode == 1, done.stdout + done.stderr
        report = json.loads((checkout.path / "gl-code-quality-report.json").read_text())
        assert [issue["location"]["path"] for issue in report] == ["old.md"]
