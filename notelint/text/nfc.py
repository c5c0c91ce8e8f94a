"""Unicode's composed form (NFC), in linear time.

`unicodedata.normalize` sorts the combining marks after a letter by insertion, so that a letter
with a million of them takes hours. Here at most 30 marks are composed at a time, the bound of
Unicode's Stream-Safe Text Format (UAX #15, section 13); no language comes near it.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

MAX_MARKS = 30
HANGUL_MEDIALS_AND_FINALS = range(0x1160, 0x1200)
LAST_MARK = 0x1E950
"""The combining marks beyond it are variation selectors, which compose with nothing."""

CHUNK = 1024
OVERLAP = MAX_MARKS + 2
"""Texts are examined in chunks, because time grows with the square of the marks in a row."""


def needs_composing(text: str) -> bool:
    """Whether a text is not in NFC, as far as 30 marks in a row can show. Linear."""
    if text.isascii():
        return False
    if len(text) <= CHUNK:
        return not unicodedata.is_normalized("NFC", text)
    return not all(
        unicodedata.is_normalized("NFC", text[max(0, at - OVERLAP) : at + CHUNK])
        for at in range(0, len(text), CHUNK)
    )


def is_composed(text: str) -> bool:
    """Whether `compose` leaves a text unchanged."""
    return not needs_composing(text) or compose(text) == text


def compose(text: str) -> str:
    """A text in NFC."""
    if not needs_composing(text):
        return text
    return composable().sub(lambda match: unicodedata.normalize("NFC", match.group()), text)


@cache
def composable() -> re.Pattern[str]:
    """What composing may change: a character with its marks, or one that NFC replaces.

    Built from the interpreter's own character tables, which takes some 10 ms.
    """
    codes = (
        code
        for code in range(0x300, LAST_MARK)
        if unicodedata.category(chr(code))[0] == "M" or code in HANGUL_MEDIALS_AND_FINALS
    )
    marks = character_class(codes)
    return re.compile(f"(?s:.)[{marks}]{{1,{MAX_MARKS}}}|[^\x00-\x7f가-힣一-鿿]")


def character_class(codes: Iterable[int]) -> str:
    """The inside of a character class, from rising code points: ranges match six times as fast."""
    ranges: list[list[int]] = []
    for code in codes:
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)
