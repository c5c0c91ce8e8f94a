"""What is simple is scanned, the rest goes to markdown-it, and nobody can tell which went where."""

import sys
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.common.utils import MD_TRIM_CHARS, isMdAsciiPunct, isPunctChar, isWhiteSpace

from notelint.model.note import Note
from notelint.model.source import Source
from notelint.parse import TooMuchMarkdown, block, inline, limits, note, parse
from notelint.parse.offsets import TRIMMED
from notelint.parse.simple_blocks import LINE, simple_block
from notelint.parse.simple_inline import WHITESPACE, flanks, simple_inline

INDENTS = ["", "", "", "", " ", "  ", "   ", "    ", "     ", "      ", "        ", "\t", " \t"]
MARKERS = [
    *["- ", "* ", "+ ", "1. ", "1) ", "2. ", "10. ", "123456789. ", "1234567890. ", "-\t"],
    *["-  ", "-   ", "-    ", "-     ", "> ", ">", "- - ", "* 1. ", "01) ", "-", "*", "1.", "0. "],
]
STARTS = [
    *["", "", "", "", "# ", "## ", "###### ", "####### ", "#", "#\t", "```", "~~~", "````"],
    *["---", "- - -", "***", "* * *", "___", "--", "==", "===", "=", "-", "--- ", "---\t", "--a"],
    *["```a`", "```py", "~~~ `a`", "``` a|b", "a|b", "# a|b", "- a|b"],
    *["|-|", "-|-", "|-|-|", ":-", ":--:|", "a|b", "|a|", "a|", "- |", ": ", ":)", "|", "| --- |"],
    *["[a]: /b", "[a", "b]: /c", "[a]", "[a](b)", "[^a]: b", "[^a]", "[a]:", "\\[a]: b", "]: x"],
    *["<div>", "<!-- ", "-->", "<b>", "</div>", "<https://a.b>", "< a", "$$", "$$ x $$", "$a$"],
    *["**a**", "*a*", "__a__", "_a", "*", "_", "`a`", "``a``", "`", "~a", "+a", "+", "2023 ", "1"],
    *["\u3000", "\xa0", "\x0b", "\x1c", "\x85", "\u2028", "\0", "\\", "&amp;", "!", "![a](b)"],
]
ENDS = [
    *["", "", "", "", "a", "가나다", "a b", "a  ", "a\\", " #", "##", " ## ", "#", "a #"],
    *["|", "a|b", "`", "```", "[a]", "[^a]", "**b**", "{#id}", "\t", " ", "\u3000", "\xa0", "-"],
    *["a #b ## \t", "=", "\x0b"],
]
LINES = st.builds(
    lambda *parts: "".join(parts),
    st.sampled_from(INDENTS),
    st.sampled_from(["", "", *MARKERS]),
    st.sampled_from(STARTS),
    st.sampled_from(ENDS),
)
TEXTS = st.builds(
    lambda lines, ending: ending.join(lines),
    st.lists(st.one_of(LINES, LINES, st.sampled_from(["", "", " ", "\t"])), max_size=14),
    st.sampled_from(["\n", "\n", "\n", "\r\n", "\r"]),
)


def parsed(text: str, *, scan: bool) -> Note | str:
    """The note, or what it has too much of."""
    try:
        return parse(Source.of("a.md", text), scan=scan)
    except TooMuchMarkdown as error:
        return str(error)


def check_both_ways(text: str) -> None:
    assert parsed(text, scan=True) == parsed(text, scan=False)


@settings(max_examples=500, deadline=None)
@given(TEXTS)
def test_hostile_lines_give_the_same_note_both_ways(text: str) -> None:
    check_both_ways(text)


DECISIVE = [
    *[
        "",
        "a",
        "a|b",
        "|-|-|",
        "# a|b",
        "---",
        "===",
        "- a",
        "  - a",
        "    - a",
        "      - a",
        "* a",
    ],
    *[
        "2. a",
        "1. a",
        "   a",
        "- `a",
        "      a`",
        "[a",
        "b]: /c",
        "> a",
        "```",
        "-",
        "- a|b",
        "\ta",
    ],
]
"""Lines on which each decision of the scan depends, if they stand in the right order."""


@pytest.mark.parametrize("first", DECISIVE)
def test_all_texts_of_three_decisive_lines_are_the_same_both_ways(first: str) -> None:
    for second, third in product(DECISIVE, DECISIVE):
        check_both_ways(f"{first}\n{second}\n{third}")


