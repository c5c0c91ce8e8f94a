"""Fixing one note: passes, conflicts, the lock on quotations, and the guard."""

import unicodedata
from typing import Any

import pytest

import notelint
from notelint.commands.notes import plan_for_schema
from notelint.lint.apply_edits import OffsetMap, apply_resolved, compatible_fixes, resolve_fix
from notelint.lint.check_note import check_note
from notelint.lint.fix_note import FixedNote, FixRequest, fix_note
from notelint.model.finding import Edit, Finding, Fix, Problem
from notelint.model.message import message
from notelint.model.plan import Plan, SelectedRule
from notelint.model.rule import Rule
from notelint.model.source import Source, Span
from notelint.rules import RULES
from notelint.schema.loading import load_schema, read_schema

NEWS = plan_for_schema(load_schema("news-scrap"))
PLAIN = Plan(root=".", rules=NEWS.rules)


def fixed(text: str, plan: Plan = PLAIN, **request: Any) -> FixedNote:
    return fix_note("note.md", text.encode(), plan, request=FixRequest(**request))


def codes(found: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in found]


def at(*edits: tuple[int, int, int, int, str], code: str = "T004", column: int = 1) -> Finding:
    return Finding("a.md", 1, column, 1, column, code, "", "warning", message("x"), fix=edits)


def applied(text: str, *findings: Finding) -> tuple[str, list[Finding]]:
    source = Source.of("a.md", text)
    fixes = [fix for finding in findings if (fix := resolve_fix(source, finding))]
    chosen = compatible_fixes(source, fixes)
    return apply_resolved(source, chosen).text, [fix.finding for fix in chosen]


def test_edits_at_different_places_are_made_together() -> None:
    one, two = at((1, 1, 1, 2, "A")), at((2, 1, 2, 1, "> "))
    assert applied("abc\ndef\n", two, one) == ("Abc\n> def\n", [one, two])


def test_of_overlapping_fixes_the_first_is_made() -> None:
    one, two = at((1, 1, 1, 3, "X")), at((1, 2, 1, 4, "Y"))
    assert applied("abcd\n", two, one) == ("Xcd\n", [one])


def test_insertions_at_one_place_exclude_each_other() -> None:
    one, two = at((1, 2, 1, 2, "X")), at((1, 2, 1, 2, "Y"))
    assert applied("ab\n", one, two) == ("aXb\n", [one])


def test_an_insertion_next_to_a_replacement_waits() -> None:
    one, two = at((1, 1, 1, 2, "X")), at((1, 2, 1, 2, "Y"))
    assert applied("ab\n", one, two) == ("Xb\n", [one])


def test_adjacent_replacements_are_made_together() -> None:
    one, two = at((1, 1, 1, 2, "X")), at((1, 2, 1, 3, "Y"))
    assert applied("abc\n", one, two) == ("XYc\n", [one, two])


def test_a_fix_is_made_whole_or_not_at_all() -> None:
    one, two = at((1, 2, 1, 3, "X")), at((1, 1, 1, 1, "<"), (1, 3, 1, 3, ">"))
    assert applied("abc\n", one, two) == ("<ab>c\n", [two])


def test_identical_fixes_are_one_fix_of_both_findings() -> None:
    one, two = at((1, 1, 1, 1, "X")), at((1, 1, 1, 1, "X"), code="T003")
    text, done = applied("a\n", one, two)
    assert text == "Xa\n"
    assert sorted(codes(tuple(done))) == ["T003", "T004"]


@pytest.mark.parametrize("edit", [(9, 1, 9, 2, "X"), (1, 1, 1, 99, ""), (1, 3, 1, 1, "X")])
def test_an_edit_that_is_not_in_the_text_is_not_made(edit: tuple[int, int, int, int, str]) -> None:
    assert applied("abc\n", at(edit)) == ("abc\n", [])


def test_the_byte_order_mark_is_removed_by_its_empty_edit_only() -> None:
    assert applied("\ufeffa\n", at((1, 1, 1, 1, ""), code="T006"))[0] == "a\n"
    assert applied("\ufeffa\n", at((1, 1, 1, 2, "b")))[0] == "\ufeffb\n"


def test_offsets_after_edits() -> None:
    offsets = OffsetMap([(2, 2, "xx"), (5, 7, "")])
    assert [offsets.at(place) for place in (0, 2, 4, 5, 6, 7, 9)] == [0, 4, 6, 7, 7, 7, 9]
    assert offsets.touches(0, 2)
    assert not offsets.touches(0, 1)
    assert not offsets.touches(3, 4)


def test_whitespace_mark_and_last_line_are_fixed_at_once() -> None:
    note = fixed("\ufeff# Title \n\nText.  \n\nEnd")
    assert note.data == b"# Title\n\nText.\n\nEnd\n"
    assert note.result == check_note("note.md", note.data, PLAIN)
    assert set(codes(note.applied)) >= {"T004", "T006", "T007"}


