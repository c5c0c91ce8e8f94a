"""The types of a record as tables see them: structures, lists, scalars, and what is only JSON."""

from datetime import date
from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from notelint.records.record import Record

Scalar = Literal["text", "integer", "number", "boolean", "date", "json"]
"""`date` is a day; a date and time is text, for it may have a zone or none. `json` stands for
what has no columns of its own: mappings with any keys, items in items."""


class Structure(NamedTuple):
    """Named values."""

    fields: "tuple[tuple[str, Kind], ...]"


class Many(NamedTuple):
    """A list."""

    of: "Kind"


Kind = Scalar | Structure | Many
SCALARS: dict[Any, Scalar] = {
    str: "text",
    int: "integer",
    float: "number",
    bool: "boolean",
    date: "date",
}


def structure(cls: type[Record], left_out: str = "") -> Structure:
    """The kind of a record; `left_out` is an attribute that is not wanted."""
    fields = [
        (field.alias or name, kind_of(field.annotation, (cls,)))
        for name, field in cls.model_fields.items()
        if name != left_out
    ]
    return Structure(tuple(fields))


def kind_of(annotation: Any, around: tuple[type, ...] = ()) -> Kind:
    """The kind of a type; null is left to whoever asks."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return kind_of(arguments[0], around)
    if origin in (Union, UnionType):
        kinds = [one for one in arguments if one is not type(None)]
        return kind_of(kinds[0], around) if len(kinds) == 1 else "json"
    if origin is list:
        of = kind_of(arguments[0], around)
        return of if of == "json" else Many(of)
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return _of_class(annotation, around)
    if origin is dict or annotation in around:
        return "json"
    return SCALARS.get(annotation, "text" if _is_text(annotation) else "json")


def _is_text(annotation: Any) -> bool:
    """A choice of texts, or a moment, which is written as text."""
    return get_origin(annotation) is Literal or annotation.__name__ == "datetime"


def _of_class(cls: type[Record], around: tuple[type, ...]) -> Kind:
    if cls in around or not cls.model_fields or _holds_itself(cls):
        return "json"
    fields = [
        (field.alias or name, kind_of(field.annotation, (*around, cls)))
        for name, field in cls.model_fields.items()
    ]
    return Structure(tuple(fields))


def _holds_itself(cls: type[Record]) -> bool:
    """Whether a list in it has elements of its own class: items in items."""
    return any(get_args(field.annotation)[:1] == (cls,) for field in cls.model_fields.values())
