"""Tables of the schema language's keys, generated from the models of schema files.

A page has a table between two comments, `<!-- keys: part heading count -->` and `<!-- /keys -->`,
which names a mapping of the language and, if the table has not all of its keys, these.
"""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel

from notelint.locale import translated
from notelint.model.message import Language
from notelint.model.schema_fields import ANY_LEVEL, ANY_NUMBER, ONE
from notelint.schema.schema_model import SchemaModel, json_schema

REFERENCE = (
    "parts",
    "content",
    "fields",
    "names",
    "collections",
    "texts",
    "obsidian",
    "whole",
)
"""The pages of the reference, in docs/schema/."""

KOREAN_REFERENCE = "docs/ko/schema-reference.md"
"""The reference in Korean, on one page."""

PLACE = re.compile(r"(<!-- keys: (\w+)((?: \w+)*) -->\n)(.*?)(<!-- /keys -->)", re.DOTALL)
INDEX = re.compile(r"(<!-- index of keys -->\n)(.*?)(<!-- /keys -->)", re.DOTALL)
RULE = re.compile(r"\b([CFLQSTN]\d{3})\b")

FINDINGS: Mapping[str, str] = {
    "schema.order": "S002",
    "schema.extras": "S004",
    "schema.regions": "S012",
    "schema.parts": "S001 S006",
    "schema.front_matter": "F001 F002 F003 F006",
    "schema.labels": "F001 F002 F003",
    "schema.file": "F004",
    "schema.equal": "F005",
    "schema.collection": "C001 C002 C003",
    "schema.tags": "F003",
    "schema.unique_headings": "S003",
    "schema.template": "S010",
    "schema.placeholders": "S010",
    "schema.pseudo_headings": "S001",
    "front_matter.fields": "F001 F003",
    "front_matter.extras": "F002",
    "front_matter.required": "F001",
    "front_matter.format": "F006",
    "labels.fields": "F001 F003",
    "labels.shapes": "F001",
    "labels.extras": "F002",
    "columns.fields": "F001 F003",
    "columns.extras": "F002",
    "field.type": "F003",
    "field.required": "F001",
    "field.values": "F003",
    "field.pattern": "F003",
    "field.format": "F003",
    "field.range": "F003",
    "field.items": "F003",
    "field.of": "F003",
    "field.fields": "F001 F003",
    "field.extras": "F002",
    "field.when": "F001",
    "equal.values": "F005",
    "equal.as": "F005",
    "collection.unique": "C001",
    "collection.sequence": "C002",
    "collection.references": "C003",
    "tags.count": "F003",
    "tags.values": "F003",
    "tags.pattern": "F003",
    "template.file": "S010",
    "part.heading": "S001 S011",
    "part.region": "S012",
    "part.count": "S001 S003",
    "part.holds": "S007 L001",
    "part.items": "S008 S009",
    "part.text": "L009",
    "part.url": "L002",
    "part.marks": "Q003 Q004",
    "part.quotes": "Q001 Q002",
    "part.figures": "Q007",
    "part.each": "S007 Q006",
    "part.when": "S001",
    "part.columns": "F001 F002 F003",
    "part.labels": "F001 F003",
    "part.lang": "S007",
    "part.callout": "S007",
    "part.words": "S008 S009",
    "part.sentences": "S008 S009",
    "part.characters": "S008 S009",
    "part.empty": "S006",
    "part.order": "S002",
    "part.extras": "S004",
    "part.parts": "S001",
    "heading.text": "S001 S011",
    "heading.level": "S005",
    "regions.names": "S012",
    "url.scheme": "L002",
    "quotes.from": "Q001 Q009 Q010",
    "quotes.match": "Q002",
    "quotes.marked": "Q003 Q004",
    "quotes.elision": "Q001",
    "quotes.path": "Q009",
    "quotes.text": "Q009",
    "quotes.items": "Q001",
    "quotes.remark": "Q001",
    "figures.from": "Q007 Q009 Q010",
    "figures.path": "Q009",
    "figures.text": "Q009",
    "term.appears_in": "Q006 Q009 Q010",
    "term.path": "Q009",
    "term.text": "Q009",
    "item.text": "S007",
    "item.checked": "S007",
}
"""The findings about a key, by mapping and key. Each is shown in an example on the page."""


def mappings() -> dict[str, dict[str, Any]]:
    """Every mapping of the language by title, with its keys; the schema first."""
    whole = json_schema()
    keys = {"schema": whole["properties"]}
    for definition in whole["$defs"].values():
        ways = definition.get("anyOf", [definition])
        full = next(way for way in ways if "properties" in way)
        keys[full["title"]] = full["properties"]
    return keys


HEAD: Mapping[Language, str] = {
    "en": "| key | value | meaning | default | findings |",
    "ko": "| 키 | 값 | 뜻 | 기본값 | 문제 |",
}
WORDS: Mapping[Language, Mapping[str, str]] = {
    "en": {},
    "ko": {
        "mapping": "매핑",
        "mapping {}": "매핑 {}",
        " or ": " 또는 ",
        "list": "목록",
        "list of {}": "목록({})",
        "names, each with {}": "이름마다 {}",
        "range": "범위",
        "string": "문자열",
        "number": "숫자",
        "required": "필수",
        "as the surrounding parts": "바깥쪽과 같음",
        "any number": "제한 없음",
        "any level": "모든 단계",
    },
}
"""The words of the tables, in languages other than English; meanings are in the catalogues."""


