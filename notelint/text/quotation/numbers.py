"""Numbers in running text: their values, and where they begin and end.

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


# Places within numbers, at which no quote begins or ends. A number is more than its digits:
# `2,000억` is cut out of `1조2,000억`, `25 전쟁` out of `6·25 전쟁`, `07 points` out of
# `.07 points`, `3` out of `3 %`, `40%` out of `30%~40%`, `25` out of `25 million`. Texts may be
# as written or at the typographic level, where an apostrophe is `"`.

INSIDE = frozenset(".,:/~-·_×^⁄∕٫٬'’‘\"，．：／～‐‑‒–—−〜∼ㆍ・‧･⋅∙•")
"""Signs between two digits of one number, date, time, version or range."""

TILDES = frozenset("~〜∼～")
HYPHENS = frozenset("-–‐‑−")
SIGNS = frozenset("-+±−")
BEFORE_POINT = frozenset(" \t\n([{<~-+±−$€£¥₩=")
"""After one of these, a full stop before a digit is a decimal point: `.07`."""

MARKS = frozenset("\"'“‘«「『")
UNITS = frozenset("%‰°℃℉％")
MAGNITUDES = frozenset("십백천만억조경十百千万萬亿億兆")
"""What multiplies the number before it: `1조2,000억` is one number, as is `1만 500`."""

REST = LazyPattern(
    r" (?:hundred|thousand|million|billion|trillion|mn|bn|per ?cent(?:age)?)(?![a-z])"
    r"| (?:퍼센트|[천만억조](?=[ ,.\d)]|원|달러|명|개|엔|유로|위안|톤|여|\Z))"
    r"| \d{1,3}[/⁄∕]\d{1,3}(?![\d/])| [½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]"
    r"| [%‰°℃℉％]",
    re.IGNORECASE,
)
"""How a number continues after a space: `25 million`, `3 %`, `1 1/2`."""

POINTS = LazyPattern(
    r"p(?![a-z])|[ -]?(?:포인트|percentage points?|points?)(?![a-z])", re.IGNORECASE
)
"""Percentage points."""

GROUPS_BEFORE = LazyPattern(r"(?<![\w.,])\d{1,3}((?: \d{3})*)\Z")
GROUPS_AFTER = re.compile(r"((?: \d{3})+)(?!\d)")
MIN_SPACES = 2
"""Two numbers may be side by side; three of three digits each are groups of one, as is `000`."""

RANGE_START = LazyPattern(r"\d[^\s\d~〜∼～-]{0,3}\Z")
"""The start of a range, with its unit: `20만`, `30%`, `3월`."""

PARTICLE = LazyPattern("(?:은|는|이|을|를|의|와|로|으로|에|에서|에는|에게)(?![가-힣])")
"""What may follow a name that ends in a number, and is not a unit: `코로나19는`."""

SQUARED = re.compile(r"(?<![A-Za-z])[munckd]?m\Z")


def cuts_number(text: str, at: int) -> bool:  # noqa: PLR0911 - one line a case
    """Whether a number extends over the place before `text[at]`."""
    if not 0 < at < len(text):
        return False
    left, right = text[at - 1], text[at]
    if right == " " or left == " ":
        return _runs_over_space(text, at if right == " " else at - 1)
    behind = text[at + 1 : at + 2]
    if left.isdecimal():
        if right in INSIDE and (behind.isdecimal() or behind in SIGNS):
            return behind.isdecimal() or right in TILDES
        if right.isalnum():
            return not PARTICLE.match(text, at)
        return right in UNITS
    if right.isdecimal():
        return _signed(text, at) or _multiplied(text, at) or _ends_range(text, at - 1)
    if left in SIGNS and right == "." and behind.isdecimal():
        return not text[at - 2 : at - 1].isalnum()
    if behind.isdecimal() and (right in TILDES or right in HYPHENS):
        return _ends_range(text, at)
    return _cuts_unit(text, at)


def _signed(text: str, at: int) -> bool:
    """Whether the character before a digit belongs to its number: a sign, a point, a separator."""
    left, further = text[at - 1], text[at - 2 : at - 1] or " "
    if left in INSIDE and further.isdecimal():
        return True
    if left == ".":
        if further in MARKS:  # an opening one, if there is no word before it
            return not text[max(0, at - 3) : at - 2].strip()
        return further in BEFORE_POINT
    return left in SIGNS and not further.isalnum()


def _runs_over_space(text: str, space: int) -> bool:
    """Whether a number continues after a space."""
    left, right = text[space - 1 : space], text[space + 1 : space + 2]
    if right.isdecimal() and _multiplied(text, space):
        return True
    if not left.isdecimal():
        return left in UNITS and POINTS.match(text, space) is not None
    if REST.match(text, space):
        return True
    if not right.isdecimal():
        return False
    before = GROUPS_BEFORE.search(text, max(0, space - 40), space)
    after = GROUPS_AFTER.match(text, space, space + 40)
    if not before or not after:
        return False
    return right == "0" or before[1].count(" ") + after[1].count(" ") >= MIN_SPACES


def _multiplied(text: str, at: int) -> bool:
    """Whether a number with a magnitude ends before a place."""
    minimum = max(0, at - 3)
    while at > minimum and text[at - 1] in MAGNITUDES:
        at -= 1
        if at and text[at - 1].isdecimal():
            return True
    return False


def _ends_range(text: str, sign: int) -> bool:
    """Whether a sign makes a range of the numbers, with their units, around it: `30%~40%`."""
    if sign < 1 or not (text[sign] in TILDES or text[sign] in HYPHENS):
        return False
    left = text[sign - 1]
    if text[sign] in HYPHENS and not (left in UNITS or left in MAGNITUDES):
        return False
    return RANGE_START.search(text, max(0, sign - 5), sign) is not None


def _cuts_unit(text: str, at: int) -> bool:
    """Whether a unit is cut whose part has another meaning: `3%p`, `15°C`, `US$5`, `5 m²`."""
    left, right = text[at - 1], text[at]
    if left in "%％":
        return POINTS.match(text, at) is not None
    if left == "°":
        return right in "CFcf"
    if right == "$":
        return left.isascii() and left.isalpha() and text[at + 1 : at + 2].isdecimal()
    return right in "²³" and SQUARED.search(text, max(0, at - 3), at) is not None
