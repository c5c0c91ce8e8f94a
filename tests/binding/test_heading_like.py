"""Lines that a schema takes for headings."""

from notelint.binding.heading_like import with_heading_like
from notelint.model.schema import Schema
from notelint.model.source import Source
from notelint.parse import parse

PSEUDO = (("bold", 3), ("summary", 4), ("■", 2), ("■■", 5))


def blocks(text: str, pseudo: tuple[tuple[str, int], ...] = PSEUDO) -> list[tuple[str, int, str]]:
    """Kind, level and text of the blocks, and that each text's place reads as it does."""
    source = Source.of("a.md", text)
    note = with_heading_like(parse(source), Schema("a", "a.yaml", (), heading_like=pseudo))
    return [(block.kind, block.level, block.text.plain) for block in note.blocks]


def test_a_paragraph_that_is_one_bold_line_is_a_heading() -> None:
    assert blocks("**배경**\n\n본문 **굵게**\n\n**두\n줄**\n") == [
        ("heading", 3, "배경"),
        ("paragraph", 0, "본문 굵게"),
        ("paragraph", 0, "두\n줄"),
    ]


def test_bold_lines_in_lists_and_quotes_stay() -> None:
    assert [kind for kind, *_ in blocks("- **a**\n\n> **b**\n")] == ["list", "quote"]


def test_lines_that_begin_with_a_sign_cut_a_paragraph() -> None:
    assert blocks("앞\n■ 하나\n본문 **a\nb**\n■■둘\n■ **셋** 끝\n") == [
        ("paragraph", 0, "앞"),
        ("heading", 2, "하나"),
        ("paragraph", 0, "본문 a\nb"),
        ("heading", 5, "둘"),
        ("heading", 2, "셋 끝"),
    ]


def test_a_sign_alone_or_in_a_row_is_no_heading() -> None:
    assert [kind for kind, *_ in blocks("■\n\n■■■■\n\na ■ b\n")] == ["paragraph"] * 3


def test_a_sign_within_bold_and_an_image_behind_it() -> None:
    text = "**■ 하나**\n![a](b.png)\n뒤\n"
    source = Source.of("a.md", text)
    note = with_heading_like(parse(source), Schema("a", "a.yaml", (), heading_like=PSEUDO[2:]))
    heading, rest = note.blocks
    assert source.slice(heading.span) == "**■ 하나**"
    assert source.slice(heading.text.span(0, 2)) == "하나"
    assert source.slice(rest.span) == "![a](b.png)\n뒤"
    assert not heading.text.links
    assert [link.url for link in rest.text.links] == ["b.png"]
    assert note.leaves == note.blocks


def test_a_summary_is_a_heading_and_what_stands_around_it_stays() -> None:
    text = "<details>\n<summary>A &amp; <b>B</b></summary>\ninside\n</details>\n"
    assert blocks(text) == [("heading", 4, "A & B"), ("html", 0, "inside")]
    assert blocks("<details><summary>A</summary>\n\ntext\n\n</details>\n") == [
        ("heading", 4, "A"),
        ("paragraph", 0, "text"),
        ("html", 0, ""),
    ]


def test_a_summary_in_a_comment_is_none() -> None:
    assert [kind for kind, *_ in blocks("<!-- <summary>A</summary> -->\n")] == ["html"]


def test_without_pseudo_headings_the_note_is_the_same() -> None:
    note = parse(Source.of("a.md", "**a**\n"))
    assert with_heading_like(note, Schema("a", "a.yaml", ())) is note
