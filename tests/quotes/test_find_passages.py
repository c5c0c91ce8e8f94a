from types import SimpleNamespace

import pytest

from notelint.model.source import Source
from notelint.parse import parse
from notelint.quotes.article import Article
from notelint.quotes.find_passages import find_quote, find_term
from notelint.text.normalization import normalize_quote

TEXT = """\
요금은 로봇 한 대에 **월 20~25달러**로 낮다. 그는 **"그렇다"**라고 말했다.

인공일반지능(AGI)은 The pumps에 쓰인다. 부산에 공장을 짓는다. 대전에 공장을 짓는다.
"""


def article(text: str = TEXT, level: str = "typographic") -> Article:
    blocks = parse(Source.of("note.md", text)).blocks
    leaves = tuple(leaf for block in blocks for leaf in block.leaves())
    made = Article.of_sections([SimpleNamespace(leaves=leaves, part=SimpleNamespace())], level)
    assert made is not None
    return made


def look(quote: str, *, elided: bool = True):
    one = article()
    found = find_quote(one, [normalize_quote(quote, "typographic")], elided=elided)
    return [one.text.plain[start:end] for start, end in found.places], found


def test_an_article_without_text_is_none():
    assert Article.of_sections([], "typographic") is None


def test_a_quote_over_paragraphs_and_marks_is_found():
    places, found = look("낮다. 그는 “그렇다”라고 말했다. 인공일반지능(AGI)은")
    assert found.similarity == 1.0
    assert [place.replace("\u200b", "") for place in places] == [
        '낮다. 그는 "그렇다"라고 말했다.\n인공일반지능(AGI)은'
    ]


def test_asterisks_that_stay_visible_are_a_mark_and_no_text():
    one = article()
    meant = [one.text.plain[mark.start : mark.end] for mark in one.text.marks]
    assert meant == ["월 20~25달러", '"그렇다"']


def test_at_the_exact_level_asterisks_count():
    one = article(level="exact")
    quote = normalize_quote('그는 "그렇다"라고', "exact")
    assert find_quote(one, [quote], elided=False).similarity < 1.0


def test_the_first_reading_that_is_there_is_taken():
    readings = [normalize_quote(one, "typographic") for one in ("요금은 낮다 (1)", "로봇 한 대에")]
    one = article()
    (place,) = find_quote(one, readings, elided=True).places
    assert one.text.plain[slice(*place)] == "로봇 한 대에"


def test_pieces_in_another_order_are_told():
    assert look("부산에 공장을 짓는다 … 요금은 로봇 한 대에")[1].apart


def test_a_changed_piece_is_near_and_told_by_itself():
    places, found = look("요금은 로봇 한 대에 … 부산에 공항을 짓는다")
    assert 0.0 < found.similarity < 1.0
    assert found.differing == "부산에 공항을 짓는다"
    assert places == ["부산에 공장을 짓는다"]


def test_where_nothing_may_be_left_out_an_ellipsis_is_text():
    assert look("요금은 로봇 한 대에 … 낮다", elided=False)[1].similarity < 1.0


def test_passages_that_are_just_as_like_are_told():
    places, found = look("광주에 공장을 짓는다")
    assert places == ["부산에 공장을 짓는다"]
    assert len(found.others) == 1


@pytest.mark.parametrize(
    ("term", "there"),
    [
        *(("인공일반지능", True), ("AGI", True), ("agi", True), ("pump", True), ("로봇", True)),
        *(("일반지능", True), ("", False), ("드론", False), ("ump", False)),
    ],
)
def test_a_term_stands_in_whole_words_other_cases_and_compounds(term, there):
    assert (find_term(article(), term) is not None) == there


def test_a_passage_ends_with_the_quotation_mark_that_closes_one_inside() -> None:
    for written in ("그는 “그렇다.”", "그는 “그렇다”."):
        one = article(f"앞말. {written} 뒷말.\n")
        (place,) = find_quote(
            one, [normalize_quote("그는 “그렇다”", "typographic")], elided=True
        ).places
        assert one.text.plain[slice(*place)] == written.rstrip(".")
