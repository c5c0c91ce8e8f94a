import pytest

from notelint.model.finding import Edit
from notelint.model.source import Source, Span
from notelint.parse import parse
from notelint.text.edits.passages import append_list_item, mark_passage


def edited(text: str, edits: tuple[Edit, ...]) -> str:
    for edit in sorted(edits, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def marked(written: str, passage: str, kind: str = "strong") -> str:
    source = Source.of("note.md", written)
    (leaf,) = (leaf for block in parse(source).blocks for leaf in block.leaves())
    start = leaf.text.plain.index(passage)
    return edited(written, mark_passage(source, leaf.text, start, start + len(passage), kind))


@pytest.mark.parametrize(
    ("written", "passage", "kind", "after"),
    [
        ("앞말. 요금은 낮다. 뒷말.\n", "요금은 낮다.", "strong", "앞말. **요금은 낮다.** 뒷말.\n"),
        (
            "앞말. 요금은 낮다. 뒷말.\n",
            " 요금은 낮다 ".strip(),
            "code",
            "앞말. `요금은 낮다`. 뒷말.\n",
        ),
        ("It is cheap.\n", "cheap", "em", "It is *cheap*.\n"),
        (
            "It is cheap\nand good.\n",
            "It is cheap\nand good",
            "strike",
            "~~It is cheap\nand good~~.\n",
        ),
    ],
)
def test_marks_are_put_around_a_passage(written, passage, kind, after):
    assert marked(written, passage, kind) == after


@pytest.mark.parametrize(
    ("written", "passage"),
    [
        ("그는 “그렇다”라고 했다\n", "“그렇다”"),  # CommonMark would not close it before a letter
        ("It is *very* cheap\n", "very cheap"),
        ("See [here](x) for it\n", "here for"),
        ("It is **cheap** now\n", "cheap"),
        ("It costs 5\\$ now\n", "5$ now"),
        ("a * b is a product\n", "a * b"),
    ],
)
def test_what_would_not_render_is_left_alone(written, passage):
    assert marked(written, passage) == written


def added(written: str, passage: str) -> str:
    source = Source.of("note.md", written)
    (block,) = parse(source).blocks
    item = block.children[-1].span if block.children else block.span
    return edited(written, append_list_item(source, item, passage))


@pytest.mark.parametrize(
    ("written", "after"),
    [
        ("* 하나\n", "* 하나\n* 요금은 낮다\n"),
        ("* 하나", "* 하나\n* 요금은 낮다"),
        ("  - 하나\n  - 둘\n", "  - 하나\n  - 둘\n  - 요금은 낮다\n"),
        ("9. 하나\n", "9. 하나\n10. 요금은 낮다\n"),
        ("* 하나\r\n* 둘\r\n", "* 하나\r\n* 둘\r\n* 요금은 낮다\r\n"),
        ("* 하나\n  둘째 줄\n", "* 하나\n  둘째 줄\n* 요금은 낮다\n"),
    ],
)
def test_an_item_is_added_as_the_others_are_written(written, after):
    assert added(written, "요금은\n낮다") == after


def test_nothing_is_added_to_what_is_no_list_or_would_be_markup():
    assert added("문단\n", "요금은 낮다") == "문단\n"
    assert added("* 하나\n", "요금은 *낮다*") == "* 하나\n"
    assert added("* 하나\n", " ") == "* 하나\n"


@pytest.mark.parametrize(
    "passage", ["1.", "1. 요금", "12) 요금", "# 요금", "- 요금", "+", "---", "="]
)
def test_what_would_be_a_block_of_its_own_in_an_item_is_not_added(passage):
    assert added("* 하나\n", passage) == "* 하나\n"


@pytest.mark.parametrize("passage", ["1.5배", "-3도", "#태그", "3월"])
def test_what_only_looks_like_one_is_added(passage):
    assert added("* 하나\n", passage) == f"* 하나\n* {passage}\n"


def test_an_edit_of_marks_is_empty_but_for_the_marks():
    source = Source.of("note.md", "요금은 낮다\n")
    text = next(parse(source).blocks[0].leaves()).text
    assert mark_passage(source, text, 0, 6, "strong") == (
        Edit(Span(0, 0), "**"),
        Edit(Span(6, 6), "**"),
    )
