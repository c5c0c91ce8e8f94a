"""The values of scalars: plain YAML, numbers within bounds, dates."""

from collections.abc import Mapping
from datetime import date, datetime
from math import isfinite

from notelint.text.lazy_pattern import LazyPattern

MAX_DIGITS = 40
MIN_INTEGER, MAX_INTEGER = -(2**63), 2**63 - 1
"""The integers that every program can read: those of 64 bits."""

INTEGER = LazyPattern(r"[-+]?[0-9]+")
NUMBER = LazyPattern(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,3})?")
MAX_LENGTH = 400
"""How many characters of a text may be read as a number."""

CONSTANTS: Mapping[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


def is_64_bit_integer(text: str) -> bool:
    """Whether an integer, written with digits, fits 64 bits."""
    return len(text) <= MAX_LENGTH and MIN_INTEGER <= int(text) <= MAX_INTEGER


def is_finite_number(text: str) -> bool:
    """Whether a number is finite as a float."""
    return len(text) <= MAX_LENGTH and isfinite(float(text))


def resolve_scalar(text: str) -> object:
    """The value of a plain scalar by YAML 1.2's core schema (section 10.3.2), in decimal.

    So `on`, `yes`, `2023-11-28`, `1_000` and `12:30` are text, unlike in YAML 1.1, which PyYAML
    follows. An integer that does not fit 64 bits is text, too.
    """
    if text in CONSTANTS:
        return CONSTANTS[text]
    if len(text) > MAX_DIGITS:
        return text
    if INTEGER.fullmatch(text):
        number = int(text)
        return number if MIN_INTEGER <= number <= MAX_INTEGER else text
    return float(text) if NUMBER.fullmatch(text) else text


# Dates, by ISO 8601 or by a format that a schema names.

ISO_DATE = LazyPattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9].*)?")
ISO_DATETIME = LazyPattern(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ](?:[01][0-9]|2[0-3]):[0-5][0-9]"
    r"(?::(?:[0-5][0-9]|60)(?:\.[0-9]+)?)? ?(?:Z|[+-](?:[01][0-9]|2[0-3])(?::?[0-5][0-9])?)?"
)


def iso_date(text: str, formats: tuple[str, ...] = ()) -> str | None:
    """The date in a text as `YYYY-MM-DD`; None if it is not one, such as 2023-02-30.

    Without `formats` the text is a date, or a date and time, by ISO 8601; with them it follows one
    of these, in the syntax of `strptime`.
    """
    text = text.strip()
    if formats:
        return next((found for form in formats if (found := _date_by_format(text, form))), None)
    if not ISO_DATE.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        return None


def is_datetime(text: str) -> bool:
    """Whether a text is an ISO 8601 date and time: `2023-11-30T09:00`, with or without a zone."""
    return ISO_DATETIME.fullmatch(text.strip()) is not None and iso_date(text) is not None


def _date_by_format(text: str, form: str) -> str | None:
    try:
        return datetime.strptime(text, form).date().isoformat()
    except ValueError:
        return None
