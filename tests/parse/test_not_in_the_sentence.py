"""What HTML shows beside or above a sentence is no part of it: footnotes' marks, ruby."""

from collections.abc import Callable

import pytest

from notelint.model.note import Note
from notelint.parse.html_page import page_text

Parse = Callable[[str], Note]

RUBY = [
    ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>字", "漢字"),
    ("<ruby>東<rt>とう</rt>京<rt>きょう</rt></ruby>の", "東京の"),
    ("<ruby>東<rt>とう<rp>)</ruby>の", "東の"),
    ("<ruby><rb>大<rb>学<rt>だい<rt>がく</ruby>", "大学"),
    ("<ruby>漢字<rtc><rt>한자</rt></rtc></ruby>를", "漢字를"),
    ("<ruby>漢<rt><b>한</b></rt></ruby>", "漢"),
]
MARKS = [
    ("업계는 이를 반겼다<sup>1</sup>", "업계는 이를 반겼다"),
    ("업계는<sup>[12]</sup> 반겼다.<sup>3</sup>", "업계는 반겼다."),
    ("반겼다<sup><a href='#fn1'>1</a></sup>.", "반겼다."),
    (
        "반겼다<sup id='r'><a href='/w/A#cite_note-1'><span>[</span>주 1<span>]</span></a></sup>",
        "반겼다",
    ),
    ("They agreed<sup>1,2</sup> at once", "They agreed at once"),
    ("“싸다”<sup>4</sup>라고", "“싸다”라고"),
    ("빠르다<sup>*</sup>", "빠르다"),
    ("빠르다<sup>주1)</sup>", "빠르다"),
    ("이 법<sup>2</sup>은", "이 법은"),
]
EXPONENTS = [
    ("10<sup>2</sup>", "102"),
    ("5 km<sup>2</sup>", "5 km2"),
    ("84미터<sup>2</sup>", "84미터2"),
    ("x<sup>3</sup> + (a)<sup>2</sup>", "x3 + (a)2"),
    ("1<sup>st</sup>", "1st"),
    ("E=mc<sup>2</sup>", "E=mc2"),
    ("84 square feet<sup>2</sup>", "84 square feet2"),
]


@pytest.mark.parametrize(("html", "shown"), [*RUBY, *MARKS, *EXPONENTS])
def test_in_text_in_a_block_and_on_a_page(noted: Parse, html: str, shown: str) -> None:
    (leaf,) = noted(f"가 {html}").leaves
    assert leaf.text.plain == f"가 {shown}"
    (page,) = page_text(f"<p>{html}</p>")
    assert page.plain == shown
    (block,) = noted(f"<div>{html}</div>").leaves
    assert block.text.plain.replace("\n", "").replace(" ", "") == shown.replace(" ", "")


@pytest.mark.parametrize("html", [html for html, _ in (*RUBY, *MARKS)])
def test_each_character_is_still_found_in_the_source(noted: Parse, html: str) -> None:
    for text in (f"가 **{html}** 나", f"<div>{html} 나</div>"):
        note = noted(text)
        for run in note.leaves[0].text.runs:
            shown = note.leaves[0].text.plain[run.plain : run.plain + run.length]
            assert shown == note.source.text[run.source : run.source + run.width]
    (page,) = page_text(html)
    for run in page.runs:
        shown = page.plain[run.plain : run.plain + run.length]
        assert shown == html[run.source : run.source + run.width]


def test_the_end_of_a_block_ends_what_is_open() -> None:
    blocks = page_text("<p>가<sup>1<p>나<ruby>다<rt>라<p>마</p>")
    assert [block.plain for block in blocks] == ["가1", "나다", "마"]
