from notelint.text.quotation.searchable_text import MAX_VOTES, SEED, StretchIndex


def test_a_stretch_in_common_votes_for_where_the_quote_begins():
    text = "처음에는 아무도 몰랐다. 나중에야 모두가 알게 되었다."
    quote = "나중에야 누구나 알게 되었다"
    assert text.index("나중에야") in dict(StretchIndex.of(text, SEED, SEED).votes(quote))


def test_each_run_of_seven_characters_is_found_wherever_it_stands():
    text = "".join(chr(0xAC00 + number) for number in range(200))
    seeds = StretchIndex.of(text, SEED, SEED)
    for at in range(200 - 7):
        assert at in dict(seeds.votes(text[at : at + 7]))


def test_what_stands_everywhere_has_a_bounded_number_of_votes():
    votes = list(StretchIndex.of("가나" * 50_000, SEED, SEED).votes("가나" * 500))
    assert len(votes) == MAX_VOTES


def test_rare_stretches_vote_first():
    text = "가나다라" * 5_000 + "마바사아"
    votes = StretchIndex.of(text, SEED, SEED).votes("마바사아가나다라")
    assert next(votes)[0] == text.index("마바사아")


def test_texts_shorter_than_a_stretch_have_no_votes():
    assert list(StretchIndex.of("가" * (SEED - 1), SEED, SEED).votes("가나다라마")) == []
    assert list(StretchIndex.of("가나다라마", SEED, SEED).votes("가나")) == []
