"""Ranges as a schema writes them: `3`, `2..5`, `1..`, `..5`, and of a count also `?`, `*`, `+`."""

import re
from collections.abc import Mapping

from notelint.model.finding import Words
from notelint.model.schema_fields import FOREVER, Range

FORM = re.compile(r"(?=\.*[0-9])([0-9]{1,9})?(?:(\.\.)([0-9]{1,9})?)?")
NUMBERS = re.compile(r"([+-]?[0-9]+(?:\.[0-9]+)?)?(\.\.)?([+-]?[0-9]+(?:\.[0-9]+)?)?")
SIGNS: Mapping[str, Range] = {"?": Range(0, 1), "*": Range(0), "+": Range(1)}

COUNT = Words(
    'a number, a range such as "2..5" or "1..", or one of "?", "*", "+"',
    '숫자, "2..5"나 "1.." 같은 범위, 또는 "?", "*", "+"',
)
ITEMS = Words(
    'a number or a range such as "2..5" or "1.."',
    '숫자 또는 "2..5"나 "1.." 같은 범위',
)
LEVEL = Words(
    'a heading level from 1 to 6 or a range such as "2..4"',
    '1부터 6까지의 제목 단계 또는 "2..4" 같은 범위',
)
NUMBER = Words(
    'a number or a range such as "1..5", "0.5.." or "..10"',
    '숫자 또는 "1..5", "0.5..", "..10" 같은 범위',
)


class RangeError(Exception):
    """The value is no range, or an empty or impossible one; `words` say which."""

    def __init__(self, en: str, ko: str) -> None:
        self.words = Words(en, ko)
        super().__init__(en)


def count(value: object) -> Range:
    """How often a part stands in a note. Raises `RangeError`."""
    if isinstance(value, str) and value in SIGNS:
        return SIGNS[value]
    read = _read(value, COUNT)
    if read.maximum == 0:
        raise RangeError(
            "a part that stands 0 times is no part; the least is 1",
            "0번 나오는 부분은 둘 수 없습니다. 최댓값은 1 이상이어야 합니다",
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
            f"heading levels go from 1 to 6, not {value}",
            f"제목 단계는 1부터 6까지입니다: {value}",
        )
    return read


def _read(value: object, expected: Words) -> Range:
    form = None
    if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
        form = FORM.fullmatch(str(value))
    if form is None:
        raise RangeError(f"expected {expected.en}", f"{expected.ko} 형식으로 써야 합니다")
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
        raise RangeError(f"expected {NUMBER.en}", f"{NUMBER.ko} 형식으로 써야 합니다")
    low = None if minimum is None else float(minimum)
    high = low if not dots else None if maximum is None else float(maximum)
    if low is not None and high is not None and high < low:
        raise upside_down(value, minimum, maximum)
    return low, high


def upside_down(value: object, minimum: object, maximum: object) -> RangeError:
    """The error of a range whose end comes before its start."""
    return RangeError(
        f"the range {value} is empty: {maximum} is less than {minimum}",
        f"범위 {value} 안에 드는 수가 없습니다: 끝이 시작보다 작습니다",
    )
