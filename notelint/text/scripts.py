"""How scripts write words: Hangul with particles; Han, kana, Thai and others without spaces."""

import re
import unicodedata
from typing import Literal

from notelint.text.lazy_pattern import LazyPattern

# Han characters and kana: written without spaces, and lines break anywhere.

HAN_LETTERS = "々〆〇\u3041-\u3096\u309b-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Han characters and kana, as the inside of a character class, which takes long to compile."""

HAN_LEADING_BYTES = re.compile(rb"[\xe3-\xe9\xef]")
"""The bytes that begin these letters in UTF-8, and also the punctuation of kana and full-width
forms, but not Hangul. As ranges of characters they would take 5 ms to compile, which goes through
all of them."""


def is_han(letter: str) -> bool:
    """Whether a character is Han or kana, or a mark or middle dot used among kana."""
    return (
        "\u4e00" <= letter <= "\u9fff"
        or "\u3041" <= letter <= "\u30ff"
        or "\u3400" <= letter <= "\u4dbf"
        or "\uf900" <= letter <= "\ufaff"
        or letter in ("々", "〆", "〇")
    )


def has_han(text: str) -> bool:
    """Whether a text has Han characters or kana. Linear."""
    data = text.encode("utf-8", "surrogatepass")
    return HAN_LEADING_BYTES.search(data) is not None and any(map(is_han, set(text)))


# Thai, Lao, Tibetan, Burmese, Khmer, the Tai scripts, Javanese, Balinese: only a dictionary knows
# where a word ends, but a letter is never parted from the vowels and marks set around it.

UNSPACED_LETTERS = (
    "\u0e00-\u0e3a\u0e40-\u0e7f\u0e80-\u0eff\u0f40-\u0fbc\u1000-\u109f\u1780-\u17da\u17dc-\u17ff"
    "\u1950-\u19df\u1a20-\u1aad\u1b00-\u1b7f\ua980-\ua9df\ua9e0-\ua9ff\uaa60-\uaadf"
)
"""Letters, vowels and marks of these scripts, as the inside of a character class."""

UNSPACED_LETTER = LazyPattern(f"[{UNSPACED_LETTERS}]")

UNSPACED_LEADING_BYTES = re.compile(rb"[\xe0\xe1]|\xea[\xa6-\xab]")
"""The bytes that begin these letters in UTF-8, but not Hangul and Han."""

LEADING_VOWELS = frozenset("เแโใไເແໂໃໄ")
"""Vowels written before their letter."""

TRAILING_VOWELS = frozenset("ะาำๅๆฯະາຳຽໆ")
"""Vowels and signs written after it that Unicode does not count as marks."""

STACKING_SIGNS = frozenset("\u1039\u17d2\u0f84\u1a60\ua9c0\u1b44")
"""Signs below which the next letter is set."""

NEGATING_PREFIX = LazyPattern(
    r"(?:ไม่|มิ)(?:ได้|เคย|ต้อง|ควร|สามารถ|อาจ|ใช่|มี|น่า|ค่อย)?|ไร้|ปราศจาก|ห้าม|ຫ້າມ"
    r"|(?:ບໍ່|ບໍ)(?:ໄດ້|ເຄີຍ|ຕ້ອງ|ຄວນ|ສາມາດ|ມີ)?|(?:មិន|ពុំ|គ្មាន)(?:បាន|ដែល|មែន|អាច)?|မ"
)
"""Words of Thai, Lao, Khmer and Burmese that negate the next one."""

MAX_PREFIX = 12


def is_unspaced(character: str) -> bool:
    """Whether a character belongs to one of these scripts."""
    may_be = "\u0e00" <= character < "\u1b80" or "\ua980" <= character < "\uaae0"
    return may_be and UNSPACED_LETTER.match(character) is not None


def has_unspaced(text: str) -> bool:
    """Whether a text has characters of these scripts. Linear."""
    data = text.encode("utf-8", "surrogatepass")
    return UNSPACED_LEADING_BYTES.search(data) is not None and bool(UNSPACED_LETTER.search(text))


def is_combining_mark(character: str) -> bool:
    """Whether a character is set above, below or beside the one before it, in any script."""
    return not character.isascii() and unicodedata.category(character)[0] == "M"


def may_part(left: str, right: str) -> bool:
    """Whether a text may be cut between two characters of these scripts."""
    return not (
        left in LEADING_VOWELS
        or left in STACKING_SIGNS
        or right in TRAILING_VOWELS
        or is_combining_mark(right)
    )


