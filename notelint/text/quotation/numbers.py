"""Places within the numbers of a text, at which no quote begins or ends.

A number is more than its digits: `2,000억` is cut out of `1조2,000억`, `25 전쟁` out of
`6·25 전쟁`, `07 points` out of `.07 points`, `3` out of `3 %`, `40%` out of `30%~40%`, `25` out of
`25 million`. Texts may be as written or at the typographic level, where an apostrophe is `"`.
"""

import re

from notelint.text.lazy_pattern import LazyPattern

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
