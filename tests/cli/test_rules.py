"""`notelint rules`: which rules, and in which form."""

import json
import subprocess
from collections.abc import Callable

import pytest

from notelint.rules import RULES

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.mark.parametrize(
    ("names", "codes"),
    [
        ((), list(RULES)),
        (("ALL",), list(RULES)),
        (("Q",), [code for code in RULES if code.startswith("Q")]),
        (("q00", "T004"), [code for code in RULES if code.startswith(("Q00", "T004"))]),
        (("quote-differs,bare-url",), ["L011", "Q002"]),
    ],
)
def test_rules_are_named_as_for_select(run: Run, names: tuple[str, ...], codes: list[str]) -> None:
    done = run("rules", *names)
    assert done.returncode == 0
    assert [line.split()[0] for line in done.stdout.splitlines()] == codes


def test_json_has_the_same(run: Run) -> None:
    rules = json.loads(run("rules", "Q", "--format", "json").stdout)
    assert [rule["code"] for rule in rules] == [code for code in RULES if code[0] == "Q"]
    assert list(rules[0]) == ["code", "name", "severity", "summary", "fix", "url"]
    fixes = {rule["fix"] for rule in json.loads(run("rules", "--format", "json").stdout)}
    assert fixes == {None, "safe", "mixed", "unsafe"}


def test_an_unknown_name_is_told(run: Run) -> None:
    done = run("rules", "Q", "quote-difers")
    assert done.returncode == 2
    assert done.stderr.endswith("rule `quote-difers` not found; did you mean `quote-differs`?\n")


def test_a_code_with_other_letters_is_not_suggested(run: Run) -> None:
    assert "did you mean `T00" in run("rules", "T099").stderr
    assert "did you mean" not in run("rules", "U009").stderr
    expected = "rule `MD009` not found; it is a code of markdownlint, see `notelint rules`"
    for command in ("rules MD009", "explain MD009", "check --select MD009 x.md"):
        assert expected in run(*command.split()).stderr
