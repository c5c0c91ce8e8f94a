"""What a fingerprint depends on, for the findings of real notes."""

import random

import pytest

from notelint.lint.check_note import check_note
from notelint.lint.fingerprints import fingerprint
from notelint.model.plan import Plan, SelectedRule
from notelint.model.schema import Schema
from notelint.rules import RULES
from notelint.schema.loading import read_schema

SCHEMA = """\
notelint: 1
name: s
parts:
  - {id: title, heading: {level: 1}}
  - {id: article, heading: {text: Article}, holds: prose}
  - {id: evidence, heading: {text: Evidence}, holds: quotes, quotes: {from: article}}
"""
ARTICLE = "The new service costs 25 dollars a month.\n\nIt starts in May, says the company."


def plan(schema: Schema) -> Plan:
    rules = [
        SelectedRule(rule.code, rule.severity, rule.options() if rule.options else None)
        for rule in RULES.values()
    ]
    return Plan("", tuple(rules), (schema,), forced=schema.name)


PLAN = plan(read_schema(SCHEMA.encode(), "s.yaml"))


def prints(text: str, path: str = "a.md", *codes: str) -> dict[str, str]:
    """The fingerprints of the findings of a note, each with its code."""
    findings = check_note(path, text.encode(), PLAN).findings
    return {
        fingerprint(finding): finding.code
        for finding in findings
        if finding.code in codes or not codes
    }


def note(quote: str, article: str = ARTICLE) -> str:
    return f"# T\n\n## Article\n\n{article}\n\n## Evidence\n\n- {quote}\n"


NEAR = "The new service costs 20 dollars a month."
ABSENT = "Rivals will build a plant next year, as everybody knows."


@pytest.mark.parametrize(("quote", "code"), [(NEAR, "Q002"), (ABSENT, "Q001")])
def test_a_quote_that_changed_is_another_one(quote: str, code: str) -> None:
    before = prints(note(quote), "a.md", code)
    assert list(before.values()) == [code]
    changed = prints(note(quote.replace("20", "21").replace("next", "this")), "a.md", code)
    assert list(changed.values()) == [code]
    assert before.keys().isdisjoint(changed)


def test_so_is_one_whose_passage_changed() -> None:
    before = prints(note(NEAR), "a.md", "Q002")
    after = prints(note(NEAR, ARTICLE.replace("25", "26")), "a.md", "Q002")
    assert len(before) == len(after) == 1
    assert before.keys().isdisjoint(after)


@pytest.mark.parametrize("lines", [4, 9])
def test_and_one_that_changed_in_a_line_that_no_report_shows(lines: int) -> None:
    words = [f"{ABSENT} {number}" for number in range(lines)]
    before = prints(note("\n  ".join(words)), "a.md", "Q001")
    words[-1] += " indeed"
    after = prints(note("\n  ".join(words)), "a.md", "Q001")
    assert len(before) == len(after) == 1
    assert before.keys().isdisjoint(after)


@pytest.mark.parametrize("quote", [NEAR, ABSENT])
def test_lines_above_and_another_name_change_nothing(quote: str) -> None:
    before = prints(note(quote))
    assert before
    assert prints(note(quote), "b/c.md") == before
    moved = note(quote).replace("# T\n", "# T\n\nText.\n\nText.\n")
    assert prints(moved) == before
    assert prints(note(quote).replace("\n", "\r\n")) == before


def test_a_missing_section_is_the_same_whatever_is_next_to_it() -> None:
    before = prints("# T\n\n## Article\n\nText.\n", "a.md", "S001")
    assert len(before) == 1
    assert (
        prints("# Other\n\n## Article\n\nMore.\n\n## Evidense\n\n- x\n", "a.md", "S001") == before
    )
    assert prints("# T\n\n## Evidence\n\n- Text.\n", "a.md", "S001").keys().isdisjoint(before)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# A\n\ntext  \nx\n", "# A\n\ntext     \nx\n"),  # T004: how many spaces
        ("[a](<#heading>)\n\n# Headin\n", "[a](<#heading>)\n\n# Other\n"),  # L004: a suggestion
        ("# A\n\nB\n\n# A\n", "# A\n\n\nB\n\nC\n\n# A\n"),  # S003: the line of the first
        ("a\r\nb\r\nc\n", "a\r\nb\r\nd\r\nc\n"),  # T005: how many lines
        ("# A\n\n\n", "# A\n\n\n\n\n"),  # T007: how many blank lines
    ],
)
def test_sizes_places_and_suggestions_do_not_count(before: str, after: str) -> None:
    first, second = prints(before), prints(after)
    assert first
    assert first == second


def test_shuffled_lines_have_the_same_fingerprints() -> None:
    lines = ["a  ", "b\u200bc", "see https://example.com/x now", "[x](missing.md)", "[y]()"] * 2
    lines += ["[^1] is missing", "##no heading", '**"a"**은 b', "C (http://a.example/b c)"]
    expected = sorted(prints("\n\n".join(lines) + "\n").items())
    assert {code for _, code in expected} >= {"T003", "L011", "L008", "T008", "T001"}
    for seed in range(20):
        random.Random(seed).shuffle(lines)
        assert sorted(prints("\n\n".join(lines) + "\n").items()) == expected


def test_different_links_differ() -> None:
    links = "\n".join(f"[a](#missing{number})" for number in range(50))
    assert len(prints(links, "a.md", "L004")) == 50
