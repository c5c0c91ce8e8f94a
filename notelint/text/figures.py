"""Figures in running text: numbers with their magnitude and unit, for comparison by value.

`1조2,000억 원` is 1,200,000,000,000 of money in won; `３０％` is 30 per cent; `20~25달러` are two
figures. Digits inside of names (`GH200`, `COVID-19`) are none, nor are numbers written as words.
"""

import re
from collections.abc import Iterator
from decimal import Context, Decimal
from typing import NamedTuple

from notelint.text.lazy import lazy
from notelint.text.normal import Normal, normalise

MAGNITUDES = {
    name: power
    for power, names in (
        (3, ("천", "千", "thousand")),
        (4, ("만", "万", "萬")),
        (6, ("million", "mn")),
        (8, ("억", "亿", "億")),
        (9, ("billion", "bn")),
        (12, ("조", "兆", "trillion")),
    )
    for name in names
}
"""Powers of ten."""

UNITS: tuple[tuple[str, str], ...] = (
    ("%", r"%p?|퍼센트포인트|퍼센트|프로(?![가-힣])|percent|per cent|パーセント|个百分点|ポイント"),
    ("USD", r"달러|불(?![가-힣])|dollars?|USD|ドル|美元"),
    ("KRW", r"원(?![가-힣]*[년장])|won|KRW|ウォン|韩元"),
    ("JPY", r"엔|円|yen|JPY|日元"),
    ("EUR", r"유로|euros?|EUR|ユーロ|欧元"),
    ("CNY", r"위안|元|yuan|CNY|人民币"),
    ("GBP", r"파운드|pounds?|GBP|ポンド|英镑"),
)
"""Units that are compared, each in its spellings; others never differ."""

SIGNS = {"US$": "USD", "$": "USD", "₩": "KRW", "€": "EUR", "£": "GBP", "¥": "JPY"}
UNIT = "|".join(f"(?P<u{index}>{spelt})" for index, (_, spelt) in enumerate(UNITS))
NUMBER = (
    r"[0-9]{1,30}(?:[,_\"'][0-9]{3}){1,10}(?:\.[0-9]{1,30})?(?![0-9])"
    r"|[0-9]{1,30}(?:\.[0-9]{1,30})?(?![0-9])"
    r"|(?<![\w.,)\]\"])\.[0-9]{1,30}(?![0-9.])"
)
"""Thousands are parted by `,`, `_` or an apostrophe, and a zero may be left out: `.768`. Longer
ones are no figures, and would take long to compare."""

GROUPING = str.maketrans("", "", ",_\"'")
THOUSANDS = lazy(r"(?<=[0-9])[\u00a0\u2007-\u200a\u202f](?=[0-9]{3}(?![0-9]))")
"""A no-break space that parts them; normalised it would be like any other."""

EXACT = Context(prec=200)
MAGNITUDE = "|".join(sorted(MAGNITUDES, key=len, reverse=True))
DATE = lazy(r"(?<![0-9.])([0-9]{4})([-./])([0-9]{1,2})\2([0-9]{1,2})(?![0-9])")
ALONE = "(?<![A-Za-z0-9])"
TIMES = "(?<![A-Za-z0-9][xX])(?<=[xX])"
FIGURE = lazy(
    rf"(?P<before>(?:US\$|[$₩€£¥]) ?)?(?:{ALONE}|{TIMES})(?P<number>{NUMBER})"
    rf"(?P<more>(?: ?(?:{MAGNITUDE})(?![a-z])"
    rf"(?: ?(?:{NUMBER})(?= ?(?:{MAGNITUDE}))|(?:{NUMBER}))?){{0,8}})"
    rf"(?: ?(?:{UNIT})|(?P<after>[$₩€£¥])(?![0-9]))?",
    re.IGNORECASE,
)
PIECE = lazy(rf"(?P<number>{NUMBER})|(?P<magnitude>{MAGNITUDE})", re.IGNORECASE)
NAME = lazy(r"[A-Za-z]-\Z")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = lazy(
    r"(?<![A-Za-z])(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?![A-Za-z])"
)
BESIDE_MONTH = lazy(r"\.? ?[0-9]"), lazy(r"[0-9](?:st|nd|rd|th)?(?: of)? \Z")
"""What makes a month of `May`: a day or a year behind it, or a day before it."""


class Figure(NamedTuple):
    """A number that stands at `[start, end)` of the plain text; its unit is "" if unknown."""

    value: Decimal
    unit: str
    start: int
    end: int


def figures(plain: str, *, times: bool = False) -> Iterator[Figure]:
    """All figures of a text; a date is its year, month and day, an English month its number.

    `times`: also those behind an `x`, which may be a multiple (`x3.05`) or part of a name (`x86`).
    """
    normal = normalise(THOUSANDS.sub("_", plain), "typographic")
    text, at = normal.text, 0
    for date in DATE.finditer(text):
        yield from _numbers(normal, at, date.start(), times=times)
        start, end = normal.back(*date.span())
        for group in (1, 3, 4):
            yield Figure(Decimal(date[group]), "", start, end)
        at = date.end()
    yield from _numbers(normal, at, len(text), times=times)
    yield from _months(normal)


def _months(normal: Normal) -> Iterator[Figure]:
    behind, before = BESIDE_MONTH
    text = normal.text
    for match in MONTH.finditer(text):
        start, end = match.span()
        if behind.match(text, end) or before.search(text, max(0, start - 7), start):
            number = MONTHS.index(match[0][:3].lower()) + 1
            yield Figure(Decimal(number), "", *normal.back(start, end))


def _numbers(normal: Normal, start: int, end: int, *, times: bool) -> Iterator[Figure]:
    for match in FIGURE.finditer(normal.text, start, end):
        begin = match.start("number")
        if NAME.search(normal.text, max(0, begin - 2), begin):
            continue
        if normal.text[begin - 1 : begin] in ("x", "X") and not times:
            continue
        unit = next((UNITS[index][0] for index in range(len(UNITS)) if match[f"u{index}"]), "")
        unit = unit or SIGNS.get((match["before"] or match["after"] or "").strip().upper(), "")
        place = normal.back(match.start(), match.start() + len(match[0].rstrip()))
        yield Figure(_value(match["number"], match["more"]), unit, *place)


def _value(number: str, more: str) -> Decimal:
    """The value of a number with its magnitudes: `1` and `조2,000억`."""
    total, pending = Decimal(0), Decimal(number.translate(GROUPING))
    for piece in PIECE.finditer(more):
        if piece["number"]:
            total, pending = EXACT.add(total, pending), Decimal(piece["number"].translate(GROUPING))
        else:
            pending = pending.scaleb(MAGNITUDES[piece["magnitude"].lower()], EXACT)
    return EXACT.add(total, pending)


class Known(NamedTuple):
    """The figures of an article: each value with the units that it has there."""

    units: dict[Decimal, set[str]]

    @classmethod
    def of(cls, plain: str) -> "Known":
        """Read an article."""
        units: dict[Decimal, set[str]] = {}
        for one in figures(plain, times=True):
            units.setdefault(one.value, set()).add(one.unit)
        return cls(units)

    def has(self, figure: Figure) -> bool:
        """Whether the article has a figure: the value, and the unit where both have one."""
        units = self.units.get(figure.value)
        return units is not None and (not figure.unit or "" in units or figure.unit in units)
