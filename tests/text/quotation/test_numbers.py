"""A quote that cuts a number is none, however the number is written."""

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
        ("25", "25만의 사람"),
        ("25", "25도를 넘었다"),
        ("25 전쟁", "6·25 전쟁 때"),
        ("paid 1", "paid 1’000’000 francs"),
        ("000 francs", "paid 1’000’000 francs"),
        ("sold 2", "sold 2 500 000 loaves"),
        ("000 loaves", "sold 2 500 000 loaves"),
        ("is 3", "is 3_000 now"),
        ("000 now", "is 3_000 now"),
        ("weighs 6", "weighs 6·5 kg"),
        ("07 points", "by .07 points"),
        ("7 points", "by -.7 points"),
        (".3%로", "7.3%로 높다"),
        ("3%로", "7.3%로"),
        ("값은 3.", "값은 3.5다"),
        ("2024", "2024-03 is"),
        ("03 is", "2024-03 is"),
        ("3", "3:15 pm"),
        ("1.2", "1.2.3 version"),
        ("15도", "-15도"),
        ("5도", "−15도"),
        ("30%", "30%~40% 감소"),
        ("40% 감소", "30%~40% 감소"),
        ("30만 명", "20만~30만 명"),
        ("20만", "20만~30만 명"),
        ("5월까지", "3월~5월까지"),
        ("3%", "3%p 올랐다"),
        ("3%", "3% 포인트 올랐다"),
        ("15°", "15°C"),
        ("$5", "US$5 a day"),
        ("1/2 cups", "1 1/2 cups"),
        ("1", "1 1/2 cups"),
        ("25", "25 million euros"),
        ("million euros", "25 million euros"),
        ("매출은 25", "매출은 25 억 원"),
        ("30", "30 % of"),
        ("2", "2/3 of"),
        ("3 of", "2/3 of"),
        ("１", "１２명"),
        ("５달러", "２５달러"),
        ("그가 5 m", "그가 5 m² 안"),
        ("10", "10^5 cells"),
        ("4 m", "3×4 m"),
    ],
)
def test_a_cut_number_does_not_stand(quote, text):
    assert not stands_whole(quote, text)


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("500 people came", "In 2024 500 people came"),
        ("500 people", "12 500 people"),
        ("25 people", "In Seoul, 25 people"),
        ("매출은 3조", "매출은 3조다"),
        ("3 조각", "사과 3 조각"),
        ("30%", "30%가량"),
        ("30%", "30%를"),
        ("3.5%", "3.5%였다"),
        ("5 shows", "Fig 5 shows"),
        ("25", "25, 30"),
        ("2024년", "2024년에는"),
        ("코로나19", "코로나19로 인해"),
        ("G7", "G7의 정상들"),
    ],
)
def test_a_whole_number_stands(quote, text):
    assert stands_whole(quote, text)
