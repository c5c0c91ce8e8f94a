"""Footnotes: what is a definition, what is a mark, and that marks are no text."""

from collections.abc import Callable

import pytest

from notelint.model.note import Note

Parse = Callable[[str], Note]


@pytest.mark.parametrize(
    "text",
    [
        "[^1]: Brochure.",
        "[^1]: https://example.com/a",
        "[^1]:한국은행",
        "[^1]: <https://example.com/a>",
        "[^주석]: 请注意，这里我没有用“消亡”一词。",
        "글이 이어진다\n[^1]: 바로 아래",
        "> 인용\n> [^1]: 안에서",
        "- 항목\n\n  [^1]: 안에서",
        "[^1]:",
        "   [^1]: 들여 씀\r\n",
    ],
)
def test_a_footnote_is_no_link_definition_however_short(noted: Parse, text: str) -> None:
    note = noted(text)
    assert [footnote.info for footnote in note.footnotes] in (["1"], ["주석"])
    assert note.definitions == ()
    assert not any(link.reference for link in note.links)


@pytest.mark.parametrize(
    "text",
    ["    [^1]: 코드", "```\n[^1]: 코드\n```", "\\[^1]: 글", "[^a b]: 글", "[^]: 글", "[1]: 글"],
)
def test_what_only_resembles_a_footnote_is_none(noted: Parse, text: str) -> None:
    assert noted(text).footnotes == ()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("빠르다[^1] 그리고", "빠르다 그리고"),
        ("빠르다 [^1], 싸다", "빠르다, 싸다"),
        ("빠르다[^1][^1]", "빠르다"),
        ("**빠르다[^1]**", "빠르다"),
        ("[글[^1]](url)", "글"),
        ("`[^1]` \\[^1]", "[^1] [^1]"),
        ("[^1](url)", "^1"),
        ("빠르다[^2]", "빠르다[^2]"),
    ],
)
def test_a_mark_is_no_text(noted: Parse, text: str, shown: str) -> None:
    assert noted(f"{text}\n\n[^1]: 각주").leaves[0].text.plain == shown


def test_case_does_not_count_in_labels(noted: Parse) -> None:
    note = noted("가[^Bank] 나[^bank]\n\n[^BANK]: 은행")
    assert [mark.label for mark in note.footnote_marks] == ["Bank", "bank"]


def test_marks_are_found_where_they_are_written(noted: Parse) -> None:
    text = "# 제목[^1]\r\n\r\n| 가[^2] |\r\n|-|\r\n\r\n[^1]: 하나[^2]\r\n[^2]: 둘\r\n"
    note = noted(text)
    assert [note.source.slice(mark.span) for mark in note.footnote_marks] == [
        "[^1]",
        "[^2]",
        "[^2]",
    ]


def test_a_footnote_holds_what_is_indented_below_it(noted: Parse) -> None:
    note = noted("가[^1]\n\n[^1]: 하나\n이어짐\n\n    둘\n\n    - 셋\n\n넷\n")
    kinds = [(block.kind, note.source.slice(block.span)) for block in note.footnotes[0].children]
    assert kinds == [("paragraph", "하나\n이어짐"), ("paragraph", "둘"), ("list", "- 셋")]
    assert note.blocks[-1].text.plain == "넷"
