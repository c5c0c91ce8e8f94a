"""How long a text is: its words, sentences, characters."""

import re
from collections.abc import Iterable

from notelint.model.note import Block
from notelint.model.schema import Unit
from notelint.text.nfc import compose
from notelint.text.scripts import UNSPACED_LETTERS, has_unspaced

IDEOGRAM = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters and kana, as the inside of a character class."""

LETTERS_A_WORD = 3
"""Of Thai and others that are written without spaces: letters, without the marks set around them.
So many a word has, more or less; only a dictionary knows."""

UNSPACED = re.compile(rf"(?:[{UNSPACED_LETTERS}][\u200b\u2060]?)+")

WORD = re.compile(rf"[{IDEOGRAM}]|[^\s{IDEOGRAM}]+")
LETTER = re.compile(r"[^\W_]")
END = re.compile(
    r"[。！？।॥។៕။།؟۔።][。！？।॥។៕။།؟۔።…]*|(?<![.!?…])[.!?…]++(?=[\"'”’」』)\]*]*(?:\s|\Z))"
)
"""What ends a sentence: full-width marks anywhere, others before white space."""

ABBREVIATION = re.compile(
    r"(?:^|[\s(\[\"'“‘])"
    r"(?:[A-Za-z]|[A-Za-z](?:\.[A-Za-z])+|Mr|Mrs|Ms|Dr|Prof|Sr|Jr|St|vs|cf|al|etc|[Ff]igs?|No|[Vv]ol"
    r"|pp|[Cc]h|[Ee]d|[Ee]ds|approx|Inc|Ltd|Co|Corp|\d{1,3})\Z"
)
"""What stands before a full stop that ends no sentence."""

REACH = 12
"""How many characters before a full stop may be an abbreviation."""


def length_of_blocks(leaves: Iterable[Block], unit: Unit) -> int:
    """The length of blocks of text, code aside. See `count`."""
    return sum(count(unit, leaf.text.plain) for leaf in leaves if leaf.kind != "code")


def count(unit: Unit, text: str) -> int:
    """The length of a text in a unit. Linear.

    Words are what white space parts; Chinese and Japanese write without it, so each of their
    characters counts as a word, and of Thai, Lao, Khmer and Burmese so do three letters. What has
    neither letter nor digit is no word. Characters are code points of the text as it is read,
    without its markup, composed (NFC), so that Hangul counts the same however a file encodes it; a
    run of white space is one, at the ends none.
    """
    if unit == "words" and has_unspaced(text):
        runs = [match.group() for match in UNSPACED.finditer(text)]
        letters = (sum(map(str.isalnum, run)) for run in runs)
        return sum(-(-one // LETTERS_A_WORD) for one in letters) + count(
            "words", UNSPACED.sub(" ", text)
        )
    if unit == "words":
        return sum(1 for word in WORD.findall(text) if LETTER.search(word))
    if unit == "sentences":
        return sentences(text)
    return len(compose(" ".join(text.split())))


def sentences(text: str) -> int:
    """How many sentences a paragraph has; what stands behind the last full stop is one, too.

    A full stop in a number (`3.14`), behind an abbreviation or before a small letter ends none.

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
    """Whether a full stop is not the sentence's end."""
    following = text[stop.end() : stop.end() + 8].lstrip("\"'”’」』)]* \t\n")[:1]
    if not following:
        return False
    before = text[max(start, stop.start() - REACH) : stop.start()]
    if following.islower() or (following.isdigit() and before[-1:].isdigit()):  # 2024. 3. 1.
        return True
    return stop.group() == "." and bool(ABBREVIATION.search(before))
