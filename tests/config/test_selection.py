"""Which rules run: the settings' words, the command line's, and the more exact of both."""

from collections.abc import Callable
from pathlib import Path

import pytest

from notelint.config.load import Loaded

Load = Callable[..., Loaded]
FAILURES = {"N004", "N005"}


@pytest.mark.parametrize(
    ("settings", "line", "expected"),
    [
        ("", {}, "S001 S010 T004 T005 N003"),
        ("", {"select": ["T"]}, "T004 T005"),
        ("", {"select": ["t004", "missing-section"]}, "S001 T004"),
        ("", {"select": ["ALL"]}, "S001 S010 T004 T005 N003"),
        ("", {"ignore": ["S", "no-schema"]}, "T004 T005"),
        ("", {"ignore": ["ALL"]}, ""),
        ('select = ["T"]', {}, "T004 T005"),
        ("select = []", {}, ""),
        ('select = ["T"]\nignore = ["T004"]', {}, "T005"),
        ('select = ["T004"]\nignore = ["T"]', {}, "T004"),
        ('select = ["T"]\nignore = ["T"]', {}, ""),
        ('select = ["T"]', {"select": ["S"]}, "S001 S010"),
        ('ignore = ["T004"]', {"select": ["T"]}, "T005"),
        ('ignore = ["T004"]', {"select": ["T004"]}, "T004"),
        ('ignore = ["T"]', {"select": ["T"]}, "T004 T005"),
        ('select = ["T004"]', {"ignore": ["T004"]}, ""),
        ('select = ["T"]', {"ignore": ["trailing-space"]}, "T005"),
        ("", {"select": ["T004"], "ignore": ["T004"]}, ""),
    ],
)
def test_what_runs(load: Load, settings: str, line: dict[str, list[str]], expected: str) -> None:
    if settings:
        Path("notelint.toml").write_text(settings, encoding="utf-8")
    codes = {rule.code for rule in load(**line).plan.rules}
    assert codes - FAILURES == set(expected.split())
    assert codes >= FAILURES


def test_a_note_that_could_not_be_checked_is_passed_over_only_on_purpose(load: Load) -> None:
    codes = [rule.code for rule in load(select=["T"], ignore=["N", "unreadable-file"]).plan.rules]
    assert codes == ["T004", "T005", "N004"]


def test_rules_run_in_the_order_of_their_table(load: Load) -> None:
    codes = [rule.code for rule in load(select=["T", "S"]).plan.rules]
    assert codes == ["S001", "S010", "T004", "T005", "N004", "N005"]


def test_the_most_exact_severity_holds(load: Load) -> None:
    Path("notelint.toml").write_text(
        '[severity]\nT = "error"\nT005 = "unverified"\nmissing-section = "warning"\n'
    )
    severities = {rule.code: rule.severity for rule in load().plan.rules}
    assert severities == {
        "S001": "warning",
        "S010": "warning",
        "T004": "error",
        "T005": "unverified",
        "N003": "unverified",
        "N004": "error",
        "N005": "error",
    }


def test_an_exact_severity_holds_wherever_it_stands(load: Load) -> None:
    Path("notelint.toml").write_text(
        '[severity]\ntrailing-space = "unverified"\nT0 = "error"\nALL = "warning"\n'
    )
    severities = {rule.code: rule.severity for rule in load().plan.rules}
    assert (severities["T004"], severities["T005"]) == ("unverified", "error")
    assert severities["S001"] == "warning"
