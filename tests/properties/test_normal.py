import unicodedata

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from notelint.text.nfc import compose
from notelint.text.normalization import normalize, normalize_article, normalize_quote
from notelint.text.quotation.quote_search import SearchableText, find_exact

MARKED = "가각ᄀ\u1161\u11a8한글abA1２²9.…·-–—“”‘’'\"「」『』《》é=＝😀"
MARKED += "\u00a0\u3000\u200b\u200d\u00ad\ufeff\n\t \u0301\u0316\u0338"
TEXTS = st.text(st.one_of(st.sampled_from(MARKED), st.characters()), max_size=60)
LEVELS = st.sampled_from(["exact", "whitespace", "typographic"])
WORDS = st.lists(
    st.text(st.sampled_from("가나다ab12“”‘’…—ＡB²"), min_size=1, max_size=6),
    min_size=1,
    max_size=12,
)
SPACES = st.sampled_from([" ", "  ", "\n", "\u00a0", "\u3000", " \u200b"])


@given(TEXTS, LEVELS)
def test_every_character_maps_back_into_the_plain_text_in_order(plain, level):
    normal = normalize(plain, level)
    assert len(normal.text) == len(normal.starts) == len(normal.ends)
    assert list(normal.starts) == sorted(normal.starts)
    assert list(normal.ends) == sorted(normal.ends)
    assert all(0 <= a < b <= len(plain) for a, b in zip(normal.starts, normal.ends, strict=True))


@given(TEXTS, LEVELS, st.data())
def test_every_passage_maps_back_to_a_passage_that_normalises_to_it(plain, level, data):
    normal = normalize(plain, level)
    start = data.draw(st.integers(0, len(normal.text)))
    end = data.draw(st.integers(start, len(normal.text)))
    first, last = normal.back(start, end)
    assert 0 <= first <= last <= len(plain)
    if start < end:
        assert normal.text[start:end].strip(" ") in normalize(plain[first:last], level).text


@given(TEXTS, LEVELS)
def test_normalising_twice_changes_nothing_more(plain, level):
    once = normalize(plain, level).text
    assert normalize(once, level).text == once


@given(TEXTS)
def test_composing_is_unicode_s_for_any_text(plain):
    assert compose(plain) == unicodedata.normalize("NFC", plain)


@given(TEXTS)
def test_decomposed_and_composed_texts_are_equal_above_the_exact_level(plain):
    decomposed = unicodedata.normalize("NFD", plain)
    assert normalize(plain, "whitespace").text == normalize(decomposed, "whitespace").text


@given(TEXTS, LEVELS)
def test_a_quote_is_a_stretch_of_the_normalised_text(plain, level):
    whole, quote = normalize_article(plain, level), normalize_quote(plain, level)
    assert quote.text in whole.text
    assert bool(quote.text) == bool(whole.text)


@given(WORDS, LEVELS, st.data())
def test_a_stretch_of_an_article_is_found_at_every_level(words, level, data):
    gaps = [data.draw(SPACES) for _ in words]
    article = "".join(word + gap for word, gap in zip(words, gaps, strict=True))
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    stretch = "".join(words[i] + gaps[i] for i in range(first, last)) + words[last]
    assert find_exact(
        SearchableText(normalize_article(article, level).text), normalize_quote(stretch, level).text
    )


@given(WORDS, LEVELS, st.data())
@settings(max_examples=200)
def test_a_changed_digit_is_never_found(words, level, data):
    article = " ".join([*words, "2023년"])
    digits = [i for i, character in enumerate(article) if character in "0123456789"]
    at = data.draw(st.sampled_from(digits))
    digit = data.draw(st.sampled_from("0123456789"))
    assume(digit != article[at])
    changed = article[:at] + digit + article[at + 1 :]
    assert (
        find_exact(
            SearchableText(normalize_article(article, level).text),
            normalize_quote(changed, level).text,
        )
        is None
    )
