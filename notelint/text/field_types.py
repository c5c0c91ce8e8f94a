"""Whether a value is of the type that a schema asks."""

import re
from collections.abc import Callable, Mapping

from notelint.model.fields import FieldValue
from notelint.model.finding import Words
from notelint.model.schema_fields import Field
from notelint.text.patterns import matches
from notelint.text.scalars import (
    MAX_INTEGER,
    MIN_INTEGER,
    is_64_bit_integer,
    is_datetime,
    is_finite_number,
    iso_date,
)
from notelint.text.similar_names import similar_names

INTEGER = re.compile(r"[+-]?[0-9]+")
NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,9})?")
URL = re.compile(r"[a-z][a-z0-9+.-]*://[^\s/?#][^\s]*", re.IGNORECASE)
BOOLEANS = ("true", "false", "yes", "no", "예", "아니오")


def expected(value: FieldValue, field: Field) -> Words | None:
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


def _string(value: FieldValue, text: str, field: Field) -> Words | None:
    if value.kind not in ("text", "integer", "number", "date", "datetime"):
        return TYPES["string"]
    if field.pattern and not matches(field.pattern, text):
        return Words(f"a text like /{field.pattern}/", f"/{field.pattern}/ 형식의 문자열")
    return None


def _integer(value: FieldValue, text: str, field: Field) -> Words | None:
    if value.kind == "integer":
        text = str(value.scalar)
    elif value.kind != "text" or not INTEGER.fullmatch(text):
        return TYPES["integer"]
    if not is_64_bit_integer(text):
        return TOO_LONG
    return _bounds(int(text), field)


def _number(value: FieldValue, text: str, field: Field) -> Words | None:
    if value.kind in ("integer", "number"):
        text = str(value.scalar)
    elif value.kind != "text" or not NUMBER.fullmatch(text):
        return TYPES["number"]
    if not is_finite_number(text):
        return TOO_GREAT
    return _bounds(float(text), field)


def _bounds(number: float, field: Field) -> Words | None:
    low, high = field.minimum, field.maximum
    if (low is None or number >= low) and (high is None or number <= high):
        return None
    if high is None:
        return Words(f"a number from {low:g}", f"{low:g} 이상의 수")
    if low is None:
        return Words(f"a number up to {high:g}", f"{high:g} 이하의 수")
    return Words(f"a number from {low:g} to {high:g}", f"{low:g}에서 {high:g} 사이의 수")


def _boolean(value: FieldValue, text: str, field: Field) -> Words | None:
    del field
    fits = value.kind == "boolean" or (value.kind == "text" and text.casefold() in BOOLEANS)
    return None if fits else TYPES["boolean"]


def _date(value: FieldValue, text: str, field: Field) -> Words | None:
    if field.formats:
        fits = iso_date(text, field.formats)
        shown = " | ".join(field.formats)
        return None if fits else Words(f"a date like {shown}", f"{shown} 형식의 날짜")
    if len(text) == len("2023-11-30") and iso_date(text):
        return None
    del value
    return TYPES["date"]


def _datetime(value: FieldValue, text: str, field: Field) -> Words | None:
    if field.formats:
        return _date(value, text, field)
    return None if is_datetime(text) or (iso_date(text) and len(text) == 10) else TYPES["datetime"]


def _url(value: FieldValue, text: str, field: Field) -> Words | None:
    del field
    for entry in value.entries:  # a label's value that is one link: its address
        text = str(entry.value.scalar)
    return None if value.kind == "text" and URL.fullmatch(text) else TYPES["url"]


def _enum(value: FieldValue, text: str, field: Field) -> Words | None:
    del value
    if text in field.values:
        return None
    near = similar_names(field.values).closest(text)
    if near:
        return Words(f"'{near}'", f"'{near}'")
    listed = ", ".join(f"'{value}'" for value in field.values)
    return Words(f"one of {listed}", f"{listed} 가운데 하나")


TOO_LONG = Words(
    f"a whole number from {MIN_INTEGER} to {MAX_INTEGER}",
    f"{MIN_INTEGER}에서 {MAX_INTEGER} 사이의 정수",
)
TOO_GREAT = Words("a number of less than 1.8e308", "1.8e308보다 작은 수")

TYPES: Mapping[str, Words] = {
    "string": Words("a text", "문자열"),
    "integer": Words("a whole number", "정수"),
    "number": Words("a number", "수"),
    "boolean": Words("true or false", "true 또는 false"),
    "date": Words("a date (YYYY-MM-DD)", "날짜(YYYY-MM-DD)"),
    "datetime": Words("a date and time (YYYY-MM-DDThh:mm)", "날짜와 시각(YYYY-MM-DDThh:mm)"),
    "url": Words("an address (https://…)", "주소(https://…)"),
    "enum": Words("one of the known values", "정해진 값"),
    "list": Words("a list", "목록"),
    "mapping": Words("a mapping of keys to values", "키와 값의 매핑"),
}

CHECKS: Mapping[str, Callable[[FieldValue, str, Field], Words | None]] = {
    "string": _string,
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
    "date": _date,
    "datetime": _datetime,
    "url": _url,
    "enum": _enum,
}
