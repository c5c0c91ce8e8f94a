"""Every built-in schema has a good note, of which nothing is said, and a bad one.

What is said of the bad note stands in expected/NAME.txt, one `LINE CODE name` a finding.
"""

from pathlib import Path

import pytest

import notelint
from notelint.lint.check_note import check_note
from notelint.model.facts import NoteResult
from notelint.model.plan import Plan, SelectedRule
from notelint.rules import RULES
from notelint.schema.built_in import built_in_names
from notelint.schema.loading import load_schema, with_examples

ROOT = Path(notelint.__file__).resolve().parent.parent
EXAMPLES = ROOT / "schemas" / "examples"
EXPECTED = Path(__file__).parent / "expected"
NAMES = built_in_names()
RULES_OF_RUN = tuple(
    SelectedRule(rule.code, rule.severity, rule.options() if rule.options else None)
    for rule in RULES.values()
)


def check(kind: str, name: str) -> NoteResult:
    schema = load_schema(name)
    plan = Plan(root="", rules=RULES_OF_RUN, schemas=(schema,), forced=schema.name)
    file = EXAMPLES / kind / f"{name}.md"
    return check_note(f"{name}.md", file.read_bytes(), plan)


@pytest.mark.parametrize("name", NAMES)
def test_of_a_good_note_nothing_is_said(name: str) -> None:
    result = check("good", name)
    assert result.facts.schema == name
    assert [(one.line, one.code, one.message.name) for one in result.findings] == []


@pytest.mark.parametrize("name", NAMES)
def test_of_a_bad_note_is_said_what_is_expected(name: str) -> None:
    said = [f"{one.line} {one.code} {one.name}" for one in check("bad", name).findings]
    assert said == (EXPECTED / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    assert len(said) >= 3


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_names_its_good_note_as_its_example(name: str) -> None:
    paths = with_examples(name).paths
    assert [Path(path).resolve() for path in paths] == [EXAMPLES / "good" / f"{name}.md"]


@pytest.mark.parametrize("kind", ["good", "bad"])
def test_no_example_lacks_its_schema(kind: str) -> None:
    assert {file.stem for file in (EXAMPLES / kind).glob("*.md")} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_says_in_comments_how_to_read_it(name: str) -> None:
    text = (ROOT / "schemas" / f"{name}.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=notelint.schema.json\n")
    assert " # " in text
    assert len(text.splitlines()) <= 90
