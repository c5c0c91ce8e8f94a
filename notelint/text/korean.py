"""Message templates filled in, with the endings that fit their values.

Korean particles have two forms, by whether the sound before them ends in a consonant:
`기사는` but `본문은`. A template asks for the fitting one in the field: `{part:은}`. English words
have two by their number: `{count} word{count:s}`.
"""

import re
import unicodedata
from collections.abc import Mapping

from notelint.model.finding import Language
from notelint.text.lazy import lazy

PLURAL = "s"
PAIRS = (("은", "는"), ("이", "가"), ("을", "를"), ("과", "와"), ("으로", "로"), ("이라", "라"))
"""Particles: the form after a consonant, the form after a vowel."""

FIELD = lazy(r"\{\{|\}\}|\{(\w+)(?::(\w+))?\}(['\"`)\]]?)")
TAIL = 64
"""How many characters at the end of a value are looked at."""

# Not compiled before a particle is asked for, which in English reports is never.
SILENT_TAIL = r"(?<=[^\W_])\s*\([^()]*\)\W*$"
WORD = r"[A-Za-z]+$"
SPOKEN_FINAL = r"[lmn]e?$|ng$|ck$|(?:^|[^aeiou])[aeiou][bckpt]$|oo[kp]$"
"""English words that end in a consonant when Koreans say them: `link` is 링크, `block` is 블록."""

NONE, RIEUL, OTHER = "", "ㄹ", "ㅁ"
DIGITS = dict(zip("0123456789", "ㅁㄹ ㅁ  ㅁㄹㄹ ", strict=True))
LETTERS = {"l": RIEUL, "r": RIEUL, "m": OTHER, "n": OTHER}


def fill(template: str, arguments: Mapping[str, str | int], language: Language) -> str:
    """Put values into the `{name}` fields of a template; `{{` and `}}` are braces.

    `{count:s}` is an `s`, or nothing where the value is 1. A field may carry a particle
    (`{part:은}`): in Korean the form that fits the value follows it, or both (`은(는)`) where the
    value's sound is unknown; in English it is left out. A quotation mark or bracket that closes
    behind the field comes first: `'{part:은}'` gives `'본문'은`. Values are never read as
    templates.

    Raises KeyError if an argument is missing or the particle is not one of `PAIRS`.
    """

    def value(match: re.Match[str]) -> str:
        name, particle, closing = match.groups()
        if name is None:
            return match.group()[0]
        if particle == PLURAL:
            return (PLURAL if arguments[name] != 1 else "") + closing
        text = str(arguments[name])
        fits = fitting(text, particle) if particle and language == "ko" else ""
        return text + closing + fits

    return FIELD.sub(value, template)


def unfilled(template: str, language: Language) -> str:
    """A template as a reader may see it: `{part}은(는)`, `{count} word(s)`."""

    def field(match: re.Match[str]) -> str:
        name, particle, closing = match.groups()
        if name is None:
            return match.group()[0]
        if particle == PLURAL:
            return f"({PLURAL}){closing}"
        either = _either(*_forms(particle)) if particle and language == "ko" else ""
        return f"{{{name}}}{closing}{either}"

    return FIELD.sub(field, template)


def fitting(value: str, particle: str) -> str:
    """The form of a particle that fits after a value. Either form names the particle."""
    closed, opened = _forms(particle)
    final = final_sound(value)
    if final is None:
        return _either(closed, opened)
    if final == RIEUL and closed == "으로":
        return opened
    return closed if final else opened


def _forms(particle: str) -> tuple[str, str]:
    for pair in PAIRS:
        if particle in pair:
            return pair
    raise KeyError(particle)


def _either(closed: str, opened: str) -> str:
    return f"{closed}({opened})" if closed[-1] != opened else f"({closed[0]}){opened}"


def final_sound(value: str) -> str | None:
    """The consonant that a value ends in when read aloud: `ㄹ`, another (`ㅁ`), or none (empty).

    Quotation marks, brackets and punctuation at the end are not read, nor is a parenthesis after
    a word. None: nobody can know.
    """
    tail = unicodedata.normalize("NFC", value[-TAIL:])
    tail = unicodedata.normalize("NFKC", re.sub(SILENT_TAIL, "", tail)).rstrip()
    while tail and not tail[-1].isalnum() and tail[-1] != "%":
        tail = tail[:-1]
    if not tail:
        return None
    last = tail[-1]
    if "가" <= last <= "힣":
        index = (ord(last) - ord("가")) % 28
        return RIEUL if index == 8 else OTHER if index else NONE
    if last in DIGITS:
        return DIGITS[last].strip()
    word = re.search(WORD, tail)
    if word:
        return _latin(word.group())
    return NONE if last == "%" else None


def _latin(word: str) -> str:
    """The final sound of Latin letters: of capitals by their names (`LLM` ends in 엠)."""
    if word.isupper() or len(word) == 1:
        return LETTERS.get(word[-1].lower(), NONE)
    if not re.search(SPOKEN_FINAL, word.lower()):
        return NONE
    return RIEUL if word.lower().endswith(("l", "le")) else OTHER
