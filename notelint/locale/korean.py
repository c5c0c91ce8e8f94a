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

LETTERS_OF_A_WORD = 4

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
WORDS = {
    **dict.fromkeys(("app", "deep", "group", "keep", "sleep", "template", "type"), OTHER),
    **dict.fromkeys(("bit", "check", "github", "hub", "kit", "loop", "ok"), NONE),
    **dict.fromkeys(("readme", "set", "theme"), NONE),
}
"""English words that Koreans say otherwise than `SPOKEN_FINAL` has it: 앱, 그룹, but 허브, 루프."""
UNITS = {
    **dict.fromkeys(("cal", "cm", "gb", "ha", "hz", "kb", "kcal", "km", "kw", "kwh", "l"), NONE),
    **dict.fromkeys(("m", "mb", "ml", "mm", "ms", "s", "tb", "v", "w"), NONE),
    **dict.fromkeys(("g", "h", "kg", "mg", "min", "t"), OTHER),
    **dict.fromkeys(("db", "px"), RIEUL),
}
"""Units after a number, as they are read: `10km` 킬로미터, `5kg` 킬로그램, `3dB` 데시벨."""
CURRENCIES = {"$": NONE, "€": NONE, "£": NONE, "¥": OTHER, "₩": OTHER}
"""Signs before an amount, which are read after it: `$3` is 3달러."""
AMOUNT = r"([$€£¥₩])\s?\d[\d.,]*$"
MEASURE = r"(?:\d\s?([A-Za-z]{1,4})|(dB))$"
FRACTION = r"(\d)\u2044\d+$"
"""Of `½` (in NFKC `1⁄2`) the numerator is read last."""


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


def final_sound(value: str) -> str | None:  # noqa: PLR0911 - one for each way of reading
    """The consonant that a value ends in when read aloud: `ㄹ`, another (`ㅁ`), or none (empty).

    Quotation marks, brackets and punctuation at the end are not read, nor is a parenthesis after
    a word. None: nobody can know.
    """
    tail = unicodedata.normalize("NFC", value[-TAIL:])
    tail = unicodedata.normalize("NFKC", re.sub(SILENT_TAIL, "", tail)).rstrip()
    if tail.endswith(("C#", "F#")):
        return OTHER  # 샵
    while tail and not tail[-1].isalnum() and tail[-1] != "%":
        tail = tail[:-1]
    if not tail:
        return None
    last = tail[-1]
    if "가" <= last <= "힣":
        index = (ord(last) - ord("가")) % 28
        return RIEUL if index == 8 else OTHER if index else NONE
    if amount := re.search(AMOUNT, tail):
        return CURRENCIES[amount[1]]
    if fraction := re.search(FRACTION, tail):
        return DIGITS[fraction[1]].strip()
    if last in DIGITS:
        return DIGITS[last].strip()
    measure = re.search(MEASURE, tail)
    if measure and (unit := (measure[1] or measure[2]).lower()) in UNITS:
        return UNITS[unit]
    word = re.search(WORD, tail)
    if word:
        return _latin(word.group())
    return NONE if last == "%" else None


def _latin(word: str) -> str:
    """The final sound of a word in Latin letters.

    Capitals are read by their names (`LLM` ends in 엠), unless they spell a word (`TITLE`): that
    has at least four letters, a vowel among them.
    """
    lower = word.lower()
    if lower in WORDS:
        return WORDS[lower]
    spelled = len(word) < LETTERS_OF_A_WORD or not set("aeiou") & set(lower)
    if len(word) == 1 or (word.isupper() and spelled):
        return LETTERS.get(lower[-1], NONE)
    if not re.search(SPOKEN_FINAL, lower):
        return NONE
    return RIEUL if lower.endswith(("l", "le")) else OTHER
