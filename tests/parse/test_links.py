"""Links, images and URLs: what they say, where they lead, and where that is written."""

import pytest

from notelint.model.text import Link

CASES = [
    # source, kind, text, url, where the construct stands, where its target stands
    ("가 [나](https://a.b)", "link", "나", "https://a.b", "[나](https://a.b)", "https://a.b"),
    ("[*나* `다`](b)", "link", "나 다", "b", "[*나* `다`](b)", "b"),
    ("[가]( b )", "link", "가", "b", "[가]( b )", "b"),
    ("[가](\nb\n)", "link", "가", "b", "[가](\nb\n)", "b"),
    ('[가](b "제목")', "link", "가", "b", '[가](b "제목")', "b"),
    ("[가](b 'a)b')", "link", "가", "b", "[가](b 'a)b')", "b"),
    ("[가](b (제목))", "link", "가", "b", "[가](b (제목))", "b"),
    ("[가](<b c>)", "link", "가", "b c", "[가](<b c>)", "b c"),
    ("[가](<>)", "link", "가", "", "[가](<>)", ""),
    ("[가]()", "link", "가", "", "[가]()", ""),
    ("[](b)", "link", "", "b", "[](b)", "b"),
    ("[가](b(c(d))e)", "link", "가", "b(c(d))e", "[가](b(c(d))e)", "b(c(d))e"),
    ("[가](b\\)c)", "link", "가", "b)c", "[가](b\\)c)", "b\\)c"),
    ("[가](b?c&amp;d)", "link", "가", "b?c&d", "[가](b?c&amp;d)", "b?c&amp;d"),
    ("[가](한글/경로)", "link", "가", "한글/경로", "[가](한글/경로)", "한글/경로"),
    ("[가\n나](b)", "link", "가\n나", "b", "[가\n나](b)", "b"),
    ("> [가](\n> b)", "link", "가", "b", "[가](\n> b)", "b"),
    ("|[가](b\\|c)|\n|-|", "link", "가", "b|c", "[가](b\\|c)", "b\\|c"),
    ("[가][b]\n\n[b]: c", "link", "가", "c", "[가][b]", "[가][b]"),
    ("[b][]\n\n[B]: c", "link", "b", "c", "[b][]", "[b][]"),
    ("[b]\n\n[b]: c", "link", "b", "c", "[b]", "[b]"),
    ("![가 *나*](b)", "image", "가 나", "b", "![가 *나*](b)", "b"),
    ("![가![나 `다`](b)](c)", "image", "가나 다", "c", "![가![나 `다`](b)](c)", "c"),
    ("가 <a href='b'>나 *다*</a>", "link", "나 다", "b", "<a href='b'>나 *다*</a>", "b"),
    ("<p>\n<a\n href=b>나</a>\n</p>", "link", "나", "b", "<a\n href=b>나</a>", "b"),
    ('<A HREF="b?c&amp;d">나', "link", "", "b?c&d", '<A HREF="b?c&amp;d">', "b?c&amp;d"),
    ("가 <img alt='나' src=' b '/>", "image", "나", "b", "<img alt='나' src=' b '/>", " b "),
    ("<div><img src=b.png></div>", "image", "", "b.png", "<img src=b.png>", "b.png"),
    ("<http://a.b>", "autolink", "http://a.b", "http://a.b", "<http://a.b>", "http://a.b"),
]


@pytest.mark.parametrize(("text", "kind", "shown", "url", "span", "target"), CASES)
def test_a_link_is_read_and_found_in_the_source(
    noted, text, kind, shown, url, span, target
) -> None:
    note = noted(text)
    link: Link = note.links[0]
    assert (link.kind, link.text, link.url) == (kind, shown, url)
    assert note.source.slice(link.span) == span
    assert note.source.slice(link.target) == target
    assert len(note.links) == 1


BARE = [
    # source, URL
    ("가 https://a.b/c.", "https://a.b/c"),
    ("https://a.b/c를 보면", "https://a.b/c"),
    ("https://a.b/한글을", "https://a.b/한글을"),
    ("https://a.b에서, HTTP", "https://a.b"),
    ("(https://a.b/(c))", "https://a.b/(c)"),
    ("https://a.b/?c&amp;d", "https://a.b/?c&d"),
    ("**https://a.b/**다", "https://a.b/"),
    ("‘https://a.b’", "https://a.b"),
    ("|https://a.b/c|\n|-|", "https://a.b/c"),
]


@pytest.mark.parametrize(("text", "url"), BARE)
def test_a_bare_url_ends_where_the_sentence_goes_on(noted, text: str, url: str) -> None:
    note = noted(text)
    link: Link = note.links[0]
    assert (link.kind, link.text, link.url, len(note.links)) == ("bare", url, url, 1)
    assert note.source.slice(link.target) == url.replace("&", "&amp;")
    assert link.span == link.target


def test_links_come_in_the_order_in_which_they_begin(noted) -> None:
    note = noted("https://a.b [![c](d)](e) <https://f.g>\n\n- [h](i)")
    assert [link.url for link in note.links] == ["https://a.b", "e", "d", "https://f.g", "i"]


def test_a_url_in_a_links_text_is_no_second_link(noted) -> None:
    kinds = [link.kind for link in noted("[![a](b) https://c.d](https://c.d)").links]
    assert kinds == ["link", "image"]


@pytest.mark.parametrize(
    "text",
    [
        "`<a href='b'>`",
        "<!-- <a href='b'> -->",
        "<a name='b'>가</a>",
        "<img data-src='b'>",
        "<a href={b}>가</a>",
        "<script>\n'<img src=b>'\n</script>",
        "    <a href='b'>",
    ],
)
def test_what_is_no_link_in_html(noted, text: str) -> None:
    assert noted(text).links == ()


def test_a_url_in_the_text_of_an_html_link_is_no_second_link(noted) -> None:
    note = noted("가 <a href='https://a.b'>https://a.b</a>")
    assert [link.kind for link in note.links] == ["link"]


def test_a_url_in_code_is_none(noted) -> None:
    assert noted("`https://a.b` <code>`https://c.d`</code>").links == ()


def test_a_url_ends_where_markup_begins(noted) -> None:
    urls = [link.url for link in noted("https://a.b[c](d) https://e.f`g`").links]
    assert urls == ["https://a.b", "d", "https://e.f"]


def test_only_a_link_by_reference_is_called_one(noted) -> None:
    note = noted("[a][b] [b] [c](d)\n\n[b]: e")
    assert [link.reference for link in note.links] == [True, True, False]


def test_definitions_are_found_in_quotes_and_when_they_are_hidden(noted) -> None:
    note = noted("> [Ab  c]: <d e>\n>   'title'\n\n[ab c]: f\n[x]: y\n")
    written = [(one.label, one.url, note.source.slice(one.span)) for one in note.definitions]
    assert written == [
        ("AB C", "d e", "[Ab  c]: <d e>\n>   'title'"),
        ("AB C", "f", "[ab c]: f"),
        ("X", "y", "[x]: y"),
    ]


def test_an_address_of_mail_is_a_link_to_it(noted) -> None:
    note = noted("请寄 <b@example.org>。")
    (link,) = note.links
    assert (link.kind, link.text, link.url) == ("autolink", "b@example.org", "mailto:b@example.org")
    assert note.source.slice(link.target) == "b@example.org"