def negated_by_prefix(text: str, at: int) -> bool:
    """Whether a word of these scripts that ends at a place negates the one that begins there."""
    minimum = max(0, at - MAX_PREFIX)
    return any(NEGATING_PREFIX.fullmatch(text, start, at) for start in range(minimum, at))


# Korean. A quote may leave off particles and endings that change nothing: `부산에 공장` of `부산에
# 공장을`, `높다` of `높다고`, `그는 회장` of `그는 회장이다`, `책정` of `책정됐다`. It may not end
# within a noun or between a stem and its ending (`대한민` of `대한민국`, `밝혔` of `밝혔다`), nor
# where the rest makes it a condition (`높다` of `높다면`).

OmittedEnding = Literal["particles", "ending", "telling", "too much"]

MAX_REST = 12
"""How many syllables of a word's rest are examined."""

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
"""For each particle, whether it follows a consonant; None: it follows either."""

LONGEST_PARTICLE = max(map(len, PARTICLES))
FINAL_RIEUL = 8
NO_CONDITION = r"(?!.*면(?!서))"
COPULA = LazyPattern(
    rf"{NO_CONDITION}(?:이다|입니|이었|였|이에요|예요|이죠|이고|이며|이지만|이자|이므로|인데|인\Z|일\Z"
    r"|이라[고는며던]|라[고는며던]|이냐|다\Z)"
)
"""What makes a noun a predicate: `회장이다`, `회장이며`."""

REPORTING = LazyPattern(rf"{NO_CONDITION}(?:고|며|면서|는|던|지만|더[니라]|네)")
"""What reports a statement: `높다고`, `높다며`."""

STEM_FINAL = frozenset("으되같많높좋젊깊낮넓짧얇밝붉굵맑짙옳싫않없있았었했됐겠였왔갔났졌")
"""Syllables that end no noun, but a verb's stem or a part of a particle."""

NOUNS_IN_HA = frozenset(f"{first}하" for first in "이지영산부폐휘저투낙귀전인각강치슬천")
"""Words that end in `하` and are no verb's stem: `이하`, `지하`, `인하`."""

SENTENCE_FINAL = "다라냐자까죠요"
"""The last syllables of a sentence, after which a report of it goes on: `높다고`."""

VERB_OF_NOUN = LazyPattern(
    rf"{NO_CONDITION}(?:[하했한할합함해되됐된될됩됨돼]|시[키켰킨킬켜]|받|당[하했한할])"
)
"""What makes a noun a verb: `책정됐다`."""


def is_hangul(character: str) -> bool:
    """Whether a character is a Korean syllable."""
    return "가" <= character <= "힣"


def omitted_ending(text: str, at: int) -> OmittedEnding:
    """What a quote leaves off the Korean word within which it ends.

    `text[at]` and the syllable before it are Hangul.
    """
    end = at
    while end < min(len(text), at + MAX_REST) and is_hangul(text[end]):
        end += 1
    rest, last = text[at:end], text[at - 1]
    if last in STEM_FINAL or (
        last == "하" and text[at - 2 : at] not in NOUNS_IN_HA and rest[0] != "고"
    ):
        return "too much"
    if _all_particles(rest, last):
        return "particles"
    if last in SENTENCE_FINAL and REPORTING.match(rest):
        return "telling"
    if COPULA.match(rest):
        return "too much" if rest == "다" and _final_consonant(last) else "ending"
    is_noun = at > 1 and is_hangul(text[at - 2])
    return "ending" if is_noun and VERB_OF_NOUN.match(rest) else "too much"


def _all_particles(rest: str, last: str) -> bool:
    """Whether a word's rest is a chain of particles, each fit for the syllable before it."""
    reached = [True, *[False] * len(rest)]
    for at in range(len(rest)):
        if reached[at]:
            before = rest[at - 1] if at else last
            for end in range(at + 1, min(len(rest), at + LONGEST_PARTICLE) + 1):
                particle = rest[at:end]
                if particle in PARTICLES and particle_fits(particle, before):
                    reached[end] = True
    return reached[-1]


def particle_fits(particle: str, before: str) -> bool:
    """Whether a particle has the form that goes with the character before it."""
    after_consonant = PARTICLES[particle]
    if not is_hangul(before) or after_consonant is None:
        return True
    final = _final_consonant(before)
    if particle.startswith(("로", "으로")) and final == FINAL_RIEUL:
        return not after_consonant
    return (final > 0) == after_consonant


def _final_consonant(syllable: str) -> int:
    """The number of a syllable's final consonant; 0 if it ends in a vowel."""
    return (ord(syllable) - ord("가")) % 28
