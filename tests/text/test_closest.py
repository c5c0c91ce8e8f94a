import pytest

from notelint.text.closest import closest

KEYS = [
    "id",
    "heading",
    "region",
    "count",
    "holds",
    "items",
    "text",
    "url",
    "appears_in",
    "layout",
    "description",
]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("layput", "layout"), ("descrition", "description"), ("conut", "count"), ("hold", "holds"),
        ("appears-in", "appears_in"), ("Heading", "heading"), (" url ", "url"),
        ("regoin", "region"),
    ],
)  # fmt: skip
def test_a_misspelt_name_has_a_nearest_one(name, meant):
    assert closest(name, KEYS) == meant


@pytest.mark.parametrize("name", ["", "x", "severity", "zzzzzz", "가나다", "a" * 100_000])
def test_a_strange_name_has_none(name):
    assert closest(name, KEYS) is None


def test_codes_and_hangul():
    assert closest("S01", ["S001", "Q001"]) == "S001"
    assert closest("뉴스-스크랲", ["뉴스-스크랩", "회의록"]) == "뉴스-스크랩"


def test_of_equals_the_first_is_taken():
    assert closest("ab", ["abc", "abd"]) == "abc"
    assert closest("name", iter([])) is None
