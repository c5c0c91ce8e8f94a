"""Of two rules that speak of one link only the weightier one is heard."""

from collections.abc import Callable

import pytest

from notelint.lint.check_collection import check_collection, collect
from notelint.lint.check_note import check_note
from notelint.lint.findings import without_repeats
from notelint.model.finding import Finding
from notelint.model.link import Verdict
from notelint.model.message import message
from notelint.model.plan import Plan, SelectedRule
from notelint.rules import RULES

PLAN = Plan(
    "",
    tuple(SelectedRule(rule.code, rule.severity) for rule in RULES.values() if rule.code[0] == "L"),
    external=True,
)


def one(code: str, start: int, end: int, path: str = "a.md", template: str = "x") -> Finding:
    return Finding(path, 1, start, 1, end, code, "", "error", message(template))


@pytest.mark.parametrize(
    ("codes", "left"),
    [
        (["L002", "L011"], ["L002"]),
        (["L002", "L010", "L011"], ["L002"]),
        (["L010", "L011"], ["L010"]),
        (["L011", "L013"], ["L013"]),
        (["L010", "L013"], ["L013"]),
        (["L005", "L011"], ["L005", "L011"]),
        (["L007", "L011"], ["L007", "L011"]),
    ],
)
def test_who_speaks(codes: list[str], left: list[str]) -> None:
    assert [found.code for found in without_repeats([one(code, 3, 9) for code in codes])] == left


def test_only_of_the_same_link_in_the_same_note() -> None:
    kept = [
        one("L013", 3, 9),
        one("L011", 9, 12),
        one("L011", 3, 9, "b.md"),
        one("L002", 20, 30, template="other_scheme"),
        one("L011", 20, 30),
    ]
    assert without_repeats(kept) == kept
    assert without_repeats([one("L010", 1, 30), one("L013", 4, 29)]) == [one("L013", 4, 29)]


def test_a_private_address_that_stands_bare_is_told_as_private() -> None:
    text = b"# T\n\nhttp://10.0.0.1/a and http://example.com/b\n"
    collected = collect([check_note("a.md", text, PLAN)])
    unsafe, fine = Verdict("refused", "unsafe", "10.0.0.1"), Verdict("ok")
    answers = [(link, unsafe if "10.0" in link.reference.url else fine) for link in collected.links]
    found = check_collection(collected, answers, PLAN)
    assert [(finding.column, finding.code) for finding in found] == [(1, "L013"), (23, "L011")]


def test_what_is_no_address_is_not_asked_for() -> None:
    text = b"[a](https//e.com/a) [b](www.e.com/b) [c](https://e..com) [d](d.md) <https://e.com/e>\n"
    assert [
        reference.url for reference in check_note("a.md", text, PLAN).facts.link_references
    ] == [
        "d.md",
        "https://e.com/e",
    ]
    off = PLAN._replace(rules=tuple(rule for rule in PLAN.rules if rule.code != "L002"))
    assert len(check_note("a.md", text, off).facts.link_references) == 5


def test_many_findings_take_linear_time(operations: Callable[[Callable[[], object]], int]) -> None:
    def run(number: int) -> object:
        return without_repeats(
            [one(code, i, i + 2) for i in range(number) for code in ("L010", "L011")]
        )

    assert operations(lambda: run(400)) < 5 * operations(lambda: run(100))
