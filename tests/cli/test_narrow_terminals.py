"""What people read has no line that a terminal would break inside of a word."""

import pytest
from program import ROOT
from terminal import on_terminal

from notelint.report.terminal import width

SCREENS = {
    "report": ("check", "--offline", "--color", "never", "examples/bad/decision-record.md"),
    "rules": ("rules",),
    "rule": ("explain", "T004"),
    "schemas": ("schema", "list"),
    "schema": ("schema", "show", "adr-nygard"),
    "help": ("check", "--help"),
    "usage error": ("check", "--format", "ful"),
}


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("columns", [50, 80])
@pytest.mark.parametrize("screen", SCREENS)
def test_lines_fit_the_terminal(
    screen: str, columns: int, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOTELINT_LANGUAGE", language)
    lines = on_terminal(*SCREENS[screen], cwd=ROOT, columns=columns).screen.splitlines()
    assert len(lines) > 2
    too_wide = [line for line in lines if width(line) > columns]
    assert [line for line in too_wide if " " in line.strip().lstrip("=- ")] == []
