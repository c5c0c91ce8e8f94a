"""What pages say of themselves, and above all when they are left in peace."""

import pytest

from notelint.links.page import has_anchor, page_facts, soft_404, title_of

LONG = "<p>" + "A long text on something else. " * 60
NEWS = "https://news.example.co.kr/article/1234"


@pytest.mark.parametrize(
    "title",
    [
        "페이지를 찾을 수 없습니다 - 새길일보",
        "삭제된 기사입니다",
        "존재하지 않는 페이지",
        "잘못된 접근입니다",
        "404 Not Found",
        "Error 404",
        "Page not found | Site",
        "This page isn't available",
        "お探しのページは見つかりませんでした",
        "页面不存在",
    ],
)
def test_titles_of_error_pages(title: str) -> None:
    assert soft_404(NEWS, page_facts(NEWS, NEWS, f"<title>{title}</title>{LONG}")) == "phrase"


@pytest.mark.parametrize(
    ("asked", "title", "link"),
    [
        ("https://docs.example/HTTP/Status/404", "404 Not Found - HTTP", "404 Not Found"),
        ("https://docs.example/status", "404 Not Found - HTTP", "the status 404"),
        (NEWS, "사라진 기사를 찾아서", ""),
        (NEWS, "현대차, 404억 원 투자", ""),
        (NEWS, "2.404 released", ""),
        (NEWS, "How lost pages are found", ""),
    ],
)
def test_titles_of_pages_that_are_there(asked: str, title: str, link: str) -> None:
    assert soft_404(asked, page_facts(asked, asked, f"<title>{title}</title>{LONG}"), (link,)) == ""


@pytest.mark.parametrize(
    ("asked", "final", "looks"),
    [
        (NEWS, "https://news.example.co.kr/", "front"),
        (NEWS, "https://m.news.example.co.kr/index.html", "front"),
        ("https://news.example.co.kr/?no=17", "https://www.news.example.co.kr/", "front"),
        ("https://blog.example/old-project", "https://old-project.example/", ""),
        ("https://news.example/?lang=ko", "https://news.example/", ""),
        ("https://news.example/index.html?utm_source=x", "https://news.example/", ""),
        ("http://news.example/", "https://www.news.example/", ""),
        (NEWS, "https://news.example.co.kr/section/economy", ""),
    ],
)
def test_front_pages(asked: str, final: str, looks: str) -> None:
    assert soft_404(asked, page_facts(asked, final, f"<title>A newspaper</title>{LONG}")) == looks


PLACES = "setup %EC%84%A4%EC%B9%98 설치 readme a&b top L10 L10-L20 :~:text=any setup:~:text=x"


@pytest.mark.parametrize("fragment", ["", *PLACES.split()])
def test_places(fragment: str) -> None:
    text = '<h2 id=setup><a name="설치"></a><h3 id="user-content-readme"><p id="a&amp;b">'
    page = page_facts(NEWS, NEWS, text, anchors=True)
    assert has_anchor(page, fragment)
    assert not has_anchor(page, "nothing")
    assert not has_anchor(page, "nothing:~:text=x")


def test_titles() -> None:
    assert title_of("<TITLE lang=ko>\n 가 &amp; 나\n</TITLE>") == "가 & 나"
    assert title_of("<p>none") == ""
    assert title_of('<title>x</title><meta property="og:title" content="기사">') == "기사"
