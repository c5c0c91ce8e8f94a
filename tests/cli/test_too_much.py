"""Files that would take all memory are told, not read: a limit for lines, elements and findings."""

from pathlib import Path

import pytest

from notelint.commands.check import check
from notelint.commands.check_options import CheckOptions

TOO_MUCH = {
    "lines": ("a\n" * 250_001, "250,000 lines"),
    "line ends of old Macs": ("a\r" * 250_001, "250,000 lines"),
    "blocks": ("- a\n" * 60_000, "250,000 Markdown elements"),
    "elements of one paragraph": ("*a " * 260_000, "250,000 Markdown elements"),
    "elements of many paragraphs": (
        ("`a` `b` `c` " * 50 + "\n\n") * 1_700,
        "250,000 Markdown elements",
    ),
}


@pytest.mark.parametrize("kind", TOO_MUCH)
def test_a_note_of_too_much_is_unreadable(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text, expected = TOO_MUCH[kind]
    monkeypatch.chdir(tmp_path)
    Path("note.md").write_text(text, "utf-8", newline="")
    outcome = check(CheckOptions(("note.md",), format="concise", jobs=1))
    assert f"N005 unreadable-file: the note has more than {expected}" in outcome.report
    assert outcome.exit_code == 1


def test_findings_beyond_a_limit_are_counted_off_aloud(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("note.md").write_text("# A\n\n" + "text \n" * 10_500, "utf-8")
    outcome = check(CheckOptions(("note.md",), format="concise", jobs=1))
    report = "".join(outcome.pieces)
    assert "N005 unreadable-file: the note has more than 10,000 findings" in report
    assert report.count("T004") == 10_000


def test_a_note_within_the_limits_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("note.md").write_text("# A\n\n" + "text and *more*\n" * 20_000, "utf-8")
    outcome = check(CheckOptions(("note.md",), format="concise", jobs=1))
    assert "N005" not in "".join(outcome.pieces)
