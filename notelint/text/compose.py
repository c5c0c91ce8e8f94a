"""Unicode's composed form (NFC), in linear time and stretch by stretch.

`unicodedata.normalize` sorts the combining marks behind a letter by insertion, so that a letter
with a million of them takes hours. Here marks are composed at most 30 at a time, the bound of
Unicode's Stream-Safe Text Format (UAX #15, section 13); no language comes near it.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

MOST_MARKS = 30
HANGUL_MEDIALS_AND_FINALS = range(0x1160, 0x1200)
LAST_MARK = 0x1E950
"""Beyond it there are no combining marks but variation selectors, which compose with nothing."""


PIECE = 1024
OVERLAP = MOST_MARKS + 2
"""Texts are looked at piece by piece: of marks in a row the time grows with their square."""


def needs_composing(text: str) -> bool:
    """Whether the text is in any form but NFC, as far as 30 marks in a row can tell. Linear."""
    if text.isascii():
        return False
    return not all(
        unicodedata.is_normalized("NFC", text[max(0, at - OVERLAP) : at + PIECE])
        for at in range(0, len(text), PIECE)
    )


def is_composed(text: str) -> bool:
    """Whether `compose` leaves the text as it is."""
    return not needs_composing(text) or compose(text) == text


def compose(text: str) -> str:
    """Bring a text into NFC."""
    if not needs_composing(text):
        return text
    return stretches().sub(lambda match: unicodedata.normalize("NFC", match.group()), text)


@cache
def stretches() -> re.Pattern[str]:
    """Find what composing may change: a character with its marks, or one that NFC replaces.

    Built from the interpreter's own character tables, which takes some 10 ms: only for texts
    that need it.
    """
    codes = (
        code
        for code in range(0x300, LAST_MARK)
        if unicodedata.category(chr(code))[0] == "M" or code in HANGUL_MEDIALS_AND_FINALS
    )
    marks = character_class(codes)
    return re.compile(f"(?s:.)[{marks}]{{1,{MOST_MARKS}}}|[^\x00-\x7f가-힣一-鿿]")


def character_class(codes: Iterable[int]) -> str:
    """The inside of a regular expression's character class, from rising code points."""
    ranges: list[list[int]] = []
    for code in codes:
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)
