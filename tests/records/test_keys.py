"""Parts, captures and fields under their keys."""

import pytest

from .conftest import Run


def test_a_title_is_its_heading(run: Run) -> None:
    assert run.record("parts: [{id: t, heading: {level: 1}}]\n", "# A *b*\n\nx\n") == {"t": "A b"}
    assert run.record('parts: [{id: t, heading: {text: "/F: .+/", level: 1}}]\n', "# F: a\n") == {
        "t": "F: a"
    }


def test_a_heading_of_any_text_comes_with_what_stands_below(run: Run) -> None:
    schema = 'parts: [{id: t, heading: {level: 2}, count: "*"}]\n'
    assert run.record(schema, "## A\n\na\n\n## B\n\nb\n") == {
        "t": [{"title": "A", "text": "a"}, {"title": "B", "text": "b"}]
    }
    assert run.record(schema, "a\n") == {"t": []}


def test_a_name_that_is_known_is_not_told_again(run: Run) -> None:
    schema = "parts: [{id: r, heading: /R(elated)?/, holds: links}]\n"
    assert run.record(schema, "## R\n\n[a](b)\n") == {"r": [{"text": "a", "url": "b"}]}


def test_captures_of_headings_are_typed(run: Run) -> None:
    schema = """\
parts:
  - id: day
    heading: {text: "{date:date} {number:integer} {what}", level: 2}
    count: "+"
    holds: list
    each: {item: {text: ["{title} - {share:number}", "/(?P<title>x)/"]}}
"""
    note = "## 2023-11-28 7 a b\n\n- c - 1.5\n  - d\n- x\n"
    assert run.record(schema, note) == {
        "day": [
            {
                "date": "2023-11-28",
                "number": 7,
                "what": "a b",
                "items": [
                    {
                        "title": "c",
                        "share": 1.5,
                        "text": "c - 1.5",
                        "items": [{"text": "d", "items": []}],
                    },
                    {"title": "x", "share": None, "text": "x", "items": []},
                ],
            }
        ]
    }
    assert run.codes(schema, "## 2023-11-28 7 a\n\n- y\n") == ["S007"]
    assert run.codes(schema, "## 2023-02-30 7 a\n\n- x\n") == ["F003"]
    assert run.codes(schema, f"## 2023-11-28 {'7' * 20} a\n\n- x\n") == ["F003"]
    assert run.codes(schema, f"## 2023-11-28 7 a\n\n- x - {'7' * 400}\n- x\n") == ["S007"]


def test_a_capture_keeps_its_name_and_a_part_before_it(run: Run) -> None:
    schema = """\
parts:
  - id: path
    heading: {text: "{text} {inner}", level: 2}
    parts: [{id: inner, heading: {text: I, level: 3}}]
  - {id: schema, heading: S, holds: link, text: "{url} - {model_dump}"}
"""
    note = "## a b\n\nc\n\n### I\n\nd\n\n## S\n\n[e - f](g)\n"
    found = run.extract(run.schema(schema), note).record
    assert found == (
        '{"path_":"n.md","schema_":"kind",'
        '"path":{"text":"a","inner_":"b","text_":"c","inner":"d"},'
        '"schema":{"text":"e - f","url_":"g","url":"e","model_dump":"f"}}'
    )


def test_templates_capture_and_known_parts_do_not(run: Run) -> None:
    schema = """\
parts:
  - {id: headline, heading: {level: 1}}
  - {id: source, heading: S, holds: link, text: "{headline} - {publisher}"}
"""
    note = "# A\n\n## S\n\n[A - B](c)\n"
    assert run.record(schema, note)["source"] == {"text": "A - B", "url": "c", "publisher": "B"}
    other = run.record(schema, note.replace("A - B", "C"))["source"]
    assert other == {"text": "C", "url": "c", "publisher": None}


