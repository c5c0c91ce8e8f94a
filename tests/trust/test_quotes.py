"""A note with many quotes takes no longer than its length, whatever they are.

Without what is noted of an article, each quote that it has not takes a look through all of it.
"""

import random
from collections.abc import Callable

import pytest

from notelint.lint.check_note import check_note
from notelint.model.plan import Plan, SelectedRule
from notelint.rules import RULES
from notelint.schema.loading import read_schema
from notelint.text.quotation.quote_search import find_similar
from notelint.text.quotation.searchable_text import PATIENCE, SearchableText

SCHEMA = read_schema(
    b"""\
notelint: 1
name: grown
order: any
parts:
  - {id: article, heading: A, holds: prose}
  - {id: quotes, heading: Q, holds: quotes, count: "?", quotes: {from: article}}
  - {id: terms, heading: T, holds: definitions, count: "?", each: {term: {appears_in: article}}}
""",
    "grown.yaml",
)
PLAN = Plan(
    root="",
    rules=tuple(
        SelectedRule(rule.code, rule.severity, rule.options() if rule.options else None)
        for rule in RULES.values()
        if rule.code[0] in "QN"
    ),
    schemas=(SCHEMA,),
    forced="grown",
)
KOREAN = (
    "요금은 로봇 한 대에 월 달러로 경쟁사인 해오름보다 가량 저렴하게 책정됐다 회사는 매출 공장을"
)
ENGLISH = "the pump costs euros a month and is louder than before in every house of this town"


def sentences(words: str, number: int, first: int = 0) -> list[str]:
    chance = random.Random(number)
    known = words.split()
    return [
        " ".join([*chance.choices(known, k=6), str(first + at), *chance.choices(known, k=4)])
        for at in range(number)
    ]


def changed(sentence: str) -> str:
    middle = len(sentence) // 2
    return f"{sentence[:middle]}갃{sentence[middle + 1 :]}"


def quotes(words: str, make: Callable[[list[str]], list[str]]) -> Callable[[int], str]:
    def note(number: int) -> str:
        made = sentences(words, number)
        article = "\n\n".join(f"{one}." for one in made)
        return f"# A\n\n{article}\n\n# Q\n\n" + "".join(f"* {one}\n" for one in make(made))

    return note


def absent(made: list[str]) -> list[str]:
    return sentences(KOREAN, len(made), 1_000_000)


FAMILIES = {
    "changed": quotes(KOREAN, lambda made: [changed(one) for one in made]),
    "changed, English": quotes(ENGLISH, lambda made: [changed(one) for one in made]),
    "changed, short": quotes(KOREAN, lambda made: [changed(one[-16:].strip()) for one in made]),
    "absent": quotes(KOREAN, lambda made: [f"전혀 다른 말 {at} 번째" for at, _ in enumerate(made)]),
    "absent, of the same words": quotes(KOREAN, absent),
    "there": quotes(KOREAN, lambda made: made),
    "cut": quotes(KOREAN, lambda made: [one[1:-1] for one in made]),
    "joined": quotes(
        KOREAN, lambda made: [f"{one}. {made[at - 2]}." for at, one in enumerate(made)]
    ),
    "changed pieces": quotes(KOREAN, lambda made: [" … ".join(map(changed, made))]),
    "pieces that are there": quotes(KOREAN, lambda made: [" … ".join(made)]),
    "pieces turned round": quotes(KOREAN, lambda made: [" … ".join(reversed(made))]),
    "terms": lambda n: (
        f"# A\n\n{'. '.join(sentences(KOREAN, n))}\n\n# T\n\n"
        + "".join(f"* 낱말{at}\n" for at in range(n))
    ),
    "terms, English": lambda n: (
        f"# A\n\n{'. '.join(sentences(ENGLISH, n))}\n\n# T\n\n"
        + "".join(f"* Word{at}\n" for at in range(n))
    ),
}


@pytest.mark.parametrize("name", FAMILIES)
def test_many_quotes_take_no_more_than_their_length(
    name: str, operations: Callable[[Callable[[], object]], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    # As after many quotes, and with bounds that are reached in a short note.
    monkeypatch.setattr("notelint.text.quotation.searchable_text.PATIENCE", 0)
    monkeypatch.setattr("notelint.text.quotation.searchable_text.MAX_VOTES", 20)
    monkeypatch.setattr("notelint.text.quotation.quote_search.MAX_PLACES", 4)

    def check(number: int) -> None:
        result = check_note("note.md", FAMILIES[name](number).encode(), PLAN)
        assert not [one for one in result.findings if one.code == "N004"]

    check(10)  # what is done once
    small, large = operations(lambda: check(100)), operations(lambda: check(400))
    assert large < 4**1.2 * small


@pytest.mark.parametrize("words", [KOREAN, ENGLISH])
def test_an_article_is_looked_through_a_bounded_number_of_times(words: str) -> None:
    made = sentences(words, 600)
    article = SearchableText(". ".join(made))
    told = 0
    for one in made:
        assert article.find(one) >= 0
        assert article.find(changed(one)) < 0
        told += find_similar(article, changed(one)) is not None
        assert article.find(f"{one[:9]}갃") < 0
    assert told > 0.98 * len(made)
    assert article.is_indexed
    assert article.scanned < 1.2 * PATIENCE * len(article.text)


def test_what_is_noted_of_an_article_finds_what_a_look_through_it_does() -> None:
    chance = random.Random(5)
    text = "".join(chance.choices("가나다 .12", k=3_000))
    plain, noted = SearchableText(text), SearchableText(text)
    noted.scanned = PATIENCE * len(text) + 1
    for size in (1, 2, 3, 5, 7, 8, 11, 20, 60):
        for _ in range(200):
            at = chance.randrange(len(text) - size)
            wanted = text[at : at + size]
            if chance.random() < 0.5:
                wanted = wanted[:-1] + chance.choice("가나다 .12")
            start = chance.choice((0, at, at + 1))
            assert list(noted.occurrences(wanted, start)) == list(plain.occurrences(wanted, start))