@pytest.mark.parametrize("text", ["", "\n", " ", "\r", "\0", "\ufeff", "a\0b \n", "a \rb \r"])
def test_odd_notes_are_fixed_without_loss(text: str) -> None:
    note = fixed(text)
    visible = text.translate(dict.fromkeys(map(ord, "\ufeff\0")))  # T003 and T006 remove these
    assert note.data.decode().replace("\0", "").split() == visible.split()
    assert fixed(note.data.decode()).data == note.data


def test_bytes_that_are_no_text_stay() -> None:
    note = fix_note("note.md", b"\xff \n", PLAIN)
    assert note.data == b"\xff \n"
    assert codes(note.result.findings) == ["N005"]


def test_a_crlf_note_keeps_its_line_endings() -> None:
    assert fixed("# A \r\n\r\ntext \r\n").data == b"# A\r\n\r\ntext\r\n"


def test_unsafe_fixes_only_if_asked_for() -> None:
    text = "# 제목\n\n**“전력”**이 부족하다.\n"
    assert not fixed(text).applied
    assert codes(fixed(text, unsafe=True).applied) == ["T001"]


def test_ten_thousand_trailing_spaces_take_a_few_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    from notelint.lint import fix_note as module

    checks = 0
    check = module.checked_note

    def counted(*arguments: Any) -> Any:
        nonlocal checks
        checks += 1
        return check(*arguments)

    monkeypatch.setattr(module, "checked_note", counted)
    note = fixed("word \n\n" * 11_000)
    assert note.data == b"word\n\n" * 10_999 + b"word\n"
    assert checks <= 4


ARTICLE = """\
notelint: 1
name: scrap
parts:
  - {id: title, heading: {level: 1}}
  - {id: article, heading: Article, holds: prose}
  - {id: evidence, heading: Evidence, holds: quotes, quotes: {from: article}}
  - {id: remarks, heading: Remarks, count: "?"}
"""
SCRAP = plan_for_schema(read_schema(ARTICLE.encode(), "scrap.yaml"))
BARE = "# T\n\n## Article\n\nAsk https://example.com/a today.\n\n## Evidence\n\n- today\n"


def test_a_bare_url_in_the_article_stays_as_it_was_written() -> None:
    found = check_note("note.md", BARE.encode(), SCRAP).findings
    assert "L011" in [finding.code for finding in found if finding.fix]
    assert fixed(BARE, SCRAP).data == BARE.encode()


def test_a_bare_url_elsewhere_is_fixed() -> None:
    text = f"{BARE}\n## Remarks\n\nSee https://example.com/b now.\n"
    assert fixed(text, SCRAP).data.decode() == text.replace(
        "https://example.com/b", "<https://example.com/b>"
    )


def test_rules_about_letters_may_change_the_article() -> None:
    text = BARE.replace("today.", "today. ")
    assert fixed(text, SCRAP).data == BARE.encode()


def rule_with(monkeypatch: pytest.MonkeyPatch, code: str, check: Any, **fields: Any) -> Plan:
    """A plan with one rule, which is given another check."""
    monkeypatch.setitem(RULES._known, code, RULES[code]._replace(check=check, **fields))  # type: ignore[attr-defined]
    from notelint.lint.check_note import _check_function

    _check_function.cache_clear()
    monkeypatch.setattr("notelint.lint.check_note._check_function", lambda code: RULES[code].check)
    return SCRAP._replace(rules=(*SCRAP.rules,))


def replacing(old: str, new: str) -> Any:
    """A check that offers to replace a text."""

    def check(bound: Any, options: Any) -> Any:
        start = bound.note.source.text.find(old)
        if start >= 0:
            span = Span(start, start + len(old))
            yield Problem(span, message("run", count=1), fix=Fix((Edit(span, new),)))

    return check


def test_fixes_that_undo_each_other_are_reported_and_end(monkeypatch: pytest.MonkeyPatch) -> None:
    def check(bound: Any, options: Any) -> Any:
        text = bound.note.source.text
        start = max(text.find("left"), text.find("right"))
        if start >= 0:
            old, new = ("left", "right") if "left" in text else ("right", "left")
            span = Span(start, start + len(old))
            yield Problem(span, message("run", word=old), fix=Fix((Edit(span, new),)))

    plan = rule_with(monkeypatch, "T004", check)
    note = fixed("# T\n\nleft\n", plan._replace(schemas=(), forced=""))
    assert note.unstable == ("T004",)
    assert note.data == b"# T\n\nright\n"


def test_fixes_without_an_end_are_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    def check(bound: Any, options: Any) -> Any:
        text = bound.note.source.text
        end = Span(len(text), len(text))
        yield Problem(Span(0, 1), message("run", word=text), fix=Fix((Edit(end, "a"),)))

    plan = rule_with(monkeypatch, "T004", check)
    plan = plan._replace(schemas=(), forced="", rules=(SelectedRule("T004", "warning"),))
    note = fixed("text", plan)
    assert note.unstable == ("T004",)
    assert note.data == b"text" + 20 * b"a"


