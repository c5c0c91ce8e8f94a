"""Blocks: of what kind they are, and where each begins and ends."""

import pytest

from notelint.model.note import Note

NOTE = """\
# 가 ##

나
다
---

> 라
> - 마
>
>   바
> 1) 사

* 아
    * 자

      차

- - 카
-

```py
타
```

    파

|하|
|-|
|a|

<div>
b
</div>

***
"""

BLOCKS = [
    ("heading", "# 가 ##"),
    ("heading", "나\n다\n---"),
    ("quote", "> 라\n> - 마\n>\n>   바\n> 1) 사"),
    ("paragraph", "라"),
    ("list", "- 마\n>\n>   바"),
    ("item", "- 마\n>\n>   바"),
    ("paragraph", "마"),
    ("paragraph", "바"),
    ("list", "1) 사"),
    ("item", "1) 사"),
    ("paragraph", "사"),
    ("list", "* 아\n    * 자\n\n      차"),
    ("item", "* 아\n    * 자\n\n      차"),
    ("paragraph", "아"),
    ("list", "* 자\n\n      차"),
    ("item", "* 자\n\n      차"),
    ("paragraph", "자"),
    ("paragraph", "차"),
    ("list", "- - 카\n-"),
    ("item", "- - 카"),
    ("list", "- 카"),
    ("item", "- 카"),
    ("paragraph", "카"),
    ("item", "-"),
    ("code", "```py\n타\n```"),
    ("code", "파"),
    ("table", "|하|\n|-|\n|a|"),
    ("row", "|하|"),
    ("cell", "하"),
    ("row", "|a|"),
    ("cell", "a"),
    ("html", "<div>\nb\n</div>"),
    ("break", "***"),
]


def blocks_of(note: Note) -> list[tuple[str, str]]:
    return [(block.kind, note.source.slice(block.span)) for block in note.walk()]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_each_block_begins_and_ends_where_it_is_written(noted, ending: str) -> None:
    note = noted(NOTE.replace("\n", ending))
    assert blocks_of(note) == [(kind, text.replace("\n", ending)) for kind, text in BLOCKS]


def test_leaves_say_what_they_are(noted) -> None:
    note = noted(NOTE)
    by_kind = {(leaf.kind, leaf.info): leaf.text.plain for leaf in note.leaves}
    assert by_kind["heading", "#"] == "가"
    assert by_kind["heading", "-"] == "나\n다"
    assert by_kind["code", "py"] == "타"
    assert by_kind["code", ""] == "파"
    assert by_kind["cell", "th"] == "하"
    assert by_kind["html", "<div>\nb\n</div>"] == "b"


def test_lists_know_their_markers(noted) -> None:
    lists = [block.info for block in noted(NOTE).walk() if block.kind == "list"]
    assert lists == ["-", ")", "*", "*", "-", "-"]


def test_html_shows_what_is_neither_tag_nor_comment_nor_script(noted) -> None:
    note = noted("<div>가<!-- 나 -->\n<script>\nlet a\n</script><b>다</b>\n<!-- open\n라\n")
    assert note.leaves[0].text.plain == "가\n다"


def test_comments_are_found_in_blocks_and_lines_in_order(noted) -> None:
    note = noted("> <!-- a\n> b -->\n\nc <!--d--> <!-- e --->\n\n<div><!-- f --></div> <!-- open")
    found = [(comment.body, note.source.slice(comment.span)) for comment in note.comments]
    assert found == [
        ("a\nb", "<!-- a\n> b -->"),
        ("d", "<!--d-->"),
        ("e -", "<!-- e --->"),
        ("f", "<!-- f -->"),
    ]


def test_a_comment_of_two_dashes_is_one(noted) -> None:
    note = noted("a <!--> b <!---> c <!----> d")
    assert [comment.body for comment in note.comments] == ["", "", ""]
    assert note.leaves[0].text.plain == "a  b  c  d"


@pytest.mark.parametrize(
    ("text", "kind", "body"),
    [
        ("---\ntitle: 가\n---\n# 나", "yaml", "title: 가\n"),
        ("---\ntitle: 가\n...\n# 나", "yaml", "title: 가\n"),
        ("---\r\n# comment\r\n---\r\n# 나", "yaml", "# comment\r\n"),
        ("\ufeff---\na: b\n---\n# 나", "yaml", "a: b\n"),
        ("+++\na = 1\n+++\n# 나", "toml", "a = 1\n"),
    ],
)
def test_front_matter_is_found_and_is_no_block(noted, text: str, kind: str, body: str) -> None:
    note = noted(text)
    assert note.front_matter is not None
    assert (note.front_matter.kind, note.front_matter.body) == (kind, body)
    assert [block.kind for block in note.blocks] == ["heading"]
    assert note.source.slice(note.blocks[0].span) == "# 나"


@pytest.mark.parametrize(
    "text", ["---\n\n가\n---\n", "---\n가나다\n---\n", "---\na: b\n", "", "---"]
)
def test_a_break_at_the_top_is_no_front_matter(noted, text: str) -> None:
    assert noted(text).front_matter is None


def test_an_empty_note_has_nothing(noted) -> None:
    assert noted("") == Note(noted("").source, ())


def test_nesting_beyond_the_bound_is_cut_off_and_the_rest_stands(noted) -> None:
    note = noted(">" * 200 + " 가\n\n나\n")
    assert [block.kind for block in note.blocks] == ["quote", "paragraph"]
    assert note.leaves[-1].text.plain == "나"
