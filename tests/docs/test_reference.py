"""The reference of the schema language has every key once, and an example for every feature."""

import re
import sys
from collections import Counter
from pathlib import Path

import pytest

from notelint.rules import RULES
from notelint.schema.schema_model import json_schema

ROOT = Path(__file__).parent.parent.parent
SCHEMA = ROOT / "docs/schema"
PAGES = {page.stem: page.read_text(encoding="utf-8") for page in SCHEMA.glob("*.md")}
TABLE = re.compile(r"<!-- keys: (\w+)(?: \w+)* -->\n(.*?)<!-- /keys -->", re.DOTALL)
ROW = re.compile(r"^\| `(\w+)` \| (.*) \|$", re.MULTILINE)
FENCE = re.compile(r"^(`{3,}).*?^\1$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"\[([A-Z]\d{3})\]")

FEATURES = {
    "required and optional sections": ("parts", "How many"),
    "ordered and any-order sections": ("parts", "Order"),
    "repeated groups, regular-expression headings with captures": (
        "parts",
        "Patterns and captures",
    ),
    "zones for unknown sections": ("parts", "Headings that the schema does not name"),
    "schemas by path, READMEs and templates left out": ("whole", "Which schema a note gets"),
    "file-name pattern with captures and a valid date": ("names", "File names"),
    "file name compared with title and fields, equality": ("names", "Values that must agree"),
    "aliases, tolerant matching, did you mean": ("parts", "Headings"),
    "inline fields that are not YAML": ("fields", "Inline fields"),
    "front matter and its types": ("fields", "Front matter"),
    "any heading level, sections as H1, setext": ("parts", "Levels"),
    "source link by place with a text template": ("content", "Links"),
    "empty sections and accepted sentinels": ("texts", "Empty parts and words for nothing"),
    "placeholders": ("texts", "Placeholders"),
    "template residue": ("texts", "The template that notes are copied from"),
    "conditions on a field, a date era, the path": ("names", "Conditions"),
    "prose, lists": ("content", "Prose, lists and their items"),
    "item template, checklist": ("content", "What each item must be"),
    "definitions": ("content", "Definitions"),
    "table with columns": ("content", "Tables"),
    "code of a language, images": ("content", "Code and images"),
    "quotes": ("content", "Quotes and the part they come from"),
    "counts of words, sentences, characters": ("texts", "Lengths"),
    "text rules, line-end policy": ("whole", "Rules and text policies"),
    "duplicate headings": ("parts", "The same heading twice"),
    "pseudo-headings": ("parts", "Pseudo-headings"),
    "wikilinks, embeds": ("obsidian", "Wikilinks and embeds"),
    "tags": ("obsidian", "Tags"),
    "callouts": ("obsidian", "Callouts"),
    "unique ids, gaps, references between files": (
        "collections",
        "Unique values, numbering, references",
    ),
    "regions": ("parts", "Regions"),
    "extends": ("whole", "Taking over another schema"),
}
"""What the language must express, and the page and heading that show it."""


def language() -> set[tuple[str, str]]:
    """Every key of the language, with the mapping in which it stands."""
    whole = json_schema()
    found = {("schema", key) for key in whole["properties"]}
    for one in whole["$defs"].values():
        full = next(way for way in one.get("anyOf", [one]) if "properties" in way)
        found |= {(full["title"], key) for key in full["properties"]}
    return found


def told() -> dict[tuple[str, str], str]:
    """Every key that a table has, and the rest of its row."""
    return {
        (table[1], row[1]): row[2]
        for text in PAGES.values()
        for table in TABLE.finditer(text)
        for row in ROW.finditer(table[2])
    }


def test_every_key_is_described_once() -> None:
    rows = Counter(
        (table[1], row[1])
        for text in PAGES.values()
        for table in TABLE.finditer(text)
        for row in ROW.finditer(table[2])
    )
    assert set(rows) == language()
    assert {key for key, times in rows.items() if times > 1} == set()


def test_the_korean_page_describes_every_key_once_in_korean() -> None:
    page = (ROOT / "docs/ko/schema-reference.md").read_text(encoding="utf-8")
    rows = [
        (table[1], row[1], row[2].split(" | ")[1])
        for table in TABLE.finditer(page)
        for row in ROW.finditer(table[2])
    ]
    assert Counter((mapping, key) for mapping, key, _ in rows) == Counter(language())
    assert [row for row in rows if not re.search("[가-힣]", row[2])] == []


def test_the_index_leads_to_the_page_of_every_key() -> None:
    index = PAGES["reference"].split("<!-- index of keys -->")[1].split("<!-- /keys -->")[0]
    for mapping, key in language():
        line = next(line for line in index.splitlines() if line.startswith(f"| {mapping} |"))
        page = re.search(rf"\[`{key}`\]\((\w+)\.md\)", line)
        assert page, (mapping, key)
        tables = [table for table in TABLE.finditer(PAGES[page[1]]) if table[1] == mapping]
        assert any(f"| `{key}` |" in table[2] for table in tables)


def test_every_finding_that_a_key_can_give_is_shown() -> None:
    shown = set(
        re.findall(r"(?:error|warning|unverified) ([A-Z]\d{3}) ", "\n".join(PAGES.values()))
    )
    named = {code for row in told().values() for code in CODE.findall(row)}
    assert named <= set(RULES)
    assert named - shown == set()


SILENT = {
    *("schema.notelint", "schema.name", "schema.description", "schema.language", "part.id"),
    "part.title",  # a name in the messages of others
    *(
        "schema.new_name",
        "schema.example",
        "schema.extends",
        "schema.without",
        "schema.rules",
        "schema.dialect",
    ),
    *("each.item", "each.term", "regions.by", "collection.within"),  # what is in them reports
    *("field.aliases", "field.single", "part.accept", "schema.accept", "template.keep"),  # allow
    "url.reachable",  # the network's answer decides
}
"""Keys that no finding is about."""


def test_every_key_names_its_findings() -> None:
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        from key_tables import FINDINGS
    finally:
        sys.path.pop(0)
    keys = {f"{mapping}.{key}" for mapping, key in language()}
    assert keys - set(FINDINGS) == SILENT, "add the key to FINDINGS of scripts/key_tables.py"
    assert set(FINDINGS) <= keys


def section_of(text: str, heading: str) -> str:
    """What stands below a heading of a page, up to the next heading; those in fences are none."""
    bare = FENCE.sub(lambda fence: "-" * len(fence[0]), text)
    below = re.search(
        rf"^##+ {re.escape(heading)}\n(.*?)(?=^##+ |\Z)", bare, re.MULTILINE | re.DOTALL
    )
    assert below, heading
    return text[below.start(1) : below.end(1)]


@pytest.mark.parametrize(("page", "heading"), FEATURES.values(), ids=FEATURES)
def test_every_feature_has_an_example(page: str, heading: str) -> None:
    section = section_of(PAGES[page], heading)
    example = re.search(
        r"^```yaml schema\n|^```(?:yaml|toml) file .*?^```console here\n",
        section,
        re.MULTILINE | re.DOTALL,
    )
    assert example, heading
    assert re.search(r"(error|warning) [A-Z]\d{3} ", section), heading
