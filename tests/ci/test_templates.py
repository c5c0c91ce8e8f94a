"""The templates for GitLab and Azure: their lines, run as their services run them."""

import json
from pathlib import Path

import pytest
from ci_service import ROOT, Checkout, Shell, read_yaml

JOB = read_yaml("ci/notelint.gitlab-ci.yml")["notelint"]
AZURE = read_yaml("ci/azure-pipelines.yml")
INSTALL, CHECK = (step["bash"] for step in AZURE["steps"] if "bash" in step)


@pytest.fixture
def gitlab(machine: dict[str, str], runner: Path, tmp_path: Path) -> dict[str, str]:
    """The job's variables; notelint is where the action has installed it."""
    return {
        **machine,
        **JOB["variables"],
        "NOTELINT_PACKAGE": str(ROOT),
        "NOTELINT_ENVIRONMENT": str(runner / "notelint-environment"),
        "NOTELINT_CACHE_DIR": str(tmp_path / "cache"),
    }


def test_gitlab_installs_the_package(
    gitlab: dict[str, str], shell: Shell, checkout: Checkout, tmp_path: Path
) -> None:
    env = {**gitlab, "NOTELINT_ENVIRONMENT": str(tmp_path / "new")}
    done = shell("\n".join(JOB["before_script"]), env, checkout.path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "new" / "bin" / "notelint").exists()


def test_gitlab_has_a_code_quality_report(
    gitlab: dict[str, str], checkout: Checkout, shell: Shell
) -> None:
    done = shell("\n".join(JOB["script"]), gitlab, checkout.path)
    assert done.returncode == 1, done.stdout + done.stderr
    report = checkout.path / JOB["artifacts"]["reports"]["codequality"]
    issues = json.loads(report.read_text())
    assert [(one["location"]["path"], one["check_name"]) for one in issues] == [("old.md", "L003")]
    assert JOB["artifacts"]["when"] == "always"


def test_gitlab_knows_the_base_of_a_merge_request(
    gitlab: dict[str, str], checkout: Checkout, shell: Shell
) -> None:
    env = {**gitlab, "CI_MERGE_REQUEST_DIFF_BASE_SHA": checkout.base}
    done = shell("\n".join(JOB["script"]), env, checkout.path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_gitlab_takes_options_and_paths(
    gitlab: dict[str, str], checkout: Checkout, shell: Shell
) -> None:
    env = {
        **gitlab,
        "NOTELINT_ARGS": "--ignore L003 --format concise",
        "NOTELINT_PATHS": "old.md",
    }
    done = shell("\n".join(JOB["script"]), env, checkout.path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.endswith(" · 1 note, none with a schema\n")


def test_gitlab_uses_no_cache_that_came_with_the_repository(
    gitlab: dict[str, str], checkout: Checkout, shell: Shell
) -> None:
    cached = JOB["cache"]["paths"][0]
    assert JOB["variables"]["NOTELINT_CACHE_DIR"] == f"$CI_PROJECT_DIR/{cached.rstrip('/')}"
    (checkout.path / cached).mkdir(parents=True)
    (checkout.path / cached / "a").write_text("")
    checkout.git("add", "--force", cached, cwd=checkout.path)
    done = shell(JOB["before_script"][0], gitlab, checkout.path)
    assert done.returncode == 2
    assert done.stderr == ".cache/notelint is in the repository\n"


def test_azure_annotates_and_knows_the_target_branch(
    machine: dict[str, str], checkout: Checkout, shell: Shell, tmp_path: Path
) -> None:
    env = {**machine, "AGENT_TEMPDIRECTORY": str(tmp_path / "agent"), "NOTELINT_PACKAGE": str(ROOT)}
    (tmp_path / "agent").mkdir()
    done = shell(INSTALL, env, tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    done = shell(CHECK, env, checkout.path)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "##vso[task.logissue type=error;sourcepath=old.md;" in done.stdout
    checkout.git("fetch", "--quiet", "--unshallow", cwd=checkout.path)
    checkout.git("update-ref", "refs/remotes/origin/main", checkout.base, cwd=checkout.path)
    done = shell(CHECK, {**env, "SYSTEM_PULLREQUEST_TARGETBRANCHNAME": "main"}, checkout.path)
    assert done.returncode == 0, done.stdout + done.stderr
