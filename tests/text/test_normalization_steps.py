import pytest

from notelint.text import normalization_steps as steps
from notelint.text.normalization import NormalizedText, _rewrite


def taken(step: steps.Step, plain: str) -> NormalizedText:
    normal = NormalizedText(plain, range(len(plain)), range(1, len(plain) + 1))
    if isinstance(step, steps.FoldStep):
        return normal._replace(text=step(plain))
    return _rewrite(step, normal) if step.needed(plain, steps.signs_of(plain)) else normal


STEPS = [
    (steps.WHITE_SPACE, "가\xa0나\u3000다\n라", "가 나 다 라"),
    (steps.WIDTH, "Ｇ２０（％）￦", "G20(%)₩"),
    (steps.QUOTES, "“가”「나」‘다’«라»", '"가""나""다""라"'),
    (steps.PUNCTUATION, "甲、乙。", "甲,乙."),
    (steps.MIDDLES, "가ㆍ나・다•라", "가·나·다·라"),
    (steps.DASHES, "20–25〜30", "20-25~30"),
    (steps.DROPPED, "가\u200b나\u00ad다\ufeff", "가나다"),
    (steps.ENTITIES, "&ldquo;가&amp;나", "“가&나"),
    (steps.FOOTNOTES, "가[^1]나[^note]", "가나"),
    (steps.ELLIPSES, "가…나······다....라..마", "가...나...다...라..마"),
    (steps.LONG_DASHES, "가 - 나--다 -- 라", "가-나-다-라"),
    (steps.LETTERS_APART, "oﬃce ﬁle ﬂat oﬀ baﬄe ﬅay faﬆ", "office file flat off baffle stay fast"),
    (steps.HYPHENS, "well- known 5- 7 -a- b — 5 -3", "well-known 5-7 -a-b — 5 -3"),
    (steps.COMPOSED, "e\u0301\u1112\u1161\u11ab", "é한"),
    (steps.SPACES, "가  나   다", "가 나 다"),
    (steps.NO_SPACES, "机器 学习 가 나", "机器学习가 나"),
]


@pytest.mark.parametrize(
    ("step", "before", "after"), STEPS, ids=lambda one: getattr(one, "name", "")
)
def test_a_step_does_what_its_name_says(step, before, after):
    assert taken(step, before).text == after


@pytest.mark.parametrize(
    ("step", "before", "after"), STEPS, ids=lambda one: getattr(one, "name", "")
)
def test_a_step_keeps_the_way_back(step, before, after):
    normal = taken(step, before)
    assert len(normal.starts) == len(normal.ends) == len(after)
    for at, character in enumerate(after):
        start, end = normal.back(at, at + 1)
        assert 0 <= start < end <= len(before)
        assert character in taken(step, before[start:end]).text


@pytest.mark.parametrize(
    ("step", "before", "after"), STEPS, ids=lambda one: getattr(one, "name", "")
)
def test_a_step_leaves_alone_what_it_made(step, before, after):
    assert taken(step, after).text == after


def test_every_step_of_a_level_is_tested_here():
    used = {
        name
        for level in (steps.LEVELS, steps.QUOTE_LEVELS)
        for one in level.values()
        for step in one
        for name in step.name.split("; ")
    }
    assert used == {step.name for step, _, _ in STEPS}


def test_steps_in_one_do_what_they_do_one_after_the_other():
    parts = (steps.WIDTH, steps.QUOTES, steps.PUNCTUATION, steps.MIDDLES, steps.DASHES)
    for step in parts:
        for character in step.table:
            folded = character
            for one in parts:
                folded = one(folded)
            assert steps.SIGNS(character) == folded


@pytest.mark.parametrize("level", ["exact", "whitespace", "typographic"])
def test_a_quote_s_steps_include_those_of_a_text(level):
    names = [{step.name for step in table[level]} for table in (steps.LEVELS, steps.QUOTE_LEVELS)]
    assert names[0] <= names[1]
