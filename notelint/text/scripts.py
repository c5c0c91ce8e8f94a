"""Han characters and kana: they are written without spaces, and lines break anywhere."""

import re
import unicodedata
from typing import Literal

from notelint.text.lazy_pattern import LazyPattern

HAN_LETTERS = "々〆〇\u3041-\u3096\u309b-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""All of them, as the inside of a character class, which takes long to compile."""


def is_han(letter: str) -> bool:
    """Whether a character is one, or a mark or middle dot that stands among kana."""
    return (
        "\u4e00" <= letter <= "\u9fff"
        or "\u3041" <= letter <= "\u30ff"
        or "\u3400" <= letter <= "\u4dbf"
        or "\uf900" <= letter <= "\ufaff"
        or letter in ("々", "〆", "〇")
    )


HAN_LEADING_BYTES = re.compile(rb"[\xe3-\xe9\xef]")
"""With what each of them begins in UTF-8; also kana's punctuation and full-width forms, but not
Hangul. Among bytes a class takes no time to compile."""


def has_han(text: str) -> bool:
    """Whether any is in a text. Linear."""
    data = text.encode("utf-8", "surrogatepass")
    return HAN_LEADING_BYTES.search(data) is not None and any(map(is_han, set(text)))


# Scripts beside Han and kana that are written without spaces between words.
#
# Thai, Lao, Tibetan, Burmese, Khmer, the scripts of the Tai, Javanese, Balinese. Where a word ends
# only a dictionary knows; but a letter and what is set around it are never parted.

UNSPACED_LETTERS = (
    "\u0e00-\u0e3a\u0e40-\u0e7f\u0e80-\u0eff\u0f40-\u0fbc\u1000-\u109f\u1780-\u17da\u17dc-\u17ff"
    "\u1950-\u19df\u1a20-\u1aad\u1b00-\u1b7f\ua980-\ua9df\ua9e0-\ua9ff\uaa60-\uaadf"
)
"""Their letters, vowels and marks, as the inside of a character class."""

ANY = re.compile(f"[{UNSPACED_LETTERS}]")

LEADING_VOWELS = frozenset("เแโใไເແໂໃໄ")
"""Vowels that are written before the letter that they belong to."""

FOLLOWING = frozenset("ะาำๅๆฯະາຳຽໆ")
"""Vowels and signs that are written behind it, and are no marks to Unicode."""

STACKING = frozenset("\u1039\u17d2\u0f84\u1a60\ua9c0\u1b44")
"""Signs below which the next letter is set."""

DENYING = LazyPattern(
    r"(?:ไม่|มิ)(?:ได้|เคย|ต้อง|ควร|สามารถ|อาจ|ใช่|มี|น่า|ค่อย)?|ไร้|ปราศจาก|ห้าม|ຫ້າມ"
    r"|(?:ບໍ່|ບໍ)(?:ໄດ້|ເຄີຍ|ຕ້ອງ|ຄວນ|ສາມາດ|ມີ)?|(?:មិន|ពុំ|គ្មាន)(?:បាន|ដែល|មែន|អាច)?|မ"
)
"""What denies the word behind it in Thai, Lao, Khmer and Burmese."""

LONGEST_DENIAL = 12


def is_unspaced(character: str) -> bool:
    """Whether a character is written in one of these scripts."""
    return character >= "\u0e00" and ANY.match(character) is not None


def is_combining_mark(character: str) -> bool:
    """Whether a character is set above, below or beside the one before it, in any script."""
    return not character.isascii() and unicodedata.category(character)[0] == "M"


def parts_letters(one: str, two: str) -> bool:
    """Whether what is written together may be cut between two characters of these scripts."""
    return not (
        one in LEADING_VOWELS or one in STACKING or two in FOLLOWING or is_combining_mark(two)
    )


def negated_by_prefix(text: str, at: int) -> bool:
    """Whether a word right before a place denies what begins there."""
    minimum = max(0, at - LONGEST_DENIAL)
    return any(DENYING.fullmatch(text, start, at) for start in range(minimum, at))


def has_unspaced(text: str) -> bool:
    """Whether a text has any of these letters. Linear."""
    return not text.isascii() and ANY.search(text) is not None


OmittedEnding = Literal["particles", "ending", "telling", "too much"]

LONGEST = 12
"""So much of a word's rest is looked at, in syllables."""

