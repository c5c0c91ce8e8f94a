"""Makes `edits` importable for the table, and checks an edited note by all rules."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from notelint.lint.check_note import check_note
from notelint.model.finding import Finding
from notelint.model.plan import Plan, SelectedRule
from notelint.rules import RULES
from notelint.schema.loading import load_schema

sys.path.append(str(Path(__file__).parent))

NOTES = Path(__file__).parent.parent / "notes"

Check = Callable[[str, Sequence[Callable[[str], str | bytes]]], tuple[Finding, ...]]


@pytest.fixture(scope="session")
def check() -> Check:
    """Checks a note of tests/notes, after some edits, by all rules at their defaults.

    The note is named without its suffix; the schema is the one beside it, or for `note:schema`
    the built-in one of that name.
    """
    rules = tuple(
        SelectedRule(rule.code, rule.severity, rule.options() if rule.options else None)
        for rule in RULES.values()
    )

    def checked(
        name: str, edits: Sequence[Callable[[str], str | bytes]] = ()
    ) -> tuple[Finding, ...]:
        note, _, ready_made = name.partition(":")
        schema = load_schema(ready_made or str(NOTES / f"{note}.yaml"))
        edited: str | bytes = (NOTES / f"{note}.md").read_text(encoding="utf-8")
        for edit in edits:
            assert isinstance(edited, str), "an encoding is the last edit"
            before, edited = edited, edit(edited)
            assert edited != before, "the edit changes nothing"
        data = edited.encode() if isinstance(edited, str) else edited
        plan = Plan(root="", rules=rules, schemas=(schema,), forced=schema.name)
        return check_note(f"{note}.md", data, plan).findings

    return checked
