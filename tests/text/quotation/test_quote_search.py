import random

import pytest

from notelint.text.normalization import normalize_article, normalize_quote
from notelint.text.quotation.quote_search import LONGEST, SearchableText, find_exact, find_similar

ARTICLE = """AWS는 이번 리인벤트를 통해 생성형 AI 관련 신규 서비스를 잇달아 발표했다. 여전히 AWS가
글로벌 클라우드 시장에서 가장 높은 점유율을 기록하고 있지만, 경쟁사에 시장을 내줬다는 분석도 나온다.
아마존 Q는 요금도 1인당 월 20~25달러로 구글·MS보다 저렴하게 책정됐다. 한편 “엔비디아는 내년 초
‘GH200’을 출시한다…”고 밝혔다."""
NORMAL = SearchableText(normalize_article(ARTICLE, "typographic").text)


def searched(text):
    return SearchableText(normalize_article(text, "typographic").text)


def passage(match):
    return NORMAL.text[match.start : match.end]


def quote(text):
    return normalize_quote(text, "typographic").text


@pytest.mark.parametrize(
    "text",
    [
        "여전히 AWS가 글로벌 클라우드 시장에서 가장 높은 점유율을 기록하고 있지만",
        "\"엔비디아는 내년 초 'GH200'을 출시한다...\"고 밝혔다.",
        "「아마존 Q는 요금도 1인당 월 20~25달러로」",
        "책정",
    ],
)
def test_a_quote_that_is_there_is_found(text):
    match = find_exact(NORMAL, quote(text))
    assert match is not None
    assert match.similarity == 1.0
    assert passage(match) == quote(text)


@pytest.mark.parametrize("text", ["", "월 20~20달러", "책정됐다고", "ARTICLE"])
def test_a_quote_that_is_not_there_is_not_found(text):
    assert find_exact(NORMAL, quote(text)) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "아마존 Q는 요금도 1인당 월 20~20달러로 구글·MS보다 저렴하게 책정됐다",
            "아마존 Q는 요금도 1인당 월 20~25달러로 구글·MS보다 저렴하게 책정됐다",
        ),
        ("1인당 20~25달러로 구글·MS보다", "1인당 월 20~25달러로 구글·MS보다"),
        (
            "여전히 AWS는 글로벌 클라우드 시장에서 높은 점유율을 기록하고 있다",
            "여전히 AWS가 글로벌 클라우드 시장에서 가장 높은 점유율을 기록하고 있지만",
        ),
        ("그러나 아마존 Q는 요금도 1인당 월 20~25달러로", "아마존 Q는 요금도 1인당 월 20~25달러로"),
        ("요금도 1인당 월 20~30달러로", "요금도 1인당 월 20~25달러로"),
        ("엔비디아가 내년 초 'GH200'을 출시", '엔비디아는 내년 초 "GH200"을 출시'),
    ],
)
def test_a_changed_quote_is_near_the_passage_that_it_came_from(text, expected):
    match = find_similar(NORMAL, quote(text))
    assert match is not None
    assert passage(match) == expected
    assert 0.65 < match.similarity < 1.0


@pytest.mark.parametrize(
    "text",
    [
        "오늘 날씨는 맑고 기온은 평년보다 조금 높겠습니다",
        "20달러",
        "가나다",
        "",
        "AWS는 요금도 시장에서 출시한다고 구글이 잇달아 높은 분석",
    ],
)
def test_what_the_article_does_not_say_is_near_nothing(text):
    assert find_similar(NORMAL, quote(text)) is None


def test_one_changed_word_at_the_end_of_a_short_sentence_is_near():
    article = searched("업계는 이를 반겼다. 정부는 그 법을 고친다.")
    match = find_similar(article, quote("업계는 이를 미워했다"))
    assert match is not None
    assert article.text[match.start : match.end] == "업계는 이를 반겼다"
    assert find_similar(article, quote("업계는 그를 미워했다")) is None
    assert find_similar(article, quote("정부는 새 집을 지었다")) is None


