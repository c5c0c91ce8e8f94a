"""Whether a value is of the type that a schema asks."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from notelint.model.fields import FieldValue
from notelint.model.message import Argument, Phrase, phrase
from notelint.model.schema_fields import Field
from notelint.text.lazy_pattern import LazyPattern
from notelint.text.patterns import matches
from notelint.text.scalars import (
    MAX_INTEGER,
    MIN_INTEGER,
    is_64_bit_integer,
    is_datetime,
    is_finite_number,
    iso_date,
)

DIGIT = re.compile("[0-9]")
INTEGER = LazyPattern(r"[+-]?[0-9]+")
NUMBER = LazyPattern(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,9})?")
URL = LazyPattern(r"[a-z][a-z0-9+.-]*://[^\s/?#][^\s]*", re.IGNORECASE)
BOOLEANS = ("true", "false", "yes", "no", "예", "아니오")


def expected_value(value: FieldValue, field: Field) -> Argument | None:
    """What a single value should have been, or None if it is as asked.

    A value that its language takes for text (of a label, a cell, in quotes) is read by the type.
    Lists and mappings are the caller's, element by element.
    """
    check = CHECKS.get(field.type)
    if check is None:
        return None
    if value.kind in ("list", "mapping"):
        return TYPES[field.type]
    return check(value, value.text.strip(), field)


def _string(value: FieldValue, text: str, field: Field) -> Argument | None:
    if value.kind not in ("text", "integer", "number", "date", "datetime"):
        return TYPES["string"]
    if field.pattern and not matches(field.pattern, text):
        return phrase("a string that matches `/{pattern}/`", pattern=field.pattern)
    return None


def _integer(value: FieldValue, text: str, field: Field) -> Argument | None:
    if value.kind == "integer":
        text = str(value.scalar)
    elif value.kind != "text" or not INTEGER.fullmatch(text):
        return TYPES["integer"]
    if not is_64_bit_integer(text):
        return TOO_LONG
    return _bounds(int(text), field)


def _number(value: FieldValue, text: str, field: Field) -> Argument | None:
    if value.kind in ("integer", "number"):
        text = str(value.scalar)
    elif value.kind != "text" or not NUMBER.fullmatch(text):
        return TYPES["number"]
    if not is_finite_number(text):
        return TOO_GREAT
    return _bounds(float(text), field)


def _bounds(number: float, field: Field) -> Argument | None:
    low, high = field.minimum, field.maximum
    if (low is None or number >= low) and (high is None or number <= high):
        return None
    if high is None:
        return phrase("a number from {low}", low=f"{low:g}")
    if low is None:
        return phrase("a number up to {high}", high=f"{high:g}")
    return phrase("a number from {low} to {high}", low=f"{low:g}", high=f"{high:g}")


def _boolean(value: FieldValue, text: str, field: Field) -> Argument | None:
    del field
    fits = value.kind == "boolean" or (value.kind == "text" and text.casefold() in BOOLEANS)
    return None if fits else TYPES["boolean"]


def _date(value: FieldValue, text: str, field: Field) -> Argument | None:
    del value
    if field.formats:
        if iso_date(text, field.formats):
            return None
        shown = " | ".join(field.formats)
        if any(_looks_like(text, form) for form in field.formats):
            return phrase("a date like {shown} that exists", shown=shown)
        return phrase("a date like {shown}", shown=shown)
    if len(text) == len("2023-11-30") and iso_date(text):
        return None
    return REAL_DATE if _looks_like(text) else TYPES["date"]


def _datetime(value: FieldValue, text: str, field: Field) -> Argument | None:
    if field.formats:
        return _date(value, text, field)
    if is_datetime(text) or (iso_date(text) and len(text) == 10):
        return None
    day = text[: len("2023-11-30")]
    return REAL_DATE if _looks_like(day) and not iso_date(day) else TYPES["datetime"]


def _looks_like(text: str, form: str = "%Y-%m-%d") -> bool:
    """Whether a text differs from a date in a format, as strptime has it, by digits only."""
    return DIGIT.sub("0", text) == DIGIT.sub("0", SOME_DATE.strftime(form))


def _url(value: FieldValue, text: str, field: Field) -> Argument | None:
    del field
    for entry in value.entries:  # a label's value that is one link: its address
        text = str(entry.value.scalar)
    return None if value.kind == "text" and URL.fullmatch(text) else TYPES["url"]


def _enum(value: FieldValue, text: str, field: Field) -> Argument | None:
    del value
    if text in field.values:
        return None
    *others, last = (f"`{value}`" for value in field.values)
    return phrase("{listed} or {last}", listed=", ".join(others), last=last) if others else last


TOO_LONG = phrase(
    "a whole number from {minimum} to {maximum}", minimum=MIN_INTEGER, maximum=MAX_INTEGER
)
TOO_GREAT = phrase("a number below 1.8e308")
REAL_DATE = phrase("a date that exists")
SOME_DATE = date(2023, 11, 30)

TYPES: Mapping[str, Phrase] = {
    "string": phrase("a text"),
    "integer": phrase("a whole number"),
    "number": phrase("a number"),
    "boolean": phrase("true or false"),
    "date": phrase("a date (YYYY-MM-DD)"),
    "datetime": phrase("a date and time (YYYY-MM-DDThh:mm)"),
    "url": phrase("a URL (https://…)"),
    "enum": phrase("one of the known values"),
    "list": phrase("a list"),
    "mapping": phrase("a mapping of keys to values"),
}

CHECKS: Mapping[str, Callable[[FieldValue, str, Field], Argument | None]] = {
    "string": _string,
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
    "date": _date,
    "datetime": _datetime,
    "url": _url,
    "enum": _enum,
}
