"""A crash in one note is one finding of that note."""

from typing import Any

import pytest

from notelint.config.load import PlanOptions, load_plan
from notelint.lint.check_note import check_note
from notelint.model.plan import Plan
from notelint.rules import RULES


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> Plan:
    """A plan with a rule that crashes on notes that say so."""

    def crash(binding: Any, options: Any) -> Any:
        if "crash" in binding.note.source.text:
            raise ZeroDivisionError("a rule's mistake")
        yield from ()

    monkeypatch.setattr(
        "notelint.lint.check_note._check_function",
        lambda code: crash if code == "T004" else RULES[code].check,
    )
    return load_plan(PlanOptions(str(tmp_path), use_cache=False)).plan


def test_it_is_one_finding_and_other_notes_are_checked(broken: Plan) -> None:
    (finding,) = check_note("a.md", b"# crash\n", broken).findings
    assert (finding.code, finding.severity, finding.line, finding.column) == ("N004", "error", 1, 1)
    assert dict(finding.message.arguments) == {"error": "ZeroDivisionError: a rule's mistake"}
    assert check_note("b.md", b"# fine\n", broken).findings == ()


def test_debug_shows_the_traceback(broken: Plan) -> None:
    (finding,) = check_note("a.md", b"# crash\n", broken._replace(debug=True)).findings
    said = str(dict(finding.message.arguments)["error"])
    assert said.startswith("Traceback")
    assert "in crash" in said
