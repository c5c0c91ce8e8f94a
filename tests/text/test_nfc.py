import unicodedata

import pytest

from notelint.text.nfc import MAX_MARKS, character_class, compose


@pytest.mark.parametrize(
    "text", ["", "abc", "한국", "가\u11a8", "e\u0301", "\u2126", "\uf900", "क\u093c", "\u0301"]
)
def test_composing_is_unicode_s(text):
    assert compose(text) == unicodedata.normalize("NFC", text)


def test_a_million_unsorted_marks_end(ends):
    composed = ends(compose, "a" + "\u0301\u0316" * 500_000)
    assert len(composed) == 1_000_000
    assert MAX_MARKS < 50_000


def test_a_character_class_joins_neighbours():
    assert character_class([97, 98, 99, 120]) == "a-cx-x"
