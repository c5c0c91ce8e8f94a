"""What a plain scalar of YAML stands for."""

import re
from collections.abc import Mapping
from math import isfinite

LONGEST_NUMBER = 40
MIN_INTEGER, MAX_INTEGER = -(2**63), 2**63 - 1
"""The whole numbers that every program can read: those of 64 bits."""
INTEGER = re.compile(r"[-+]?[0-9]+")
NUMBER = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,3})?")
LONGEST = 400
"""Characters of a text that is read as a number."""

CONSTANTS: Mapping[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


def is_64_bit_integer(text: str) -> bool:
    """Whether 64 bits can hold a whole number, written with digits."""
    return len(text) <= LONGEST and MIN_INTEGER <= int(text) <= MAX_INTEGER


def is_finite_number(text: str) -> bool:
    """Whether a program can count to a number."""
    return len(text) <= LONGEST and isfinite(float(text))


def resolve_scalar(text: str) -> object:
    """The value of a plain scalar by YAML 1.2's core schema (section 10.3.2), in decimal.

    So `on`, `yes`, `2023-11-28`, `1_000` and `12:30` are text, as they look; YAML 1.1, which
    PyYAML follows, makes a truth value, a date and numbers of them. A whole number that 64 bits
    cannot hold is text, too.
    """
    if text in CONSTANTS:
        return CONSTANTS[text]
    if len(text) > LONGEST_NUMBER:
        return text
    if INTEGER.fullmatch(text):
        number = int(text)
        return number if MIN_INTEGER <= number <= MAX_INTEGER else text
    return float(text) if NUMBER.fullmatch(text) else text


# Real dates in texts, by ISO 8601 or by a format that a schema names.

ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ][0-9].*)?")
TIME = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]+)?)?"
    r" ?(?:Z|[+-](?:[01][0-9]|2[0-3])(?::?[0-5][0-9])?)?"
)
DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def iso_date(text: str, formats: tuple[str, ...] = ()) -> str | None:
    """The date of a text as `YYYY-MM-DD`, or None for what is no date, such as 2023-02-30.

    Without `formats` the text is ISO 8601's date, or its date and time; else it follows one of
    these, strptime's.
    """
    text = text.strip()
    if formats:
        return next((date for one in formats if (date := _by_format(text, one))), None)
    match = ISO.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(one) for one in match.groups())
    return text[:10] if _is_real(year, month, day) else None


def is_datetime(text: str) -> bool:
    """Whether a text is ISO 8601's date and time: `2023-11-30T09:00`, with or without a zone."""
    text = text.strip()
    match = TIME.fullmatch(text)
    if match is None or iso_date(text) is None:
        return False
    hour, minute, second = (int(one or 0) for one in match.groups())
    return hour < 24 and minute < 60 and second <= 60


def _is_real(year: int, month: int, day: int) -> bool:
    if not (year and 1 <= month <= 12):
        return False
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 1 <= day <= DAYS[month - 1] + (month == 2 and leap)


def _by_format(text: str, form: str) -> str | None:
    from datetime import datetime  # noqa: PLC0415 - only for schemas with formats of their own

    try:
        return datetime.strptime(text, form).date().isoformat()
    except ValueError:
        return None
