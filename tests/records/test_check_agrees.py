"""Whatever a value is, a note gives a record if, and only if, the check has no error in it."""

import json

import pytest

from notelint.lint.check_note import check_note
from notelint.model.plan import Plan, SelectedRule
from notelint.records.extract import extract_note
from notelint.rules import RULES
from notelint.schema.loading import read_schema

TYPES = {
    "string": "string",
    "pattern": "{type: string, pattern: '/[0-9.]+/'}",
    "integer": "integer",
    "integer in a range": "{type: integer, range: 1..5}",
    "number": "number",
    "number in a range": "{type: number, range: '0.5..'}",
    "boolean": "boolean",
    "date": "date",
    "date in formats": "{type: date, format: ['%Y.%m.%d', '%d/%m/%y']}",
    "datetime": "datetime",
    "datetime in a format": "{type: datetime, format: '%Y-%m-%d %H:%M'}",
    "url": "url",
    "enum": "{type: enum, values: [a, '1.10', 'true', '2024-01-02']}",
    "list": "list",
    "list of integers": "{type: list, of: integer, items: 1..2}",
    "list, or one": "{type: list, of: date, single: true}",
    "mapping": "{type: mapping, fields: {a: integer}}",
    "any mapping": "mapping",
}
VALUES = [
    *["1", "-1", "+5", "007", "1.10", "1e400", "-1e4000", "1e-400", ".5", "5.", "1.5e3", "1_000"],
    *[".inf", "-.inf", ".nan", "inf", "nan", "0x1F", "0o17", "1790000000000000001", "1,000", "$5"],
    *["9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809"],
    *["9" * 30, "9" * 500, "0" * 30 + "1", "0." + "1" * 30, "２０", "!!str 5", "!!int '5'"],
    *["true", "True", "yes", "no", "예", "on", "null", "~", "''", "' '", "a", "A"],
    *["2024-01-02", "2024-1-2", "2024-02-30", "'2024-01-02'", "2024.01.02", "02/01/24", "20240102"],
    *["2024-01-02T03:04", "2024-01-02T03:04:05Z", "2024-01-02 03:04:05 +09:00", "2024-01-02 03:04"],
    *[
        "2024-01-02T03:04:60Z",
        "9999-12-31T23:59:60",
        "2024-01-02T24:00",
        "2024-01-02T03:04:05+24:00",
    ],
    *["2024-01-02T03:04:05.123456789Z", "0000-01-01", "0001-01-01", "9999-12-31", "2024-W01-1"],
    *["https://a.example/x", "HTTP://A", "mailto:a@b.c", "<https://a.example>", "[a](https://a.x)"],
    *["[1, 2]", "[1, 2, 3]", "[]", "[a, null]", "{a: 1}", "{a: x}", "{}", "1, 2", "'1, 2'"],
    *['"\\ud800"', "[2024-01-02, 2024-02-30]"],
]
EMPTY = ("null", "~", "''", "' '")
FIELDS = "{fields: {x: TYPE}}\nparts:\n  - {id: title, heading: {level: 1}}\n"
PLACES = {
    "YAML": (f"front_matter: {FIELDS}", "---\nx: {}\n---\n\n# T\n"),
    "TOML": (f"front_matter: {FIELDS}", "+++\nx = {}\n+++\n\n# T\n"),
    "a label": (f"labels: {FIELDS}", "# T\n\n- x: {}\n"),
    "a definition": (f"labels: {FIELDS}", '# T\n\n[#]: x: "{}"\n'),
    "a cell": (
        "parts:\n  - {id: t, heading: T, holds: table, columns: {x: TYPE}}\n",
        "# T\n\n| x |\n| - |\n| {} |\n",
    ),
}
CHOSEN = tuple(
    SelectedRule(rule.code, rule.severity, rule.options() if rule.options else None)
    for rule in RULES.values()
    if rule.code[0] in "FN"
)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("kind", TYPES)
def test_check_and_extract_say_the_same(place: str, kind: str) -> None:
    asked, note = PLACES[place]
    text = f"notelint: 1\nname: s\n{asked.replace('TYPE', TYPES[kind])}"
    plan = Plan("", CHOSEN, (read_schema(text.encode(), "s.yaml"),), forced="s")
    for value in VALUES:
        data = note.replace("{}", value.replace(": ", " = ") if place == "TOML" else value).encode()
        errors = [one.code for one in check_note("a.md", data, plan).findings]
        made = extract_note("a.md", data, plan)
        assert errors == [one.code for one in made.findings], value
        assert bool(errors) != bool(made.record), value
        if made.record and value not in EMPTY:
            record = json.loads(made.record)
            there = record.get("front_matter") or record.get("labels") or record["t"][0]
            assert there["x"] is not None, value
