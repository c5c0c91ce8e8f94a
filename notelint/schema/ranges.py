"""Ranges as a schema writes them: `3`, `2..5`, `1..`, `..5`, and of a count also `?`, `*`, `+`."""

import re
from collections.abc import Mapping

from notelint.model.message import Phrase, phrase
from notelint.model.schema_fields import FOREVER, Range
from notelint.schema.errors import InvalidValueError

WHOLE_NUMBERS = re.compile(r"(?=\.*[0-9])([0-9]{1,9})?(?:(\.\.)([0-9]{1,9})?)?")
NUMBERS = re.compile(r"([+-]?[0-9]+(?:\.[0-9]+)?)?(\.\.)?([+-]?[0-9]+(?:\.[0-9]+)?)?")
SIGNS: Mapping[str, Range] = {"?": Range(0, 1), "*": Range(0), "+": Range(1)}

COUNT = phrase('a number, a range such as "2..5" or "1..", or one of "?", "*", "+"')
ITEMS = phrase('a number or a range such as "2..5" or "1.."')
LEVEL = phrase('a heading level from 1 to 6 or a range such as "2..4"')
NUMBER = phrase('a number or a range such as "1..5", "0.5.." or "..10"')


def count_range(value: object) -> Range:
    """How often a part occurs in a note. Raises `InvalidValueError`."""
    if isinstance(value, str) and value in SIGNS:
        return SIGNS[value]
    count = _whole_numbers(value, COUNT)
    if count.maximum == 0:
        raise InvalidValueError(phrase("the maximum must be at least 1"))
    return count


def items_range(value: object) -> Range:
    """How many items a part contains. Raises `InvalidValueError`."""
    return _whole_numbers(value, ITEMS)


def level_range(value: object) -> Range:
    """The levels that a heading may have; `2..` goes to 6. Raises `InvalidValueError`."""
    levels = _whole_numbers(value, LEVEL)
    if levels.maximum == FOREVER:
        levels = Range(levels.minimum, max(6, levels.minimum))
    if str(value).startswith(".."):
        levels = Range(1, levels.maximum)
    if levels.minimum < 1 or levels.maximum > 6:
        reason = phrase("heading levels are 1 to 6, not {value}", value=str(value))
        raise InvalidValueError(reason)
    return levels


def _whole_numbers(value: object, expected: Phrase) -> Range:
    match = None
    if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
        match = WHOLE_NUMBERS.fullmatch(str(value))
    if match is None:
        raise InvalidValueError(phrase("expected {expected}", expected=expected))
    minimum, dots, maximum = match.groups()
    if not dots:
        return Range(int(minimum), int(minimum))
    if not maximum:
        return Range(int(minimum))
    if int(maximum) < int(minimum or 0):
        raise empty_range(value, minimum, maximum)
    return Range(int(minimum or 0), int(maximum))


def number_range(value: object) -> tuple[float | None, float | None]:
    """The two numbers between which a value is; None is open. Raises `InvalidValueError`."""
    match = None
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        match = NUMBERS.fullmatch(str(value))
    minimum, dots, maximum = match.groups() if match else (None, None, None)
    if (minimum is None and maximum is None) or (maximum is not None and not dots):
        raise InvalidValueError(phrase("expected {expected}", expected=NUMBER))
    low = None if minimum is None else float(minimum)
    high = low if not dots else None if maximum is None else float(maximum)
    if low is not None and high is not None and high < low:
        raise empty_range(value, minimum, maximum)
    return low, high


def empty_range(value: object, minimum: object, maximum: object) -> InvalidValueError:
    """The error of a range whose end comes before its start."""
    return InvalidValueError(
        phrase(
            "the range {value} is empty: {maximum} is less than {minimum}",
            value=str(value),
            maximum=str(maximum),
            minimum=str(minimum),
        )
    )
