"""Korean particles, in the form that fits what stands before them.

They have two forms, by whether the sound before them ends in a consonant: `기사는` but `본문은`.
"""

import re
import unicodedata

PAIRS = (
    ("은", "는"),
    ("이", "가"),
    ("을", "를"),
    ("과", "와"),
    ("으로", "로"),
    ("이라", "라"),
    ("이어야", "여야"),
)
"""Particles: the form after a consonant, the form after a vowel."""

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


def fitting(value: str, particle: str) -> str:
    """The form of a particle that fits after a value. Either form names the particle."""
    closed, opened = _forms(particle)
    final = final_sound(value)
    if final is None:
        return either(particle)
    if final == RIEUL and closed == "으로":
        return opened
    return closed if final else opened


def _forms(particle: str) -> tuple[str, str]:
    for pair in PAIRS:
        if particle in pair:
            return pair
    raise KeyError(particle)


def either(particle: str) -> str:
    """Both forms, for where the sound is not known: `은(는)`."""
    closed, opened = _forms(particle)
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
