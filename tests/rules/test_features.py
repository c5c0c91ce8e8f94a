"""What the schema language can express, each with a case that passes and one that fails.

The features are those of the specification's list. `test_language_covered` sees to the keys; here
stands what is more than a key: how headings match, what front matter may be, where zones are.
"""

import pytest
from literate import CASES, Case

FEATURES = {
    "front matter in YAML, every type": ("F001: Every type of field, in YAML", "F003: Each type"),
    "front matter in TOML, every type": (
        "F001: Every type of field, in TOML",
        "F003: Each type, in TOML",
    ),
    "lists, nested mappings, date and time, aliases": (
        "F003: Lists, nested mappings, date and time, another name",
        "F003: Lists, nested mappings, date and time, another name: each wrong",
    ),
    "places of keys and values in TOML": (
        "F003: In TOML, sound",
        "F003: In TOML, each at its place",
    ),
    "required front matter": (
        "F001: Front matter that must be there, empty",
        "F001: Front matter that must be there",
    ),
    "required key, mistyped": (
        "F006: The language that is asked",
        "F001: A mistyped key is one finding",
    ),
    "unknown key": ("F002: Only keys that are named", "F002: With a field of that name near"),
    "front matter in place": (
        "F006: A text between breaks, where no front matter need be",
        "F006: Below an empty line: nothing else is said of its lines",
    ),
    "labels in a list": ("F003: Labels in the shape list", "F003: Labels in the shape list, wrong"),
    "labels in a quote": (
        "F003: Labels in the shape quote",
        "F003: Labels in the shape quote, wrong",
    ),
    "labels as definitions": (
        "F003: Labels in the shape definition",
        "F003: Labels in the shape definition, wrong",
    ),
    "labels on lines": ("F003: Labels in the shape line", "F003: Labels in the shape line, wrong"),
    "labels in TOML": ("F003: Labels in the shape toml", "F003: Labels in the shape toml, wrong"),
    "labels in a table": (
        "F003: Labels in the shape table",
        "F003: Labels in the shape table, wrong",
    ),
    "a date in its own format": (
        "F003: A date in its own format that is one",
        "F003: A date in its own format",
    ),
    "file name with captures and a real date": (
        "F004: A date in its own format",
        "F004: A date that no calendar has",
    ),
    "file name by a regular expression": (
        "F004: A regular expression with groups",
        "F004: A regular expression with groups that does not match",
    ),
    "folders in the file name": (
        "F004: Folders count",
        "F004: Folders count, and this one is no month",
    ),
    "equality of title, field, capture, label, link, file name": (
        "F005: Title, field, capture, label, link and file name agree",
        "F005: Each of them disagrees",
    ),
    "a condition on a field and an era": (
        "S001: Conditions on a field, an era, the path that do not hold",
        "S001: A condition on a field and an era that holds",
    ),
    "a condition on the path": (
        "S001: A condition on the path",
        "S001: A condition on the path that holds",
    ),
    "a condition on the file name's date": (
        "S001: Conditions on a field, an era, the path that do not hold",
        "S001: A condition on the date in the file name that holds",
    ),
    "repeated groups with captures": (
        "S001: Repeated groups, each with its captures and parts",
        "S001: Repeated groups, one without its part, one of no real day",
    ),
    "tables: columns and types of cells": (
        "F003: Cells of each type",
        "F003: Cells of each type, wrong",
    ),
    "checklists, item templates, code of a language": (
        "S007: A checklist, its boxes and its items; code of a language",
        "S007: A checklist, its boxes and its items; code of a language: wrong",
    ),
    "counts of words, sentences, characters": (
        "S008: Words, sentences and characters",
        "S008: Words, sentences and characters, too few",
    ),
    "sentinels": (
        "S010: No placeholder; texts that stand for nothing to say",
        "S007: Nothing to say where the schema accepts no such text",
    ),
    "residue of a template": (
        "S010: Nothing of the template but what may stay",
        "S010: Texts of the template, left and kept",
    ),
    "placeholders": (
        "S010: No placeholder; texts that stand for nothing to say",
        "S010: Placeholders, and texts that stand for nothing only elsewhere",
    ),
    "pseudo-headings and setext": (
        "S001: Setext, bold, a summary and a sign as headings",
        "S001: Setext, bold, a summary and a sign, one lacking",
    ),
    "Obsidian": (
        "S007: Wikilinks, embeds, tags, callouts of Obsidian",
        "S007: Wikilinks, embeds, tags, callouts of Obsidian, wrong",
    ),
    "unique numbers": (
        "C001: Numbers that are unique, without a gap, and named where they are",
        "C001: A number twice",
    ),
    "numbers without a gap": (
        "C001: Numbers that are unique, without a gap, and named where they are",
        "C002: A gap",
    ),
    "references between notes": (
        "C001: Numbers that are unique, without a gap, and named where they are",
        "C003: A number that no note has",
    ),
    "a schema that extends another": (
        "S001: A schema that takes another over, without one part",
        "S001: A schema that takes another over, and what lacks of it",
    ),
    "schemas by path, READMEs left out": (
        "S001: Schemas by path, a README left out",
        "S001: Schemas by path, each asking for its own",
    ),
    "text rules by language": ("T001: Off in English notes", "T001: An error in Korean notes"),
    "line ends": (
        "T005: LF where the schema asks for LF",
        "T005: LF where the schema asks for CRLF",
    ),
    "zones for unknown sections": (
        "S004: A zone for what the schema does not name",
        "S004: Outside of the zone, and twice in it",
    ),
    "orders": (
        "S002: Order and extras of each kind",
        "S002: Order and extras of each kind, broken",
    ),
    "any order": ("S002: In any order", "S003: In any order the first ones count"),
    "one of several names": (
        "S001: Any of the names will do",
        "S001: Misspelt: missing, and not unknown as well",
    ),
    "tolerant headings": (
        "S011: Markup in a heading does not matter",
        "S011: A heading in bold, in a link, with emoji, number and full-width letters",
    ),
    "scope of duplicate headings": (
        "S003: Headings twice, not below the same one",
        "S003: Headings twice in a note",
    ),
    "sections at level 1": (
        "S005: Sections at level 1, as the schema has them",
        "S005: A section at level 1",
    ),
    "empty sections": (
        "S006: A heading alone that may be empty, an outline",
        "S006: Another heading alone",
    ),
    "source link with a template": (
        "L009: Quotation marks, dashes and spaces do not count",
        "L009: Without a publisher, with another headline, in another order",
    ),
    "marks and levels of quotes": (
        "Q003: Each mark, each level",
        "Q003: Each mark and each level, wrong",
    ),
}
BY_NAME: dict[str, Case] = {f"{case.code}: {case.title}": case for case in CASES}


def test_no_two_cases_of_a_rule_have_one_title() -> None:
    assert len(BY_NAME) == len(CASES)


@pytest.mark.parametrize(("passing", "failing"), FEATURES.values(), ids=FEATURES)
def test_a_feature_is_shown_twice(passing: str, failing: str) -> None:
    assert BY_NAME[passing].expected == ()
    assert BY_NAME[failing].expected != ()
