"""Every fix that a rule offers in an example or a case is applied alone, and must really mend.

The finding is gone, no rule reports anything new, and what `Rule.fix` says is true.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import pytest
from literate import CASES
from test_cases import plan_for as plan_for_case
from test_examples import plan_for as plan_for_example

from notelint.lint.check_note import check_note
from notelint.model.finding import Finding
from notelint.model.plan import Plan
from notelint.model.rule import Rule
from notelint.model.source import Source
from notelint.rules import RULES

BY_ANSWERS = ("L003", "L005", "L007")
"""Rules whose fixes need answers of the network: tests/rules/test_link_fixes.py."""

REVEALS = {
    "Q002": {"Q003", "Q005", "Q011"},  # a quote that is found is judged like any other
    "S005": {"S006"},  # a heading that is higher now may end a section that has nothing else
    "F001": {"F003"},  # the value of a key that is known now is checked
    "F002": {"F003"},
    "F006": {"F001", "F002", "F003"},  # fields that are read now are checked
    "N001": {"N001"},  # a comment for all rules that hides other comments
    "N002": {"N001"},  # a comment that is understood may turn out to be of no use
}
"""What a fix may uncover where it alone is applied. `--fix` leaves such a note as it was."""

KINDS = {"safe": {True}, "unsafe": {False}, "mixed": {True, False}}


class Offered(NamedTuple):
    """A note with a plan, and one finding in it that has a fix."""

    path: str
    text: str
    plan: Plan
    finding: Finding


def apply_alone(text: str, finding: Finding) -> str:
    """The text after the edits of one finding."""
    source = Source.of("", text)
    edits = sorted(
        (source.lines[line - 1] + column - 1, source.lines[end - 1] + end_column - 1, inserted)
        for line, column, end, end_column, inserted in finding.fix
    )
    assert all(one[1] <= other[0] for one, other in pairwise(edits))
    result = source.text
    for start, end, inserted in reversed(edits):
        result = result[:start] + inserted + result[end:]
    keeps_mark = source.bom and finding.code != "T006"
    return "\ufeff" * keeps_mark + result


def notes() -> Iterator[tuple[str, str, str, Plan]]:
    """Each example and each case of one note: what it is called, path, text and plan."""
    for rule in RULES.values():
        for number, example in enumerate(rule.examples, 1):
            yield f"{rule.code}-{number}", "example.md", example.note, plan_for_example(example)
    for case in CASES:
        if not case.files and len(case.notes) == 1:
            path, text = case.notes[0]
            yield f"{case.code}: {case.title}", path, text, plan_for_case(case)


def offers() -> Iterator[tuple[str, Offered]]:
    """Each finding with a fix in each of these notes."""
    for name, path, text, plan in notes():
        for finding in check_note(path, text.encode(), plan).findings:
            if finding.fix:
                place = f"{name} {finding.code} {finding.line}:{finding.column}"
                yield place, Offered(path, text, plan, finding)


OFFERS = list(offers())


def same(finding: Finding) -> tuple[str, object, tuple[str, ...]]:
    """What a finding has in common with itself in another text: all but its place."""
    return finding.code, finding.message, finding.excerpt


def findings(path: str, text: str, plan: Plan) -> list[tuple[str, object, tuple[str, ...]]]:
    """All findings of a note, without their places."""
    return [same(finding) for finding in check_note(path, text.encode(), plan).findings]


@pytest.mark.parametrize("offer", [pytest.param(offer, id=name) for name, offer in OFFERS])
def test_a_fix_takes_its_finding_away_and_brings_no_other(offer: Offered) -> None:
    path, text, plan, finding = offer
    fixed = apply_alone(text, finding)
    before, after = findings(path, text, plan), findings(path, fixed, plan)
    assert after.count(same(finding)) < before.count(same(finding)), fixed
    new = Counter(code for code, *_ in after) - Counter(code for code, *_ in before)
    assert new.keys() <= REVEALS.get(finding.code, set()), fixed


@pytest.mark.parametrize("offer", [pytest.param(offer, id=name) for name, offer in OFFERS])
def test_a_fix_adds_no_byte_order_mark_and_keeps_the_kind_of_line_endings(offer: Offered) -> None:
    _, text, _, finding = offer
    fixed = apply_alone(text, finding)
    if "\n" not in text.replace("\r\n", ""):
        assert "\n" not in fixed.replace("\r\n", "")
    assert fixed.startswith("\ufeff") <= text.startswith("\ufeff")


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_a_rule_says_truly_whether_it_has_a_fix_and_shows_it(rule: Rule) -> None:
    if rule.code in BY_ANSWERS:
        return
    shown = [offer.finding for name, offer in OFFERS if offer.finding.code == rule.code]
    in_examples = [name for name, offer in OFFERS if name.startswith(f"{rule.code}-")]
    assert bool(shown) == bool(rule.fix)
    if rule.fix:
        assert any(f" {rule.code} " in name for name in in_examples)
        assert {finding.fix_safe for finding in shown} == KINDS[rule.fix]