AFTER_CONSONANT = (
    "은 이 을 과 으로 으로써 으로서 으로부터 이나 이라도 이란 이든 이든지 이랑 이야 이여 이나마"
)
AFTER_VOWEL = "는 가 를 와 로 로써 로서 로부터 나 라도 란 든 든지 랑 야 여 나마"
AFTER_ANY = (
    "의 에 에서 에게 에게서 께 께서 한테 한테서 도 만 까지 부터 조차 마저 처럼 같이 보다 대로 마다 "
    "밖에 뿐 하고 들 인 만큼 씩 쯤 가량 씨 님 측 등 더러 치고 서 선 엔 에선 에겐 짜리 어치 째 당 "
    "별 간 말 초 경 여"
)
PARTICLES = {
    **dict.fromkeys(AFTER_CONSONANT.split(), True),
    **dict.fromkeys(AFTER_VOWEL.split(), False),
    **dict.fromkeys(AFTER_ANY.split()),
}
"""Each particle, and whether a consonant stands before it; None: no matter."""

LONGEST_PARTICLE = max(map(len, PARTICLES))
RIEUL = 8
NO_CONDITION = r"(?!.*면(?!서))"
COPULA = LazyPattern(
    rf"{NO_CONDITION}(?:이다|입니|이었|였|이에요|예요|이죠|이고|이며|이지만|이자|이므로|인데|인\Z|일\Z"
    r"|이라[고는며던]|라[고는며던]|이냐|다\Z)"
)
QUOTED = LazyPattern(rf"{NO_CONDITION}(?:고|며|면서|는|던|지만|더[니라]|네)")
STEMS = frozenset("으되같많높좋젊깊낮넓짧얇밝붉굵맑짙옳싫않없있았었했됐겠였왔갔났졌")
"""With what no noun ends: it is the stem of a verb, or part of a particle."""

NOUNS = frozenset(f"{first}하" for first in "이지영산부폐휘저투낙귀전인각강치슬천")
"""Words that end in `하` and are no verb's stem: `이하`, `지하`, `인하`."""

FINAL = "다라냐자까죠요"
"""The last syllables of a sentence; behind them go on the words that tell of it: `높다고`."""

DONE = LazyPattern(
    rf"{NO_CONDITION}(?:[하했한할합함해되됐된될됩됨돼]|시[키켰킨킬켜]|받|당[하했한할])"
)
"""What makes a verb of a noun: `책정됐다`."""


def omitted_ending(text: str, at: int) -> OmittedEnding:
    """What a quote leaves off of the Korean word in whose midst it ends.

    `text[at]` and the syllable before it are Hangul.
    """
    end = at
    while end < min(len(text), at + LONGEST) and "가" <= text[end] <= "힣":
        end += 1
    rest, last = text[at:end], text[at - 1]
    if last in STEMS or (last == "하" and text[at - 2 : at] not in NOUNS and rest[0] != "고"):
        return "too much"
    if _all_particles(rest, last):
        return "particles"
    if last in FINAL and QUOTED.match(rest):
        return "telling"
    if COPULA.match(rest):
        return "too much" if rest == "다" and _closed(last) else "ending"
    noun = at > 1 and "가" <= text[at - 2] <= "힣"
    return "ending" if noun and DONE.match(rest) else "too much"


def _all_particles(rest: str, last: str) -> bool:
    """Whether a word's rest is a chain of particles, each fit for the syllable before it."""
    reach = [True, *[False] * len(rest)]
    for at in range(len(rest)):
        if reach[at]:
            before = rest[at - 1] if at else last
            for end in range(at + 1, min(len(rest), at + LONGEST_PARTICLE) + 1):
                particle = rest[at:end]
                if particle in PARTICLES and particle_fits(particle, before):
                    reach[end] = True
    return reach[-1]


def particle_fits(particle: str, before: str) -> bool:
    """Whether a particle has the form that goes with what stands before it."""
    if not "가" <= before <= "힣":
        return True
    closed = PARTICLES[particle]
    if closed is None:
        return True
    if particle.startswith(("로", "으로")) and _final(before) == RIEUL:
        return not closed
    return _closed(before) == closed


def _final(syllable: str) -> int:
    return (ord(syllable) - ord("가")) % 28


def _closed(syllable: str) -> bool:
    return _final(syllable) > 0
