"""Every key of the language is compiled, and the outline shows it.

A key that the model has, but not the compiled schema, the compiler or the outline, is named here.
"""

from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

import pytest

from notelint.model.message import Language
from notelint.model.schema import Range, Schema
from notelint.schema.loading import load_schema, read_schema
from notelint.schema.outline import outline

WHOLE = r"""
notelint: 1
name: whole
description: All that a schema can have
language: en
order: any
extras: deny
dialect: obsidian
regions: {names: [top, body]}
pseudo_headings: {bold: 3}
unique_headings: note
placeholders: [TODO]
template: template.md
accept: [None]
file: "{date:date}-{slug:slug}.md"
new_name: "{date}-{slug}.md"
equal: [{values: [file.date, labels.Date], as: exact}]
tags: {count: "1..", values: [news], pattern: /news.+/}
collection:
  {unique: file.slug, sequence: file.date, references: {file.slug: file.date}, within: folder}
rules: {T004: {severity: error}, T005: {style: crlf}}
front_matter:
  required: true
  format: yaml
  extras: deny
  fields:
    rating: {type: number, range: "1..5", required: false, when: {file.date: "2023-01-01.."}}
    status: {type: enum, values: [draft], aliases: [state]}
    tags: {type: list, of: {type: date, format: "%Y"}, items: "2..", single: true}
    author: {type: mapping, extras: allow, fields: {name: {pattern: /a+/}}}
labels: {shapes: [list], extras: warn, fields: {Date: date}}
parts:
  - id: title
    heading: {text: [Title, "{what} of /a/"], level: 1}
    region: top
    count: "?"
    when: {path: "a/**"}
    order: strict
    extras: allow
    parts: [{id: inner, heading: I}]
  - id: source
    region: top
    holds: link
    text: "{what}"
    url: {scheme: https, reachable: true}
  - {id: article, region: body, marks: {evidence: strong}}
  - id: quotes
    heading: Q
    holds: quotes
    items: "2.."
    words: "5.."
    quotes: {from: article, match: exact, marked: evidence, elision: false, remark: →, items: all}
    figures: {from: file, path: "{name}.txt", text: main}
  - {id: terms, heading: T, holds: definitions, each: {term: {appears_in: article}}, empty: true}
  - {id: tasks, heading: C, holds: checklist, each: {item: {text: "{a} - {b}", checked: true}}}
  - {id: table, heading: D, holds: table, columns: {fields: {Day: date}, extras: deny}}
  - {id: code, heading: E, holds: code, lang: python, labels: {fields: {By: string}}, accept: none}
  - {id: callouts, heading: F, holds: callouts, callout: note}
"""

NOT_SHOWN = {
    *("Part.line", "Field.line", "EqualValues.line"),  # for messages
    *("Heading.patterns", "Heading.captures", "TextPattern.captures"),  # as `shown`
    *("Schema.language", "Schema.template_leftovers", "Schema.unique_headings"),
    *("Schema.placeholders", "UrlRequirement.reachable", "ArticleOrigin.text"),
    *("Field.extras", "Field.single"),
    *("QuoteRequirement.elision", "QuoteRequirement.remarks", "QuoteRequirement.items"),
}
"""Fields of a compiled schema that the outline leaves out."""


def compiled() -> Schema:
    read = {"template.md": b"# Title\n\nWhat happened?\n"}.get
    return read_schema(WHOLE.encode(), "whole.yaml", read=lambda path: read(path[-11:]) or b"")


def variants(value: Any) -> Iterator[tuple[str, Any]]:
    """The value with one field, at any depth, as it is by default; each with the field's name."""
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        for index, item in enumerate(value):
            for name, variant in variants(item):
                yield name, (*value[:index], variant, *value[index + 1 :])
    elif isinstance(value, tuple) and not isinstance(value, Range):
        for field, inner in value._asdict().items():  # type: ignore[attr-defined]
            default = type(value)._field_defaults.get(field, inner)  # type: ignore[attr-defined]
            if inner != default:
                yield f"{type(value).__name__}.{field}", value._replace(**{field: default})  # type: ignore[attr-defined]
            for name, variant in variants(inner):
                yield name, value._replace(**{field: variant})  # type: ignore[attr-defined]


def language() -> set[str]:
    """Every field that a compiled schema may leave out."""
    waiting: list[Any] = [Schema]
    classes: set[Any] = {Range}
    while waiting:
        kind = waiting.pop()
        if hasattr(kind, "_fields") and kind not in classes:
            classes.add(kind)
            waiting += get_type_hints(kind).values()
        waiting += get_args(kind)
    classes.remove(Range)
    return {f"{kind.__name__}.{name}" for kind in classes for name in kind._field_defaults}


VARIANTS = list(variants(compiled()))


def test_the_compiler_fills_every_field() -> None:
    filled = {name for name, _ in VARIANTS}
    assert language() - filled == {"Part.file"}, "extend WHOLE by the key, or the compiler"


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_outline_shows_every_field(language: Language) -> None:
    whole = outline(compiled(), language)
    shown = {name for name, variant in VARIANTS if outline(variant, language) != whole}
    assert {name for name, _ in VARIANTS} - shown == NOT_SHOWN


def test_the_description_of_a_built_in_schema_is_in_the_reader_s_language() -> None:
    assert outline(load_schema("news-scrap"), "ko").startswith("news-scrap: 뉴스 스크랩: ")
