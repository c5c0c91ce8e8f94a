"""Scripts beside Han and kana that are written without spaces between words.

Thai, Lao, Tibetan, Burmese, Khmer, the scripts of the Tai, Javanese, Balinese. Where a word ends
only a dictionary knows; but a letter and what is set around it are never parted.
"""

import unicodedata

from notelint.text.lazy import lazy

LETTERS = (
    "\u0e00-\u0e3a\u0e40-\u0e7f\u0e80-\u0eff\u0f40-\u0fbc\u1000-\u109f\u1780-\u17da\u17dc-\u17ff"
    "\u1950-\u19df\u1a20-\u1aad\u1b00-\u1b7f\ua980-\ua9df\ua9e0-\ua9ff\uaa60-\uaadf"
)
"""Their letters, vowels and marks, as the inside of a character class."""

ANY = lazy(f"[{LETTERS}]")

LEADING = frozenset("เแโใไເແໂໃໄ")
"""Vowels that are written before the letter that they belong to."""

FOLLOWING = frozenset("ะาำๅๆฯະາຳຽໆ")
"""Vowels and signs that are written behind it, and are no marks to Unicode."""

STACKING = frozenset("\u1039\u17d2\u0f84\u1a60\ua9c0\u1b44")
"""Signs below which the next letter is set."""

DENYING = lazy(
    r"(?:ไม่|มิ)(?:ได้|เคย|ต้อง|ควร|สามารถ|อาจ|ใช่|มี|น่า|ค่อย)?|ไร้|ปราศจาก|ห้าม|ຫ້າມ"
    r"|(?:ບໍ່|ບໍ)(?:ໄດ້|ເຄີຍ|ຕ້ອງ|ຄວນ|ສາມາດ|ມີ)?|(?:មិន|ពុំ|គ្មាន)(?:បាន|ដែល|មែន|អាច)?|မ"
)
"""What denies the word behind it in Thai, Lao, Khmer and Burmese."""

LONGEST_DENIAL = 12


def is_unspaced(character: str) -> bool:
    """Whether a character is written in one of these scripts."""
    return character >= "\u0e00" and ANY.match(character) is not None


def is_mark(character: str) -> bool:
    """Whether a character is set above, below or beside the one before it, in any script."""
    return not character.isascii() and unicodedata.category(character)[0] == "M"


def parts_letters(one: str, two: str) -> bool:
    """Whether what is written together may be cut between two characters of these scripts."""
    return not (one in LEADING or one in STACKING or two in FOLLOWING or is_mark(two))


def denied(text: str, at: int) -> bool:
    """Whether a word right before a place denies what begins there."""
    minimum = max(0, at - LONGEST_DENIAL)
    return any(DENYING.fullmatch(text, start, at) for start in range(minimum, at))


def has_unspaced(text: str) -> bool:
    """Whether a text has any of these letters. Linear."""
    return not text.isascii() and ANY.search(text) is not None
