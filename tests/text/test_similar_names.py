from itertools import product

import pytest

from notelint.text.similar_names import SimilarNames, closest

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


def test_many_names_are_known_by_their_letters():
    names = [f"섹션 {index} section" for index in range(3000)]
    known = SimilarNames(names)
    for name in ("섹선 1234 section", "섹션 77 sectoin", "Section 5", "섹션 12345 section"):
        assert known.closest(name) == closest(name, names), name
    assert known.closest("zzzzzz") is None
    assert "섹션 7 section" in known
    assert "섹션 7" not in known


def test_few_and_many_names_give_the_first_of_the_nearest():
    for more in (0, 1000):
        known = SimilarNames(
            ["abcde", "abcdf", *("".join(pair) for pair in product("xyz", repeat=7))][: 2 + more]
        )
        assert known.closest("abcd") == "abcde"
        assert known.closest("ABCDF ") == "abcdf"
        assert known.closest("") is None


def test_names_are_the_same_as_is_said():
    assert "notes" in SimilarNames(["Notes"], str.lower)
    assert "notes" not in SimilarNames(["Notes"])


@pytest.mark.parametrize("name", ["section {0:05}", "{0:05}", "가나다라 {0}", "a" * 90 + "{0}"])
def test_as_many_slips_as_names_take_linear_time(name, operations):
    def ask(number):
        known = SimilarNames(name.format(index) for index in range(number))
        for index in range(number):
            known.closest(name.format(index) + "xy")

    assert operations(lambda: ask(1200)) < 5 * operations(lambda: ask(300))