def test_a_fix_that_leaves_its_finding_is_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    def check(bound: Any, options: Any) -> Any:
        text = bound.note.source.text
        for start in (index for index, letter in enumerate(text) if letter in "x\u00a7"):
            span = Span(start, start + 1)
            new = "xx" if text[start] == "x" else ""
            yield Problem(span, message("run", count=1), fix=Fix((Edit(span, new),)))

    plan = rule_with(monkeypatch, "T004", check)
    note = fixed("# T\n\n\u00a7a x \u00a7b\n", plan._replace(schemas=(), forced=""))
    assert note.data == b"# T\n\na x b\n"
    assert codes(note.applied) == ["T004", "T004"]
    assert not note.unstable


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("today.\n\n## Evidence", "today.\n\n## Proof", "a required section would be missing"),
        ("- today", "- now", "a verified quote would be lost"),
        ("Remark.", "# Remark.", "a paragraph would be a heading"),
        ("Remark.", "- Remark.", "a paragraph would be an item"),
        ("## Remarks", "Remarks", "a heading would be text"),
    ],
)
def test_a_fix_that_does_harm_is_not_made(
    monkeypatch: pytest.MonkeyPatch, old: str, new: str, why: str
) -> None:
    text = f"{BARE}\n## Remarks\n\nRemark.\n"
    plan = rule_with(monkeypatch, "T004", replacing(old, new))
    note = fixed(text, plan)
    assert note.data == text.encode(), why
    assert "T004" in codes(note.result.findings)


def test_one_harmful_fix_does_not_keep_others_from_being_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def check(bound: Any, options: Any) -> Any:
        text = bound.note.source.text
        for start in (index for index, letter in enumerate(text) if letter == "§"):
            new = "#" if text[start + 1 : start + 2] == " " else ""
            span = Span(start, start + 1)
            yield Problem(span, message("run", count=1), fix=Fix((Edit(span, new),)))

    plan = rule_with(monkeypatch, "T004", check)
    text = "# T\n\n" + "§word\n\n" * 50 + "§ heading\n\n" + "§word\n\n" * 49 + "word\n"
    note = fixed(text, plan._replace(schemas=(), forced=""))
    assert note.data.decode() == text.replace("§w", "w")


def test_an_anchor_that_other_notes_link_to_stays() -> None:
    decomposed = unicodedata.normalize("NFD", "한국")
    text = f"# T\n\n## {decomposed}\n"
    assert codes(fixed(text, unsafe=True).applied) == ["T002"]
    linked = frozenset({decomposed})
    assert fixed(text, unsafe=True, linked=linked).data == text.encode()


def test_findings_of_links_are_fixed_and_follow_other_fixes() -> None:
    url = "https://example.com/old"
    text = f"# T \n\n[a]({url})\n"
    finding = at((3, 5, 3, 5 + len(url), "https://example.com/new"), code="L007")
    elsewhere = finding._replace(line=3, excerpt=("another line",))
    assert codes(fixed(text, others=(elsewhere,)).applied) == ["T004"]
    note = fixed(text, others=(elsewhere._replace(excerpt=(f"[a]({url})",)),))
    assert note.data == b"# T\n\n[a](https://example.com/new)\n"
    assert set(codes(note.applied)) == {"T004", "L007"}


WITH_FIX = [rule for rule in RULES.values() if rule.fix and rule.check]


@pytest.mark.parametrize("rule", WITH_FIX, ids=lambda rule: rule.code)
def test_the_fix_of_each_rule_is_acceptable_in_one_of_its_examples(rule: Rule) -> None:
    """A fix that is always refused is none: its rule lacks `edits_structure`, for example."""
    everything = FixRequest(unsafe=True)
    fixed_codes: set[str] = set()
    for example in rule.examples:
        plan = PLAIN
        if example.schema:
            schema = f"notelint: 1\nname: example\n{example.schema}"
            plan = plan_for_schema(read_schema(schema.encode(), "example.yaml"))
        note = fix_note("example.md", example.note.encode(), plan, request=everything)
        again = fix_note("example.md", note.data, plan, request=everything)
        assert (again.data, again.applied) == (note.data, ())
        fixed_codes |= set(codes(note.applied))
    assert rule.code in fixed_codes


def test_the_library_applies_fixes_to_a_text() -> None:
    text = "\ufeff# 제목 \n\n**“전력”**이 부족하다."
    findings = notelint.check_text(text, read_schema(ARTICLE.encode(), "scrap.yaml"))
    assert notelint.apply_fixes(text, findings) == "# 제목\n\n**“전력”**이 부족하다.\n"
    unsafe = notelint.apply_fixes(text, findings, unsafe=True)
    assert unsafe == "# 제목\n\n**“전력”** 이 부족하다.\n" or "**" in unsafe
    assert notelint.apply_fixes(text, ()) == text