def test_file_names_labels_front_matter_and_tags(run: Run) -> None:
    schema = """\
file: "{day:%Y%m%d}-{n:integer}-{slug:slug}.md"
front_matter:
  extras: allow
  fields:
    title: string
    version: string
    rating: {type: number, range: "0..5"}
    done: boolean
    when: datetime
    day: {type: date, format: "%Y.%m.%d"}
    url: url
    status: {type: enum, values: [draft, done]}
    tags: {type: list, of: string}
    author: {type: mapping, fields: {name: string, born: "integer?"}}
    none: string?
labels: {fields: {Date: date, 작성자: {type: list, of: string}, Link: "url?"}}
dialect: obsidian
tags: {count: "0.."}
parts:
  - {id: title, heading: {level: 1}}
  - {id: p, heading: P, labels: {fields: {Due: "date?"}}}
"""
    note = """\
---
title: a
version: 1.10
rating: 4
done: true
when: 2023-11-28T09:00+09:00
day: 2023.11.28
url: https://a.example
status: done
tags: [x, 2]
author: {name: b}
more: {c: [1, null]}
---

# T

- Date: 2023-11-28
- 작성자: 가, 나
- Link: [l](https://b.example)

#x and #y and #x

## P

Due: 2023-12-01
"""
    assert run.record(schema, note, "20231128-7-a-b.md") == {
        "file": {"day": "2023-11-28", "n": 7, "slug": "a-b"},
        "front_matter": {
            "title": "a",
            "version": "1.10",
            "rating": 4.0,
            "done": True,
            "when": "2023-11-28T09:00:00+09:00",
            "day": "2023-11-28",
            "url": "https://a.example",
            "status": "done",
            "tags": ["x", "2"],
            "author": {"name": "b", "born": None},
            "none": None,
            "others": {"more": {"c": [1, None]}},
        },
        "labels": {"Date": "2023-11-28", "작성자": ["가", "나"], "Link": "https://b.example"},
        "tags": ["x", "y"],
        "title": "T",
        "p": {"labels": {"Due": "2023-12-01"}, "text": "Due: 2023-12-01"},
    }
    wrong = note.replace("rating: 4", "rating: 9").replace("title: a\n", "")
    assert run.codes(schema, wrong, "20231128-7-a.md") == ["F001", "F003"]
    assert run.codes(schema, note, "20230230-7-a.md") == ["F004"]
    assert run.codes(schema, note.replace("[x, 2]", "[x"), "20231128-7-a.md")[0] == "F006"


def test_what_need_not_be_there_is_null(run: Run) -> None:
    schema = """\
front_matter: {fields: {a: "string?", b: {type: string, when: {path: "x/*"}}}}
parts:
  - {id: p, heading: P, count: "?"}
  - {id: q, heading: Q, count: "?", holds: list}
  - {id: r, heading: R, when: {path: "x/*"}, parts: [{id: s, heading: S}]}
"""
    assert run.record(schema, "x\n") == {"front_matter": None, "p": None, "q": [], "r": None}
    note = "---\nb: 1\n---\n\n## R\n\n### S\n\nx\n"
    found = run.record(schema, note, "x/a.md")
    assert found["front_matter"] == {"a": None, "b": "1"}
    assert found["r"] == {"text": None, "s": "x"}
    assert run.codes(schema, "x\n", "x/a.md") == ["F001", "S001"]


@pytest.mark.parametrize("again", ["## P\n\nx\n\n## P\n\ny\n"])
def test_a_part_that_stands_twice_has_no_room(run: Run, again: str) -> None:
    assert run.codes("parts: [{id: p, heading: P}]\n", again) == ["S003"]
    assert run.record('parts: [{id: p, heading: P, count: "2..3"}]\n', again) == {"p": ["x", "y"]}


def test_positions_are_those_of_the_values(run: Run) -> None:
    schema = 'parts: [{id: t, heading: {level: 1}}, {id: "l", heading: L, holds: links}]\n'
    note = "# 제*목*\n\n## L\n\n😀 [a](b)\n"
    assert run.record(schema, note, positions=True)["positions"] == {
        "/t": {"line": 1, "column": 3, "end_line": 1, "end_column": 6},
        "/l/0/text": {"line": 5, "column": 3, "end_line": 5, "end_column": 9},
        "/l/0/url": {"line": 5, "column": 7, "end_line": 5, "end_column": 8},
    }


def test_no_schema_and_no_text_are_told(run: Run) -> None:
    schema = run.schema("parts: [{id: p, heading: P}]\n")
    found = run.extract(schema, b"## P\n\n\xff\n")
    assert (found.record, found.readable) == ("", False)
    assert [one.code for one in found.findings] == ["N005"]


@pytest.mark.parametrize("name", ["_2024", "_", "회의록"])
def test_any_name_of_a_schema_makes_classes(run: Run, name: str) -> None:
    schema = f'notelint: 1\nname: "{name}"\nparts: [{{id: l, heading: Late, holds: checklist}}]\n'
    assert run.record(schema, "# Late\n\n- [x] a\n")["l"][0]["text"] == "a"
