"""Values for the fields of a blank note: placeholders for all that only the writer knows."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from textwrap import shorten
from typing import Any, NamedTuple

from notelint.model.schema import Schema
from notelint.model.schema_fields import Field, Shape
from notelint.scaffold.draft import flow
from notelint.scaffold.sample import TODO
from notelint.text.patterns import matches


def value_of(field: Field, today: str, agreed: str = "") -> Any:
    """A placeholder, or what is known of a value: today's date, the only choice, `agreed`.

    `agreed` is what other values must equal; it counts if it is of the field's type.
    """
    if field.type == "list":
        item = field.of or Field(field.name)
        return [value_of(item, today) for _ in range(max(1, field.items.minimum))]
    if field.type == "mapping":
        return {inner.name: value_of(inner, today) for inner in field.fields if inner.required}
    return _single(field, today, agreed)


def _single(field: Field, today: str, agreed: str) -> str | int:
    if field.type in ("date", "datetime"):
        if field.formats:
            return date.fromisoformat(today).strftime(field.formats[0])
        return today if field.type == "date" else f"{today}T09:00"
    if field.type == "enum":
        only = field.values[0] if len(field.values) == 1 else TODO
        return agreed if agreed in field.values else only
    if field.type in ("integer", "number"):
        return int(agreed) if agreed.isdecimal() else TODO
    is_known = {"boolean": False, "url": "://" in agreed}.get(field.type, bool(agreed))
    return agreed if is_known and matches(field.pattern or ".*", agreed) else TODO


def yaml_lines(pairs: Sequence[tuple[Field, Any]]) -> list[str]:
    """Front matter in YAML; a comment lists the choices of an enum."""
    return [
        f"{flow(field.name)}: {flow(value, date=True)}{_choices(field, value)}"
        for field, value in pairs
    ]


def toml_lines(pairs: Sequence[tuple[Field, Any]]) -> list[str]:
    """Front matter in TOML, likewise."""
    return [
        f"{_json(field.name)} = {_toml(value)}{_choices(field, value)}" for field, value in pairs
    ]


MAX_CHOICES = 100
"""Characters of a comment; further choices are cut off."""


def _choices(field: Field, value: Any) -> str:
    """A comment with the values of an enum, or of the enum that a list has; "" for others."""
    choices = (field.of or field).values
    if not choices or TODO not in (value if isinstance(value, list) else [value]):
        return ""
    return f" # {shorten(', '.join(map(flow, choices)), MAX_CHOICES, placeholder=' …')}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {_toml(v)}" for key, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return _json(value)


def shown(value: Any) -> str:
    """A value as inline fields and cells have it."""
    if isinstance(value, list):
        return ", ".join(map(shown, value))
    return str(value)


def label_lines(pairs: Sequence[tuple[Field, Any]], shapes: Sequence[Shape]) -> Iterator[str]:
    """One block with inline fields, in the first of the shapes that the schema allows."""
    if not pairs:
        return
    shape = shapes[0] if shapes else "list"
    texts = [(field.name, shown(value)) for field, value in pairs]
    if shape == "toml":
        yield "\n".join(["```toml", *toml_lines(pairs), "```"])
    elif shape == "table":
        rows = [f"| {name} | {text} |" for name, text in texts]
        yield "\n".join(["|  |  |", "| --- | --- |", *rows])
    else:
        line = {"list": "- {}: {}", "quote": "> - {}: {}", "definition": "[#]: {}: ({})"}
        yield "\n".join(line.get(shape, "{}: {}").format(name, text) for name, text in texts)


TITLES = frozenset({"title", "name", "subject", "headline", "제목", "이름"})
"""Names of fields that have a note's title."""


class AgreedValues(NamedTuple):
    """The values that must be equal in a note, by reference; for the rest what is known of it.

    `title` is "" if it is not known yet.
    """

    by_reference: Mapping[str, str]
    today: str
    number: str
    title: str = ""

    def of(self, reference: str) -> str:
        """The value that a reference must have, "" if it may have any."""
        return self.by_reference.get(reference, "")

    def captured(self, reference: str, kind: str) -> str:
        """The value of a pattern's named group, "" if the group's own pattern decides."""
        if "%" in kind:
            return date.fromisoformat(self.today).strftime(kind)
        if kind == "date":
            return self.today
        name = reference.rpartition(".")[2]
        if kind in ("integer", "number") or name == "number":
            return self.number
        known = self.title if name in TITLES and kind == "string" else ""
        return self.of(reference) or known or (TODO if kind in ("string", "word") else "")


def agreed_values(schema: Schema, today: str, number: str, title: str = "") -> AgreedValues:
    """A value for each group of references that must be equal (`equal` in the schema)."""
    fields = dict(_referenced_fields(schema))
    values: dict[str, str] = {}
    for equal in schema.equal:
        candidates = [
            *(values[reference] for reference in equal.references if reference in values),
            *(
                _agreed(reference, fields[reference], today, number)
                for reference in equal.references
                if reference in fields
            ),
            title if title and _is_title(schema, equal.references) else "",
            TODO,
        ]
        values.update(dict.fromkeys(equal.references, next(filter(None, candidates))))
    return AgreedValues(values, today, number, title)


def _is_title(schema: Schema, references: Sequence[str]) -> bool:
    """Whether one of the references is the note's title."""
    return any(part.id in references for part in schema.parts[:1])


def _agreed(reference: str, field: Field, today: str, number: str) -> str:
    """The value of a field for others to equal, "" for one without a restriction.

    A number is known if a file name or a heading has it.
    """
    if field.type in ("date", "datetime"):
        return today
    if field.type in ("integer", "number"):
        return "" if reference.startswith(("front_matter.", "labels.")) else number
    return field.values[0] if len(field.values) == 1 else ""


def _referenced_fields(schema: Schema) -> Iterator[tuple[str, Field]]:
    """The declared field of each reference that has one."""
    for place, group in (("front_matter", schema.front_matter), ("labels", schema.labels)):
        for field in group.fields if group else ():
            yield f"{place}.{field.name}", field
    for name, kind in schema.file_name.captures if schema.file_name else ():
        yield f"file.{name}", _captured_field(name, kind)
    for part in schema.walk_parts():
        for name, kind in part.heading.captures if part.heading else ():
            yield f"{part.id}.{name}", _captured_field(name, kind)
        for field in part.labels.fields if part.labels else ():
            yield f"{part.id}.{field.name}", field


def _captured_field(name: str, kind: str) -> Field:
    if kind == "date" or "%" in kind:
        return Field(name, "date")
    return Field(name, "integer" if kind in ("integer", "number") else "string")
