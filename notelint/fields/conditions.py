"""Decides a schema's conditions for one note: which of its requirements apply."""

from notelint.fields.references import resolve
from notelint.model.bound_note import BoundNote
from notelint.model.schema import Part, Schema
from notelint.model.schema_fields import Condition, ConditionTest, Field, FieldGroup
from notelint.text.globs import compile_globs
from notelint.text.patterns import matches
from notelint.text.scalars import iso_date


def apply_conditions(schema: Schema, bound: BoundNote) -> Schema:
    """The schema as it applies to a note: parts and fields whose condition fails are optional.

    `bound` has the note's path, front matter and inline fields; its sections are not bound yet.
    """

    def applies(condition: Condition) -> bool:
        return not condition or any(
            all(_is_true(test, bound) for test in tests) for tests in condition
        )

    def of_field(field: Field) -> Field:
        return field._replace(
            required=field.required and applies(field.when),
            of=of_field(field.of) if field.of else None,
            fields=tuple(map(of_field, field.fields)),
        )

    def of_group(group: FieldGroup | None) -> FieldGroup | None:
        return group._replace(fields=tuple(map(of_field, group.fields))) if group else None

    def of_part(part: Part) -> Part:
        return part._replace(
            times=part.times if applies(part.when) else part.times._replace(minimum=0),
            labels=of_group(part.labels),
            columns=of_group(part.columns),
            parts=tuple(map(of_part, part.parts)),
        )

    return schema._replace(
        parts=tuple(map(of_part, schema.parts)),
        front_matter=of_group(schema.front_matter),
        labels=of_group(schema.labels),
    )


def _is_true(test: ConditionTest, bound: BoundNote) -> bool:
    if test.kind == "glob":
        return bool(compile_globs(test.values).match_file(bound.place))
    values = [reference.text for reference in resolve(bound, test.reference)]
    if test.kind == "absent":
        return not values
    if test.kind == "present":
        return bool(values)
    return any(_accepts(test, value) for value in values)


def _accepts(test: ConditionTest, value: str) -> bool:
    if test.kind == "matches":
        return any(matches(pattern, value) for pattern in test.values)
    if test.kind == "range":
        return _is_between(value, *test.values)
    folded = value.strip().casefold()
    return any(folded == expected.strip().casefold() for expected in test.values)


def _is_between(value: str, low: str, high: str) -> bool:
    """Whether a date or a number is between two others of its kind, inclusive; "" is no limit."""
    value = value.strip()
    if "-" in (low or high)[1:]:
        date = iso_date(value)
        return date is not None and (low or date) <= date and (not high or date <= high)
    try:
        number = float(value)
        return (not low or float(low) <= number) and (not high or number <= float(high))
    except ValueError:
        return False
