"""Values of fields whose right form is obvious, and those where it is not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.lint.check_note import check_note
from notelint.model.plan import Plan, SelectedRule
from notelint.schema.loading import read_schema
from notelint.text.edits.dates import read_date


def corrected(field: str, value: str, opening: str = "---", colon: str = ": ") -> str:
    """What F003's fix writes in the place of a value of front matter, and whether it is safe."""
    schema = read_schema(
        f"notelint: 1\nname: s\nfront_matter: {{fields: {{x: {field}}}}}\n"
        "parts: [{id: title, heading: {level: 1}}]\n".encode(),
        "s.yaml",
    )
    plan = Plan(root="", rules=(SelectedRule("F003", "error", None),), schemas=(schema,))
    note = f"{opening}\nx{colon}{value}\n{opening}\n\n# T\n"
    found = check_note("n.md", note.encode(), plan._replace(forced="s")).findings
    assert len(found) == 1, found
    if not found[0].fix:
        return ""
    ((line, start, end_line, end, text),) = found[0].fix
    assert line == end_line == 2
    line_of_value = note.split("\n")[1]
    fixed = line_of_value[: start - 1] + text + line_of_value[end - 1 :]
    again = note.replace(line_of_value, fixed)
    assert check_note("n.md", again.encode(), plan._replace(forced="s")).findings == ()
    return fixed.removeprefix(f"x{colon}") + ("" if found[0].fix_safe else " (unsafe)")


@pytest.mark.parametrize(
    ("field", "value", "fixed"),
    [
        ("date", "2026/1/5", "2026-01-05"),
        ("date", "2026. 1. 5.  # day", "2026-01-05  # day"),
        ("date", "2026년 1월 5일", "2026-01-05"),
        ("date", "20260105", "2026-01-05"),
        ("date", '"Jan 5, 2026"', '"2026-01-05"'),
        ("date", "5 January 2026", "2026-01-05"),
        ("date", "5/1/2026", ""),
        ("date", "26/03/2018", "2018-03-26"),
        ("date", "03-26-2018", "2018-03-26"),
        ("date", "5.5.2018", "2018-05-05"),
        ("date", "26/13/2018", ""),
        ("date", "2026/13/5", ""),
        ("date", "2026-01-05 09:00", ""),
        ("{type: date, format: '%Y.%m.%d'}", "2026-1-5", "2026.01.05"),
        ("{type: enum, values: [draft, in review]}", "Draft", "draft"),
        ("{type: enum, values: [draft, in review]}", "'In-Review'", "'in review'"),
        ("{type: enum, values: [draft, in review]}", "ｄｒａｆｔ", "draft"),
        ("{type: enum, values: [draft, in review]}", "drfat", "draft (unsafe)"),
        ("{type: enum, values: [draft, in review]}", "done", ""),
        ("{type: enum, values: ['a: b', c]}", "'A: b'", "'a: b'"),
        ("{type: enum, values: ['a: b', c]}", "A:b", ""),
        ("integer", "1,234", "1234"),
        ("integer", "１２", "12"),
        ("integer", "12 km", ""),
        ("number", "1,234", ""),
        ("number", "1,234,567", "1234567"),
        ("boolean", "on", "true"),
        ("boolean", "아니요", "false"),
        ("boolean", "maybe", ""),
        ("string", "true", '"true"'),
        ("url", '"<https://example.com/>"', '"https://example.com/"'),
        ("url", "www.example.com", "https://www.example.com (unsafe)"),
        ("url", "example", ""),
        ("{type: list, of: string}", "ai", "[ai]"),
        ("{type: list, of: string}", "'a, b'", "['a, b']"),
        ("{type: list, of: string}", "a, b", "[a, b] (unsafe)"),
        ("{type: list, of: string}", "a b", ""),
        ("{type: list, of: integer}", "3 # so", "[3] # so"),
        ("{type: list, of: integer}", "a", ""),
        ("{type: list, of: string, items: 2..3}", "a", ""),
    ],
)
def test_a_value_with_an_obvious_form_gets_it(field: str, value: str, fixed: str) -> None:
    assert corrected(field, value) == fixed


def test_toml_keeps_its_quotation_marks() -> None:
    assert corrected("date", '"2026/1/5"', "+++", " = ") == '"2026-01-05"'
    assert corrected("{type: list, of: string}", '"ai"', "+++", " = ") == '["ai"]'


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_date_is_read_as_it_was_written(day: date) -> None:
    months = day.strftime("%B"), day.strftime("%b")
    for text in (
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}. {day.month:02}. {day.day:02}.",
        f"{day.year}{day.month:02}{day.day:02}",
        f"{months[0]} {day.day}, {day.year}",
        f"{day.day} {months[1]} {day.year}",
    ):
        assert read_date(text) == day


@given(st.text(max_size=50))
def test_any_text_is_a_date_or_none(text: str) -> None:
    day = read_date(text)
    assert day is None or str(day.year) in "".join(map(str, map(_digit, text)))


def _digit(char: str) -> str:
    return str(int(char)) if char.isdecimal() else char
