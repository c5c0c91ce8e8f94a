"""Every rule's examples are run through the real engine: they are its tests and its page."""

import pytest

from notelint.lint.check_note import check_note
from notelint.model.finding import Finding
from notelint.model.plan import Plan, SelectedRule
from notelint.model.rule import Example, Rule
from notelint.rules import RULES
from notelint.schema.loading import read_schema

HEAD = "notelint: 1\nname: example\n"
"""What an example's schema leaves out."""


def plan_for(example: Example) -> Plan:
    """All rules with their defaults; the example's schema, if it has one."""
    rules = tuple(
        SelectedRule(rule.code, rule.severity, rule.options() if rule.options else None)
        for rule in RULES.values()
    )
    if not example.schema:
        return Plan(root="", rules=rules)
    schema = read_schema((HEAD + example.schema).encode(), "example.yaml")
    return Plan(root="", rules=rules, schemas=(schema,), forced=schema.name)


def findings(rule: Rule, example: Example) -> list[Finding]:
    """What the rule reports in the example."""
    result = check_note("example.md", example.note.encode(), plan_for(example))
    crashes = [finding.message for finding in result.findings if finding.code == "N004"]
    assert not crashes
    return [finding for finding in result.findings if finding.code == rule.code]


EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.code}-{'bad' if example.at else 'good'}-{number}")
    for rule in RULES.values()
    for number, example in enumerate(rule.examples, 1)
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_the_rule_reports_at_the_places_of_its_example_and_nowhere_else(
    rule: Rule, example: Example
) -> None:
    found = findings(rule, example)
    assert [f"{finding.line}:{finding.column}" for finding in found] == list(example.at)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_a_rule_is_shown_by_a_bad_and_a_good_example(rule: Rule) -> None:
    if rule.check is not None:
        assert any(example.at for example in rule.examples)
        assert any(not example.at for example in rule.examples)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_a_rule_that_says_it_has_a_fix_shows_one_and_no_other_does(rule: Rule) -> None:
    shown = [finding for example in rule.examples for finding in findings(rule, example)]
    if rule.check_link and not rule.check:
        return  # it needs answers, which an example has not: tests/rules/test_judged.py
    safe = [finding.fix_safe for finding in shown if finding.fix]
    assert bool(safe) == bool(rule.fix)
    assert any(safe) == (rule.fix in ("safe", "mixed"))
