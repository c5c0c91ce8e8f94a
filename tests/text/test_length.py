"""Words, sentences and characters counted."""

import pytest

from notelint.text.length import count, sentences


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0),
        ("one two\nthree", 3),
        ("하나 둘, 셋 — 넷!", 4),
        ("- … ?", 0),
        ("日本語です", 5),
        ("用 Python 3 写", 4),
        ("美國은 크다", 4),
    ],
)
def test_words(text: str, number: int) -> None:
    assert count("words", text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0),
        ("...", 0),
        ("제목만", 1),
        ("좋았다. 다시 읽겠다.", 2),
        ("원주율은 3.14이다. 끝", 2),
        ("그는 “좋다.” 하고 말했다. 정말?! 그렇다…", 4),
        ("一つ目。二つ目！三つ目", 3),
        ("See e.g. Dr. Kim et al. 2020. Then J. Smith vs. Lee.", 2),
        ("Wait... what? Yes.", 2),
        ("1. First. 2. Second.", 2),
        ("2024. 3. 1. 회의를 했다. 좋았다.", 2),
        ("https://a.b/c.d is there. Yes.", 2),
    ],
)
def test_sentences(text: str, number: int) -> None:
    assert sentences(text) == number


def test_characters_count_a_run_of_white_space_once() -> None:
    assert count("characters", "  가 나\n\n다 ") == 5


def test_characters_are_those_of_the_composed_text() -> None:
    assert count("characters", "\u1112\u1161\u11ab국 e\u0301") == len("한국 é")


def test_a_storm_of_full_stops_is_counted() -> None:
    assert sentences(". " * 50_000) == 0
    assert sentences("a" + "." * 50_000 + "b") == 1
    assert sentences("!)" * 20_000) == 0