def with_tables(page: Path, language: Language = "en") -> str:
    """A page of the reference with its tables up to date."""
    text = page.read_text(encoding="utf-8") if page.is_file() else ""
    known = mappings()
    titles = {name: key for key, name in _titles().items()}

    def table(place: re.Match[str]) -> str:
        chosen = place[3].split() or known[place[2]]
        rows = [row(place[2], key, known[place[2]][key], titles, language) for key in chosen]
        head = [HEAD[language], "| --- | --- | --- | --- | --- |"]
        return place[1] + "\n".join(["", *head, *rows, "", place[5]])

    return PLACE.sub(table, text)


def with_index(page: Path) -> str:
    """The reference's entry page with the list of all keys, each a link to its page."""
    text = page.read_text(encoding="utf-8") if page.is_file() else ""
    lines = []
    for title, keys in mappings().items():
        where: dict[str, str] = {}
        for name in REFERENCE:
            for key in described(page.parent / f"{name}.md", title):
                where[key] = name
        listed = ", ".join(
            f"[`{key}`]({where[key]}.md)" if key in where else f"`{key}`" for key in keys
        )
        lines.append(f"| {title} | {listed} |")
    head = ["", "| mapping | keys |", "| --- | --- |"]
    made = "\n".join([*head, *lines, ""])
    return INDEX.sub(lambda place: f"{place[1]}{made}\n{place[3]}", text)


def described(page: Path, title: str) -> Iterator[str]:
    """The keys of a mapping that a page has in its tables."""
    text = page.read_text(encoding="utf-8") if page.is_file() else ""
    for place in PLACE.finditer(text):
        if place[2] == title:
            yield from place[3].split() or mappings()[title]


def row(
    title: str, key: str, value: Mapping[str, Any], names: Mapping[str, str], language: Language
) -> str:
    """One key's row."""
    codes = RULE.sub(r"[\1](../rules/\1.md)", FINDINGS.get(f"{title}.{key}", ""))
    meaning = translated(value["description"], language)
    cells = (
        f"`{key}`",
        kind(value, names, language),
        meaning,
        default_of(title, key, language),
        codes,
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def kind(  # noqa: PLR0911 - one for each form of a JSON Schema
    value: Mapping[str, Any], names: Mapping[str, str], language: Language
) -> str:
    """The possible values of a key, in words."""
    say = partial(_word, language=language)
    if "$ref" in value:
        return say("mapping {}").format(f"`{names[value['$ref'].rpartition('/')[2]]}`")
    if "anyOf" in value:
        ways = dict.fromkeys(kind(way, names, language) for way in value["anyOf"])
        return say(" or ").join(ways)
    if "const" in value:
        return _code(value["const"])
    if "enum" in value:
        return ", ".join(_code(choice) for choice in value["enum"] if choice != "")
    if value.get("type") == "array":
        inner = value["items"]
        of_any = inner.get("type") == "object"
        return say("list") if of_any else say("list of {}").format(kind(inner, names, language))
    if value.get("type") == "object":
        inner = value.get("additionalProperties")
        keyed = isinstance(inner, dict) and inner
        each = kind(inner, names, language) if keyed else ""
        return say("names, each with {}").format(each) if keyed else say("mapping")
    if value.get("pattern"):
        return say("range")
    words = {"string": "string", "integer": "number", "number": "number", "boolean": "true, false"}
    return say(words[value["type"]])


def default_of(title: str, key: str, language: Language) -> str:
    """The default of a key, or "required"."""
    if title == "part" and key in ("order", "extras"):
        return _word("as the surrounding parts", language)
    fields = _models()[title].model_fields
    info = next(field for name, field in fields.items() if key in (name, field.alias))
    if info.is_required():
        return _word("required", language)
    in_words = {ANY_NUMBER: "any number", ONE: "`1`", ANY_LEVEL: "any level"}
    value = info.default
    if isinstance(value, tuple):
        return _word(in_words.get(value, ""), language)
    if isinstance(value, bool):
        return _code(value)
    return _code(value) if value and isinstance(value, str) else ""


def _word(word: str, language: Language) -> str:
    return WORDS[language].get(word, word)


def _code(value: object) -> str:
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def _models() -> dict[str, type[BaseModel]]:
    """The models by their titles: the schema's and, at any depth, those of its keys."""
    models: dict[str, type[BaseModel]] = {}
    waiting: list[Any] = [SchemaModel]
    while waiting:
        kind = waiting.pop()
        if not (isinstance(kind, type) and issubclass(kind, BaseModel)):
            waiting += get_args(kind)
        elif kind not in models.values():
            models[str(kind.model_config["title"])] = kind
            waiting += [field.annotation for field in kind.model_fields.values()]
    return {**models, "schema": SchemaModel}


def _titles() -> dict[str, str]:
    """The titles of the models by their names in the JSON Schema."""
    return {title: model.__name__ for title, model in _models().items()}
