"""The check of action.yml: the action's inputs → `notelint check` → the action's outputs.

Runs in notelint's environment, in the folder of the notes. It reads the environment variables
`INPUT_…` (see action.yml) and `BASE` (the base commit of a pull request, or nothing), and appends
the counts of the report to the file that `GITHUB_OUTPUT` names. Exits as `notelint check` does.
No shell sees an input. Standard library only.
"""

import json
import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

OPTIONS = {
    "INPUT_CONFIG": "--config",
    "INPUT_FAIL_ON": "--fail-on",
    "INPUT_FORMAT": "--format",
    "INPUT_BASELINE": "--baseline",
}
"""Inputs that are one value of one option; an empty one leaves the option out."""

COUNTS = {
    "errors": ("errors",),
    "warnings": ("warnings",),
    "unverified": ("unverified",),
    "notes": ("notes",),
    "notes-with-schema": ("with_schema",),
    "quotes": ("quotes", "checked"),
    "quotes-found": ("quotes", "found"),
    "quotes-different": ("quotes", "near"),
    "quotes-not-found": ("quotes", "absent"),
    "links": ("links", "checked"),
    "links-dead": ("links", "gone"),
}
"""Each output and its place in the `summary` of the JSON report."""


def since(env: Mapping[str, str]) -> str:
    """The commit since which links are new: the input, else the base of a pull request."""
    asked = env.get("INPUT_SINCE", "")
    return "" if asked == "none" else asked or env.get("BASE", "")


def has_commit(commit: str) -> bool:
    """Whether the checkout has a commit. A shallow one is asked to fetch it."""
    verify = ["git", "rev-parse", "--quiet", "--verify", "--end-of-options", f"{commit}^{{commit}}"]
    fetch = ["git", "fetch", "--quiet", "--depth=1", "--end-of-options", "origin", commit]
    for command in (verify, fetch, verify):
        done = subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
        if command is verify and done.returncode == 0:
            return True
    return False


def arguments(env: Mapping[str, str], report: Path) -> list[str]:
    """The arguments of `notelint check`. Raises ValueError for a quotation mark without its pair.

    Values are joined to their options, and paths follow `--`: none can be taken for an option.
    """
    given = [f"{option}={env[name]}" for name, option in OPTIONS.items() if env.get(name)]
    if commit := since(env):
        given.append(f"--since={commit}")
    if sarif := env.get("INPUT_SARIF"):
        given.append(f"--report=sarif={sarif}")
    more = shlex.split(env.get("INPUT_ARGS", ""))
    paths = shlex.split(env.get("INPUT_PATHS", ""))
    return [*given, f"--report=json={report}", *more, "--", *paths]


def outputs(report: Path) -> dict[str, int]:
    """The counts of a JSON report; none if there is no report, as after a wrong setting."""
    if not report.exists():
        return {}
    summary = json.loads(report.read_text(encoding="utf-8"))["summary"]
    values: dict[str, int] = {}
    for name, place in COUNTS.items():
        value: Any = summary
        for key in place:
            value = value[key]
        values[name] = int(value)
    return values


def main(env: Mapping[str, str]) -> int:
    """Check, and write the outputs; the exit code."""
    commit = since(env)
    if commit and not has_commit(commit):
        print(f"::error::notelint: commit {commit!r} cannot be fetched", flush=True)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        try:
            given = arguments(env, report)
        except ValueError as error:
            print(f"::error::notelint: inputs `args` and `paths`: {error}", flush=True)
            return 2
        command = [sys.executable, "-m", "notelint", "check", *given]
        code = subprocess.run(command, check=False).returncode
        values = {**outputs(report), "exit-code": code}
    if file := env.get("GITHUB_OUTPUT"):
        with open(file, "a", encoding="utf-8") as stream:
            stream.writelines(f"{name}={value}\n" for name, value in values.items())
    return code


if __name__ == "__main__":
    sys.exit(main(os.environ))
