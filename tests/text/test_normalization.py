import unicodedata

import pytest

from notelint.text import normalization_steps as steps
from notelint.text.normalization import normalize, normalize_quote


@pytest.mark.parametrize(
    ("step", "before", "after"),
    [
        (steps.WHITE_SPACE, "가\n나\u00a0다\u3000라\t마\r\n", "가 나 다 라 마  "),
        (steps.WIDTH, "ＡＢＣ１２３！（￦５）", "ABC123!(₩5)"),
        (
            steps.QUOTES,
            "‘가’ “나” 「다」 『라』 《마》 〈바〉 «사» „아‟ `자´",
            '"가" "나" "다" "라" "마" "바" "사" "아" "자"',
        ),
        (steps.DASHES, "20–25 — 끝 − 1 〜", "20-25 - 끝 - 1 ~"),
    ],
    ids=lambda value: value.name if isinstance(value, steps.FoldStep) else "",
)
def test_a_folding_step_replaces_its_characters_and_keeps_the_length(step, before, after):
    assert step(before) == after
    assert len(before) == len(after)


def test_no_step_yields_what_it_or_a_step_before_it_replaces():
    done = set()
    for step in steps.LEVELS["typographic"]:
        if isinstance(step, steps.FoldStep):
            done |= set(step.table)
            assert done.isdisjoint(step.table.values())


def test_white_space_is_what_python_takes_for_it():
    spaces = {chr(code) for code in range(0x110000) if chr(code).isspace()}
    assert set(steps.WHITE_SPACE.table) == spaces - {" "}


@pytest.mark.parametrize(
    ("plain", "exact", "whitespace", "typographic"),
    [
        ("가  나", "가  나", "가 나", "가 나"),
        (" 가\n나\u00a0\u3000다 ", " 가\n나\u00a0\u3000다 ", "가 나 다", "가 나 다"),
        ("소프트\u00ad하이픈\u200b", "소프트\u00ad하이픈\u200b", "소프트하이픈", "소프트하이픈"),
        ("\u1112\u1161\u11ab", "\u1112\u1161\u11ab", "한", "한"),
        ("cafe\u0301", "cafe\u0301", "caf\u00e9", "caf\u00e9"),
        ("“가”…", "“가”…", "“가”…", '"가"...'),
        ("끝……", "끝……", "끝……", "끝..."),
        ("끝⋯⋯", "끝⋯⋯", "끝⋯⋯", "끝..."),
        ("끝···", "끝···", "끝···", "끝..."),
        ("구글·MS", "구글·MS", "구글·MS", "구글·MS"),
        ("20–25", "20–25", "20–25", "20-25"),
        ("ＡＩ", "ＡＩ", "ＡＩ", "AI"),
        ("", "", "", ""),
        (" \n\u200b", " \n\u200b", "", ""),
    ],
)
def test_levels_include_each_other(plain, exact, whitespace, typographic):
    assert normalize(plain, "exact").text == exact
    assert normalize(plain, "whitespace").text == whitespace
    assert normalize(plain, "typographic").text == typographic


@pytest.mark.parametrize("plain", ["10²", "①", "ﬓ", "㎏", "½", "不", "안", "a..b", "Ⅳ", "5′"])
def test_what_carries_meaning_is_never_folded(plain):
    assert normalize(plain, "typographic").text == plain


def test_invisible_characters_do_not_keep_letters_apart():
    assert normalize("\u1112\u200b\u1161\u11ab", "whitespace").text == "한"
    assert normalize("가 \u200b 나", "whitespace").text == "가 나"


def test_a_text_that_is_normal_already_is_mapped_by_ranges():
    normal = normalize("그대로 둔다", "typographic")
    assert normal.starts == range(6)
    assert normal.ends == range(1, 7)


def test_replaced_characters_of_equal_length_keep_the_ranges():
    assert isinstance(normalize("가\n“나”", "typographic").starts, range)


def test_a_passage_maps_back_to_where_it_came_from():
    plain = "앞  말… “인용\n\n문” 뒤"
    normal = normalize(plain, "typographic")
    at = normal.text.index('"인용 문"')
    assert plain[slice(*normal.back(at, at + 6))] == "“인용\n\n문”"
    dots = normal.text.index("...")
    assert plain[slice(*normal.back(dots, dots + 3))] == "…"
    assert plain[slice(*normal.back(dots + 1, dots + 2))] == "…"


def test_an_empty_passage_maps_back_to_an_empty_one():
    normal = normalize("  가나  ", "whitespace")
    assert normal.back(1, 1) == (3, 3)
    assert normal.back(2, 2) == (4, 4)
    assert normalize("", "typographic").back(0, 0) == (0, 0)


def test_a_decomposed_text_maps_back_syllable_by_syllable():
    plain = unicodedata.normalize("NFD", "한국")
    assert [normalize(plain, "whitespace").back(at, at + 1) for at in (0, 1)] == [(0, 3), (3, 6)]


@pytest.mark.parametrize(
    ("plain", "bare"),
    [
        ("“선정했다”", "선정했다"),
        ("'선정했다.'", "선정했다"),
        ("「선정했다」。", "선정했다"),
        ('"선정했다.".', "선정했다"),
        ("선정했다...", "선정했다"),
        ("선정했다…", "선정했다"),
        ("정말인가?!", "정말인가"),
        ("‘말’이라고 했다", '말"이라고 했다'),
        ("“한쪽만", "한쪽만"),
        ("“‘두 겹’”", "두 겹"),
        ("...", "..."),
        ('"."', '"."'),
        ("", ""),
    ],
)
def test_outer_quotation_marks_and_final_punctuation_are_no_part_of_a_quote(plain, bare):
    assert normalize_quote(plain, "typographic").text == bare


def test_a_quote_maps_back_inside_its_quotation_marks():
    quote = normalize_quote(" “선정했다.” ", "typographic")
    assert quote.back(0, len(quote.text)) == (2, 6)


def test_below_the_typographic_level_a_quote_keeps_its_marks():
    assert normalize_quote("“가.”", "whitespace").text == "“가.”"
    assert normalize_quote(" 가. ", "exact").text == " 가. "
