"""Keys that mean nothing together, references to nothing, parts that no note can have."""

import re
from pathlib import Path

import pytest

from notelint.locale import in_language
from notelint.schema.errors import ConfigError, ConfigProblem, SchemaError
from notelint.schema.loading import load_schema, read_schema

HEAD = "notelint: 1\nname: minutes\n"
A = "parts: [{id: a, heading: A}]\n"

CASES = {
    "language of no code": (
        "parts: [{id: a, heading: A, lang: python}]\n",
        "3:35: `lang` needs `holds: code`; the part holds anything",
    ),
    "callout of no callouts": (
        "parts: [{id: a, heading: A, holds: quotes, callout: note}]\n",
        "3:53: `callout` needs `holds: callouts`; the part holds quotes",
    ),
    "callouts of no dialect": (
        "parts: [{id: a, heading: A, holds: callouts}]\n",
        "3:36: `holds: callouts` needs `dialect: obsidian`",
    ),
    "term of a list": (
        (
            "parts: [{id: b, heading: B}, "
            "{id: a, heading: A, holds: list, each: {term: {appears_in: b}}}]\n"
        ),
        "3:76: `each.term` needs `holds: definitions`; the part holds list",
    ),
    "values of no enum": (
        f"front_matter: {{fields: {{a: {{values: [b]}}}}}}\n{A}",
        "3:29: `values` needs `type: enum`; the field's type is string",
    ),
    "enum of no values": (
        f"labels: {{fields: {{a: enum?}}}}\n{A}",
        "3:22: an enum needs `values`: `{type: enum, values: [draft, done]}`",
    ),
    "elements of no list, deep inside": (
        f"front_matter: {{fields: {{a: {{type: mapping, fields: {{b: {{of: date}}}}}}}}}}\n{A}",
        "3:57: `of` needs `type: list`; the field's type is string",
    ),
    "range of a column that is a text": (
        'parts: [{id: a, heading: A, holds: table, columns: {n: {range: "1.."}}}]\n',
        "3:57: `range` needs `type: integer, number`; the field's type is string",
    ),
    "unknown type of a column": (
        "parts: [{id: a, heading: A, holds: table, columns: {날짜: daet}}]\n",
        "3:57: `type` cannot be `daet`; did you mean `date`?",
    ),
    "number for a type": (
        f"front_matter: {{fields: {{a: 3}}}}\n{A}",
        "3:28: `a` should be a type such as `string`, `date?`, or a mapping",
    ),
    "pattern without slashes": (
        f"front_matter: {{fields: {{a: {{pattern: '[a-z]+'}}}}}}\n{A}",
        "3:38: `pattern`: `[a-z]+` is not a regular expression: write it between slashes, …",
    ),
    "pattern that RE2 refuses": (
        f"placeholders: ['/(?=a)b/']\n{A}",
        "3:16: `placeholders[0]`: invalid regular expression `/(?=a)b/`: …",
    ),
    "impossible format of a form": (
        f'file: "{{date:%Y%Q}}.md"\n{A}',
        "3:7: `file`: `%Y%Q` is not a date format: `%Q` cannot be used; known: %Y, …",
    ),
    "directive twice": (
        f'file: "{{date:%Y%Y}}.md"\n{A}',
        "3:7: `file`: `%Y%Y` is not a date format: `%Y` appears twice",
    ),
    "unknown type of a capture": (
        f'file: "{{date:dat}}.md"\n{A}',
        "3:7: `file`: `{date:dat}.md`: unknown type `dat`; did you mean `date`?",
    ),
    "brace alone": (
        "parts: [{id: a, heading: '{title'}]\n",
        "3:26: `text[0]`: `{title` has an unmatched brace; …",
    ),
    "capture twice": (
        "parts: [{id: a, heading: '{a} {a}'}]\n",
        "3:26: `text[0]`: `{a} {a}` contains `{a}` twice",
    ),
    "capture of two types": (
        f'file: ["{{a:date}}.md", "{{a:slug}}.md"]\n{A}',
        "3:7: `file`: `{a:slug}.md`: `{a}` has the type date in another alternative, not slug; …",
    ),
    "numbers upside down": (
        f'front_matter: {{fields: {{a: {{type: number, range: "5..1.5"}}}}}}\n{A}',
        "3:50: `range`: the range 5..1.5 is empty: 1.5 is less than 5",
    ),
    "dates upside down": (
        'parts: [{id: a, heading: A, when: {file.stem: "2024-01-01..2023-01-01"}}]\n',
        (
            "3:35: `when`: the range 2024-01-01..2023-01-01 is empty: 2023-01-01 is less than "
            "2024-01-01"
        ),
    ),
    "condition on a part": (
        "parts: [{id: a, heading: A, when: {fornt_matter.a: b}}]\n",
        "3:35: `when`: a condition cannot use `fornt_matter.a`; did you mean `front_matter`?",
    ),
    "condition on a path in braces": (
        'parts: [{id: a, heading: A, when: {path: ["/x/", "y/{note,other}.md"]}}]\n',
        (
            "3:35: `when`: `path`: `y/{note,other}.md`: .gitignore globs do not support "
            "`{note,other}`; write a list of globs"
        ),
    ),
    "condition on a label in braces": (
        (
            "labels: {fields: {status: string}}\n"
            "parts: [{id: a, heading: A, when: {labels.status: '{done,dropped}'}}]\n"
        ),
        (
            "4:35: `when`: `labels.status`: `{done,dropped}` is compared literally; write a "
            "list of values"
        ),
    ),
    "condition on a number in braces": (
        'file: "{n:integer}.md"\nparts: [{id: a, heading: A, when: {file.n: "{1..3}"}}]\n',
        "4:35: `when`: `file.n`: `{1..3}` is compared literally; write a list of values",
    ),
    "condition on no field": (
        (
            "front_matter: {fields: {status: string}}\n"
            "parts: [{id: a, heading: A, when: {front_matter.statsu: b}}]\n"
        ),
        (
            "4:36: `front_matter.statsu` not found in the schema; did you mean "
            "`front_matter.status`?"
        ),
    ),
    "condition of no mapping": (
        "parts: [{id: a, heading: A, when: [draft]}]\n",
        "3:35: `when` should be a mapping such as `front_matter.status: draft`, or a list of them",
    ),
    "reference to no capture of a heading": (
        "equal: [[file.stem, a.dat]]\nparts: [{id: a, heading: '{date:date} {what}'}]\n",
        "3:21: `a.dat` not found in the schema; did you mean `a.date`?",
    ),
    "reference to no label": (
        f"collection: {{unique: labels.n}}\n{A}",
        "3:22: `labels.n` needs `labels`, which the schema does not have",
    ),
    "reference deep into front matter": (
        (
            "front_matter: {fields: {author: {type: mapping, fields: {name: string}}}}\n"
            f"equal: [[file.stem, front_matter.author.nam]]\n{A}"
        ),
        (
            "4:21: `front_matter.author.nam` not found in the schema; did you mean "
            "`front_matter.author.name`?"
        ),
    ),
    "one value to agree": (f"equal: [[file.stem]]\n{A}", "3:9: `values` needs at least 2 entries"),
    "unreachable": (
        "parts:\n  - {id: a, heading: [A, B], count: '*'}\n  - {id: b, heading: B}\n",
        "5:22: the part `b` can never match: `a` matches all of its headings first",
    ),
    "unreachable, of any text": (
        (
            "parts:\n  - {id: a, heading: {level: 2..3}, count: '+'}\n"
            "  - {id: b, heading: {level: 3}}\n"
        ),
        "5:22: the part `b` can never match: `a` matches all of its headings first",
    ),
    "level that no part of a part can have": (
        (
            "parts:\n- id: a\n  heading: {text: A, level: 3..4}\n  parts:\n"
            "  - {id: b, heading: {text: B, level: 2..3}}\n"
        ),
        (
            "7:22: the part `b` can never appear in `a`: its heading would have to be deeper than "
            "level 3"
        ),
    ),
    "level of a pseudo-heading": (
        f"pseudo_headings: {{bold: 7}}\n{A}",
        "3:25: `bold` should be at most 6, not the number 7",
    ),
    "no severity": (
        f"rules: {{S004: eror}}\n{A}",
        "3:15: `eror` is not a severity; did you mean …",
    ),
    "rule that there is not": (
        f"rules: {{trailing-spaec: off}}\n{A}",
        "3:9: rule `trailing-spaec` not found; did you mean `trailing-space`?",
    ),
    "options of many rules": (
        f"rules: {{T: {{style: lf}}}}\n{A}",
        "3:9: `T` matches more than one rule; set options for a single rule",
    ),
    "option of the wrong type": (
        f"rules: {{T005: {{style: 3}}}}\n{A}",
        "3:23: `style` cannot be the number 3; …",
    ),
    "list for a rule": (
        f"rules: {{S004: [off]}}\n{A}",
        "3:15: `S004` should be `off`, `error`, `warning`, `unverified` or a mapping of options",
    ),
    "duplicate key": (
        f"order: any\norder: strict\n{A}",
        "4:1: duplicate key `order` (first on line 3)",
    ),
    "tab": (
        "parts:\n\t- {id: a, heading: A}\n",
        "4:1: YAML: a tab indents the line; YAML allows only spaces",
    ),
    "aliases without end": (
        "parts: &p [{id: a, heading: A}]\nx: [" + ", ".join(["*p"] * 5000) + "]\n",
        "4:405: YAML: more than 100 aliases",
    ),
}


