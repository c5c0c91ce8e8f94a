"""Values for the fields of a blank note: of the right type, and plain to see as unwritten."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from notelint.model.schema import Schema
from notelint.model.schema_fields import Field
from notelint.scaffold.sample import TODO, sample


def value_of(field: Field, today: str, agreed: str = "") -> Any:
    """A value of a field's type: `agreed` where it must agree with another one's."""
    if field.type == "list":
        number = max(1, field.items.minimum)
        inner = field.of or Field(field.name)
        return [value_of(inner, today) for _ in range(number)]
    if field.type == "mapping":
        return {one.name: value_of(one, today) for one in field.fields if one.required}
    return _single(field, today, agreed)


def _single(field: Field, today: str, agreed: str) -> str | int | float | bool:  # noqa: PLR0911 - one for each kind
    if field.type == "enum":
        return agreed if agreed in field.values else field.values[0]
    if field.type in ("integer", "number"):
        return _number(field, agreed)
    if field.type == "boolean":
        return False
    if field.type == "url":
        return agreed if "://" in agreed else "https://example.com/"
    if field.type in ("date", "datetime"):
        return _moment(field, today)
    if field.pattern:
        return sample(field.pattern) or TODO
    return agreed or TODO


def _number(field: Field, agreed: str) -> int | float:
    if agreed.isdigit():
        return int(agreed)
    low, high = field.minimum, field.maximum
    best = low if low is not None else min(1.0, high) if high is not None else 1.0
    return int(best) if float(best).is_integer() else best


def _moment(field: Field, today: str) -> str:
    if field.formats:
        from datetime import date  # noqa: PLC0415 - seldom asked for

        return date.fromisoformat(today).strftime(field.formats[0])
    return today if field.type == "date" else f"{today}T09:00"


def yaml_lines(values: dict[str, Any]) -> list[str]:
    """Front matter in YAML."""
    from notelint.scaffold.draft import flow  # noqa: PLC0415 - as JSON's twin below

    return [f"{flow(key)}: {flow(value, date=True)}" for key, value in values.items()]


def toml_lines(values: dict[str, Any]) -> list[str]:
    """Front matter in TOML."""
    return [f"{json.dumps(key, ensure_ascii=False)} = {_toml(one)}" for key, one in values.items()]


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        inside = (f"{json.dumps(key)} = {_toml(one)}" for key, one in value.items())
        return "{" + ", ".join(inside) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def shown(value: Any) -> str:
    """A value as a label or a cell has it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ", ".join(map(shown, value))
    return str(value)


# What the values of a blank note are that must agree with each other (`equal`).


class AgreedValues(NamedTuple):
    """Values by reference; `today` and `number` are those of all dates and numbers."""

    values: Mapping[str, str]
    today: str
    number: str

    def of(self, reference: str) -> str:
        """The value that a reference must have, "" where it may have any."""
        return self.values.get(reference, "")

    def captured(self, reference: str, kind: str) -> str:
        """The value of a form's field, "" for one to be left to its pattern."""
        if "%" in kind:
            from datetime import date  # noqa: PLC0415 - seldom asked for

            return date.fromisoformat(self.today).strftime(kind)
        if kind == "date":
            return self.today
        if kind in ("integer", "number"):
            return self.number
        return self.of(reference) or (TODO if kind in ("string", "word") else "")


def agreed_values(schema: Schema, today: str, number: str) -> AgreedValues:
    """A value for each group of references: of a date, a number, an enum, or a placeholder."""
    kinds = dict(_kinds(schema))
    values: dict[str, str] = {}
    for equal in schema.equal:
        known = [kinds[one] for one in equal.references if one in kinds]
        value = next((values[one] for one in equal.references if one in values), "")
        for field in known:
            if value:
                break
            if field.type in ("date", "datetime"):
                value = today
            elif field.type in ("integer", "number"):
                value = number
            elif field.type == "enum":
                value = field.values[0]
            elif field.type == "url":
                value = "https://example.com/"
        for reference in equal.references:
            values[reference] = value or (TODO.lower() if equal.how == "exact" else TODO)
    return AgreedValues(values, today, number)


def _kinds(schema: Schema) -> Iterator[tuple[str, Field]]:
    """The declared type of each reference that has one."""
    for place, fields in (("front_matter", schema.front_matter), ("labels", schema.labels)):
        for field in fields.fields if fields else ():
            yield f"{place}.{field.name}", field
    for name, kind in schema.file_name.captures if schema.file_name else ():
        yield f"file.{name}", _captured(name, kind)
    for part in schema.walk_parts():
        for name, kind in part.heading.captures if part.heading else ():
            yield f"{part.id}.{name}", _captured(name, kind)
        for field in part.labels.fields if part.labels else ():
            yield f"{part.id}.{field.name}", field


def _captured(name: str, kind: str) -> Field:
    if kind == "date" or "%" in kind:
        return Field(name, "date")
    return Field(name, "integer" if kind in ("integer", "number") else "string")
