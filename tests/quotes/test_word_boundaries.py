"""What a quote may begin and end beside, by how the article stands and not by how it reads."""

import pytest

from notelint.lint.check_note import check_note
from notelint.model.plan import Plan, SelectedRule
from notelint.model.text import Text
from notelint.quotes.article import Article
from notelint.schema.loading import read_schema

SCHEMA = read_schema(
    b"""\
notelint: 1
name: edges
parts:
  - {id: article, heading: {text: Article, level: 1}}
  - {id: quotes, heading: {text: Quotes, level: 1}, holds: quotes, quotes: {from: article}}
""",
    "edges.yaml",
)
PLAN = Plan(
    root="",
    rules=(
        SelectedRule("Q001", "error"),
        SelectedRule("Q002", "error"),
        SelectedRule("N004", "error"),
    ),
    schemas=(SCHEMA,),
    forced="edges",
)


def found(article: str, quote: str) -> bool:
    note = f"# Article\n\n{article}\n\n# Quotes\n\n* {quote}\n"
    return not check_note("note.md", note.encode(), PLAN).findings


@pytest.mark.parametrize(
    ("article", "quote"),
    [
        ("01\n\n是的，那一年的雨一直下到秋天。", "是的，那一年的雨一直下到秋天"),
        ("12\n\n500 people came to see it.", "500 people came to see it"),
        ("1조\n\n2,000억 원을 벌었다고 한다.", "2,000억 원을 벌었다고 한다"),
        ("* 1조\n* 2,000억 원을 벌었다고 한다.", "2,000억 원을 벌었다고 한다"),
        ("| 1 | 2 |\n| --- | --- |\n| 3 | 000 cats came home |", "000 cats came home"),
        ("It is\n\n* not so far away", "It is"),
        ("아이들은 안\n\n갔다고 모두가 말했다.", "갔다고 모두가 말했다"),
        ("값을 고칠 필요가\n\n없다고 쓴 사람은 누구인가.", "값을 고칠 필요가"),
        ("They met in Seoul — 25 people of all ages.", "25 people of all ages"),
        ("다 모였다 - 5명이 넘는 사람들이 왔다.", "5명이 넘는 사람들이 왔다"),
        ("In 2024 500 people came.", "500 people came"),
    ],
)
def test_a_quote_may_begin_and_end_where_a_block_does(article, quote):
    assert found(article, quote)
    assert found(article.replace("\n", "\r\n"), quote)


@pytest.mark.parametrize(
    ("article", "quote"),
    [
        ("France sold 2&nbsp;500 loaves a day", "500 loaves a day"),
        ("France sold 2\u202f500 loaves a day", "500 loaves a day"),
        ("France sold 2\u2009500 loaves a day", "France sold 2"),
        ("France sold 12\u2007500\u2007000 loaves", "000 loaves"),
        ("Read the pages 5 – 7 of the diary.", "7 of the diary"),
        ("Read the pages 5-\n7 of the diary.", "7 of the diary"),
        ("이 방법으로는 구현할 수\n없다.", "이 방법으로는 구현할 수"),
    ],
)
def test_a_number_and_a_denial_go_on_over_spaces_and_lines(article, quote):
    assert not found(article, quote)


@pytest.mark.parametrize(
    ("article", "quote"),
    [
        ("It was a matter-of-\nfact answer.", "a matter-of-fact answer"),
        ("It was a matter-of-fact answer.", "a matter-of-\n  fact answer"),
        ("They read pages 5–\n7 of it.", "pages 5-7 of it"),
        ("It was a well- known song.", "a well-known song"),
        ("The oﬃce ﬁle was ﬂat.", "The office file was flat"),
        ("The office file was flat.", "The oﬃce ﬁle was ﬂat"),
        ("faﬆ and oﬀ, ﬅill baﬄed", "fast and off, still baffled"),
    ],
)
def test_how_lines_were_broken_and_letters_set_is_no_matter(article, quote):
    assert found(article, quote)
    assert found(article.replace("\n", "\r\n"), quote.replace("\n", "\r\n"))


@pytest.mark.parametrize(
    ("plain", "there"),
    [
        ("1조\n\n2,000억 원", True),
        ("1조\r\n \r\n2,000억 원", True),
        ("- 1조\n- 2,000억 원", True),
        ("1조\n2,000억 원", False),
        ("1조 - 2,000억 원", True),
    ],
)
def test_a_text_without_markup_has_blocks_too(plain, there):
    article = Article.of_texts([Text(plain)], part=None, level="typographic")
    assert (article.searched.find("2,000억 원") >= 0) == there
