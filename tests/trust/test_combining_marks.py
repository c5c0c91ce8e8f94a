"""A letter with very many combining marks is composed piece by piece, never all at once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from notelint.text.nfc import compose, is_composed, needs_composing

MANY = "e" + "".join(chr(0x300 + at % 0x30) for at in range(1_000_000))
"""Marks of many classes in turn: to sort them by insertion takes the better part of an hour."""


def test_a_note_of_marks_is_checked(here: Path, run: Callable[..., Any]) -> None:
    (here / "a.md").write_text(f"# 제목\n\n{MANY}\n", encoding="utf-8")
    done = run("check", "--format", "concise", "--no-cache", "a.md")
    assert "a.md:3:1: warning T002" in done.stdout
    assert "N004" not in done.stdout


def test_whether_text_is_composed_is_known_soon(ends: Callable[..., Any]) -> None:
    assert ends(needs_composing, MANY * 2)
    assert ends(is_composed, "가" + "\u0301" * 2_000_000)


def test_pieces_hide_nothing() -> None:
    for at in range(1000, 1050):
        text = "a" * at + "e\u0301" + "b" * 3000
        assert needs_composing(text)
        assert compose(text) == text.replace("e\u0301", "é")
        assert not needs_composing("a" * at + "é\u0323"[:1] + "b" * 3000)
