"""Ranges as a schema writes them: `3`, `2..5`, `1..`, `..5`, and of a count also `?`, `*`, `+`."""

import re
from collections.abc import Mapping

from notelint.model.message import Phrase, phrase
from notelint.model.schema_fields import FOREVER, Range

FORM = re.compile(r"(?=\.*[0-9])([0-9]{1,9})?(?:(\.\.)([0-9]{1,9})?)?")
NUMBERS = re.compile(r"([+-]?[0-9]+(?:\.[0-9]+)?)?(\.\.)?([+-]?[0-9]+(?:\.[0-9]+)?)?")
SIGNS: Mapping[str, Range] = {"?": Range(0, 1), "*": Range(0), "+": Range(1)}

COUNT = phrase('a number, a range such as "2..5" or "1..", or one of "?", "*", "+"')
ITEMS = phrase('a number or a range such as "2..5" or "1.."')
LEVEL = phrase('a heading level from 1 to 6 or a range such as "2..4"')
NUMBER = phrase('a number or a range such as "1..5", "0.5.." or "..10"')


class RangeError(Exception):
    """The value is no range, or an empty or impossible one; `words` say which."""

    def __init__(self, words: Phrase) -> None:
        super().__init__(words)
        self.words = words


def count(value: object) -> Range:
    """How often a part stands in a note. Raises `RangeError`."""
    if isinstance(value, str) and value in SIGNS:
        return SIGNS[value]
    read = _read(value, COUNT)
    if read.maximum == 0:
        raise RangeError(
            phrase("a part that stands 0 times is no part; the least is 1"),
        )
    return read


def items(value: object) -> Range:
    """How many things a part holds. Raises `RangeError`."""
    return _read(value, ITEMS)


def level(value: object) -> Range:
    """The levels that a heading may have; `2..` goes to 6. Raises `RangeError`."""
    read = _read(value, LEVEL)
    if read.maximum == FOREVER:
        read = read._replace(maximum=max(6, read.minimum))
    if str(value).startswith(".."):
        read = read._replace(minimum=1)
    if read.minimum < 1 or read.maximum > 6:
        raise RangeError(
            phrase("heading levels go from 1 to 6, not {value}", value=str(value)),
        )
    return read


def _read(value: object, expected: Phrase) -> Range:
    form = None
    if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
        form = FORM.fullmatch(str(value))
    if form is None:
        raise RangeError(phrase("expected {expected}", expected=expected))
    minimum, dots, maximum = form.groups()
    if not dots:
        return Range(int(minimum), int(minimum))
    if not maximum:
        return Range(int(minimum))
    if int(maximum) < int(minimum or 0):
        raise upside_down(value, minimum, maximum)
    return Range(int(minimum or 0), int(maximum))


def number(value: object) -> tuple[float | None, float | None]:
    """Between which two numbers a value lies; None is open. Raises `RangeError`."""
    form = None
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        form = NUMBERS.fullmatch(str(value))
    minimum, dots, maximum = form.groups() if form else (None, None, None)
    if (minimum is None and maximum is None) or (maximum is not None and not dots):
        raise RangeError(phrase("expected {expected}", expected=NUMBER))
    low = None if minimum is None else float(minimum)
    high = low if not dots else None if maximum is None else float(maximum)
    if low is not None and high is not None and high < low:
        raise upside_down(value, minimum, maximum)
    return low, high


def upside_down(value: object, minimum: object, maximum: object) -> RangeError:
    """The error of a range whose end comes before its start."""
    return RangeError(
        phrase(
            "the range {value} is empty: {maximum} is less than {minimum}",
            value=str(value),
            maximum=str(maximum),
            minimum=str(minimum),
        ),
    )
