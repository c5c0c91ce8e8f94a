import pytest

from notelint.text.headings import LIKELY, differ_in_a_word, fold_heading, similarity


@pytest.mark.parametrize(
    "heading",
    [
        "개요", " 개요 ", "개요:", "1. 개요", "1) 개요", "(1) 개요", "1.2.3 개요", "1.2. 개요",
        "1.개요", "① 개요", "⑴ 개요", "❶ 개요", "가. 개요", "(가) 개요", "가.개요", "I. 개요",
        "iv) 개요", "Ⅱ. 개요", "A. 개요", "Q1. 개요", "📌 개요", "📌 1. 개요", "1️⃣ 개요", "■ 개요",
        "[개요]", "개 요", "개\u3000요", "\u1100\u1162요", "_개요_",
    ],
)  # fmt: skip
def test_case_width_punctuation_and_numbering_do_not_count(heading):
    assert fold_heading(heading) == "개요"


@pytest.mark.parametrize(
    ("heading", "folded"),
    [
        ("본문의 근거(객관적 수치)", "본문의근거객관적수치"),
        ("ＡＢＣ Test", "abctest"),
        ("2023 결산", "2023결산"),
        ("A.I. 시대", "ai시대"),
        ("C++", "c++"),
        ("C#", "c#"),
        ("C", "c"),
        ("# 제목 #", "제목"),
        ("Cafe\u0301", "caf\u00e9"),
        ("हिन्दी", "हिन्दी"),
        ("1.", "1"),
        ("!!!", "!!!"),
        ("🎉", "🎉"),
        ("", ""),
        ("가", "가"),
        ("의의", "의의"),
        ("iPhone", "iphone"),
    ],
)
def test_what_is_left_of_a_heading(heading, folded):
    assert fold_heading(heading) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("용어정이", "용어정리"),
        ("본문의 건거", "본문의 근거"),
        ("Alternatves", "Alternatives"),
        ("Statuses:", "Status"),
        ("Guilde-level explanation", "Guide-level explanation"),
        ("Decision", "Decisions"),
        ("추가 조사 할 내용", "추가 조사할 내용들"),
    ],
)
def test_misspelt_headings_are_likely(one, other):
    assert similarity(one, other) == similarity(other, one) >= LIKELY


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("본문", "본문의 근거"),
        ("Context", "Consequences"),
        ("장점", "단점"),
        ("결과", "결론"),
        ("Pros", "Cons"),
        ("관련 기사", "관련 링크"),
        ("추가 조사", "추가 자료"),
        ("배경", "배경 지식"),
        ("서론", "결론"),
    ],
)
def test_different_headings_are_not_likely(one, other):
    assert similarity(one, other) == similarity(other, one) < LIKELY


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("영국 종합 분석 보고서", "미국 종합 분석 보고서"),
        ("이 노트를 쓰는 까닭과 장점", "이 노트를 쓰는 까닭과 단점"),
        ("Responsibilities of the buyer", "Responsibilities of the seller"),
        ("Consequences for readers in 2024", "Consequences for writers in 2024"),
    ],
)
def test_another_word_is_no_slip(one, other):
    assert differ_in_a_word(one, other)
    assert differ_in_a_word(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("영국 종합 분석 보고서", "영국 종합 분섟 보고서"),
        ("본문의 건거", "본문의 근거"),
        ("Out fo scope", "Out of scope"),
        ("Context adn problem", "Context and problem"),
        ("1. Alternatves, considered", "1. Alternatives considered"),
        ("추가 조사 할 내용", "추가 조사할 내용들"),
        ("추가조사할 내용", "추가 조사할 내용"),
        ("", ""),
    ],
)
def test_a_slip_of_a_word_is_the_same_word(one, other):
    assert not differ_in_a_word(one, other)
    assert not differ_in_a_word(other, one)


def test_headings_of_one_tolerant_form_are_quite_alike():
    assert similarity("1. Context", "CONTEXT:") == 1.0


@pytest.mark.parametrize(
    "text", ["1." * 100_000, "(" * 100_000, "😀" * 100_000, "a\u0301\u0316" * 50_000]
)
def test_absurd_headings_end(text, ends):
    ends(fold_heading, text * 5)
    ends(similarity, text * 5, "개요")
