"""The text of a page: what it shows, and where that stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.parse.page import page_text

PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            ["<p>", "</p>", "<b>", "</b>", "<br>", "<br/>", "<", ">", "&", ";", "&lt;"]
        ),
        st.sampled_from(
            ["&#x41;", "&#65", "&nbsp", "<script>", "</script>", "<!--", "-->", "\r\n"]
        ),
        st.sampled_from(
            ["<![CDATA[", "]]>", "<?", "</", "<td a='>'>", "\n", "가", "<svg/>", "&amp"]
        ),
        st.characters(),
    ),
    max_size=40,
).map("".join)


def shown(html: str) -> list[str]:
    return [" ".join(one.plain.split()) for one in page_text(html)]


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("<p>One <b>two</b>.</p><p>Three</p>", ["One two.", "Three"]),
        ("One<br>two", ["One", "two"]),
        ("<ul><li>One<li>Two</ul>", ["One", "Two"]),
        ("<table><tr><td>1<td>2</table>", ["1", "2"]),
        ("<head><title>No</title></head><body>Yes</body>", ["Yes"]),
        ("<script>no</script><style>no</style><!-- no -->Yes", ["Yes"]),
        ("<noscript>no <p>no</p></noscript>Yes", ["Yes"]),
        ("<template>no<template>no</template>no</template>Yes", ["Yes"]),
        ("&ldquo;A&rdquo; &amp; &#66;&#x43;&nbsp;D", ["“A” & BC D"]),
        ("AT&T &copy 2026", ["AT&T © 2026"]),
        ("", []),
        ("<p> </p>", []),
    ],
)
def test_what_a_page_shows(html: str, texts: list[str]) -> None:
    assert shown(html) == texts


def test_each_character_leads_back_to_where_it_stands() -> None:
    html = "<p>\r\nOne &amp; <b>two</b>\n&ldquo;three&rdquo;</p>"
    (text,) = page_text(html)
    for word in ("One", "two", "three"):
        start = text.plain.index(word)
        assert html[slice(*text.span(start, start + len(word)))] == word
    quote = text.plain.index("“")
    assert html[slice(*text.span(quote, quote + 1))] == "&ldquo;"
    assert html[slice(*text.span(text.plain.index("&"), text.plain.index("&") + 1))] == "&amp;"


@given(PIECES)
def test_any_page_is_read_and_leads_back_into_itself(html: str) -> None:
    for text in page_text(html):
        assert sum(run.length for run in text.runs) == len(text.plain)
        at = 0
        for run in text.runs:
            assert run.plain == at
            at += run.length
            assert 0 <= run.source < run.source + run.width <= len(html)
            if run.length == run.width and "&" not in html[run.source : run.source + run.width]:
                assert html[run.source : run.source + run.width] == text.plain[run.plain : at]


@pytest.mark.parametrize("piece", ["<p>a", "<b>", "&amp;", "a\n", "<", "<!", "</p>", "<template>"])
def test_a_longer_page_takes_as_much_more_work(piece: str, operations) -> None:
    small, large = (operations(lambda n=n: page_text(piece * n)) for n in (200, 800))
    assert large < 6 * small
