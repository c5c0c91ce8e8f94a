"""Each mistake in a schema file is reported at its place, with what was expected."""

import re
from textwrap import dedent

import pytest

from notelint.locale import in_language
from notelint.schema.errors import SchemaError
from notelint.schema.loading import read_schema

HEAD = "notelint: 1\nname: minutes\n"

CASES = {
    "unknown key at the top": (
        "notelint: 1\nnmae: minutes\nname: minutes\nparts: [{id: a, heading: A}]\n",
        ["2:1: unknown key `nmae`; did you mean `name`?"],
    ),
    "unknown key of a part": (
        HEAD + "parts:\n  - id: a\n    headng: A\n    heading: A\n",
        ["5:5: unknown key `headng`; did you mean `heading`?"],
    ),
    "unknown key of a heading": (
        HEAD + "parts:\n  - id: a\n    heading: {text: A, levle: 2}\n",
        ["5:24: unknown key `levle`; did you mean `level`?"],
    ),
    "unknown key of a nested part": (
        HEAD + "parts:\n- id: a\n  heading: A\n  parts:\n  - {id: b, heading: B, hold: list}\n",
        ["7:25: unknown key `hold`; did you mean `holds`?"],
    ),
    "unknown key like no other": (
        HEAD + "parts:\n  - {id: a, heading: A, url: {zzzz: 1}, holds: links}\n",
        ["4:31: unknown key `zzzz`; known: `scheme`, `reachable`"],
    ),
    "merge key": (
        HEAD + "parts:\n  - {id: a, heading: A, <<: {count: 1}}\n",
        ["4:25: unknown key `<<`; known: `id`, `heading`, …"],
    ),
    "missing keys": (
        "description: nothing else\n",
        [
            "1:1: the key `name` is missing",
            "1:1: the key `notelint` is missing",
            "1:1: the key `parts` is missing",
        ],
    ),
    "missing id": (HEAD + "parts:\n  - heading: A\n", ["4:5: the key `id` is missing"]),
    "another version": (
        "notelint: 2\nname: a\nparts: [{id: a, heading: A}]\n",
        ["1:11: `notelint` should be 1, the only version of the schema language"],
    ),
    "version as text": (
        'notelint: "1"\nname: a\nparts: [{id: a, heading: A}]\n',
        ["1:11: `notelint` should be 1, the only version of the schema language"],
    ),
    "an enum without values in a list": (
        HEAD + "front_matter: {fields: {kinds: {type: list, of: enum}}}\n"
        "parts: [{id: a, heading: A}]\n",
        ["3:49: an enum needs `values`: `{type: enum, values: [draft, done]}`"],
    ),
    "an enum without values in a mapping": (
        HEAD + "front_matter: {fields: {by: {type: mapping, fields: {mood: enum}}}}\n"
        "parts: [{id: a, heading: A}]\n",
        ["3:60: an enum needs `values`: `{type: enum, values: [draft, done]}`"],
    ),
    "a range with a dash": (
        HEAD + "front_matter: {fields: {n: {type: integer, range: 1-5}}}\n"
        "parts: [{id: a, heading: A}]\n",
        ['3:51: `range`: expected a number or a range such as "1..5", "0.5.." or "..10"'],
    ),
    "unknown order": (
        HEAD + "order: relatve\nparts: [{id: a, heading: A}]\n",
        ["3:8: `order` cannot be `relatve`; did you mean `relative`?"],
    ),
    "unknown content": (
        HEAD + "parts: [{id: a, heading: A, holds: poem}]\n",
        ["3:36: `holds` cannot be `poem`; known: `anything`, `prose`, …"],
    ),
    "columns of no table": (
        HEAD + "parts: [{id: a, heading: A, holds: list, columns: {B: string}}]\n",
        ["3:51: `columns` needs `holds: table`; the part holds list"],
    ),
    "boxes of no checklist": (
        HEAD + "parts: [{id: a, heading: A, holds: list, each: {item: {checked: true}}}]\n",
        ["3:65: `each.item.checked` needs `holds: checklist`; the part holds list"],
    ),
    "tags of no dialect": (
        HEAD + "tags: {count: 1}\nparts: [{id: a, heading: A}]\n",
        ["3:1: `tags` needs `dialect: obsidian`"],
    ),
    "reference to nothing": (
        HEAD + "equal: [[titel, file.stem]]\nparts: [{id: title, heading: A}]\n",
        ["3:10: `titel` not found in the schema; did you mean `title`?"],
    ),
    "reference to no capture": (
        HEAD
        + 'file: "{number:integer}.md"\ncollection: {unique: [file.nummer]}\n'
        + "parts: [{id: title, heading: A}]\n",
        ["4:23: `file.nummer` not found in the schema; did you mean `file.number`?"],
    ),
    "unknown type": (
        HEAD + "front_matter: {fields: {a: dat}}\nparts: [{id: title, heading: A}]\n",
        ["3:28: `type` cannot be `dat`; did you mean `date`?"],
    ),
    "impossible date format": (
        HEAD
        + 'labels: {fields: {a: {type: date, format: "%Q"}}}\n'
        + "parts: [{id: title, heading: A}]\n",
        ["3:43: `format[0]`: `%Q` is not a date format: `%Q` cannot be used; …"],
    ),
    "range upside down": (
        HEAD + 'parts: [{id: a, heading: A, words: "5..2"}]\n',
        ["3:36: `words`: the range 5..2 is empty: 2 is less than 5"],
    ),
    "unknown mark": (
        HEAD + "parts: [{id: a, heading: A, marks: {evidence: bold}}]\n",
        ["3:47: `evidence` cannot be `bold`; known: `strong`, `em`, `code`, `strike`"],
    ),
    "name of two words": (
        "notelint: 1\nname: my notes\nparts: [{id: a, heading: A}]\n",
        ["2:7: `name`: `my notes` is not a name: use letters, digits, `-` and `_`, …"],
    ),
    "number for a text": (
        HEAD + "description: 2023\nparts: [{id: a, heading: A}]\n",
        ["3:14: `description` should be a string, not the number 2023; put it in quotes"],
    ),
    "number for a heading": (
        HEAD + "parts: [{id: a, heading: 2023}]\n",
        ["3:26: `heading` is neither a string nor a mapping; put a heading's text in quotes"],
    ),
    "text for a truth value": (
        HEAD + "parts: [{id: a, heading: A, url: {reachable: yes}, holds: links}]\n",
        ["3:46: `reachable` should be true or false, not `yes`"],
    ),
    "text for a part": (HEAD + "parts: [a]\n", ["3:9: `parts[0]` should be a mapping, not `a`"]),
    "mapping for the parts": (
        HEAD + "parts:\n  a: {heading: A}\n",
        ["4:3: `parts` should be a list, not a mapping"],
    ),
    "key without a value": (
        HEAD + "parts:\n  - id: a\n    heading:\n",
        ["5:13: `heading` has no value; set one or delete the key"],
    ),
    "no parts": (HEAD + "parts: []\n", ["3:8: `parts` is an empty list"]),
    "empty heading": (
        HEAD + 'parts: [{id: a, heading: ["A", " "]}]\n',
        ["3:32: `text[1]` is an empty string"],
    ),
    "bad pattern": (
        HEAD + "parts: [{id: a, heading: {text: [A, /(B/]}}]\n",
        ["3:37: `text[1]`: invalid regular expression `/(B/`: missing ): (B"],
    ),
    "pattern without linear time": (
        HEAD + r"parts: [{id: a, heading: '/(a)\1/'}]" + "\n",
        [r"3:26: `text[0]`: invalid regular expression `/(a)\1/`: …linear time…"],
    ),
    "level out of range": (
        HEAD + "parts: [{id: a, heading: {level: 7}}]\n",
        ["3:34: `level`: heading levels are 1 to 6, not 7"],
    ),
    "levels out of range": (
        HEAD + "parts: [{id: a, heading: {level: 0..2}}]\n",
        ["3:34: `level`: heading levels are 1 to 6, not 0..2"],
    ),
    "level that is no range": (
        HEAD + "parts: [{id: a, heading: {level: two}}]\n",
        ['3:34: `level`: expected a heading level from 1 to 6 or a range such as "2..4"'],
    ),
    "empty range": (
        HEAD + "parts: [{id: a, heading: A, count: 5..2}]\n",
        ["3:36: `count`: the range 5..2 is empty: 2 is less than 5"],
    ),
    "count of none": (
        HEAD + "parts: [{id: a, heading: A, count: 0}]\n",
        ["3:36: `count`: the maximum must be at least 1"],
    ),
    "sign for items": (
        HEAD + 'parts: [{id: a, heading: A, holds: list, items: "+"}]\n',
        ['3:49: `items`: expected a number or a range such as "2..5" or "1.."'],
    ),
    "truth value for a count": (
        HEAD + "parts: [{id: a, heading: A, count: true}]\n",
        ["3:36: `count`: expected a number, a range …"],
    ),
    "bad scheme": (
        HEAD + 'parts: [{id: a, heading: A, url: {scheme: "https://"}, holds: links}]\n',
        ["3:43: `scheme[0]`: `https://` is not a URL scheme: …"],
    ),
    "template without its brace": (
        HEAD + 'parts: [{id: a, heading: A, text: "{title - b", holds: link}]\n',
        ["3:35: `text`: `{title - b` is not a template: …"],
    ),
    "same id twice": (
        HEAD + "parts:\n  - {id: a, heading: A}\n  - {id: a, heading: B}\n",
        ["5:10: duplicate part id `a` (first on line 4)"],
    ),
    "same id nested": (
        HEAD + "parts:\n- id: a\n  heading: A\n  parts:\n  - {id: a, heading: B}\n",
        ["7:10: duplicate part id `a` (first on line 4)"],
    ),
    "nowhere": (
        HEAD + "parts:\n  - id: a\n    holds: prose\n",
        ["4:5: the part needs `heading` or `region`"],
    ),
    "region without regions": (
        HEAD + "parts: [{id: a, region: body}]\n",
        ["3:25: region `body` not found: the schema has no `regions`"],
    ),
    "unknown region": (
        HEAD + "regions: {names: [top, body]}\nparts: [{id: a, region: bdy}]\n",
        ["4:25: region `bdy` not found; did you mean `body`?"],
    ),
    "same region twice": (
        HEAD + "regions: {names: [top, body, top]}\nparts: [{id: a, region: top}]\n",
        ["3:30: duplicate region name `top`"],
    ),
    "regions by something else": (
        HEAD + 'regions: {by: "***", names: [top]}\nparts: [{id: a, region: top}]\n',
        ["3:15: `by` cannot be `***`; known: `---`"],
    ),
    "quotes from nowhere": (
        HEAD + "parts:\n  - {id: article, heading: A}\n"
        "  - {id: b, heading: B, holds: quotes, quotes: {from: artcle}}\n",
        ["5:55: no part has the id `artcle`; did you mean `article`?"],
    ),
    "quotes from itself": (
        HEAD + "parts:\n  - {id: b, heading: B, holds: quotes, quotes: {from: b}}\n",
        ["4:55: the part `b` refers to itself"],
    ),
    "terms nowhere": (
        HEAD + "parts:\n  - {id: text, heading: A}\n"
        "  - {id: b, heading: B, holds: definitions, each: {term: {appears_in: txt}}}\n",
        ["5:71: no part has the id `txt`; did you mean `text`?"],
    ),
    "unknown meaning": (
        HEAD + "parts:\n  - {id: a, heading: A, marks: {evidence: strong}}\n"
        "  - {id: b, heading: B, holds: quotes, quotes: {from: a, marked: evidnce}}\n",
        ["5:66: mark `evidnce` not found in the part `a`; did you mean `evidence`?"],
    ),
    "meaning of no marks": (
        HEAD + "parts:\n  - {id: a, heading: A}\n"
        "  - {id: b, heading: B, holds: quotes, quotes: {from: a, marked: evidence}}\n",
        ["5:66: mark `evidence` not found in the part `a`"],
    ),
    "quotes of prose": (
        HEAD + "parts:\n  - {id: a, heading: A}\n"
        "  - {id: b, heading: B, holds: prose, quotes: {from: a}}\n",
        ["5:47: `quotes` needs `holds: quotes`; the part holds prose"],
    ),
    "items of anything": (
        HEAD + "parts: [{id: a, heading: A, items: 2}]\n",
        ["3:36: `items` needs `holds: list, outline, …`; the part holds anything"],
    ),
    "everything at once": (
        """\
        notelint: 1
        nam: minutes
        order: strct
        parts:
          - id: a
            region: body
            count: 3..1
          - id: a
            heading: {txt: A}
            quotes: {from: c}
        """,
        [
            "1:1: the key `name` is missing",
            "2:1: unknown key `nam`; did you mean `name`?",
            "3:8: `order` cannot be `strct`; did you mean `strict`?",
            "6:13: region `body` not found: the schema has no `regions`",
            "7:12: `count`: the range 3..1 is empty: 1 is less than 3",
            "8:9: duplicate part id `a` (first on line 5)",
            "9:15: unknown key `txt`; did you mean `text`?",
            "10:13: `quotes` needs `holds: quotes`; the part holds anything",
            "10:20: no part has the id `c`; known: `a`",
        ],
    ),
}


