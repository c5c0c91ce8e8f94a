"""Runs the literate cases of tests/cases: longer notes than a rule's page should show."""

import json
from pathlib import Path

import pytest
from literate import CASES, FILES, Case, cases

from notelint.binding.bind_note import bind_note
from notelint.commands.check import check
from notelint.commands.check_options import CheckOptions
from notelint.lint.check_note import check_note
from notelint.lint.choose_schema import choose_schema
from notelint.lint.parse_note import parse_note
from notelint.model.bound_note import BoundNote
from notelint.model.plan import Plan, SelectedRule
from notelint.report.messages import rule_message
from notelint.rules import MORE_INPUTS, READS, RULES, inputs_of
from notelint.schema.loading import read_schema


def plan_for(case: Case) -> Plan:
    """All rules, and the case's schema if it has one."""
    rules = tuple(
        SelectedRule(rule.code, rule.severity, rule.options() if rule.options else None)
        for rule in RULES.values()
    )
    plan = Plan(root="", rules=rules)
    if case.schema:
        plan = plan._replace(schemas=(read_schema(case.schema.encode(), "case.yaml"),))
        plan = plan._replace(forced="" if case.asked else "case")
    return plan


def reported(case: Case) -> list[tuple[str, str, str]]:
    """Place, code and message of all findings in a case's note."""
    path, text = case.notes[0]
    found = check_note(path, text.encode(), plan_for(case)).findings
    return [
        (f"{one.line}:{one.column}", one.code, rule_message(one.code, one.message, "en"))
        for one in found
    ]


@pytest.mark.parametrize(
    "case", [pytest.param(one, id=one.title) for one in CASES if not one.files]
)
def test_a_rule_says_nothing_where_nothing_is_that_it_reads(case: Case) -> None:
    plan = plan_for(case)
    path, text = case.notes[0]
    parsed = parse_note(path, text.encode())
    binding = bind_note(parsed.note, choose_schema(parsed, plan, path).schema, path)
    empty = BoundNote(binding.note)
    for selected in plan.rules:
        check, reads = RULES[selected.code].check, READS[selected.code]
        fields = [name for name in reads if name not in MORE_INPUTS]
        if check and fields and "note" not in reads:
            without = binding._replace(**{name: getattr(empty, name) for name in fields})
            assert list(check(without, selected.options)) == []
        if check and inputs_of(binding).isdisjoint(reads):
            assert list(check(binding, selected.options)) == []


def reported_in_folder(
    case: Case, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> list[tuple[str, str, str]]:
    """The same of all notes in a real folder."""
    for path, text in (("case.yaml", case.schema), *case.files, *case.notes):
        if text:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
    monkeypatch.chdir(folder)
    settled = (folder / "notelint.toml").exists()
    paths = (".",) if settled or len(case.notes) > 1 else (case.notes[0][0],)
    schema = "case.yaml" if case.schema and not settled else None
    outcome = check(CheckOptions(paths, schema=schema, format="json", jobs=1, cache=False))
    assert outcome.errors == ()
    return [
        (f"{one['path']}:{one['line']}:{one['column']}", one["code"], one["message"])
        for one in json.loads(outcome.report)["findings"]
    ]


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=f"{case.code}: {case.title}") for case in CASES]
)
def test_the_case_is_reported_as_written(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if case.files or len(case.notes) > 1:
        found = reported_in_folder(case, tmp_path, monkeypatch)
    else:
        found = reported(case)
    assert not [message for _, code, message in found if code == "N004"]
    if case.all_rules:
        assert [" ".join(one) for one in found] == list(case.expected)
    else:
        told = [f"{place} {message}" for place, code, message in found if code == case.code]
        assert told == list(case.expected)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_of_cases_is_named_for_its_rule(file: Path) -> None:
    code = file.stem[:4]
    name = f"{code} {RULES[code].name}"
    assert file.read_text(encoding="utf-8").startswith(f"# {name}\n")
    assert file.stem == name.replace(" ", "-")
    assert any(True for _ in cases(file))
