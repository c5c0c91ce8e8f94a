import pytest

from notelint.text.quotation.differences import differences


@pytest.mark.parametrize(
    ("article", "quote", "expected"),
    [
        ("월 25달러", "월 20달러", [("25달러", "20달러")]),
        ("월 20~25달러로 책정", "월 20~20달러로 책정", [("25달러로", "20달러로")]),
        ("1,000원", "10,000원", [("1,000원", "10,000원")]),
        ("3.5%", "35%", [("3.5", "35")]),
        ("가장 높은 점유율", "높은 점유율", [("가장", "")]),
        ("높은 점유율", "가장 높은 점유율", [("", "가장")]),
        ("생성형 AI 모델", "생성형AI 모델", [("생성형 AI", "생성형AI")]),
        ("있지만, 최근", "있지만 최근", [("있지만,", "있지만")]),
        ("“좋다”고", "좋다고", [("“좋다”고", "좋다고")]),
        ("a  b", "a b", [("a  b", "a b")]),
        ("하나 둘 셋 넷", "하나 두 세 넷", [("둘 셋", "두 세")]),
        ("하나 둘 셋 넷 다섯", "한 둘 셋 넷 닷", [("하나", "한"), ("다섯", "닷")]),
        ("他说你好吗", "他说您好吗", [("你", "您")]),
        ("未公布", "公布", [("未", "")]),
        ("않았다", "했다", [("않았다", "했다")]),
        ("기사", "", [("기사", "")]),
        ("", "인용", [("", "인용")]),
        ("같다", "같다", []),
        ("", "", []),
    ],
)
def test_differences_are_told_in_words(article, quote, expected):
    pieces = differences(article, quote)
    assert [(piece.article, piece.quote) for piece in pieces] == expected
    for piece in pieces:
        assert article[slice(*piece.article_span)] == piece.article
        assert quote[slice(*piece.quote_span)] == piece.quote


def test_what_a_quote_leaves_out_has_a_place_in_the_quote():
    (piece,) = differences("가장 높은 점유율", "가장 점유율")
    assert piece.quote_span == (3, 3)


def test_long_texts_that_share_nothing_are_one_difference(ends):
    assert len(ends(differences, "가 " * 200_000, "나 " * 200_000)) == 1


def test_a_change_in_the_middle_of_a_long_text_is_found():
    text = "가나 다라 " * 10_000
    (piece,) = differences(text, text[:50_000] + "바뀐" + text[50_002:])
    assert "바뀐" in piece.quote
    assert len(piece.article) < 10