def problems(text: str) -> list[str]:
    with pytest.raises(SchemaError) as error:
        read_schema(dedent(text).encode(), "minutes.yaml")
    return [problem.text() for problem in error.value.problems]


def like(expected: str) -> str:
    """`…` stands for any text."""
    return re.escape(expected).replace("…", ".*")


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_a_wrong_schema_is_explained(text: str, expected: list[str]) -> None:
    found = problems(text)
    assert len(found) == len(expected), found
    for one, other in zip(found, expected, strict=True):
        assert re.fullmatch(f"minutes\\.yaml:{like(other)}", one), (one, other)


@pytest.mark.parametrize(("text", "_"), CASES.values(), ids=CASES)
def test_every_message_is_korean_too(text: str, _: list[str]) -> None:
    with pytest.raises(SchemaError) as error:
        read_schema(dedent(text).encode(), "minutes.yaml")
    for problem in error.value.problems:
        assert re.search("[가-힣]", in_language(problem.words, "ko")), problem
        assert not re.search("Input should|should be valid", in_language(problem.words, "en")), (
            problem
        )


def test_nothing_is_said_of_references_while_an_id_is_missing() -> None:
    text = HEAD + (
        "parts:\n  - {idd: article, heading: A}\n"
        "  - {id: b, heading: B, holds: quotes, quotes: {from: article}}\n"
    )
    assert problems(text) == [
        "minutes.yaml:4:5: the key `id` is missing",
        "minutes.yaml:4:6: unknown key `idd`; did you mean `id`?",
    ]


def test_a_korean_message_in_full() -> None:
    with pytest.raises(SchemaError) as error:
        read_schema((HEAD + "parts: [{id: a, heding: A, heading: A}]\n").encode(), "회의록.yaml")
    text = error.value.problems[0].text("ko")
    assert text == "회의록.yaml:3:17: 알 수 없는 키 `heding`. 혹시 `heading`인가요?"
