"""Which schema each note has, why, and whether it is free of errors."""

from pathlib import Path

import pytest

import notelint
from notelint.lint.check_collection import check_collection, collect, note_statuses
from notelint.lint.check_note import check_note
from notelint.lint.signatures import signature_of
from notelint.model.facts import NoteResult, NoteStatus
from notelint.model.plan import Assignment, Plan, SelectedRule
from notelint.schema.loading import load_schema

SCHEMAS = tuple(load_schema(name) for name in ("adr-nygard", "til"))
PLAN = Plan("", (SelectedRule("S001", "error"), SelectedRule("T004", "warning")), SCHEMAS)
ASSIGNED = PLAN._replace(assignments=(Assignment(("/a/",), (), "til"),))
GUESSING = PLAN._replace(signatures=tuple(map(signature_of, SCHEMAS)))
RECORD = Path(notelint.__file__).parents[1] / "schemas" / "examples" / "good" / "adr-nygard.md"


def statuses(*results: NoteResult) -> tuple[NoteStatus, ...]:
    collected = collect(results)
    return note_statuses(collected, check_collection(collected, (), PLAN))


def status(text: str, plan: Plan) -> NoteStatus:
    return statuses(check_note("a/b.md", text.encode(), plan))[0]


@pytest.mark.parametrize(
    ("text", "plan", "schema", "why"),
    [
        ("<!-- notelint: schema=til -->\n\n# A\n", PLAN, "til", "note"),
        ("---\nnotelint: til\n---\n\n# A\n", PLAN._replace(forced="adr-nygard"), "til", "note"),
        ("# A\n", ASSIGNED._replace(forced="adr-nygard"), "adr-nygard", "option"),
        ("# A\n", ASSIGNED, "til", "configuration"),
        ("---\nnotelint: tl\n---\n\n# A\n", ASSIGNED, "til", "configuration"),
        (RECORD.read_text(encoding="utf-8"), GUESSING, "adr-nygard", "auto-detected"),
        ("# A\n", GUESSING, "", "none"),
        ("# A\n", PLAN, "", "none"),
    ],
)
def test_a_note_has_its_schema_for_a_reason(text: str, plan: Plan, schema: str, why: str) -> None:
    assert status(text, plan)[1:3] == (schema, why)


def test_only_errors_make_a_note_not_ok() -> None:
    assert status("# A\n", PLAN).ok
    assert status("# A \n", PLAN).ok
    assert not status("<!-- notelint: schema=adr-nygard -->\n\n# A\n", PLAN).ok


def test_all_notes_are_listed_in_their_order_but_no_path_without_a_note() -> None:
    notes = [check_note(path, b"# A\n", PLAN) for path in ("b.md", "a.md")]
    missing = NoteResult("c.md", (), notes[0].facts, error=("gone", ()))
    assert [note.path for note in statuses(notes[0], missing, notes[1])] == ["b.md", "a.md"]
