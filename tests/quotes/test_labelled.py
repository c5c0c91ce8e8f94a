"""A labelled set of quotes and articles, made by stated changes: no verdict on it may be wrong.

Found: neither Q001 nor Q002 is reported. Changed: one of them is; for a single slip it is Q002,
which shows the passage that was meant.
"""

import misquotes
import presentation
import pytest
from texts import ARTICLES, Article, Passage

from notelint.lint.check_note import check_note
from notelint.model.plan import Plan, SelectedRule
from notelint.rules import RULES
from notelint.schema.loading import read_schema

SCHEMA = read_schema(
    b"""\
notelint: 1
name: labelled
parts:
  - {id: article, heading: {text: Article, level: 1}, holds: prose}
  - {id: quotes, heading: {text: Quotes, level: 1}, holds: quotes, quotes: {from: article}}
""",
    "labelled.yaml",
)
PLAN = Plan(
    root="",
    rules=tuple(
        SelectedRule(rule.code, rule.severity)
        for rule in RULES.values()
        if rule.code in ("Q001", "Q002", "N004")
    ),
    schemas=(SCHEMA,),
    forced="labelled",
)


def verdict(article: str, quotes: str) -> str:
    """Codes that are reported of one quote; empty for one that is found."""
    note = f"# Article\n\n{article}\n\n# Quotes\n\n{quotes}\n"
    result = check_note("note.md", note.encode(), PLAN)
    assert result.facts.quotes_checked == 1, note
    return ", ".join(finding.code for finding in result.findings)


def markdown(article: Article) -> str:
    return article.text.replace("\n", "\n\n")


def ident(article: Article, number: int, name: str) -> str:
    return f"{article.language}-{ARTICLES.index(article)}-{number} {name}"


PASSAGES = [
    (article, number, passage)
    for article in ARTICLES
    for number, passage in enumerate(article.passages)
]


def presented() -> list[object]:
    """A case for each change that changes anything."""
    cases = []
    for article, number, passage in PASSAGES:
        before = presentation.nothing(article, markdown(article), passage.text)
        for change in presentation.CHANGES:
            after = change(article, markdown(article), passage.text)
            if after != before or change is presentation.nothing:
                name = ident(article, number, change.__name__)
                cases.append(pytest.param(*after, id=name))
    return cases


def slipped() -> list[object]:
    """A case for each slip that a passage lists, and for each of its digits."""
    cases = []
    for article, number, passage in PASSAGES:
        made = [
            (slip.kind, passage.text.replace(slip.old, slip.new, 1), slip.kind != "cut")
            for slip in passage.slips
        ]
        made += [("digit", quote, True) for quote in misquotes.every_digit(article, passage.text)]
        for index, (kind, quote, _) in enumerate(made):
            assert quote != passage.text
            name = ident(article, number, f"{kind} {index}")
            cases.append(pytest.param(markdown(article), quote, id=name))
    return cases


def mistaken() -> list[object]:
    return [
        pytest.param(
            markdown(article),
            change(article, passage.text),
            id=ident(article, number, change.__name__),
        )
        for article, number, passage in PASSAGES
        for change in misquotes.CHANGES
        if len(passage.text) > 24
    ]


@pytest.mark.parametrize(("article", "quotes"), presented())
def test_a_change_of_presentation_leaves_a_quote_verbatim(article: str, quotes: str) -> None:
    assert verdict(article, quotes) == ""


@pytest.mark.parametrize(("article", "quote"), slipped())
def test_a_slip_makes_a_quote_differ_from_the_passage(article: str, quote: str) -> None:
    assert verdict(article, f"* {quote}") == "Q002"


@pytest.mark.parametrize(("article", "quote"), slipped())
def test_a_slip_is_not_hidden_by_quotation_marks_or_full_width(article: str, quote: str) -> None:
    wide = {code: code + 0xFEE0 for code in range(0x30, 0x3A)}
    assert verdict(article, f"* “{quote.translate(wide)}”") == "Q002"


@pytest.mark.parametrize(("article", "quote"), mistaken())
def test_a_changed_quote_is_not_found(article: str, quote: str) -> None:
    assert verdict(article, f"* {quote}") in ("Q001", "Q002")


@pytest.mark.parametrize("article", ARTICLES, ids=lambda one: one.language)
def test_what_an_article_does_not_say_is_near_nothing(article: Article) -> None:
    for quote in misquotes.UNRELATED[article.language]:
        assert verdict(markdown(article), f"* {quote}") == "Q001"


@pytest.mark.parametrize(("article", "number", "passage"), PASSAGES)
def test_the_set_is_sound(article: Article, number: int, passage: Passage) -> None:
    assert article.text.count(passage.text) == 1
    for slip in passage.slips:
        assert passage.text.count(slip.old) >= 1, slip
        changed = passage.text.replace(slip.old, slip.new, 1)
        assert slip.kind == "cut" or changed not in article.text, slip


def test_the_set_is_large_enough() -> None:
    assert len(presented()) >= 400
    assert len(slipped()) + len(mistaken()) >= 400
