"""Decides a schema's conditions for one note: what is asked of it, and what not."""

from collections.abc import Callable, Sequence

from notelint.model.fields import Reference
from notelint.model.schema import Part, Schema
from notelint.model.schema_fields import Condition, ConditionTest, Field, FieldGroup
from notelint.text.globs import compile_globs
from notelint.text.patterns import matches
from notelint.text.scalars import iso_date

Resolve = Callable[[str], Sequence[Reference]]
"""The values that a reference finds in the note."""


def decide(schema: Schema, place: str, resolve: Resolve) -> Schema:
    """The schema as it applies to the note at `place`: what is not asked for is optional."""

    def holds(condition: Condition) -> bool:
        return not condition or any(
            all(_test(test, place, resolve) for test in tests) for tests in condition
        )

    def of_field(field: Field) -> Field:
        return field._replace(
            required=field.required and holds(field.when),
            of=of_field(field.of) if field.of else None,
            fields=tuple(map(of_field, field.fields)),
        )

    def of_fields(fields: FieldGroup | None) -> FieldGroup | None:
        if fields is None:
            return None
        return fields._replace(fields=tuple(map(of_field, fields.fields)))

    def of_part(part: Part) -> Part:
        asked = holds(part.when)
        return part._replace(
            times=part.times if asked else part.times._replace(minimum=0),
            labels=of_fields(part.labels),
            columns=of_fields(part.columns),
            parts=tuple(map(of_part, part.parts)),
        )

    return schema._replace(
        parts=tuple(map(of_part, schema.parts)),
        front_matter=of_fields(schema.front_matter),
        labels=of_fields(schema.labels),
    )


def _test(test: ConditionTest, place: str, resolve: Resolve) -> bool:
    if test.kind == "glob":
        return bool(compile_globs(test.values).match_file(place))
    values = [named.text for named in resolve(test.reference)]
    if test.kind == "absent":
        return not values
    if test.kind == "present":
        return bool(values)
    return any(_says(test, value) for value in values)


def _says(test: ConditionTest, value: str) -> bool:
    if test.kind == "matches":
        return any(matches(pattern, value) for pattern in test.values)
    if test.kind == "range":
        return between(value, *test.values)
    folded = value.strip().casefold()
    return any(folded == asked.strip().casefold() for asked in test.values)


def between(value: str, low: str, high: str) -> bool:
    """Whether a date or a number lies between two of its kind, both included; "" is open."""
    value = value.strip()
    if "-" in (low or high)[1:]:
        date = iso_date(value)
        return date is not None and (low or date) <= date and (not high or date <= high)
    try:
        number = float(value)
        return (not low or float(low) <= number) and (not high or number <= float(high))
    except ValueError:
        return False
