"""Dates as people write them, in ISO 8601: only those that can be read in one way."""

import unicodedata
from datetime import date

from notelint.text.lazy_pattern import LazyPattern

YEAR_FIRST = LazyPattern(
    r"(\d{4})(?:\s*[-./年년]\s*(\d{1,2})\s*[-./月월]\s*(\d{1,2})\s*[.日일]?|(\d{2})(\d{2}))"
)
"""2026/1/5, 2026. 1. 5., 2026년 1월 5일, 20260105."""

NUMBERS = LazyPattern(r"(\d{1,2})([-./])(\d{1,2})\2(\d{4})")
"""26/03/2018: which number is the day is sure if the other one is no month, or the same."""

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
MONTH_FIRST = LazyPattern(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
DAY_FIRST = LazyPattern(r"(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4})")

LONGEST = 40


def read_date(text: str) -> date | None:
    """The date that a text is, if its parts have one possible order; None for `5/1/2026`.

    >>> read_date("2026. 1. 5.") == read_date("Jan 5th, 2026") == date(2026, 1, 5)
    True
    """
    if len(text) > LONGEST:
        return None
    text = unicodedata.normalize("NFKC", text).strip().lower()
    if match := YEAR_FIRST.fullmatch(text):
        year, *rest = match.groups()
        month, day = (part for part in rest if part)
        return _real(year, month, day)
    if match := MONTH_FIRST.fullmatch(text):
        return _real(match[3], _month(match[1]), match[2])
    if match := DAY_FIRST.fullmatch(text):
        return _real(match[3], _month(match[2]), match[1])
    if match := NUMBERS.fullmatch(text):
        first, second = sorted((match[1], match[3]), key=int)
        sure = int(second) > len(MONTHS) or first == second
        return _real(match[4], first, second) if sure else None
    return None


def _month(name: str) -> str:
    """The number of a month by its English name, or by its first letters; "0" if it is none."""
    found = [n for n, month in enumerate(MONTHS, 1) if month.startswith(name)]
    found = [9] if name == "sept" else found
    return str(found[0]) if len(found) == 1 else "0"


def _real(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
