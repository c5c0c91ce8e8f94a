"""The base class of all records, and what their classes are made of: keys, types, descriptions."""

import keyword
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Annotated, Any, Literal, NamedTuple, Optional

from pydantic import BaseModel, ConfigDict, Field, JsonValue, WithJsonSchema, create_model

from notelint.model.schema import ContentKind, Part
from notelint.model.schema_fields import FOREVER
from notelint.model.schema_fields import Field as NoteField
from notelint.records.layout import Capture, free_key
from notelint.records.values import capture_type


class Record(BaseModel):
    """What a note says, as typed data. Each schema has a class of its own below this one.

    Keys are the ids of the schema's parts; an attribute is called like its key, with a `_` where
    Python or pydantic needs the name. `record["title"]` gives the value of a key.

    Type checkers know the attributes of a class that `notelint schema python` has written.
    """

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, serialize_by_alias=True)

    def __getitem__(self, key: str) -> Any:
        """The value of a key.

        Raises:
            KeyError: The record has no such key.
        """
        for name, field in type(self).model_fields.items():
            if (field.alias or name) == key:
                return getattr(self, name)
        raise KeyError(key)


POSITION: Any = create_model(
    "Position",
    __base__=Record,
    __doc__="Position of a value: lines and columns from 1, columns in code points, the end "
    "exclusive.",
    line=(int, Field(ge=1)),
    column=(int, Field(ge=1)),
    end_line=(int, Field(ge=1)),
    end_column=(int, Field(ge=1)),
)


class RecordKey(NamedTuple):
    """A key of an object: its type, its description, and its default if it may be left out."""

    name: str
    annotation: Any
    description: str
    default: Any = ...


def make_object(name: str, keys: Iterable[RecordKey], description: str) -> type[Record]:
    """A class with some keys. A type may name the class itself (`list["Name"]`)."""
    attributes: dict[str, Any] = {}
    used: set[str] = set()
    for key in keys:
        field = Field(key.default, alias=key.name, description=key.description)
        attributes[_attribute(key.name, used)] = (key.annotation, field)
    cls: type[Record] = create_model(name, __base__=Record, __doc__=description, **attributes)
    return cls


def _attribute(key: str, used: set[str]) -> str:
    """A key as the name of an attribute that is not in use; it is added to `used`."""
    name = re.sub(r"\W", "_", key).lstrip("_") or "field"
    if name[0].isdigit():
        name = f"field_{name}"
    while keyword.iskeyword(name) or hasattr(Record, name) or name.startswith("model_"):
        name = f"{name}_" if not name.startswith("model_") else f"the_{name}"
    return free_key(name, used)


def class_name(text: str) -> str:
    """A name as a class name: `news-scrap` becomes `NewsScrap`."""
    name = "".join(word[:1].upper() + word[1:] for word in re.split(r"[\W_]+", text))
    return name if name[:1].isalpha() else f"Of{name}"  # `_2024` is a valid name, too


MOMENT = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2}(:\d{2})?)?$"
"""A date and time in a record: ISO 8601, with a time zone if the note has one."""

Moment = Annotated[datetime, WithJsonSchema({"type": "string", "pattern": MOMENT})]
Number = Annotated[float, Field(allow_inf_nan=False)]
ANYTHING: Any = JsonValue


def nullable(annotation: Any) -> Any:
    """The type, or null."""
    return Optional[annotation]  # noqa: UP045 - built at run time


def bounded(annotation: Any, minimum: int, maximum: int = FOREVER) -> Any:
    """A list of the type with a minimum and maximum number of elements."""
    bounds = Field(min_length=minimum or None, max_length=maximum if maximum < FOREVER else None)
    return Annotated[list[annotation], bounds]


def scalar_type(field: NoteField) -> Any:
    """The type of a field that is neither a list nor a mapping."""
    if field.type == "integer":
        return Annotated[int, Field(ge=field.minimum, le=field.maximum)]
    if field.type == "number":
        return Annotated[float, Field(ge=field.minimum, le=field.maximum, allow_inf_nan=False)]
    if field.type == "enum" and field.values:
        return Literal[field.values]
    return {"boolean": bool, "date": date, "datetime": Moment}.get(field.type, str)


def captured_type(capture: Capture) -> Any:
    """The type of a capture."""
    python_type: Any = capture_type(capture.kind)
    annotation = {datetime: Moment, float: Number}.get(python_type, python_type)
    return nullable(annotation) if capture.optional else annotation


CONTENT_DESCRIPTIONS: Mapping[ContentKind, str] = {
    "anything": "The text.",
    "prose": "The text, its blocks separated by line endings.",
    "list": "The items.",
    "outline": "The items, each with those nested below it.",
    "definitions": "The terms and their explanations.",
    "checklist": "The items with a box, nested ones too.",
    "quotes": "The quotes.",
    "link": "The link's text.",
    "links": "The links.",
    "images": "The images.",
    "table": "The rows.",
    "code": "The blocks of code.",
    "callouts": "The callouts.",
}

ITEM_DESCRIPTIONS: Mapping[str, str] = {
    "text": "The text.",
    "items": "The items nested below it.",
    "term": "The term.",
    "explanation": "The text after or below the term.",
    "checked": "Whether the box is checked.",
    "start": "Start of the passage in the quoted part's text, in code points from 0; null if "
    "not found.",
    "end": "End of the passage, exclusive.",
    "level": "The strictest level at which quote and passage match.",
    "url": "The URL.",
    "lang": "The language.",
    "kind": "The callout's kind.",
    "title": "The callout's title.",
    "cells": "The cells, by column header.",
}


def describe_part(part: Part) -> str:
    """The description of a part's value."""
    place = f"Section '{part.title}'" if part.heading and part.heading.names else "The part"
    where = f"{place} (`{part.id}`)"
    repeated = ", one value for each section" if part.times.maximum > 1 else ""
    return f"{where}{repeated}. {CONTENT_DESCRIPTIONS[part.holds]}"


def describe_field(field: NoteField) -> str:
    """The description of a field's value."""
    return f"Field '{field.name}' ({field.type})."