def problems(text: str) -> tuple[ConfigProblem, ...]:
    with pytest.raises(SchemaError) as error:
        read_schema((HEAD + text).encode(), "minutes.yaml")
    return error.value.problems


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_a_mistake_is_one_message_at_its_place(text: str, expected: str) -> None:
    (found,) = problems(text)
    pattern = re.escape(f"minutes.yaml:{expected}").replace("…", ".*")
    assert re.fullmatch(pattern, found.text())
    assert re.search("[가-힣]", in_language(found.words, "ko"))


FINE = {
    "a part of the same name after another one": (
        "parts:\n- {id: a, heading: A, count: '*'}\n- {id: b, heading: B}\n- {id: c, heading: A}\n"
    ),
    "two parts of one name, each once": (
        "parts: [{id: a, heading: A}, {id: b, heading: A, count: '*'}]\n"
    ),
    "a named part after any number of any text": (
        "parts: [{id: a, heading: {level: 2}, count: '*'}, {id: b, heading: {text: B, level: 2}}]\n"
    ),
    "any text in another region": (
        "regions: {names: [x, y]}\n"
        "parts:\n- {id: a, heading: {level: 2}, region: x, count: '*'}\n"
        "- {id: b, heading: {level: 2}, region: y, count: '*'}\n"
    ),
    "a pattern after any number of another": (
        "parts: [{id: a, heading: /A.*/, count: '*'}, {id: b, heading: /B.*/}]\n"
    ),
    "a deeper part": (
        "parts: [{id: a, heading: {level: 2}, parts: [{id: b, heading: {level: 3}}]}]\n"
    ),
    "a field by its alias, case aside": (
        "front_matter: {fields: {title: {aliases: [Titel]}}}\n"
        "equal: [[front_matter.titel, file.stem]]\n" + A
    ),
    "a field of front matter that says nothing": "equal: [[front_matter.x, file.stem]]\n" + A,
    "a field where others are allowed": (
        "front_matter: {fields: {a: string}, extras: allow}\nequal: [[front_matter.b, path]]\n" + A
    ),
    "captures of all kinds": (
        'file: "{n:integer}-{s:slug}.md"\nlabels: {fields: {d: date}}\n'
        "equal: [[a.when, file.n, a.who, a.url, a.text, labels.d, b.item, b.label]]\n"
        "parts:\n- {id: a, heading: '{when:date} x', holds: link, text: '{who}'}\n"
        "- {id: b, heading: B, holds: list, each: {item: {text: '{item}'}},\n"
        "   labels: {fields: {label: string}, extras: deny}}\n"
    ),
}


@pytest.mark.parametrize("text", FINE.values(), ids=FINE)
def test_what_is_fine_is_not_refused(text: str) -> None:
    assert read_schema((HEAD + text).encode(), "minutes.yaml").name == "minutes"


def test_a_mistake_in_what_is_taken_over_is_placed_in_its_own_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    base = HEAD + "order: relatve\nparts:\n  - {id: a, heading: A}\n  - {id: b, heading: B, "
    Path("base.yaml").write_text(base + "holds: quotes, quotes: {from: a}}\n")
    Path("child.yaml").write_text(HEAD + "extends: base.yaml\nwithout: [a]\nrules: {x: off}\n")
    with pytest.raises(ConfigError) as error:
        load_schema("child.yaml")
    assert [problem.text() for problem in error.value.problems] == [
        "base.yaml:3:8: `order` cannot be `relatve`; did you mean `relative`?",
        "base.yaml:6:55: no part has the id `a`; known: `b`",
    ]
    Path("base.yaml").write_text(base.replace("relatve", "any") + "}\n")
    with pytest.raises(ConfigError) as error:
        load_schema("child.yaml")
    assert [problem.text() for problem in error.value.problems] == [
        "child.yaml:5:9: rule `x` not found"
    ]
