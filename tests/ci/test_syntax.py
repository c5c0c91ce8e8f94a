"""The files for CI services are what the services' published schemas ask for.

check-jsonschema ships these schemas, from schemastore.org and GitLab. hadolint checks the
Dockerfile.
"""

import subprocess
import sysconfig
from pathlib import Path

import pytest
from ci_service import ROOT, read_yaml

from notelint.model.distribution import PROJECT
from notelint.scaffold.project import gitlab_text, workflow_text

SCHEMAS = {
    "action.yml": ("vendor.github-actions",),
    "ci/notelint.gitlab-ci.yml": ("vendor.gitlab-ci",),
    "ci/azure-pipelines.yml": ("vendor.azure-pipelines", "--regex-variant", "nonunicode"),
}


def tool(name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    program = Path(sysconfig.get_path("scripts")) / name
    return subprocess.run(
        [str(program), *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_file_is_as_its_schema_says(name: str) -> None:
    done = tool("check-jsonschema", "--builtin-schema", *SCHEMAS[name], name)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schema_would_refuse_a_mistake(name: str, tmp_path: Path) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    wrong = tmp_path / "wrong.yml"
    wrong.write_text(text.replace("  using: composite", "  using: 7").replace("script:", "scrpt:")
                     .replace("- bash:", "- bsh:"))  # fmt: skip
    done = tool("check-jsonschema", "--builtin-schema", *SCHEMAS[name], str(wrong))
    assert done.returncode == 1


@pytest.mark.parametrize(
    ("schema", "text"),
    [
        ("vendor.github-workflows", workflow_text(PROJECT, "ko")),
        ("vendor.gitlab-ci", gitlab_text(PROJECT, "ko")),
    ],
)
def test_the_job_that_init_writes_is_as_its_schema_says(
    schema: str, text: str, tmp_path: Path
) -> None:
    file = tmp_path / "job.yml"
    file.write_text(text, encoding="utf-8")
    done = tool("check-jsonschema", "--builtin-schema", schema, str(file))
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_dockerfile_follows_the_usual_advice() -> None:
    done = tool("hadolint", "Dockerfile")
    assert (done.returncode, done.stdout) == (0, "")


def test_the_image_runs_as_nobody_special() -> None:
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    last_stage = lines[max(i for i, line in enumerate(lines) if line.startswith("FROM ")) :]
    assert "USER 10001" in last_stage
    assert last_stage.index("USER 10001") < last_stage.index('ENTRYPOINT ["notelint"]')


def test_no_program_of_the_action_has_an_expression_in_it() -> None:
    steps = read_yaml("action.yml")["runs"]["steps"]
    programs = [step["run"] for step in steps if "run" in step]
    assert len(programs) == 2
    assert [program for program in programs if "${{" in program] == []
    assert [step for step in steps if "run" in step and step["shell"] != "bash"] == []
