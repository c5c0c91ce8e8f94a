"""The length of a text in words, sentences or characters."""

import re
from collections.abc import Iterable

from notelint.model.note import Block
from notelint.model.schema import Unit
from notelint.text.nfc import compose
from notelint.text.scripts import UNSPACED_LETTERS, has_unspaced

IDEOGRAM = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters and kana, as the inside of a character class."""

LETTERS_PER_WORD = 3
"""Letters (marks excluded) per word of Thai and other scripts without spaces, approximately: only a
dictionary knows."""

UNSPACED = re.compile(rf"(?:[{UNSPACED_LETTERS}][\u200b\u2060]?)+")

WORD = re.compile(rf"[{IDEOGRAM}]|[^\s{IDEOGRAM}]+")
LETTER = re.compile(r"[^\W_]")
END = re.compile(
    r"[。！？।॥។៕။།؟۔።][。！？।॥។៕။།؟۔።…]*|(?<![.!?…])[.!?…]++(?=[\"'”’」』)\]*]*(?:\s|\Z))"
)
"""What ends a sentence: full-width marks anywhere, others before whitespace."""

ABBREVIATION = re.compile(
    r"(?:^|[\s(\[\"'“‘])"
    r"(?:[A-Za-z]|[A-Za-z](?:\.[A-Za-z])+|Mr|Mrs|Ms|Dr|Prof|Sr|Jr|St|vs|cf|al|etc|[Ff]igs?|No|[Vv]ol"
    r"|pp|[Cc]h|[Ee]d|[Ee]ds|approx|Inc|Ltd|Co|Corp|\d{1,3})\Z"
)
"""What comes before a full stop that does not end a sentence."""

REACH = 12
"""How many characters before a full stop are searched for an abbreviation."""


def length_of_blocks(leaves: Iterable[Block], unit: Unit) -> int:
    """The length of blocks, code excluded; see `count`."""
    return sum(count(unit, leaf.text.plain) for leaf in leaves if leaf.kind != "code")


def count(unit: Unit, text: str) -> int:
    """The length of a text in a unit. Linear.

    Words are separated by whitespace and have a letter or digit. Chinese and Japanese are written
    without spaces, so each of their characters is a word, as are three letters of Thai, Lao, Khmer
    and Burmese. Characters are code points of the rendered text in NFC, so that Hangul counts the
    same however a file encodes it; a run of whitespace is one, and none at the ends.
    """
    if unit == "words" and has_unspaced(text):
        runs = [match.group() for match in UNSPACED.finditer(text)]
        letters = (sum(map(str.isalnum, run)) for run in runs)
        return sum(-(-number // LETTERS_PER_WORD) for number in letters) + count(
            "words", UNSPACED.sub(" ", text)
        )
    if unit == "words":
        return sum(1 for word in WORD.findall(text) if LETTER.search(word))
    if unit == "sentences":
        return sentences(text)
    return len(compose(" ".join(text.split())))


def sentences(text: str) -> int:
    """The number of sentences in a paragraph, including one without a full stop at the end.

    A full stop in a number (`3.14`), after an abbreviation or before a lowercase letter ends none.

    >>> sentences("값은 3.14이다. Dr. Kim agrees, e.g. here. 끝")
    3
    """
    number = start = 0
    for match in END.finditer(text):
        if match.group() in (".", "...", "…") and _goes_on(text, start, match):
            continue
        number += bool(LETTER.search(text, start, match.start()))
        start = match.end()
    return number + bool(LETTER.search(text, start))


def _goes_on(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether a sentence goes on after a full stop."""
    following = text[stop.end() : stop.end() + 8].lstrip("\"'”’」』)]* \t\n")[:1]
    if not following:
        return False
    before = text[max(start, stop.start() - REACH) : stop.start()]
    if following.islower() or (following.isdigit() and before[-1:].isdigit()):  # 2024. 3. 1.
        return True
    return stop.group() == "." and bool(ABBREVIATION.search(before))
