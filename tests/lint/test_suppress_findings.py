"""Suppression comments that are written: they cover their findings and change nothing else."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.lint.check_note import check_note
from notelint.lint.suppress_findings import suppress_findings
from notelint.model.facts import NoteResult
from notelint.model.finding import Finding
from notelint.model.message import message
from notelint.model.plan import Plan, SelectedRule
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
RULE_SET = tuple(
    SelectedRule(rule.code, rule.severity, rule.options() if rule.options else None)
    for rule in RULES.values()
)
FREE = Plan("", RULE_SET)
PLAN = Plan("", RULE_SET, (read_schema(SCHEMA.encode(), "s.yaml"),), forced="s")


def check(data: bytes, plan: Plan) -> NoteResult:
    return check_note("a.md", data, plan)


def suppressed(text: str, plan: Plan = FREE, reason: str = "") -> str:
    """The note with comments, which has no finding any more."""
    data = text.encode()
    result = suppress_findings("a.md", data, check(data, plan).findings, plan, reason=reason)
    assert check(result.data, plan).findings == ()
    return result.data.decode()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# A \n", "<!-- notelint: disable-next-line=T004 -->\n# A \n"),
        (
            "a  b\n\n[x]() and http://a.example\n",
            "a  b\n\n<!-- notelint: disable-next-line=L008,L011 -->\n[x]() and http://a.example\n",
        ),
        (
            "a\nb \nc\n\nd\n",
            "<!-- notelint: disable=T004 -->\na\nb \nc\n<!-- notelint: enable=T004 -->\n\nd\n",
        ),
        (
            "| a |\n| - |\n| [x]() |\n\nd\n",
            ("<!-- notelint: disable=L008 -->\n| a |\n| - |\n| [x]() |\n"
            "<!-- notelint: enable=L008 -->\n\nd\n"),
        ),
        (
            "- a\n- [x]()\n  - [y]()\n- b\n",
            ("- a\n  <!-- notelint: disable-next-line=L008 -->\n- [x]()\n"
            "  <!-- notelint: disable-next-line=L008 -->\n  - [y]()\n- b\n"),
        ),
        (
            "---\nx: [\n---\n\n# A\n",
            "---\nx: [\n---\n<!-- notelint: disable-file=F006 -->\n\n# A\n",
        ),
        ("# A", "<!-- notelint: disable-file=T007 -->\n\n# A"),
        ("# A \r\n", "<!-- notelint: disable-next-line=T004 -->\r\n# A \r\n"),
        ("\ufeff# A\n", "\ufeff<!-- notelint: disable-file=T006 -->\n\n# A\n"),
        (
            "<!-- notelint: disable-next-line=L008 -- why -->\n[x]() \n",
            "<!-- notelint: disable-next-line=L008,T004 -- why -->\n[x]() \n",
        ),
        (
            "<!-- notelint: disable-file=empty-link -->\n\n[x]()\n\n# A",
            "<!-- notelint: disable-file=empty-link,T007 -->\n\n[x]()\n\n# A",
        ),
        ("", "" ),
        ("# A\n", "# A\n"),
        ("a\n\n```\nx\n", "a\n\n<!-- notelint: disable-next-line=T009 -->\n```\nx\n"),
    ],
    ids=repr,
)  # fmt: skip
def test_each_finding_gets_a_comment_where_it_fits(text: str, expected: str) -> None:
    written = suppressed(text)
    assert written == expected
    assert suppressed(written) == written


def test_a_reason_follows_the_codes() -> None:
    assert suppressed("# A \n", reason="as printed") == (
        "<!-- notelint: disable-next-line=T004 -- as printed -->\n# A \n"
    )


def test_quotes_stay_in_one_list_and_are_suppressed_one_by_one() -> None:
    text = (
        "# T\n\n## Article\n\nThe service costs 25 dollars a month, and it starts in May.\n\n"
        "## Evidence\n\n- The service costs 25 dollars a month\n"
        "- The service costs 20 dollars a month\n- and it starts in May\n"
    )
    written = suppressed(text, PLAN)
    assert written == text.replace(
        "- The service costs 20",
        "  <!-- notelint: disable-next-line=Q002 -->\n- The service costs 20",
    )
    changed = written.replace("and it starts in May\n", "and it starts in Mai\n")
    assert [finding.code for finding in check(changed.encode(), PLAN).findings] == ["Q002"]


def test_findings_of_links_and_of_the_collection_are_covered_too() -> None:
    finding = Finding("a.md", 3, 5, 3, 9, "L003", "broken-file-link", "error", message("missing"))
    missing = finding._replace(line=1, code="N003", message=message("no_schema"))
    data = b"# A\n\nb [c](d.md)\n"
    result = suppress_findings("a.md", data, (missing, finding), FREE)
    assert result.suppressed == (missing, finding)
    assert result.data.decode() == (
        "<!-- notelint: disable-file=N003 -->\n\n# A\n\n"
        "<!-- notelint: disable-next-line=L003 -->\nb [c](d.md)\n"
    )
    facts = check(result.data, FREE).facts
    assert [link.muted for link in facts.link_references] == [("L003",)]
    assert not facts.needs_schema


@pytest.mark.parametrize("data", [b"\xff", b"# A\n" * 250_001])
def test_what_could_not_be_checked_is_left_alone(data: bytes) -> None:
    findings = check(data, FREE).findings
    assert [finding.code for finding in findings] == ["N005"]
    assert suppress_findings("a.md", data, findings, FREE) == (data, ())


PIECES = [
    *(
        "# A ",
        "## B",
        "text",
        "text ",
        "",
        "",
        "- a",
        "- [x]()",
        "  - b ",
        "    code ",
        "> q",
        "> r ",
    ),
    *("| a |", "| - |", "| [x]() |", "```", "---", "<div>", "</div>", "1. a", "2. b ", "[d]: /e"),
    *("<!-- notelint: disable=T004 -->", "<!-- notelint: disable-next-line=L008 -->", "[^1]: f "),
    *("\t- tab ", "http://a.example", "<!-- a", "-->", '**"a"**은', "===", "#b"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=14), st.sampled_from(["\n", "\r\n"]))
def test_any_note_is_suppressed_whole_or_left_alone(lines: list[str], newline: str) -> None:
    data = newline.join([*lines, ""]).encode()
    findings = check(data, FREE).findings
    result = suppress_findings("a.md", data, findings, FREE)
    left = check(result.data, FREE).findings
    if result.data != data:
        assert (left, result.suppressed) == ((), findings)
        assert data.splitlines() != result.data.splitlines()
        kept = iter(result.data.decode().split(newline))
        shortened = [line for line in lines if "notelint" not in line]
        assert all(line in kept for line in shortened)  # each, in its order
        if newline == "\r\n":
            assert b"\n" not in result.data.replace(b"\r\n", b"")
    again = suppress_findings("a.md", result.data, left, FREE)
    assert again.data == result.data


def test_most_notes_are_not_left_alone() -> None:
    written = total = 0
    for seed in range(300):
        picked = random.Random(seed).choices(PIECES, k=10)
        data = "\n".join([*picked, ""]).encode()
        findings = check(data, FREE).findings
        total += bool(findings)
        written += bool(suppress_findings("a.md", data, findings, FREE).suppressed)
    assert written > 0.95 * total
