"""What a part holds, as a value."""

from typing import Any

import pytest

from notelint.records.extract import RecordOptions

from .conftest import Run

PART = "parts: [{id: p, heading: P, HOLDS}]\n"


def value(run: Run, holds: str, body: str, top: str = "") -> Any:
    """The value of a note's one part."""
    return run.record(top + PART.replace("HOLDS", holds), f"## P\n\n{body}\n")["p"]


def test_anything_is_its_text(run: Run) -> None:
    assert value(run, "holds: anything", "a **b**\n\n- c") == "a b\nc"


def test_prose_is_its_text_and_what_is_marked(run: Run) -> None:
    assert value(run, "holds: prose", "a\n\nb") == {"text": "a\nb"}
    marked = value(
        run, "holds: prose, marks: {key: strong, code: code}", '**a** `b` 그는 **"c"**라고'
    )
    assert marked["marks"] == {"key": ["a", '"c"'], "code": ["b"]}


def test_lists_are_trees(run: Run) -> None:
    tree = [{"text": "a", "items": [{"text": "b", "items": [{"text": "c", "items": []}]}]}]
    for holds in ("list", "outline"):
        assert value(run, f"holds: {holds}", "- a\n  - b\n    1. c") == tree


def test_terms_are_explained_on_their_line_or_below(run: Run) -> None:
    body = "- a\n  - b\n    - c\n- d: e\n- f － g\n- h – i\n- j\n- re:Invent"
    assert value(run, "holds: definitions", body) == [
        {"term": "a", "explanation": "b\nc"},
        {"term": "d", "explanation": "e"},
        {"term": "f － g", "explanation": None},
        {"term": "h", "explanation": "i"},
        {"term": "j", "explanation": None},
        {"term": "re:Invent", "explanation": None},
    ]


def test_a_checklist_has_boxes(run: Run) -> None:
    assert value(run, "holds: checklist", "- [x] a\n  - [ ] b") == [
        {"text": "a", "checked": True},
        {"text": "b", "checked": False},
    ]


def test_links_and_images(run: Run) -> None:
    link = {"text": "a", "url": "b"}
    assert value(run, "holds: link", "x [a](b) [c](d)") == link
    assert value(run, "holds: links", "x [a](b) <https://c.example>") == [
        link,
        {"text": "https://c.example", "url": "https://c.example"},
    ]
    html = '<p>\n<img alt="c&amp;" src=d.png><img src="e.png">\n</p>'
    assert value(run, "holds: images", f"![a](b)\n\n{html}") == [
        link,
        {"text": "c&", "url": "d.png"},
        {"text": "", "url": "e.png"},
    ]


def test_a_table_has_rows_by_column(run: Run) -> None:
    table = "| a | b | c |\n|-|-|-|\n| 1 | 2023-11-28 | x |\n| 2 | | y |"
    assert value(run, "holds: table", table) == [
        {"a": "1", "b": "2023-11-28", "c": "x"},
        {"a": "2", "b": "", "c": "y"},
    ]
    columns = "columns: {fields: {A: integer, b: date?}, extras: EXTRAS}"
    named = [{"A": 1, "b": "2023-11-28"}, {"A": 2, "b": None}]
    assert value(run, f"holds: table, {columns.replace('EXTRAS', 'warn')}", table) == named
    assert value(run, f"holds: table, {columns.replace('EXTRAS', 'allow')}", table) == [
        {**row, "others": {"c": text}} for row, text in zip(named, "xy", strict=True)
    ]


def test_code_and_callouts(run: Run) -> None:
    body = "```{.python} x\na\n  b\n```\n\n    c"
    assert value(run, "holds: code", body) == [
        {"lang": "python", "text": "a\n  b"},
        {"lang": None, "text": "c"},
    ]
    body = "> [!note] 제목\n> 내용\n\n> [!tip]-\n> x"
    assert value(run, "holds: callouts", body, "dialect: obsidian\n") == [
        {"kind": "note", "title": "제목", "text": "내용"},
        {"kind": "tip", "title": None, "text": "x"},
    ]


ARTICLE = """\
parts:
  - {id: article, heading: A, holds: prose}
  - {id: quotes, heading: Q, holds: quotes, quotes: {from: article}}
"""


def test_quotes_say_where_they_stand_and_how_exactly(run: Run) -> None:
    note = "## A\n\nEr sagt: “Ja”.\n\nUnd  doch **nicht** heute.\n\n## Q\n\n- QUOTES\n"
    quotes = ["sagt: “Ja”.", 'sagt: "Ja"', "doch nicht  heute", "Nein, nie"]
    record = run.record(ARTICLE, note.replace("QUOTES", "\n- ".join(quotes)))
    found = record["quotes"]
    assert [one["level"] for one in found] == ["exact", "typographic", "whitespace", None]
    text = record["article"]["text"]
    assert [text[one["start"] : one["end"]] for one in found[:3]] == [
        "sagt: “Ja”",
        "sagt: “Ja”",
        "doch nicht heute",
    ]
    assert (found[3]["start"], found[3]["end"]) == (None, None)


def test_quotes_that_come_from_nowhere_are_texts(run: Run) -> None:
    assert value(run, "holds: quotes", "> a\n\n- b") == [{"text": "a"}, {"text": "b"}]


@pytest.mark.parametrize("holds", ["prose", "link", "list", "table", "code", "quotes", "images"])
def test_other_content_gives_no_record_or_with_partial_null(run: Run, holds: str) -> None:
    schema = PART.replace("HOLDS", f"holds: {holds}")
    note = "## P\n\n<div>x</div>\n"
    assert run.codes(schema, note) == ["L001" if holds == "link" else "S007"]
    found = run.record(schema, note, partial=True)["p"]
    assert found == (None if holds in ("prose", "link") else [])


def test_a_text_that_stands_for_nothing_is_null_or_empty(run: Run) -> None:
    assert value(run, "holds: prose, accept: 없음", "없음") is None
    assert value(run, "holds: list, accept: 없음", "없음") == []
    assert value(run, "holds: anything, accept: 없음", "- 없음") is None
    labelled = value(run, "holds: link, accept: 없음, labels: {fields: {D: date}}", "없음")
    assert labelled == {"labels": None, "text": None, "url": None}


def test_an_empty_section(run: Run) -> None:
    assert run.codes(PART.replace("HOLDS", "holds: list"), "## P\n") == ["S006"]
    assert value(run, "holds: prose, empty: true", "") is None
    assert run.codes(
        "parts: [{id: p, heading: P, holds: prose}, {id: q, heading: Q}]\n",
        "## P\n\n### Q\n\nx\n",
    ) == ["S006"]


def test_a_quote_in_a_partial_record_has_no_place(run: Run) -> None:
    schema = run.schema(ARTICLE)
    found = run.extract(schema, "## Q\n\n- a\n", wanted=RecordOptions(partial=True))
    assert '"quotes":[{"text":"a","start":null,"end":null,"level":null}]' in found.record
