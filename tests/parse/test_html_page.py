"""The text of a page: what it shows, and where that stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.parse.html_page import page_text

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
        ("<title>No</title><p>Yes", ["Yes"]),  # a head need be neither opened nor closed
        ("<p title='a > b' class=x>Yes</p>", ["Yes"]),
        ("<SCRIPT>if (a < b) '</p>'</Script >Yes", ["Yes"]),
        ("<svg><text>no</text></svg><svg/>Yes", ["Yes"]),
        ("a < b <3 c", ["a < b <3 c"]),
        ("Yes<!-- no", ["Yes"]),
        ("Yes<script>no", ["Yes"]),
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
            written = html[run.source : run.source + run.width]
            assert written.startswith("&") or written == text.plain[run.plain : at]


ENDLESS = (
    *("<p>a\n", "<b>x</b>", "&amp;", "&", "<", "<a", "<a x='", "<a =", "<a = '>", "<a\n", "</"),
    *("</a ", "<!", "<!--", "<![CDATA[", "<?", "<script>", "<script></scrip", "<template>"),
)


@pytest.mark.parametrize("piece", ENDLESS)
def test_pages_without_end_are_read_to_the_end(piece: str, ends) -> None:
    blocks = ends(page_text, piece * 100_000)
    assert sum(len(one.plain) for one in blocks) <= len(piece) * 100_000