PIECES = [
    *[
        "a",
        "가",
        " ",
        ".",
        "“",
        "**",
        "**",
        "*",
        "*",
        "***",
        "`",
        "`",
        "``",
        "` a `",
        "`  `",
        "`**`",
    ],
    *["[a](b)", "[a](b_*c)", "[a](b`c)", "[a](b**)", "[^1](b)", "[^](b)", "[a]()", "[a]( b)"],
    *["[a](https://b.c/d_e?f=1&g)", "[a](javascript:b)", "[a](b:c)", "[a](b;c)", "[a](&amp;)"],
    *["https://a.b/_c_", "~", "~~", "20~25", "_", "a_b", "$", "$5", "& ", "&amp;", "&", ";", "!"],
    *[
        "[ ] ",
        "[x]",
        "[x][a]",
        "[",
        "]",
        "](",
        "(",
        ")",
        "\\",
        "<",
        "< ",
        "<b>",
        "<a@b.c>",
        "<!-- c -->",
    ],
    *["\n", " \n", "\n ", "  \n", "\t", "{#id}", "[^1]", "\0", "\u3000", "\xa0", "<a@b.c>", "`**`"],
]
CONTENTS = st.builds(
    lambda before, pieces, after: before + "".join(pieces) + after,
    st.sampled_from(["", "", "# ", "- ", "> ", "|a|\n|-|\n|"]),
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=9),
    st.sampled_from(["", "", "\n\n[a]: b", "\n\n[^1]: x"]),
)


@settings(max_examples=500, deadline=None)
@given(CONTENTS)
def test_hostile_content_gives_the_same_note_both_ways(text: str) -> None:
    check_both_ways(text)


@pytest.mark.parametrize("indent", ["", "  ", "    "])
def test_a_line_of_text_begins_nothing(indent: str) -> None:
    """It is a paragraph, and continues one at any indentation."""
    matches = [LINE.match(start + end) for start, end in product(STARTS, ENDS)]
    texts = {match.string for match in matches if match and match.lastgroup == "text"}
    assert len(texts) > 500
    for text in texts:
        for whole in (text, f"a\n{indent}{text}", f"- a\n{indent}{text}"):
            leaves = parse(Source.of("a.md", whole), scan=False).leaves
            assert [leaf.kind for leaf in leaves] == ["paragraph"], whole


SIMPLE = """\
# 가 ##

나
 다 `라`
## 마
- 바
  * 사
    아

      10. 자
* 차

---
```py
카

```
1. 타
"""


def test_what_is_called_simple_is_scanned() -> None:
    """Equality would also hold if all went to markdown-it."""
    lines = SIMPLE.splitlines()
    at, kinds = 0, []
    while at < len(lines):
        if not lines[at]:
            at += 1
            continue
        block = simple_block(lines, at)
        assert block, lines[at]
        kinds.append(getattr(block, "kind", "lists"))
        at = block[-1].last if kinds[-1] == "lists" else block.last
    assert kinds == ["heading", "paragraph", "heading", "lists", "break", "code", "lists"]
    check_both_ways(SIMPLE)


PLAIN = """\
**가 `나`** 다(20~25) a_b & c! < 1 $5
`라` [마 바](https://a.b/c_d?e=1&f=2)**사**. *아*'자 [ ]"""


def test_what_is_called_simple_needs_no_inline_parser() -> None:
    pieces = simple_inline(PLAIN, defined=False)
    assert pieces
    kinds = [piece.kind for piece in pieces if piece.kind != "text"]
    strong = ["open", "close"]
    assert kinds == ["open", "code", "close", "break", "code", "link", *strong, *strong]
    assert simple_inline(PLAIN, defined=True) is None
    check_both_ways(PLAIN)


def test_characters_are_what_they_are_to_markdown_it() -> None:
    characters = [*map(chr, range(sys.maxunicode + 1))]
    spaces = {character for character in characters if isWhiteSpace(ord(character))}
    assert spaces == WHITESPACE
    assert TRIMMED == MD_TRIM_CHARS
    for character in characters:
        sign = isMdAsciiPunct(ord(character)) or isPunctChar(character)
        white = character in spaces
        assert flanks("a", character) == (not white and not sign, True)


LIMIT = 25_000
"""A tenth of `MAX_ELEMENTS`, in the tests of what is at the limit."""

LARGE = {
    "simple lines": "- a\n" * (LIMIT // 5),
    "simple lines below the limit": "- a\n" * (LIMIT // 5 - 1),
    "both kinds": "a\n\n" * (LIMIT // 6) + "> b\n\n" * (LIMIT // 10),
    "deep lists": "".join(f"{'  ' * depth}- a\n" for depth in range(60)),
    "pieces": "**a** " * (LIMIT // 6 - 1),
    "too many pieces": "**a** " * (LIMIT // 6 + 1),
    "a long fence": "`" * 100_000 + "\na\n" + "`" * 100_000,
}


@pytest.mark.parametrize("name", LARGE)
def test_limits_are_the_same_both_ways(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (block, inline, limits, note):
        monkeypatch.setattr(module, "MAX_ELEMENTS", LIMIT)
    check_both_ways(LARGE[name])
