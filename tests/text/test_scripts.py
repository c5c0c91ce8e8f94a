"""Thai, Lao, Khmer, Burmese: words without spaces, and marks that belong to their letters."""

import pytest

from notelint.text.length import count
from notelint.text.normalization import normalize_article
from notelint.text.quotation.word_boundaries import quote_may_begin, quote_may_end

STANDS = [
    ("ประเทศไทยมีอากาศร้อนมาก", "อากาศร้อนมาก"),
    ("ประเทศไทยมีอากาศร้อนมาก", "ประเทศไทย"),
    ("ปีนี้ราคา25บาท", "ราคา25บาท"),
    ("ປະເທດລາວມີອາກາດຮ້ອນ", "ອາກາດຮ້ອນ"),
    ("ប្រទេសកម្ពុជាមានអាកាសធាតុក្តៅ", "អាកាសធាតុក្តៅ"),
    ("မြန်မာနိုင်ငံသည်ပူသည်", "နိုင်ငံသည်"),
    ("GDPของไทย", "ของไทย"),
    ("भारत में कीमतें बढ़ीं", "कीमतें"),
]
DENIED = [
    ("ไม่ดีเลย", "ดีเลย"),
    ("รัฐบาลไม่ได้ช่วยเหลือ", "ช่วยเหลือ"),
    ("ບໍ່ດີ", "ດີ"),
    ("មិនល្អ", "ល្អ"),
]
CUT = [("น้ำท่วม", "น"), ("เกาะ", "เ"), ("कीमतें", "क"), ("कीमतें", "की"), ("ខ្មែរ", "ខ្")]


@pytest.mark.parametrize(("text", "quote"), STANDS)
def test_a_quote_may_begin_and_end_between_any_letters(text: str, quote: str) -> None:
    at = text.index(quote)
    assert quote_may_begin(text, at)
    assert quote_may_end(text, at + len(quote))


@pytest.mark.parametrize(("text", "quote"), DENIED)
def test_a_denial_before_it_is_not_cut_off(text: str, quote: str) -> None:
    assert not quote_may_begin(text, text.index(quote))


@pytest.mark.parametrize(("text", "quote"), CUT)
def test_a_letter_keeps_its_marks(text: str, quote: str) -> None:
    assert not quote_may_end(text, len(quote))


@pytest.mark.parametrize(
    ("text", "minimum", "maximum"),
    [
        ("ประเทศไทยมีอากาศร้อนมากในฤดูร้อน", 7, 12),
        ("ปี 2023 มี GDP โต", 5, 6),
        ("ប្រទេសកម្ពុជាមានអាកាសធាតុក្តៅ", 4, 9),
        ("မြန်မာနိုင်ငံသည်ပူသည်", 3, 7),
    ],
)
def test_words_are_estimated(text: str, minimum: int, maximum: int) -> None:
    assert minimum <= count("words", text) <= maximum


def test_full_stops_of_many_scripts_end_sentences() -> None:
    assert count("sentences", "यह एक है। यह दो है।") == 2
    assert count("sentences", "ភាសាខ្មែរ។ ល្អ។") == 2


@pytest.mark.parametrize("gap", [" ", "\n", "\u200b"])
def test_where_a_line_was_broken_does_not_count(gap: str) -> None:
    broken = normalize_article(f"ฤดูฝน{gap}ทำให้น้ำท่วม", "typographic").text
    assert broken == normalize_article("ฤดูฝนทำให้น้ำท่วม", "typographic").text
