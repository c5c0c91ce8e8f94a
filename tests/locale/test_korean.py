import pytest

from notelint.locale import fill, unfilled
from notelint.locale.korean import PAIRS, fitting


@pytest.mark.parametrize(
    ("value", "topic", "subject", "object_", "with_", "towards"),
    [
        ("본문", "본문은", "본문이", "본문을", "본문과", "본문으로"),
        ("기사", "기사는", "기사가", "기사를", "기사와", "기사로"),
        ("서울", "서울은", "서울이", "서울을", "서울과", "서울로"),
        ("2", "2는", "2가", "2를", "2와", "2로"),
        ("3", "3은", "3이", "3을", "3과", "3으로"),
        ("8", "8은", "8이", "8을", "8과", "8로"),
        ("10", "10은", "10이", "10을", "10과", "10으로"),
        ("AWS", "AWS는", "AWS가", "AWS를", "AWS와", "AWS로"),
        ("LLM", "LLM은", "LLM이", "LLM을", "LLM과", "LLM으로"),
        ("URL", "URL은", "URL이", "URL을", "URL과", "URL로"),
        (
            "링크(link)",
            "링크(link)는",
            "링크(link)가",
            "링크(link)를",
            "링크(link)와",
            "링크(link)로",
        ),
        ("‘근거’", "‘근거’는", "‘근거’가", "‘근거’를", "‘근거’와", "‘근거’로"),
        ("本", "本은(는)", "本이(가)", "本을(를)", "本과(와)", "本(으)로"),
    ],
)
def test_a_particle_fits_the_sound_before_it(value, topic, subject, object_, with_, towards):
    forms = [fill(f"{{v:{particle}}}", {"v": value}, "ko") for particle in "은이을과"]
    assert forms == [topic, subject, object_, with_]
    assert fill("{v:으로}", {"v": value}, "ko") == towards


@pytest.mark.parametrize(
    ("value", "form"),
    [
        ("headline", "은"), ("title", "은"), ("link", "는"), ("block", "은"), ("evidence", "는"),
        ("Context", "는"), ("book", "은"), ("Summary", "는"), ("heading", "은"), ("commit", "은"),
        ("N", "은"), ("a", "는"), ("50%", "는"), ("１", "은"), ("\u1112\u1161\u11ab", "은"),
        ("말.", "은"), ("[제목]", "은"), ("`코드`", "는"), ("(본문)", "은"), ("본문(수치)", "은"),
        ("", "은(는)"), ("...", "은(는)"), ("😀", "은(는)"),
    ],
)  # fmt: skip
def test_the_topic_particle_of_other_values(value, form):
    assert fitting(value, "은") == form


@pytest.mark.parametrize(
    ("value", "topic", "towards"),
    [
        ("Hub", "는", "로"), ("GitHub", "는", "로"), ("bit", "는", "로"), ("kit", "는", "로"),
        ("loop", "는", "로"), ("ok", "는", "로"), ("theme", "는", "로"), ("check", "는", "로"),
        ("app", "은", "으로"), ("group", "은", "으로"), ("sleep", "은", "으로"),
        ("template", "은", "으로"), ("TITLE", "은", "로"), ("FILE", "은", "로"),
        ("NAME", "은", "으로"), ("FORMAT", "은", "으로"), ("AUTHOR", "는", "로"),
        ("NUMBER", "는", "로"), ("README", "는", "로"), ("JSON", "은", "으로"),
        ("HTML", "은", "로"), ("API", "는", "로"), ("10km", "는", "로"), ("5cm", "는", "로"),
        ("200ml", "는", "로"), ("5kg", "은", "으로"), ("5 g", "은", "으로"), ("5t", "은", "으로"),
        ("dB", "은", "로"), ("3dB", "은", "로"), ("$3", "는", "로"), ("₩1,000", "은", "으로"),
        ("C#", "은", "으로"), ("C++", "는", "로"), ("½", "은", "로"), ("3", "은", "으로"),
    ],
)  # fmt: skip
def test_foreign_words_units_and_amounts_are_read_as_koreans_say_them(value, topic, towards):
    assert (fitting(value, "은"), fitting(value, "으로")) == (topic, towards)


@pytest.mark.parametrize("pair", PAIRS, ids="/".join)
def test_either_form_names_a_particle(pair):
    assert fitting("본문", pair[0]) == fitting("본문", pair[1]) == pair[0]
    assert fitting("기사", pair[0]) == fitting("기사", pair[1]) == pair[1]


def test_english_leaves_the_particle_out():
    assert fill("{part:은} is missing", {"part": "evidence"}, "en") == "evidence is missing"


@pytest.mark.parametrize(("number", "said"), [(0, "0 words"), (1, "1 word"), (2, "2 words")])
def test_an_english_plural_follows_its_number(number, said):
    assert fill("{n} word{n:s}", {"n": number}, "en") == said
    assert fill("({n} word{n:s})", {"n": number}, "en") == f"({said})"


def test_a_template_is_shown_with_both_forms():
    assert unfilled("{n} word{n:s} in '{part:은}'", "en") == "{n} word(s) in '{part}'"
    assert unfilled("'{part:은}' {n:으로} {{x}}", "ko") == "'{part}'은(는) {n}(으)로 {x}"


def test_values_are_no_templates():
    assert fill("{a} {b}", {"a": "{b}", "b": "{{x}}"}, "ko") == "{b} {{x}}"


def test_doubled_braces_are_braces():
    assert fill("{{{n}}}", {"n": 3}, "en") == "{3}"


def test_numbers_are_values():
    assert fill("{n:이} 있습니다", {"n": 3}, "ko") == "3이 있습니다"


@pytest.mark.parametrize("template", ["{missing}", "{n:도}"])
def test_a_mistaken_template_is_an_error(template):
    with pytest.raises(KeyError):
        fill(template, {"n": 1}, "ko")
