"""Any note gives a record or what it lacks; texts stand at their places, types as published."""

import html
import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from notelint.model.plan import Plan
from notelint.model.source import Source
from notelint.records.extract import RecordOptions, extract_note
from notelint.records.record_class import json_schema
from notelint.schema.loading import read_schema

SCHEMA = read_schema(
    rb"""
notelint: 1
name: any
dialect: obsidian
file: ["{date:date}.md", "/(?P<n>x?).*/"]
front_matter: {extras: allow, fields: {n: integer?, d: date?, l: {type: list, required: false}}}
labels: {fields: {Date: "date?", x: "string?"}}
tags: {count: "0.."}
parts:
  - {id: title, heading: {level: 1}, count: "?"}
  - {id: a, heading: A, count: "?", holds: prose, marks: {key: strong, code: code}}
  - {id: q, heading: Q, count: "*", holds: quotes, quotes: {from: a}}
  - {id: d, heading: D, count: "?", holds: definitions, accept: x}
  - {id: o, heading: O, count: "?", holds: outline, each: {item: {text: "{w} {n:integer}"}}}
  - {id: t, heading: T, count: "?", holds: table}
  - {id: c, heading: C, count: "*", holds: code}
  - {id: k, heading: K, count: "?", holds: checklist}
  - {id: i, heading: I, count: "?", holds: images}
  - {id: n, heading: N, count: "?", holds: callouts}
  - {id: s, heading: S, count: "?", holds: link, text: "{a} - {b}", accept: x}
  - id: g
    heading: {text: "{day:date} {n:integer}", level: 2}
    count: "*"
    parts: [{id: h, heading: {level: 3}, count: "*"}, {id: l, heading: L, holds: links}]
""",
    "any.yaml",
)
PLAN = Plan(root=".", rules=(), schemas=(SCHEMA,), forced="any")
VALIDATORS = {
    partial: Draft202012Validator(json_schema(SCHEMA, partial=partial)) for partial in (False, True)
}
PIECES = st.sampled_from(
    [
        *(f"## {name}\n\n" for name in "AQDOTCKINSL"),
        *("# a *b*\n\n", "## 2023-11-28 7\n\n", f"## 2023-11-28 {'9' * 19}\n\n", "### h `i`\n\n"),
        *("- a\n", "  - b: c\n", "- [x] d **e**\n", "1. w 7\n", "> f\n\n", "> [!note] g\n> h\n\n"),
        *(
            "| a | b |\n|-|-|\n| *c* | d |\n\n",
            "```py\ni\n```\n",
            "![j](k) ",
            "[l - m](n) ",
            "x\n\n",
        ),
        *(
            "<p><img src=o></p>\n\n",
            "[[p|q]] ",
            "Date: 2023-11-28\n",
            "가 **'나'**다 ",
            "&amp;\n\n",
        ),
        *("---\nn: 1\nd: 2023-02-30\nl: [1, .5]\n---\n", '---\nn: 2\ne: "\\ud800"\n---\n', "#tag "),
    ]
)
NOTES = st.one_of(
    st.lists(PIECES, max_size=14).map("".join), st.text(max_size=60), st.binary(max_size=20)
)


@settings(max_examples=300)
@given(NOTES, st.sampled_from(["n.md", "2023-11-28.md", "2023-02-30.md"]), st.booleans())
def test_a_note_gives_a_record_or_what_it_lacks(
    note: str | bytes, path: str, partial: bool
) -> None:
    data = note if isinstance(note, bytes) else note.encode("utf-8", "replace")
    found = extract_note(path, data, PLAN, path, RecordOptions(partial, positions=True))
    assert all(one.code != "N004" for one in found.findings), found.findings
    if not found.record:
        assert found.findings
        return
    record = json.loads(found.record)
    VALIDATORS[partial].validate(record)
    assert partial or not found.findings
    source = Source.of(path, data.decode())
    for pointer, place in record["positions"].items():
        value = at(record, pointer)
        start = source.lines[place["line"] - 1] + place["column"] - 1
        end = source.lines[place["end_line"] - 1] + place["end_column"] - 1
        assert 0 <= start <= end <= len(source.text)
        if isinstance(value, str) and not pointer.endswith("/level"):
            assert stands_in(value, source.text[start:end]), (pointer, value)


def at(record: Any, pointer: str) -> Any:
    """What a JSON Pointer leads to."""
    for step in pointer.split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        record = record[int(key) if isinstance(record, list) else key]
    return record


def stands_in(text: str, written: str) -> bool:
    """Whether a text's characters stand there, in order, with markup between them at most."""
    rest = iter(written)
    if all(any(one == other for other in rest) for one in text if not one.isspace()):
        return True
    rest = iter(html.unescape(written).replace("\\ud800", "?"))
    return all(any(one == other for other in rest) for one in text if not one.isspace())
