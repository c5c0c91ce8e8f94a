from hypothesis import given
from hypothesis import strategies as st

from notelint.locale import fill
from notelint.locale.korean import PAIRS
from notelint.text.normalization import normalize, normalize_article, normalize_quote
from notelint.text.quotation.differences import differences
from notelint.text.quotation.quote_search import (
    SearchableText,
    find_exact,
    find_similar,
    minimum_similarity,
)
from notelint.text.templates import match_template

PROSE = st.text(st.sampled_from("가나다라마바 사아자 차카타 파하 ab12.,“”…\n😀"), max_size=200)
WORDS = [f"{a}{b}{c}" for a in "가나다라" for b in "마바사" for c in "아자차"]
ANY = st.text(max_size=40)


@given(PROSE, PROSE)
def test_a_near_passage_lies_in_the_article_and_is_as_alike_as_is_needed(plain, other):
    article = SearchableText(normalize_article(plain, "typographic").text)
    quote = normalize_quote(other, "typographic").text
    match = find_similar(article, quote)
    if match:
        assert 0 <= match.start < match.end <= len(article.text)
        assert 0.0 < match.similarity < 1.0
        assert quote in article.text or minimum_similarity(len(quote)) <= match.similarity


@given(st.permutations(WORDS), st.data())
def test_one_changed_character_in_a_quote_of_some_length_leaves_it_near(words, data):
    article = SearchableText(" ".join(words))
    size = len(article.text)
    start = data.draw(st.integers(0, size - 20))
    end = data.draw(st.integers(start + 20, size))
    at = data.draw(st.integers(start, end - 1))
    changed = article.text[start:at] + "갃" + article.text[at + 1 : end]
    quote = changed.strip()
    assert find_exact(article, quote) is None
    match = find_similar(article, quote)
    assert match is not None
    assert match.similarity > 0.8
    assert abs(match.start - start) <= 4
    assert abs(match.end - end) <= 4


@given(PROSE, PROSE)
def test_differences_are_stretches_of_both_texts_and_the_rest_is_the_same(article, quote):
    pieces = differences(article, quote)
    assert bool(pieces) == (article != quote)
    ours = theirs = 0
    for piece in pieces:
        assert article[slice(*piece.article_span)] == piece.article
        assert quote[slice(*piece.quote_span)] == piece.quote
        same = article[ours : piece.article_span[0]], quote[theirs : piece.quote_span[0]]
        assert same[0].split() == same[1].split()
        ours, theirs = piece.article_span[1], piece.quote_span[1]
    assert article[ours:].split() == quote[theirs:].split()


@given(ANY | st.integers(), st.sampled_from(PAIRS), st.sampled_from(["en", "ko"]))
def test_filling_in_takes_any_value_as_it_is(value, pair, language):
    filled = fill(f"<{{v:{pair[0]}}}>", {"v": value}, language)
    assert filled.startswith(f"<{value}")
    endings = {"", *pair, f"{pair[0]}({pair[1]})", "(으)로", "(이)라"}
    assert filled[len(f"<{value}") : -1] in endings


@given(ANY, ANY)
def test_a_text_made_from_a_template_follows_it(headline, publisher):
    text = f"{headline} - {publisher}"
    match = match_template("{headline} - {publisher}", text, {"headline": headline})
    if normalize(headline, "typographic").text and publisher.strip():
        assert match.ok == bool(normalize(publisher, "typographic").text)
    if match.ok and "headline" not in dict(match.captures):
        assert dict(match.captures)["publisher"]
