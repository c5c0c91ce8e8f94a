"""The snippets for CI services are what their schemas ask for, and name what there is."""

import re
import subprocess
import sysconfig
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent.parent
SCHEMAS = {
    "github": ("vendor.github-workflows",),
    "gitlab": ("vendor.gitlab-ci",),
    "azure": ("vendor.azure-pipelines", "--regex-variant", "nonunicode"),
    "reviewdog": ("vendor.github-workflows",),
}
Snippets = Callable[[str, str], list[str]]


def tool(name: str, *arguments: str, cwd: Path) -> str:
    """Run a program of this environment, which must succeed; what it prints."""
    program = Path(sysconfig.get_path("scripts")) / name
    done = subprocess.run(
        [str(program), *arguments], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("page", SCHEMAS)
def test_a_snippet_is_as_its_schema_says(page: str, snippets: Snippets, tmp_path: Path) -> None:
    for number, text in enumerate(snippets(page, "yaml")):
        (tmp_path / f"{number}.yml").write_text(text, encoding="utf-8")
    names = sorted(path.name for path in tmp_path.glob("*.yml"))
    tool("check-jsonschema", "--builtin-schema", *SCHEMAS[page], *names, cwd=tmp_path)


def test_pre_commit_takes_its_configuration_and_knows_the_hooks(
    snippets: Snippets, tmp_path: Path
) -> None:
    (text,) = snippets("pre-commit-ci", "yaml")
    file = tmp_path / ".pre-commit-config.yaml"
    file.write_text(text, encoding="utf-8")
    tool("pre-commit", "validate-config", str(file), cwd=tmp_path)
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    offline = {hook["id"] for hook in hooks if "--offline" in hook["args"]}
    used = {hook["id"] for hook in yaml.safe_load(text)["repos"][0]["hooks"]}
    assert used <= offline


def test_the_page_of_the_action_lists_its_inputs_and_outputs(snippets: Snippets) -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    page = (ROOT / "docs" / "recipes" / "github.md").read_text(encoding="utf-8")
    table = re.findall(r"^\| (`.*?`) \|", page, re.MULTILINE)
    assert set(re.findall(r"`([\w-]+)`", " ".join(table))) == set(action["inputs"])
    outputs = page[page.index("The outputs are numbers:") :].split("\n\n")[0]
    assert set(re.findall(r"`([\w-]+)`", outputs)) == set(action["outputs"])
    (text,) = snippets("github", "yaml")
    step = next(step for step in yaml.safe_load(text)["jobs"]["notes"]["steps"] if "with" in step)
    assert set(step["with"]) <= set(action["inputs"])
    used = re.findall(r"steps\.notelint\.outputs\.([\w-]+)", text)
    assert used
    assert set(used) <= set(action["outputs"])


def test_gitlab_sets_variables_that_the_template_has(snippets: Snippets) -> None:
    (text,) = snippets("gitlab", "yaml")
    template = (ROOT / "ci" / "notelint.gitlab-ci.yml").read_text(encoding="utf-8")
    job = yaml.safe_load(template)["notelint"]
    assert set(yaml.safe_load(text)["notelint"]["variables"]) <= set(job["variables"])
    assert "ci/notelint.gitlab-ci.yml" in yaml.safe_load(text)["include"][0]["remote"]


def test_the_commands_for_azure_and_reviewdog_run(
    snippets: Snippets, environment: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_text("# A\n\n[a](missing.md)\n")
    azure = yaml.safe_load(snippets("azure", "yaml")[0])["steps"][0]["bash"]
    reviewdog = snippets("reviewdog", "sh")[0].split(" | ")[0]
    expected = {azure: (1, "##vso[task.logissue "), reviewdog: (0, '"diagnostics"')}
    for command, (code, text) in expected.items():
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == code, done.stderr
        assert text in done.stdout
    assert "<testsuite" in (tmp_path / "notelint.xml").read_text()
