"""Where a bare URL ends in sentences of many languages."""

from collections.abc import Callable

import pytest

from notelint.model.source import Source
from notelint.parse import parse


def urls(text: str) -> list[str]:
    return [link.url for link in parse(Source.of("a.md", text)).links if link.kind == "bare"]


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("문서는 https://example.com/page입니다.", "https://example.com/page"),
        ("https://example.com/page에서는 보고", "https://example.com/page"),
        ("（https://example.com/page）에", "https://example.com/page"),
        ("：https://example.com/page，然后", "https://example.com/page"),
        ("https://example.com/page！再", "https://example.com/page"),
        ("https://example.com/page？", "https://example.com/page"),
        ("(https://www.example.com/a#b)良さそう", "https://www.example.com/a#b"),
        ("官网（https://www.example.cn）和", "https://www.example.cn"),
        ("官网https://www.example.cn查看", "https://www.example.cn"),
        ("https://example.com/page을 본다", "https://example.com/page"),
        ("https://example.com/page이라는 글", "https://example.com/page"),
        ("https://example.com/을 본다", "https://example.com/"),
        ("https://example.com/입니다만,", "https://example.com/"),
        ("https://example.com에서", "https://example.com"),
        ("https://example.com이고", "https://example.com"),
        ("https://a.b/한글을", "https://a.b/한글을"),
        (
            "https://ko.wikipedia.org/wiki/서울_(동음이의)에서",
            "https://ko.wikipedia.org/wiki/서울_(동음이의)",
        ),
        ("https://ko.wikipedia.org/wiki/C언어", "https://ko.wikipedia.org/wiki/C언어"),
        ("https://velog.io/@u/JWT란", "https://velog.io/@u/JWT란"),
        ("https://velog.io/@u/JWT는-무엇인가", "https://velog.io/@u/JWT는-무엇인가"),
        ("https://example.com/page(영문)에서", "https://example.com/page"),
        ("https://example.com/(한국어)", "https://example.com/"),
        ("https://example.com/page(see also)", "https://example.com/page"),
        ("https://en.wikipedia.org/wiki/Foo_(bar)", "https://en.wikipedia.org/wiki/Foo_(bar)"),
        ("https://en.wikipedia.org/wiki/Foo_(bar)을", "https://en.wikipedia.org/wiki/Foo_(bar)"),
        ("'https://example.com/a'에서", "https://example.com/a"),
        ("‘https://example.com/a’라고", "https://example.com/a"),
        ("「https://example.com/a」を", "https://example.com/a"),
        ("https://example.com/pageを見る", "https://example.com/page"),
        ("https://example.com/をご覧ください", "https://example.com/"),
        ("https://ja.wikipedia.org/wiki/日本語", "https://ja.wikipedia.org/wiki/日本語"),
        (
            "https://ja.wikipedia.org/wiki/ジョン・レノン",
            "https://ja.wikipedia.org/wiki/ジョン・レノン",
        ),
        ("https://example.com/page。次", "https://example.com/page"),
        ("https://例え.jp/テスト", "https://例え.jp/テスト"),
        (
            "https://한국.example.com:8080/기사/가?x=나#다",
            "https://한국.example.com:8080/기사/가?x=나#다",
        ),
        ("https://example.com/a;그리고", "https://example.com/a"),
        ("https://example.com/a,그리고", "https://example.com/a"),
        ("https://example.com/a.그리고", "https://example.com/a"),
        ("https://example.com/page…", "https://example.com/page"),
        ("https://example.com/a—b", "https://example.com/a"),
        ("https://fr.wikipedia.org/wiki/Évry", "https://fr.wikipedia.org/wiki/Évry"),
        ("https://a.b/c]d", "https://a.b/c"),
        ("https://a.b/?x[0]=1", "https://a.b/?x[0]=1"),
        ("https://a.b/c)d", "https://a.b/c"),
        ("(https://a.b/(c))", "https://a.b/(c)"),
        ("https://입니다", "https://입니다"),
        ("https://example.com/pageครับ", "https://example.com/page"),
        ("https://th.wikipedia.org/wiki/ภาษาไทย", "https://th.wikipedia.org/wiki/ภาษาไทย"),
        ("https://example.com/page임", "https://example.com/page"),
        ("https://example.com/page과", "https://example.com/page"),
        ("https://example.com/page로부터", "https://example.com/page"),
        ("https://example.com/page까지의", "https://example.com/page"),
        ("https://example.com/page이었습니다.", "https://example.com/page"),
        ("https://example.com/page라고도", "https://example.com/page"),
        ("https://example.com/page이에요!", "https://example.com/page"),
        ("https://namu.wiki/w/2024년", "https://namu.wiki/w/2024년"),
        ("https://a.b/c_(한국)는", "https://a.b/c_(한국)"),
        ("https://a.b/?q=한글&r=1", "https://a.b/?q=한글&r=1"),
        ("https://a.b/c", "https://a.b/c"),
        ("https://example.com:", "https://example.com"),
        ("https://example.com/page）", "https://example.com/page"),
        ("https://example.com/page】后", "https://example.com/page"),
        ("https://example.com/page；而", "https://example.com/page"),
        ("https://example.com/page～", "https://example.com/page"),
        ("https://example.com/page에서처럼", "https://example.com/page"),
        ("https://example.com/page이며", "https://example.com/page"),
        ("https://example.com/index.html입니다", "https://example.com/index.html"),
        ("https://example.com/a%20b를", "https://example.com/a%20b"),
        ("https://example.com/a/를", "https://example.com/a/"),
        ("https://example.com:8080에", "https://example.com:8080"),
        ("https://example.com/?a=1&b=2이다", "https://example.com/?a=1&b=2"),
    ],
)
def test_a_url_ends_where_the_sentence_goes_on(text: str, url: str) -> None:
    assert urls(text) == [url]


@pytest.mark.parametrize("text", ["https://", "https://.", "xhttps://a.b/c", "https：//a.b"])
def test_what_is_no_url(text: str) -> None:
    assert urls(text) == []


@pytest.mark.parametrize("one", ["a)", "(가", "를", "가a", "[", "・あ", "(a", ".", "/가"])
def test_any_url_takes_linear_time(
    one: str, operations: Callable[[Callable[[], object]], int]
) -> None:
    def read(number: int) -> object:
        return urls("https://a.b/" + one * number)

    assert operations(lambda: read(4000)) < 5 * operations(lambda: read(1000))
