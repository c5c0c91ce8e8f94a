import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.text.quotation.quoted_item import (
    LOCATION_AT_START,
    SOURCE_AT_END,
    is_attribution,
    length_of_continuation,
    may_begin_with_location,
    may_end_with_source,
    quote_candidates,
)


def read(item: str, *remarks: str) -> list[str]:
    return [item[start:end] for start, end, _ in quote_candidates(item, remarks)]


@pytest.mark.parametrize(
    ("item", "quote"),
    [
        ("요금은 낮다 (출처: 누리일보)", "요금은 낮다"),
        ("요금은 낮다 (3문단)", "요금은 낮다"),
        ("요금은 낮다 (제3 문단).", "요금은 낮다"),
        ("3문단: 요금은 낮다", "요금은 낮다"),
        ("(p. 12) It is cheap", "It is cheap"),
        ("It is cheap (pp. 12–13)", "It is cheap"),
        ("It is cheap, p. 12", "It is cheap"),
        ("It is cheap [3]", "It is cheap"),
        ("料金は安い（第2段落）", "料金は安い"),
        ("价格便宜（来源：日报）", "价格便宜"),
        ("It is cheap\n— Ada Lovelace", "It is cheap"),
        ("“요금은 낮다” (누리일보, 2026)", "“요금은 낮다”"),
        ("“It is cheap” — Ada", "“It is cheap”"),
        ('"요금은 낮다" 노조도 그렇게 말했다', '"요금은 낮다"'),
        ("「요금은 낮다」 라고 했다", "「요금은 낮다」"),
        ("“요금은 매우 낮다”라 했다", "“요금은 매우 낮다”"),
        ("「大家都欢迎」这句话", "「大家都欢迎」"),
        ("『料金は安い』 と言った", "『料金は安い』"),
        ("“요금은 낮다”라고 했다", "“요금은 낮다”"),
        ('"요금은 낮다."는 대목', '"요금은 낮다."'),
        ("『料金は安い』と書いてある", "『料金は安い』"),
        ("“It is cheap” he didn't say", "“It is cheap”"),
        ("‘It is cheap’ was what he said", "‘It is cheap’"),
    ],
)
def test_the_barest_reading_is_the_quote(item, quote):
    assert read(item)[0] == item
    assert read(item)[-1] == quote


@pytest.mark.parametrize(
    "item",
    [
        "요금은 낮다",
        "요금은 (3만 원으로) 낮다",
        "요금은 낮다(고 한다)",
        "It was built in (1843)",
        "“그렇다”고 말했다",
        "“그렇다” 그리고 “아니다”라고 말했다",
        "「그렇다」라고 말했다",
        "",
    ],
)
def test_nothing_else_is_cut_off(item):
    assert read(item) == [item]


@pytest.mark.parametrize(
    ("tail", "article", "like"),
    [
        (" (15)", " (12). The next", True),
        ("(15)", " [12] and so on", True),
        ("(777)", "(9090).", True),
        ("(15)", " (12개)다.", True),
        ("(15)", ". The next (12)", False),
        ("(15)", " (로이터)다.", False),
        ("(15)", " and more", False),
        ("(p. 15)", " (p. 12).", True),
        ("(p. 15)", " (12).", False),
        (" 노조도 마찬가지다", ". 노조는 말이 없었다", False),
        (" 회사는 밝히지 않았다", '" 회사는 밝혔다.', True),
        (" 노조도 마찬가지다", '" 회사는 밝혔다.', False),
        (" he never said", '" he said.', True),
        ("", " and more", False),
    ],
)
def test_what_the_article_has_likewise_is_part_of_the_quote(tail, article, like):
    assert bool(length_of_continuation(tail, article)) == like


def test_a_remark_is_cut_off_at_the_signs_that_are_named():
    assert read("요금은 낮다 → 정말일까") == ["요금은 낮다 → 정말일까"]
    assert read("요금은 낮다 → 정말일까", "→")[-1].rstrip() == "요금은 낮다"
    assert read("요금은→낮다", "→") == ["요금은→낮다"]  # part of a word


def test_a_source_in_front_of_a_remark_is_cut_off_too():
    assert read("요금은 낮다 (2문단) → 정말일까", "→")[-1] == "요금은 낮다"


def test_who_said_it_is_told_below_a_blockquote():
    assert is_attribution("— Ada Lovelace")
    assert is_attribution("-- Ada Lovelace")
    assert not is_attribution("It is cheap — Ada")
    assert not is_attribution("— a\n— b")


def test_signs_without_end_are_looked_at_a_bounded_number_of_times():
    assert len(read("요금은" + " → 낮다" * 5_000, "→")) < 50


WORDS = st.lists(
    st.sampled_from(
        [
            *" \n()（】p§#3~,–—.。:：제쪽第頁目段\u3000\u2003٣",
            *("P. ", "page ", "Line ", "ch.", "12", "--"),
            *("본문 ", "문단", "출처", "source", "요금", "cheap"),
        ]
    ),
    max_size=9,
).map("".join)


@given(WORDS)
def test_where_no_place_is_looked_for_there_is_none(text):
    if LOCATION_AT_START.match(text):
        assert may_begin_with_location(text)
    if SOURCE_AT_END.search(text):
        assert may_end_with_source(text)
