"""Labels in text: which words are some, and where their values end."""

import pytest

from notelint.fields.inline_fields import read_inline_fields
from notelint.model.fields import FieldValue
from notelint.model.schema_fields import Field, FieldGroup
from notelint.model.source import Source
from notelint.parse import parse

ASKED = FieldGroup((Field("Status"), Field("Date", aliases=("날짜",)), Field("작성자")))


def labels(text: str, asked: FieldGroup | None = ASKED) -> list[tuple[str, object]]:
    note = parse(Source.of("a.md", text))
    return [
        (entry.key, said(entry.value))
        for entry in read_inline_fields(note.blocks, note, asked).entries
    ]


def said(value: FieldValue) -> object:
    return [item.scalar for item in value.items] if value.kind == "list" else value.scalar


TWO = [("Status", "done"), ("Date", "2024-01-02")]


@pytest.mark.parametrize(
    "line",
    [
        "**Status:** done | **Date:** 2024-01-02",
        "**Status**: done | **Date**: 2024-01-02",
        "**Status:** done **Date:** 2024-01-02",
        "**Status:** done, **Date:** 2024-01-02",
        "**Status:** done — **Date:** 2024-01-02",
        "__Status:__ done &nbsp;·&nbsp; __Date:__ 2024-01-02",
        "Status: done | Date: 2024-01-02",
        "Status: done|Date: 2024-01-02",
        "Status: done｜Date: 2024-01-02",
        "Status: done · Date: 2024-01-02",
        "Status: done • Date: 2024-01-02",
        "Status: done / Date: 2024-01-02",
        "Status: done; Date: 2024-01-02",
        "Status: done, Date: 2024-01-02",
        "Status: done    Date: 2024-01-02",
        "- Status: done | Date: 2024-01-02",
        "> Status: done · Date: 2024-01-02",
        "> - **Status:** done | **Date:** 2024-01-02",
        "Status：done｜Date：2024-01-02",
        "_Status:_ done | _Date:_ 2024-01-02",
        "Status: done || Date: 2024-01-02",
        "Status: done -- Date: 2024-01-02",
        "Status: done → Date: 2024-01-02",
        "Status: done\tDate: 2024-01-02",
        "Status: done<br>Date: 2024-01-02",
        "Status: **done** | Date: `2024-01-02`",
        "*Status: done | Date: 2024-01-02*",
        "| **Status:** done | **Date:** 2024-01-02 |\n| --- | --- |",
        "| a | b | c |\n| - | - | - |\n| Status: done | Date: 2024-01-02 | x: y |",
    ],
)
def test_several_labels_stand_on_one_line(line: str) -> None:
    assert labels(line) == TWO


def test_three_labels_in_korean() -> None:
    assert labels("작성자: 김철수 | 날짜: 2024-01-02 | 분류: 경제 · 금융") == [
        ("작성자", "김철수"),
        ("날짜", "2024-01-02"),
        ("분류", "경제 · 금융"),
    ]
    assert labels("**작성자** : 김철수 · **날짜** : 2024-01-02\r\n출처: 신문") == [
        ("작성자", "김철수"),
        ("날짜", "2024-01-02"),
        ("출처", "신문"),
    ]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Usage: cut | sort", "cut | sort"),
        ("Usage: cut | sort: by name", "cut | sort: by name"),
        ("Usage: `a | Date: b`", "a | Date: b"),
        ("Time: 10:30 | 11:45", "10:30 | 11:45"),
        ("Links: https://a.example | https://b.example", "https://a.example | https://b.example"),
        ("Title: Men / Women: a study", "Men / Women: a study"),
        ("Note: take two; Then: go", "take two; Then: go"),
        ("Source: [Status: a | Date: b](https://a.example)", "Status: a | Date: b"),
        ("Note: see the **Warning:** below", "see the Warning: below"),
        ("주제: 사과·배 | 포도", "사과·배 | 포도"),
    ],
)
def test_prose_with_bars_and_colons_stays_one_value(line: str, value: str) -> None:
    assert labels(line) == [(line.partition(":")[0], value)]


@pytest.mark.parametrize(
    "line",
    [
        "cut | sort: by name",
        "12: 30 | a",
        "https://a.example | Date",
        "Nothing at all",
        "| Date: x",
    ],
)
def test_a_line_that_begins_with_no_label_has_none(line: str) -> None:
    assert labels(line) == []


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ('[#]: Status: "a small title"', "a small title"),
        ("[#]: Status: 'a small title'", "a small title"),
        ("[#]: Status: (a small (title))", "a small (title)"),
        (r'[#]: Status: "a \"small\" title"', 'a "small" title'),
        ('  [#]:Status: "가: 나"  ', "가: 나"),
        ('[#]: Status： "x"', "x"),
    ],
)
def test_a_definitions_title_is_a_value(line: str, value: str) -> None:
    asked = ASKED._replace(shapes=("definition",))
    assert labels(f"{line}\n\nText.\n", asked) == [("Status", value)]


def test_a_definition_in_code_is_none() -> None:
    assert labels('```\n[#]: Status: "x"\n```\n') == []


def test_values_stand_where_they_are_written() -> None:
    text = "> **Status:** done | **Date:** [2024](https://a.example), b\n"
    note = parse(Source.of("a.md", text))
    status, date = read_inline_fields(note.blocks, note, ASKED).entries
    assert [text[slice(*one.span)] for one in (status, date)] == ["Status", "Date"]
    assert text[slice(*status.value.span)] == "done"
    assert [text[slice(*one.span)] for one in date.value.items] == ["2024", "b"]
    assert [one.value.scalar for one in date.value.items[0].entries] == ["https://a.example"]


@pytest.mark.parametrize(
    ("value", "urls"),
    [
        ("[a](https://a.example)", ["https://a.example"]),
        ("**[a](https://a.example)**.", ["https://a.example"]),
        ("([a][r])", ["https://r.example"]),
        ("<https://a.example>", ["https://a.example"]),
        ("https://a.example", ["https://a.example"]),
        ("[a](https://a.example) b", []),
        ("![a](https://a.example)", []),
    ],
)
def test_a_value_that_is_one_link_leads_there(value: str, urls: list[str]) -> None:
    text = f"Status: {value}\n\n[r]: https://r.example\n"
    note = parse(Source.of("a.md", text))
    (entry,) = read_inline_fields(note.blocks, note, ASKED).entries
    assert [one.value.scalar for one in entry.value.entries] == urls


def test_only_labels_and_cells_are_cut_at_commas() -> None:
    note = parse(Source.of("a.md", "Status: a, b、c，d\n"))
    (entry,) = read_inline_fields(note.blocks, note, ASKED).entries
    assert [item.scalar for item in entry.value.listed() or ()] == ["a", "b", "c", "d"]
    assert FieldValue("text", "a, b", entry.span).listed() is None
    assert FieldValue("text", "a, b", entry.span).listed(single=True) == (
        FieldValue("text", "a, b", entry.span),
    )
