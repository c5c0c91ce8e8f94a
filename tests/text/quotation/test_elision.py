import pytest

from notelint.text.normalization import normalize_quote
from notelint.text.quotation.quote_search import SearchableText
from notelint.text.quotation.quoted_item import elided_pieces, in_order, long_enough


def cut(quote: str) -> list[str]:
    return [piece.text for piece in elided_pieces(normalize_quote(quote, "typographic"))]


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("요금은 한 달에 … 낮다", ["요금은 한 달에", "낮다"]),
        ("요금은 한 달에 [...] 낮다", ["요금은 한 달에", "낮다"]),
        ("요금은 한 달에 (중략) 낮다.", ["요금은 한 달에", "낮다"]),
        ("料金は（中略）安い", ["料金は", "安い"]),
        ("it costs < ... > more (omitted) here", ["it costs", "more", "here"]),
        ("… 요금은 낮다 …", ["요금은 낮다"]),
        ("요금은 낮다", []),
        ("……", []),
    ],
)
def test_pieces_are_what_stands_between_the_signs(quote, expected):
    assert cut(quote) == expected


def test_pieces_map_back_to_where_they_stand_in_the_quote():
    plain = "“요금은 한 달에 … 낮다”"
    first, second = elided_pieces(normalize_quote(plain, "typographic"))
    assert plain[slice(*first.back(0, len(first.text)))] == "요금은 한 달에"
    assert plain[slice(*second.back(0, len(second.text)))] == "낮다"


def test_single_words_are_too_short():
    assert not long_enough(elided_pieces(normalize_quote("요금은 … 낮다", "typographic")))
    assert long_enough(elided_pieces(normalize_quote("요금은 아주 … 값이 낮다", "typographic")))


def test_pieces_follow_each_other_as_close_together_as_they_can():
    article = SearchableText("alpha beta. alpha beta. gamma delta. alpha beta.")
    parts = elided_pieces(normalize_quote("alpha beta … gamma delta", "typographic"))
    assert in_order(parts, article.find, article.rfind) == ((12, 22), (24, 35))


def test_pieces_in_another_order_do_not_follow():
    article = SearchableText("gamma delta. alpha beta.")
    parts = elided_pieces(normalize_quote("alpha beta … gamma delta", "typographic"))
    assert in_order(parts, article.find, article.rfind) == ()


def test_one_passage_is_not_taken_twice():
    article = SearchableText("alpha beta gamma")
    parts = elided_pieces(normalize_quote("alpha beta … beta gamma", "typographic"))
    assert in_order(parts, article.find, article.rfind) == ()
