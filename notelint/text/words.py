"""Where a quote may begin and end in a text: never inside a word or a number.

`5달러` stands in `25달러`, `가능하다` in `불가능하다`, `able` in `unable`, `can` in `can't`, letter
by letter, but nobody said so.
"""

import re

from notelint.text.han import is_han
from notelint.text.lazy import lazy

NUMERALS = frozenset("〇一二三四五六七八九十百千万萬億亿兆零两兩半壱弐参")
LONGEST_WORD = 64
"""So far is looked for the edge of a word, in characters."""

NEGATING = frozenset("不未没沒無无非莫弗勿")
"""Han characters that deny the word behind them."""

INSIDE_NUMBER = ".,:/~-"
MAGNITUDES = frozenset("십백천만억조경十百千万萬亿億兆")
"""What multiplies the number before it: `1조2,000억` and `1만 500` are one number each."""

SIGNS = "-+±"
UNITS = "%‰°℃℉"
DENYING_PREFIX = lazy(
    r"(?<![a-z])(?:non|anti|un|de|dis|ex|in|mis|counter|pseudo|quasi)-\Z", re.IGNORECASE
)
DENIED = "(?:않|못[하한할했해]|아니[하한할했]|말[라아자았])"
DENIALS_BEGIN = frozenset("지않못아말なまずぬ")
"""How what is found below may begin, but for a space before it."""


DENIED_AHEAD = lazy(
    rf"(?<=[가-힣])지[는도를]? ?{DENIED}|(?<=지) ?{DENIED}|(?<=지[는도를]) ?{DENIED}"
    "|な[いかく]|ませ[んぬ]|[ずぬ]"
)
"""What denies the verb that a quote would end with, in Korean and Japanese."""

AUXILIARY = lazy(
    r"(?<![a-z])(?:is|are|was|were|am|do|does|did|can|could|will|would|shall|should|may|might|must"
    r"|has|have|had)\Z",
    re.IGNORECASE,
)


def begins(text: str, at: int) -> bool:  # noqa: PLR0911 - one line a case
    """Whether a quote may begin at a place."""
    if at <= 0 or at >= len(text):
        return True
    before, here = text[at - 1], text[at]
    if not here.isalnum():
        return True
    further = text[at - 2] if at > 1 else " "
    if here.isdecimal() and _multiplied(text, at - 1 if before == " " else at):
        return False
    if before.isalnum():
        return _parts(before, here) and before not in NEGATING
    if here.isdecimal():
        if before in INSIDE_NUMBER and (further.isdecimal() or _is_latin(further)):
            return False
        return before not in SIGNS or further.isalnum()
    if _is_latin(here):
        if before == '"' and _is_latin(further):  # an apostrophe
            return False
        return before != "-" or not DENYING_PREFIX.search(text, max(0, at - 12), at)
    return True


def ends(text: str, at: int) -> bool:  # noqa: PLR0911 - one line a case
    """Whether a quote may end before a place."""
    if at <= 0 or at >= len(text):
        return True
    last, next_ = text[at - 1], text[at]
    if not last.isalnum():
        return True
    further = text[at + 1] if at + 1 < len(text) else " "
    if last.isdecimal():
        inside = next_ in INSIDE_NUMBER and further.isdecimal()
        return not (next_.isalnum() or next_ in UNITS or inside)
    if _is_latin(last):
        if next_.isalnum():
            return not (_is_latin(next_) or next_.isdecimal())
        if next_ == '"' and _is_latin(further):  # an apostrophe; `'s` is a word's ending
            return further == "s" and not _is_latin(text[at + 2 : at + 3])
        denied = text.startswith(" not", at) and not text[at + 4 : at + 5].isalpha()
        return not (denied and AUXILIARY.search(text, max(0, at - 8), at))
    if (further if next_ == " " else next_) in DENIALS_BEGIN and DENIED_AHEAD.match(text, at):
        return False
    if (next_ if next_ != " " else further).isdecimal() and _multiplied(text, at):
        return False
    if not next_.isalnum() or "가" <= last <= "힣":  # particles and endings follow
        return True
    return _parts(last, next_)


def word_start(text: str, at: int) -> int:
    """Where the word or number begins that a place lies in; of Han and kana, the place itself."""
    least = max(0, at - LONGEST_WORD)
    while at > least and not (
        begins(text, at) and _parts_words(text[at - 1 : at + 1]) and not _in_number(text, at)
    ):
        at -= 1
    return at


def word_end(text: str, at: int) -> int:
    """Where the word or number ends that a place lies in, likewise; its denial belongs to it."""
    most = min(len(text), at + LONGEST_WORD)
    while 0 < at < most and not (
        ends(text, at)
        and text[at - 1] != " "
        and _parts_words(text[at - 1 : at + 1])
        and not _in_number(text, at)
    ):
        at += 1
    return at


def _parts_words(pair: str) -> bool:
    """Whether no word runs over two neighbours."""
    return len(pair) < 2 or not pair.isalnum() or any(map(is_han, pair))


def _in_number(text: str, at: int) -> bool:
    """Whether a place is beside a sign between two digits: `2,000`."""
    return any(
        text[sign] in INSIDE_NUMBER and text[sign - 1].isdecimal() and text[sign + 1].isdecimal()
        for sign in (at - 1, at)
        if 0 < sign < len(text) - 1
    )


def _multiplied(text: str, at: int) -> bool:
    """Whether a number with its magnitude ends before a place."""
    least = max(0, at - 3)
    while at > least and text[at - 1] in MAGNITUDES:
        at -= 1
        if at and text[at - 1].isdecimal():
            return True
    return False


def _is_latin(character: str) -> bool:
    return character.isalpha() and character < "\u0530"


def _parts(one: str, two: str) -> bool:
    """Whether a quote may be cut between two letters or digits."""
    if one.isdecimal():
        return False
    if is_han(one) or is_han(two):
        if one in NUMERALS and two in NUMERALS:
            return False
        return not ("ァ" <= one <= "ー" and "ァ" <= two <= "ー")
    hangul = "가" <= one <= "힣"
    return hangul and not "가" <= two <= "힣"
