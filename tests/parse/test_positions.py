"""The way from what a reader sees back to the source, right to the code point."""

import pytest

from notelint.model.source import Source
from notelint.parse import parse

CASES = [
    # what, source, rendered stretch, line and column, what stands there
    ("plain text", "가나 다라", "다라", (1, 4), "다라"),
    ("after an entity", "a &amp; 가나", "가나", (1, 9), "가나"),
    ("an entity", "a &amp; b", "&", (1, 3), "&amp;"),
    ("an entity for two characters", "a &NotEqualTilde; b", "≂̸", (1, 3), "&NotEqualTilde;"),
    ("after a numeric entity", "&#xAC00;나 다", "다", (1, 11), "다"),
    ("after an escape", r"\*가\* 나", "나", (1, 7), "나"),
    ("an escape", r"가\*나", "*", (1, 2), r"\*"),
    ("a backslash that escapes nothing", r"가\나 다", r"\나", (1, 2), r"\나"),
    ("across marks", "가**나**다", "가나다", (1, 1), "가**나**다"),
    ("within marks", "*가 **나 다** 라*", "다", (1, 8), "다"),
    ("after code", "`` a`b `` 가", "가", (1, 11), "가"),
    ("in code", "`` a`b `` 가", "a`b", (1, 4), "a`b"),
    ("after a soft break", "가\n나 다", "다", (2, 3), "다"),
    ("across a soft break", "가\n나", "가\n나", (1, 1), "가\n나"),
    ("after a hard break", "가  \n   나 다", "다", (2, 6), "다"),
    ("after a hard break by backslash", "가\\\n나 다", "다", (2, 3), "다"),
    ("after wide characters", "漢字かな 가나", "가나", (1, 6), "가나"),
    ("after an emoji of several", "👩\u200d👧 가", "가", (1, 5), "가"),
    ("a combining character", "e\u0301 가", "e\u0301", (1, 1), "e\u0301"),
    ("after Hangul in parts", "\u1112\u1161\u11ab 글", "글", (1, 5), "글"),
    ("after CRLF", "가\r\n나 다", "다", (2, 3), "다"),
    ("after CR", "가\r나 다", "다", (2, 3), "다"),
    ("after mixed line ends", "가\r\n나\r다\n라 마", "마", (4, 3), "마"),
    ("after a byte-order mark", "\ufeff가 나", "나", (1, 3), "나"),
    ("after tabs", "가\t나\t다", "다", (1, 5), "다"),
    ("behind an indent by tabs", "- 가\n\n\t나 다", "다", (3, 4), "다"),
    ("a tab cut in two", "-\t\tfoo", "foo", (1, 4), "foo"),
    ("what is left of a cut tab", "-\t\tfoo", "  ", (1, 3), "\t"),
    ("after NUL", "가\0 나", "나", (1, 4), "나"),
    ("after an ideographic space", "\u3000가 나", "나", (1, 4), "나"),
    ("in a lazy line of a quote", "> 가\n나 다", "다", (2, 3), "다"),
    ("in a quote's code over lines", "> `가\n>   나 다` 라", "다", (2, 7), "다"),
    ("behind a quote's code over lines", "> `가\n>   나` 라", "라", (2, 8), "라"),
    ("code over CRLF lines", "`가\r\n나 다` 라", "다", (2, 3), "다"),
    ("in a deep list", "- a\n  1. b\n     > - 가 나", "나", (3, 12), "나"),
    ("the same word before", "- - 가 - 가", "- 가", (1, 7), "- 가"),
    ("in a heading", "## 가 *나* ##", "나", (1, 7), "나"),
    ("in an underlined heading", "가\n나 다\n===", "다", (2, 3), "다"),
    ("in a cell", "| 가 | 나 |\n|--|--|\n| 다 | 라 마 |", "마", (3, 9), "마"),
    ("behind an escaped bar", "|가|\n|-|\n|나 \\| 다|", "다", (3, 7), "다"),
    ("an escaped bar", "|가|\n|-|\n|나 \\| 다|", "|", (3, 5), "|"),
    ("an escaped bar in code", "|가|\n|-|\n|`나\\|다` 라|", "라", (3, 9), "라"),
    ("behind escaped bars", "|가|\n|-|\n|\\|\\| 나\\||", "나", (3, 7), "나"),
    ("a cell like its list's marker", "- |-|나|\n  |-|-|", "-", (1, 4), "-"),
    ("a cell like its quote's marker", "> |>|나|\n> |-|-|", ">", (1, 4), ">"),
    ("a row without outer bars", "> 가|나\n> -|-\n> 다|라 마", "마", (3, 7), "마"),
    ("in a fence", "> ```py\n> a = 1\n>   b\n> ```", "b", (3, 5), "b"),
    ("in indented code", "가\n\n    나\n\n      다", "다", (5, 7), "다"),
    ("behind an autolink", "가 <https://a.b/c> 나", "나", (1, 19), "나"),
    ("before an autolink", "가<https://a.b/c>", "가", (1, 1), "가"),
    ("an autolink's text", "가<https://a.b/c>", "https://a.b/c", (1, 3), "https://a.b/c"),
    ("behind a link", "[가](b 'c') 나", "나", (1, 12), "나"),
    ("behind inline HTML", "가<b>나</b> 다", "다", (1, 11), "다"),
    ("behind an image", "![가](b) 나", "나", (1, 9), "나"),
    ("behind odd tildes", "~~가~~~ 나", "~ 나", (1, 6), "~ 나"),
    ("in details", "<details>\n<summary>가 나</summary>\n", "나", (2, 12), "나"),
    ("in quoted HTML", "> <div>\n> 가 나\n> </div>", "나", (2, 5), "나"),
]


@pytest.mark.parametrize(
    ("text", "shown", "place", "written"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_a_rendered_stretch_leads_back_to_where_it_was_written(
    text: str, shown: str, place: tuple[int, int], written: str
) -> None:
    source = Source.of("a.md", text)
    leaf = next(leaf for leaf in parse(source).leaves if shown in leaf.text.plain)
    start = leaf.text.plain.rindex(shown)
    span = leaf.text.span(start, start + len(shown))
    assert (source.position(span.start), source.slice(span)) == (place, written)