def test_nothing_is_near_in_an_empty_article():
    assert find_similar(SearchableText(""), quote("없는 기사의 인용문")) is None


def test_of_two_like_passages_the_nearer_one_is_taken():
    article = searched(
        "1분기 매출은 전년보다 10% 늘어난 300억원이다. "
        "2분기 매출은 전년보다 20% 늘어난 400억원이다."
    )
    match = find_similar(article, quote("2분기 매출은 전년보다 20% 늘어난 450억원이다"))
    assert match is not None
    assert article.text[match.start : match.end] == "2분기 매출은 전년보다 20% 늘어난 400억원이다"


def test_a_passage_in_chinese_has_no_words_to_widen_to():
    article = searched("他昨天在北京宣布公司将投资五十亿美元建设新工厂并雇用三千名员工。")
    match = find_similar(article, quote("他昨天在北京宣布公司将投资六十亿美元建设新工厂"))
    assert match is not None
    assert article.text[match.start : match.end] == "他昨天在北京宣布公司将投资五十亿美元建设新工厂"


def test_longer_quotes_than_the_bound_are_only_looked_for_word_for_word():
    text = "가나다라마 " * LONGEST
    article = searched(text)
    assert find_exact(article, quote(text)) is not None
    assert find_similar(article, quote(text + "끝")) is None


@pytest.mark.parametrize(
    ("article", "wanted"),
    [
        ("가나" * 100_000, "가나" * 100 + "다"),
        ("가나" * 100_000, "나가다" * 3_000),
        ("a" * 200_000, "a" * 100 + "b" + "a" * 100),
        ("가" * 200_000, "가" * 100 + "나" + "가" * 9_000),
        ("가 " * 100_000, "가 나 " * 2_000),
        ("😀" * 100_000, "😀" * 50 + "😁"),
    ],
    ids=["period", "shifted period", "one letter", "long", "spaces", "astral"],
)
def test_periodic_texts_are_searched_to_the_end(article, wanted, ends):
    match = ends(find_similar, searched(article), quote(wanted))
    assert match is None or match.similarity < 1


@pytest.mark.parametrize("piece", ["가나", "a", "가 ", "가나다 "])
def test_a_longer_article_takes_as_much_more_work(piece, operations):
    changed = quote(piece * 100 + "다" + piece * 100)
    small, large = (
        operations(lambda n=n: find_similar(searched(piece * n), changed)) for n in (2_000, 8_000)
    )
    assert large < 6 * small


def test_a_few_changed_quotes_need_no_seeds():
    article = searched(ARTICLE)
    for _ in range(3):
        assert find_similar(
            article, quote("요금도 1인당 월 20~30달러로 구글·MS보다 저렴하게 책정됐다")
        )
    assert "seeds" not in vars(article)


def test_five_hundred_changed_quotes_of_a_long_article_are_found():
    chance = random.Random(7)
    words = ARTICLE.split()
    article = searched(" ".join(chance.choice(words) for _ in range(30_000)))
    for _ in range(500):
        at = chance.randrange(len(article.text) - 200)
        piece = article.text[at : at + 200].strip()
        match = find_similar(article, quote(piece[:90] + "갃" + piece[91:]))
        assert match is not None
        assert match.similarity > 0.9


def test_quotes_with_many_changes_are_found_by_seeds():
    chance = random.Random(8)
    words = ARTICLE.split()
    article = searched(" ".join(chance.choice(words) for _ in range(3_000)))
    for _ in range(50):
        at = chance.randrange(len(article.text) - 200)
        changed = list(article.text[at : at + 160])
        for place in range(5, 155, 10):
            changed[place] = "갃"
        match = find_similar(article, quote("".join(changed)))
        assert match is not None
        assert abs(match.start - at) < 12
        assert match.similarity > 0.8
    assert "seeds" in vars(article)
