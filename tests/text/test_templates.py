import pytest

from notelint.text.templates import TemplateMatch, match_template

HEADLINE = "아마존웹서비스도 '멀티모달 AI' 참전 이미지·음성 … 인식의 지평 넓어진다"
TEMPLATE = "{headline} - {publisher}"


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADLINE} - 매일경제",
        f"  {HEADLINE} –  매일경제 ",
        f"{HEADLINE}\u00a0— 매일경제",
        f"{HEADLINE} - 매일경제".replace("'멀티모달 AI'", "‘멀티모달 AI’").replace("…", "..."),
        f"{HEADLINE}\n- 매일경제",
    ],
)
def test_a_link_names_headline_and_publisher(text):
    known = {"headline": HEADLINE}
    assert match_template(TEMPLATE, text, known) == TemplateMatch((("publisher", "매일경제"),))


@pytest.mark.parametrize(
    ("text", "field", "found"),
    [
        ("다른 제목 - 매일경제", "headline", "다른 제목"),
        ("다른 - 제목 - 매일경제", "headline", "다른 - 제목"),
        (f"속보 {HEADLINE} - 매일경제", "headline", f"속보 {HEADLINE}"),
        ("다른 제목", "headline", "다른 제목"),
        ("", "headline", ""),
        (HEADLINE, "", HEADLINE),
        (f"{HEADLINE} - ", "", f"{HEADLINE} -"),
    ],
)
def test_a_link_that_departs_from_its_template_is_told_where(text, field, found):
    match = match_template(TEMPLATE, text, {"headline": HEADLINE})
    assert not match.ok
    assert (match.field, match.found) == (field, found)
    assert match.expected == (HEADLINE if field else f"{HEADLINE} - {{publisher}}")


def test_free_fields_are_captured_beside_a_known_one_that_differs():
    match = match_template(TEMPLATE, "다른 제목 - 매일경제", {"headline": HEADLINE})
    assert match.captures == (("publisher", "매일경제"),)


def test_a_known_headline_may_hold_the_separator():
    match = match_template(TEMPLATE, "가 - 나 - 다 - 라", {"headline": "가 - 나"})
    assert match.captures == (("publisher", "다 - 라"),)


@pytest.mark.parametrize(
    ("template", "text", "captures"),
    [
        ("[{publisher}] {title}", "[한겨레] 제목", (("publisher", "한겨레"), ("title", "제목"))),
        ("{a} - {b} - {c}", "1 - 2 - 3 - 4", (("a", "1 - 2"), ("b", "3"), ("c", "4"))),
        ("{title} ({date})", "제목 (2023) (11.30)", (("title", "제목 (2023)"), ("date", "11.30"))),
        ("원문", "원문", ()),
        ("{all}", "  무엇이든 ", (("all", "무엇이든"),)),
        ("{a}-{b}", "“가”–‘나’", (("a", "“가”"), ("b", "‘나’"))),
    ],
)
def test_free_fields_take_what_stands_there(template, text, captures):
    assert match_template(template, text, {}) == TemplateMatch(captures)


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("원문", "원문 보기"),
        ("{a} - {b}", " - 나"),
        ("{a} - {b}", "가 -"),
        ("{a}", " "),
        ("({a})", "()"),
        ("aXa", "a"),
    ],
)
def test_a_free_field_needs_something(template, text):
    assert not match_template(template, text, {}).ok


def test_an_empty_value_is_not_known():
    assert match_template(TEMPLATE, "가 - 나", {"headline": " "}).captures == (
        ("headline", "가"),
        ("publisher", "나"),
    )


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("b" + "a" * 50_000, "a" * 150_000),
        ("a" * 50_000, "a" * 150_000 + " - b"),
        (" - " * 20_000 + "x", " - " * 50_000),
    ],
)
def test_periodic_texts_end(headline, text, ends):
    ends(match_template, TEMPLATE, text * 5, {"headline": headline * 5})
