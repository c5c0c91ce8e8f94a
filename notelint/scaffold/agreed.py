"""What the values of a blank note are that must agree with each other (`equal`)."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from notelint.model.schema import Field, Part, Schema
from notelint.scaffold.sample import TODO


class Agreed(NamedTuple):
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


def agreed(schema: Schema, today: str, number: str) -> Agreed:
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
    return Agreed(values, today, number)


def _kinds(schema: Schema) -> Iterator[tuple[str, Field]]:
    """The declared type of each reference that has one."""
    for place, fields in (("front_matter", schema.front_matter), ("labels", schema.labels)):
        for field in fields.fields if fields else ():
            yield f"{place}.{field.name}", field
    for name, kind in schema.file_name.captures if schema.file_name else ():
        yield f"file.{name}", _captured(name, kind)
    stack: list[Part] = list(schema.parts)
    while stack:
        part = stack.pop()
        stack += part.parts
        for name, kind in part.heading.captures if part.heading else ():
            yield f"{part.id}.{name}", _captured(name, kind)
        for field in part.labels.fields if part.labels else ():
            yield f"{part.id}.{field.name}", field


def _captured(name: str, kind: str) -> Field:
    if kind == "date" or "%" in kind:
        return Field(name, "date")
    return Field(name, "integer" if kind in ("integer", "number") else "string")
