"""Real dates in texts, by ISO 8601 or by a format that a schema names."""

from notelint.text.lazy import lazy

ISO = lazy(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ][0-9].*)?")
TIME = lazy(
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
