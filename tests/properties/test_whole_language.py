"""A schema that uses the whole language, spoilt anywhere: refused with a place, or compiled."""

import copy
import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from notelint.config.codec import Codec
from notelint.locale import in_language
from notelint.rules import RULES
from notelint.schema.data_file import read_yaml_file
from notelint.schema.errors import SchemaError
from notelint.schema.loading import read_schema
from notelint.schema.outline import outline

WHOLE = """\
notelint: 1
name: whole
front_matter:
  required: true
  format: yaml
  extras: deny
  fields:
    title: string
    date: {type: date, format: ["%Y.%m.%d"], aliases: [Datum]}
    tags: {type: list, of: string, items: "1.."}
    status: {type: enum, values: [draft, done], when: {path: "a/**"}}
    author: {type: mapping, extras: allow, fields: {name: string, url: "url?"}}
    rating: {type: number, range: "0.5..5"}
    key: {pattern: "/[a-z]+/", required: false}
labels: {shapes: [list, line], extras: warn, fields: {Date: date, 작성자: "string?"}}
file: ["{date:date}-{slug:slug}.md", "/(?P<n>.*)\\\\.md/"]
equal: [[title, front_matter.title], {values: [title.what, file.slug], as: slug}]
collection: {unique: [file.date], sequence: file.date, references: {labels.Date: file.date}}
rules: {trailing-space: off, T005: {style: crlf}, S010: {severity: error, texts: [x]}, Q: warning}
dialect: obsidian
tags: {count: "1..", values: [news], pattern: "/news\\\\/.+/"}
pseudo_headings: {bold: 3, "■": 2}
unique_headings: siblings
placeholders: ["[이름]", "/x+/"]
accept: [없음]
example: [a.md]
regions: {names: [top, body]}
parts:
  - id: title
    heading: {text: "{date:%Y%m%d} {what}", level: 1}
    when: [{front_matter.status: [draft]}, {file.date: "2023-01-01..", labels.Date: true}]
    labels: {fields: {Status: {type: enum, values: [a]}}}
  - {id: table, heading: T, holds: table, columns: {날짜: date, 내용: "string?"}, items: "2.."}
  - {id: code, heading: [C, D], holds: code, lang: [python], words: "5..", sentences: 1}
  - {id: callouts, region: body, holds: callouts, callout: note, empty: true, accept: none}
  - id: list
    heading: /L+/
    count: "*"
    holds: checklist
    each: {item: {text: ["{a} - {b}", "{c}"], checked: true}}
    parts: [{id: inner, heading: {text: I, level: 3..}, characters: "..9"}]
"""

ROOT = read_yaml_file(WHOLE.encode(), "whole.yaml")[0].value
JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 9),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(["", " ", "x", "{", "{a:b}", "/(/", "5..2", "..", "title.x", "file.n", "%Q"]),
    st.text(max_size=5),
    st.lists(st.sampled_from(["a", 1, None, {}]), max_size=2),
    st.dictionaries(st.sampled_from(["a", "type", "fields", "of", "text", "path"]), st.none()),
)


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every container with a key or index of it."""
    found: list[tuple[Any, Any]] = []
    waiting = [value]
    while waiting:
        one = waiting.pop()
        keys = list(one) if isinstance(one, dict) else range(len(one))
        for key in keys:
            found.append((one, key))
            if isinstance(one[key], dict | list):
                waiting.append(one[key])
    return found


def test_the_whole_language_compiles_and_is_kept_and_outlined() -> None:
    schema = read_schema(json.dumps(ROOT).encode(), "whole.yaml")
    codec = Codec(RULES)
    assert codec.decode(json.loads(json.dumps(codec.encode(schema)))) == schema
    assert "required if front_matter.status = draft or file.date 2023-01-01.." in outline(
        schema, "en"
    )


@settings(max_examples=300)
@given(st.data())
def test_a_spoilt_schema_is_refused_at_a_place_or_compiles(data: st.DataObject) -> None:
    root = copy.deepcopy(ROOT)
    for _ in range(data.draw(st.integers(1, 2))):
        container, key = data.draw(st.sampled_from(places(root)))
        match data.draw(st.sampled_from(["replace", "delete", "rename"])):
            case "replace":
                container[key] = data.draw(JUNK)
            case "delete":
                del container[key]
            case _ if isinstance(container, dict):
                container[data.draw(st.text(min_size=1, max_size=4))] = container.pop(key)
    try:
        schema = read_schema(json.dumps(root, ensure_ascii=False).encode(), "whole.yaml")
    except SchemaError as error:
        for problem in error.problems:
            assert (problem.file, problem.line > 0) == ("whole.yaml", True)
            assert not in_language(problem.words, "en").startswith("`: ")
            assert "Input should" not in in_language(problem.words, "en"), problem
        return
    assert outline(schema, "en")
    assert outline(schema, "ko")
