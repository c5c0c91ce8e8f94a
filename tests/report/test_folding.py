import pytest

from notelint.report.folding import folded
from notelint.report.terminal import width

RED, END = "\x1b[1;31m", "\x1b[0m"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("one two three four\n", "one two\n  three\n  four\n"),
        ("- one two three\n", "- one two\n  three\n"),
        ("  = one two three\n", "  = one\n    two\n    three\n"),
        ("1) one two three\n", "1) one two\n   three\n"),
        ("문제가 있어도 통과\n", "문제가\n  있어도\n  통과\n"),
        (f"{RED}one two{END} three\n", f"{RED}one two{END}\n  three\n"),
        (
            "```text\none two three\n```\none two three",
            "```text\none two three\n```\none two\n  three",
        ),
        ("https://example.com/a/b c\n", "https://example.com/a/b\n  c\n"),
        ("    https://example.com/a\n", "    https://example.com/a\n"),
        ("", ""),
    ],
)
def test_long_lines_are_broken_at_spaces(text: str, shown: str) -> None:
    assert folded(text, 10, 2) == shown


def test_a_text_in_the_last_column_stays_there() -> None:
    line = "C002  gap-in-sequence  " + "a b " * 20
    assert {len(row) - len(row.lstrip()) for row in folded(line, 50).splitlines()} == {0, 23}
    assert {len(row) - len(row.lstrip()) for row in folded(line, 40, 6).splitlines()} == {0, 6}


@pytest.mark.parametrize("columns", [20, 50, 80])
def test_no_word_is_lost_and_no_line_is_too_wide(columns: int) -> None:
    text = "  = help: " + "문장을 a few words, `code` " * 20 + "\n- x  y\n"
    rows = folded(text, columns)
    assert rows.split() == text.split()
    assert max(map(width, rows.splitlines())) <= columns
