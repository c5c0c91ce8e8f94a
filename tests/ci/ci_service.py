"""What a CI service does before a job: it evaluates expressions and checks a repository out."""

import re
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent.parent
EXPRESSION = re.compile(r"\$\{\{ *([\w.-]+) *\}\}")

Shell = Callable[..., subprocess.CompletedProcess[str]]


def read_yaml(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def evaluated(text: str, values: Mapping[str, str]) -> str:
    """A value of action.yml with its expressions replaced; an unknown one is an error."""
    return EXPRESSION.sub(lambda match: values[match[1]], text)


ACTION = read_yaml("action.yml")
INSTALL, CHECK = (step for step in ACTION["runs"]["steps"] if "run" in step)
DEFAULTS = {f"inputs.{name}": given.get("default", "") for name, given in ACTION["inputs"].items()}


def context(temporary: Path, **inputs: str) -> dict[str, str]:
    """What the expressions of action.yml stand for."""
    given = {f"inputs.{name.replace('_', '-')}": value for name, value in inputs.items()}
    assert given.keys() <= DEFAULTS.keys()
    return {
        **DEFAULTS,
        **given,
        "runner.temp": str(temporary),
        "github.action_path": str(ROOT),
        "steps.python.outputs.python-path": "python",
        "github.event.pull_request.base.sha": "",
    }


def environment_of(step: Mapping[str, Any], values: Mapping[str, str]) -> dict[str, str]:
    """The environment variables of a step."""
    return {name: evaluated(text, values) for name, text in step["env"].items()}


class Checkout:
    """A shallow clone of a repository of notes, as a service makes it of a pull request.

    The base has one note with an error in a link; the change adds a note without one.
    """

    def __init__(self, folder: Path, env: Mapping[str, str]) -> None:
        self.env = {
            **env,
            **{f"GIT_{who}_NAME": "tests" for who in ("AUTHOR", "COMMITTER")},
            **{f"GIT_{who}_EMAIL": "tests@example.com" for who in ("AUTHOR", "COMMITTER")},
        }
        self.origin = folder / "origin"
        self.path = folder / "checkout"
        self.origin.mkdir()
        self.git("init", "--quiet", "--initial-branch=main")
        self.git("config", "uploadpack.allowAnySHA1InWant", "true")  # as the services' hosts do
        self.base = self.commit("old.md", "# Old\n\n[a](missing.md)\n")
        self.head = self.commit("new.md", "# New\n\nText.\n")
        self.clone()

    def git(self, *arguments: str, cwd: Path | None = None) -> str:
        done = subprocess.run(
            ["git", *arguments],
            cwd=cwd or self.origin,
            env=self.env,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    def commit(self, name: str, text: str) -> str:
        """Commit a file in the origin; the commit."""
        file = self.origin / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message=Change")
        return self.git("rev-parse", "HEAD")

    def clone(self) -> None:
        """Clone the last commit, without its history."""
        url = self.origin.as_uri()
        self.git("clone", "--quiet", "--depth=1", url, str(self.path), cwd=self.origin.parent)
