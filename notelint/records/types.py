"""The types of single values, as pydantic sees them."""

from datetime import date, datetime
from typing import Annotated, Any, Literal, Optional

from pydantic import Field, JsonValue, WithJsonSchema

from notelint.model.schema import FOREVER
from notelint.model.schema import Field as NoteField
from notelint.records.layout import Capture
from notelint.records.typed import capture_type

MOMENT = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2}(:\d{2})?)?$"
"""A date and time in a record: ISO 8601, with a zone where the note names one."""

Moment = Annotated[
    datetime,
    WithJsonSchema({"type": "string", "pattern": MOMENT}),
]
Number = Annotated[float, Field(allow_inf_nan=False)]
TYPES: dict[Any, Any] = {datetime: Moment, float: Number}
ANYTHING: Any = JsonValue


def nullable(annotation: Any) -> Any:
    """The type, or null."""
    return Optional[annotation]  # noqa: UP045 - built at run time


def listed(annotation: Any) -> Any:
    """A list of the type."""
    return list[annotation]


def bounded(annotation: Any, minimum: int, maximum: int = FOREVER) -> Any:
    """A list of the type with so many elements."""
    bounds = Field(min_length=minimum or None, max_length=maximum if maximum < FOREVER else None)
    return Annotated[list[annotation], bounds]


def of_scalar(field: NoteField) -> Any:
    """The type of a field that is neither a list nor a mapping."""
    if field.type == "integer":
        return Annotated[int, Field(ge=field.minimum, le=field.maximum)]
    if field.type == "number":
        return Annotated[float, Field(ge=field.minimum, le=field.maximum, allow_inf_nan=False)]
    if field.type == "enum" and field.values:
        return Literal[field.values]
    return {"boolean": bool, "date": date, "datetime": Moment}.get(field.type, str)


def of_capture(capture: Capture) -> Any:
    """The type of what a form's field takes."""
    made = capture_type(capture.kind)
    annotation = TYPES.get(made, made)
    return nullable(annotation) if capture.optional else annotation
