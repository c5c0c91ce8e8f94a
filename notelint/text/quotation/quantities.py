"""Numbers in running text and their values.

A quantity is a number with its magnitude and unit, to be compared by value: `1조2,000억 원` is
1,200,000,000,000 won, `３０％` is 30 percent, `20~25달러` are two quantities. Digits within names
(`GH200`, `COVID-19`) and numbers written as words are not quantities.
"""

import re
from collections.abc import Iterator
from decimal import Context, Decimal
from typing import NamedTuple

from notelint.text.lazy_pattern import LazyPattern
from notelint.text.normalization import NormalizedText, normalize

POWERS_OF_TEN = {
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

COMPARED_UNITS: tuple[tuple[str, str], ...] = (
    ("%", r"%p?|퍼센트포인트|퍼센트|프로(?![가-힣])|percent|per cent|パーセント|个百分点|ポイント"),
    ("USD", r"달러|불(?![가-힣])|dollars?|USD|ドル|美元"),
    ("KRW", r"원(?![가-힣]*[년장])|won|KRW|ウォン|韩元"),
    ("JPY", r"엔|円|yen|JPY|日元"),
    ("EUR", r"유로|euros?|EUR|ユーロ|欧元"),
    ("CNY", r"위안|元|yuan|CNY|人民币"),
    ("GBP", r"파운드|pounds?|GBP|ポンド|英镑"),
)
"""The units that are compared, each with its spellings; others never differ."""

CURRENCY_SIGNS = {"US$": "USD", "$": "USD", "₩": "KRW", "€": "EUR", "£": "GBP", "¥": "JPY"}
UNIT = "|".join(f"(?P<u{index}>{spelt})" for index, (_, spelt) in enumerate(COMPARED_UNITS))
NUMBER = (
    r"[0-9]{1,30}(?:[,_\"'][0-9]{3}){1,10}(?:\.[0-9]{1,30})?(?![0-9])"
    r"|[0-9]{1,30}(?:\.[0-9]{1,30})?(?![0-9])"
    r"|(?<![\w.,)\]\"])\.[0-9]{1,30}(?![0-9.])"
)
"""`,`, `_` and an apostrophe separate thousands, and a zero may be left out: `.768`. Longer numbers
would take long to compare."""

SEPARATORS = str.maketrans("", "", ",_\"'")
THOUSANDS = LazyPattern(r"(?<=[0-9])[\u00a0\u2007-\u200a\u202f](?=[0-9]{3}(?![0-9]))")
"""A no-break space that separates thousands; normalized it would look like any other."""

EXACT = Context(prec=200)
MAGNITUDE = "|".join(sorted(POWERS_OF_TEN, key=len, reverse=True))
DATE = LazyPattern(r"(?<![0-9.])([0-9]{4})([-./])([0-9]{1,2})\2([0-9]{1,2})(?![0-9])")
ALONE = "(?<![A-Za-z0-9])"
TIMES = "(?<![A-Za-z0-9][xX])(?<=[xX])"
QUANTITY = LazyPattern(
    rf"(?P<before>(?:US\$|[$₩€£¥]) ?)?(?:{ALONE}|{TIMES})(?P<number>{NUMBER})"
    rf"(?P<more>(?: ?(?:{MAGNITUDE})(?![a-z])"
    rf"(?: ?(?:{NUMBER})(?= ?(?:{MAGNITUDE}))|(?:{NUMBER}))?){{0,8}})"
    rf"(?: ?(?:{UNIT})|(?P<after>[$₩€£¥])(?![0-9]))?",
    re.IGNORECASE,
)
PIECE = LazyPattern(rf"(?P<number>{NUMBER})|(?P<magnitude>{MAGNITUDE})", re.IGNORECASE)
NAME_BEFORE = LazyPattern(r"[A-Za-z]-\Z")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = LazyPattern(
    r"(?<![A-Za-z])(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?![A-Za-z])"
)
DAY_OR_YEAR_AFTER = re.compile(r"\.? ?[0-9]")
DAY_BEFORE = LazyPattern(r"[0-9](?:st|nd|rd|th)?(?: of)? \Z")
"""What makes `May` a month."""


class Quantity(NamedTuple):
    """A number at `[start, end)` of the plain text; its unit is "" if unknown."""

    value: Decimal
    unit: str
    start: int
    end: int


def quantities(plain: str, *, times: bool = False) -> Iterator[Quantity]:
    """All quantities of a text; a date is its year, month and day, an English month its number.

    `times`: also those after an `x`, which may be a multiple (`x3.05`) or part of a name (`x86`).
    """
    normal = normalize(THOUSANDS.sub("_", plain), "typographic")
    text, at = normal.text, 0
    for date in DATE.finditer(text):
        yield from _numbers(normal, at, date.start(), times=times)
        start, end = normal.back(*date.span())
        for group in (1, 3, 4):
            yield Quantity(Decimal(date[group]), "", start, end)
        at = date.end()
    yield from _numbers(normal, at, len(text), times=times)
    yield from _months(normal)


def _months(normal: NormalizedText) -> Iterator[Quantity]:
    text = normal.text
    for match in MONTH.finditer(text):
        start, end = match.span()
        if DAY_OR_YEAR_AFTER.match(text, end) or DAY_BEFORE.search(text, max(0, start - 7), start):
            number = MONTHS.index(match[0][:3].lower()) + 1
            yield Quantity(Decimal(number), "", *normal.back(start, end))


def _numbers(normal: NormalizedText, start: int, end: int, *, times: bool) -> Iterator[Quantity]:
    for match in QUANTITY.finditer(normal.text, start, end):
        begin = match.start("number")
        if NAME_BEFORE.search(normal.text, max(0, begin - 2), begin):
            continue
        if normal.text[begin - 1 : begin] in ("x", "X") and not times:
            continue
        units = (unit for index, (unit, _) in enumerate(COMPARED_UNITS) if match[f"u{index}"])
        sign = (match["before"] or match["after"] or "").strip().upper()
        unit = next(units, "") or CURRENCY_SIGNS.get(sign, "")
        place = normal.back(match.start(), match.start() + len(match[0].rstrip()))
        yield Quantity(_value(match["number"], match["more"]), unit, *place)


def _value(number: str, more: str) -> Decimal:
    """The value of a number with its magnitudes: `1` and `조2,000억`."""
    total, pending = Decimal(0), Decimal(number.translate(SEPARATORS))
    for piece in PIECE.finditer(more):
        if piece["number"]:
            total, pending = (
                EXACT.add(total, pending),
                Decimal(piece["number"].translate(SEPARATORS)),
            )
        else:
            pending = pending.scaleb(POWERS_OF_TEN[piece["magnitude"].lower()], EXACT)
    return EXACT.add(total, pending)


class KnownQuantities(NamedTuple):
    """The quantities of an article: each value with the units that it has there."""

    units: dict[Decimal, set[str]]

    @classmethod
    def of(cls, plain: str) -> "KnownQuantities":
        """The quantities of an article's plain text."""
        units: dict[Decimal, set[str]] = {}
        for quantity in quantities(plain, times=True):
            units.setdefault(quantity.value, set()).add(quantity.unit)
        return cls(units)

    def has(self, quantity: Quantity) -> bool:
        """Whether the article has the value, and the unit if both have one."""
        units = self.units.get(quantity.value)
        return units is not None and (not quantity.unit or "" in units or quantity.unit in units)
