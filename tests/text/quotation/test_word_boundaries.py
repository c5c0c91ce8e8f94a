import pytest

from notelint.text.normalization import normalize_article
from notelint.text.quotation.searchable_text import SearchableText
from notelint.text.quotation.word_boundaries import (
    quote_may_begin,
    quote_may_end,
    word_end,
    word_start,
)


def stands_whole(quote: str, text: str) -> bool:
    quote, text = (normalize_article(one, "typographic").text for one in (quote, text))
    at = text.index(quote)
    return quote_may_begin(text, at) and quote_may_end(text, at + len(quote))


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("5달러", "월 25달러다"),
        ("가능하다", "실현이 불가능하다"),
        ("able", "it is unable"),
        ("can", "they can't"),
        ("15", "it fell to -15"),
        ("5", "it is 1.5"),
        ("2,000억", "1조2,000억"),
        ("2,000억", "1조 2,000억"),
        ("매출은 1조", "매출은 1조2,000억"),
        ("매출은 1만", "매출은 1만 500원"),
        ("25", "월 25달러다"),
        ("3", "at 3:15"),
        ("30", "30% of it"),
        ("可能", "这不可能"),
        ("violent", "a non-violent one"),
        ("공장을 짓지", "공장을 짓지 않는다"),
        ("공장을 짓지는", "공장을 짓지는 못했다"),
        ("食べ", "食べない"),
        ("it is", "it is not"),
        ("五十", "五十億"),
        ("ピュータ", "コンピュータ"),
    ],
)
def test_what_is_cut_does_not_stand(quote, text):
    assert not stands_whole(quote, text)


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("25달러", "월 25달러다"),
        ("공장", "부산에 공장을 짓는다"),
        ("unable", "it is unable"),
        ("John", "John's hat"),
        ("300만", "인구는 300만, 2024년"),
        ("2024년", "부산 만 2024년"),
        ("新工厂", "建设新工厂并雇用"),
        ("it is", "it is nothing"),
        ("1.5", "it is 1.5."),
        ("コンピュータ", "大型コンピュータを"),
    ],
)
def test_whole_words_stand(quote, text):
    assert stands_whole(quote, text)


@pytest.mark.parametrize(
    ("text", "at", "word"),
    [
        ("월 25달러다", 3, "25달러다"),
        ("it is unable to", 9, "unable"),
        ("공장을 짓지 않는다", 5, "짓지 않는다"),
        ("建设新工厂", 2, "设新"),
        ("약 1조2,000억 원", 4, "1조2,000억"),
        ("약 2,000.5달러다", 6, "2,000.5달러다"),
        ("it fell to -15 then", 12, "-15"),
    ],
)
def test_a_word_is_widened_to_its_edges(text, at, word):
    one = SearchableText(text)
    assert text[word_start(text, at - 1, one.begins) : word_end(text, at + 1, one.ends)] == word


def test_a_word_without_end_is_not_followed_for_ever():
    text = "가" * 10_000
    assert word_start(text, 5_000, SearchableText(text).begins) >= 4_900
    assert word_end(text, 5_000, SearchableText(text).ends) <= 5_100
