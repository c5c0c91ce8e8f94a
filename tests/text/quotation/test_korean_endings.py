"""How much of a Korean word a quote may leave off at its end."""

import pytest

from notelint.text.normalization import normalize_article
from notelint.text.quotation.word_boundaries import quote_may_begin, quote_may_end


def stands_whole(quote: str, text: str) -> bool:
    quote, text = (normalize_article(one, "typographic").text for one in (quote, text))
    at = text.find(quote)
    while at >= 0 and not (quote_may_begin(text, at) and quote_may_end(text, at + len(quote))):
        at = text.find(quote, at + 1)
    return at >= 0


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("높다", "높다면 사자"),
        ("대한민", "대한민국은"),
        ("느낌으", "그런 느낌으로"),
        ("이를 원하", "이를 원하는 사람"),
        ("사람이 많", "사람이 많은 곳"),
        ("운영되", "운영되는 곳"),
        ("밝혔", "밝혔다"),
        ("이해", "이해관계가"),
    ],
)
def test_no_noun_is_cut_and_no_stem_from_its_ending(quote, text):
    assert not stands_whole(quote, text)


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("이 방법으로 구현할 수 있다", "이 방법으로 구현할 수 있다고 했다"),
        ("부산에 공장", "부산에 공장을 짓는다"),
        ("서울 지하", "서울 지하는 어둡다"),
        ("물가 인하", "물가 인하를 말했다"),
        ("성장률이 높다", "성장률이 높다고 밝혔다"),
        ("요금은 책정", "요금은 책정됐다"),
        ("그는 회장", "그는 회장이다"),
        ("그는 의사", "그는 의사다"),
        ("한국", "한국인들과"),
        ("사람들", "사람들에게는"),
        ("서울", "서울에서부터"),
        ("AWS", "AWS는"),
        ("회사로부터", "회사로부터의"),
        ("쓰지 않는다", "쓰지 않는다고 했다"),
    ],
)
def test_particles_and_what_changes_nothing_may_be_left_off(quote, text):
    assert stands_whole(quote, text)
