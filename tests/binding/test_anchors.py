"""The anchors of a note: what GitHub makes of its headings, and what its HTML names."""

from collections.abc import Callable

import pytest

from notelint.binding.anchors import anchors_of
from notelint.model.source import Source
from notelint.parse import parse


def anchors(text: str) -> list[str]:
    return list(anchors_of(parse(Source.of("a.md", text))))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## ![icon](i.png) Setup", ["-setup"]),
        ("## Build ![ok](i.png)", ["build-"]),
        ("## [![ok](i.png)](b.md) 상태 [![ok](i.png)](c.md)", ["-상태-"]),
        ('## <img src="i.png"> Use', ["-use"]),
        ("## Plan <!-- later -->", ["plan-"]),
        ("## <!-- old --> Draft ##", ["-draft"]),
        ("## Run `x `", ["run-x-"]),
        ("## `` ` `` and `b c`", ["-and-b-c"]),
        ("## a  b &amp; c", ["a--b--c"]),
        ("Plan ![ok](i.png)\n---", ["plan-"]),
        ("- ## Plan <!-- x -->\r\n> # Plan <!-- y -->\r\n", ["plan-", "plan--1"]),
        ("foo\nbar\n===", ["foobar", "foo-bar"]),
        ("## a<br>b", ["ab", "a-b"]),
    ],
)
def test_the_spaces_of_a_heading_s_rendered_text_stay(text: str, expected: list[str]) -> None:
    assert anchors(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<h2 align="center">Install me</h2>', ["install-me"]),
        ("<H3>설치 &amp; <em>시작</em><!-- x --></H3>", ["설치--시작"]),
        ("# a\n\n<h2>a</h2>\n\n# a", ["a", "a-1", "a-2"]),
        ("<h1>\n  Name\n</h1>", ["--name", "name"]),
        ("<h2>\n\nSome **bold** text\n\n</h2>\n\nafter", ["some-bold-text"]),
        ("<div><h2>a</h2> b <h3>c</h3></div>", ["a", "c"]),
        ("text <h5>in `code` it</h5> after", ["in-code-it"]),
        ("> <h2>quoted</h2>\n\n- <h2>listed</h2>", ["quoted", "listed"]),
        ("| a |\n|---|\n| <h4>cell</h4> |", ["cell"]),
        ("<h2>open\n\n## next", ["open", "next"]),
        ("<h2>open", ["open"]),
        ('<h2 id="own">Mine</h2>', ["mine", "own"]),
        ("</h2><header>x</header><hr><h7>y</h7>", []),
        ("`<h2>code</h2>`\n\n    <h2>code</h2>\n\n<!-- <h2>comment</h2> -->", []),
    ],
)
def test_html_headings_have_anchors_too(text: str, expected: list[str]) -> None:
    assert anchors(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        '<a id="x"></a>',
        "text <a name=x> here",
        "<p\n  class='b'\n  ID = 'x'>",
        '<img alt="a > b" id="x">',
        '| a |\n|---|\n| <i id="x"></i> |',
        '> - <i id="x"></i>',
        '<div><!-- no --><i id="x"></i></div>',
        '<pre><a id="x"></a></pre>',
        '<script id="x">var a = \'<i id="y">\'</script>',
        "<i title='<' id=x></i>",
    ],
)
def test_an_element_s_id_is_an_anchor(text: str) -> None:
    assert anchors(text) == ["x"]


@pytest.mark.parametrize(
    "text",
    [
        '```html\n<i id="x"></i>\n```\n\n<b>',
        '    <i id="x"></i>\n\n<b>',
        '`<i id="x">` <b>',
        '<!-- <i id="x"></i> --> <b>',
        '<div>\n<!-- <i id="x"></i> -->\n</div>',
        "an id=x, or name = x pair <b>",
        '\\<i id="x"> <b>',
        '&lt;i id="x"&gt; <b>',
        "<i title='id=x'>",
        '<i data-id="x" xml:id="x">',
        '</i id="x">',
        "<script>'<i id=\"x\">'</script>",
        '<![CDATA[ <i id="x"> ]]>',
        '<?php <i id="x"> ?>',
        '![<i id="x">](i.png)',
        '[a](<i id="x">)',
    ],
)
def test_in_code_comments_and_prose_it_is_none(text: str) -> None:
    assert anchors(text) == []


@pytest.mark.parametrize(
    "one",
    ["<h2>a</h2>\n\n", "<h2>a\n", 'b <i id="x', "<h2>\n\ntext\n\n", "x <h2>y", "<i a='<i a=\"\n\n"],
)
def test_html_takes_linear_time(
    one: str, operations: Callable[[Callable[[], object]], int]
) -> None:
    assert operations(lambda: anchors(one * 400)) < 5 * operations(lambda: anchors(one * 100))
