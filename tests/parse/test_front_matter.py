"""What is taken for front matter, and what for text below a thematic break."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notelint.model.source import Source
from notelint.parse.front_matter import find_front_matter, is_trivial
from notelint.parse.metadata import read_front_matter

FRONT_MATTER = {
    "the usual": "---\ntitle: x\n---\n",
    "nothing in it": "---\n---\n",
    "a blank line first": "---\n\ntitle: x\n\ndate: 2024-01-02\n\n---\n",
    "several blank lines first": "---\n\n  \n\ntitle: x\n---\n",
    "a blank line and Korean keys": "---\n\n제목: 가\n작성 일자: 2024-01-02\n---\n",
    "a blank line, lists and blocks": "---\n\ntags:\n- a\n  - b\ntext: |\n  c d e f\n...\n",
    "a blank line and quoted keys": "---\n\n\"a b\": 1\n'c': 2\n---\n",
    "a blank line and keys with signs": "---\n\n📅 date: x\nC#: 1\nn°: 2\n---\n",
    "a comment first": "---\n# by hand\ntitle: x\n---\n",
    "a comment and a blank line first": "---\n# by hand\n\ntitle: x\n---\n",
    "a blank line and a comment first": "---\n\n# by hand\ntitle: x\n---\n",
    "nothing but a comment": "---\n# by hand\n---\n",
    "evenly indented": "---\n title: x\n date: y\n---\n",
    "indented by a tab": "---\n\ttitle: x\n---\n",
    "line ends of Windows": "---\r\n\r\n  title: x\r\n---\r\n",
    "a byte-order mark": "\ufeff---\n\ntitle: x\n---\n",
    "dots at the end": "---\ntitle: x\n...\n",
    "spaces behind the fences": "--- \ntitle: x\n---\t\n",
    "no line end": "---\ntitle: x\n---",
    "TOML": "+++\n\n# by hand\n  title = 'x'\n+++\n",
    "a value that is none": "---\ntitle: [a\n---\n",
}
TEXT = {
    "a paragraph": "---\n\nA text.\n\n---\n",
    "a paragraph with a colon": "---\n\nThere are two of them: one and two.\n\n---\n",
    "a label and a paragraph": "---\n\nNote: this is it.\nAnd so on and on.\n\n---\n",
    "a heading": "---\n# Title\n\nA text.\n\n---\n",
    "a heading and a label": "---\n\n# Title\n\nAuthor: Kim\n\n---\n",
    "two breaks": "---\n\n---\n",
    "no end": "---\ntitle: x\n",
    "an address": "---\n\nhttps://example.com\n\n---\n",
    "a list": "---\n\n- One: x\n- Two: y\n\n---\n",
    "a bold label": "---\n\n**Note**: x\n\n---\n",
    "a quote": "---\n\n> Note: x\n\n---\n",
    "a table": "---\n\n| a: b |\n| --- |\n\n---\n",
}


@pytest.mark.parametrize("name", FRONT_MATTER)
def test_front_matter_is_found(name: str) -> None:
    assert find_front_matter(Source.of("a.md", FRONT_MATTER[name]))


@pytest.mark.parametrize("name", TEXT)
def test_text_between_breaks_is_none(name: str) -> None:
    assert find_front_matter(Source.of("a.md", TEXT[name])) is None


def test_its_values_stand_where_they_do() -> None:
    source = Source.of("a.md", "---\n-\n---\n")  # the body stands in the fence, too
    front = find_front_matter(Source.of("a.md", "+++\n+ = 1\n+++\n"))
    assert find_front_matter(source) is None
    assert front is not None
    assert front.inside == (4, 10)


LINES = st.one_of(
    st.sampled_from(
        ["title: a b", "tags: [a", "a: b: c", "- x", "a: 'b", "a: # b", "? a", "a:\tb"]
    ),
    st.text("ab1-_:# []{}'\"\t\r\x0b\x85\u2028\x7f\ufeff가", max_size=12),
)


@settings(max_examples=400, deadline=None)
@given(st.lists(LINES, max_size=6))
def test_what_is_plain_can_be_read(lines: list[str]) -> None:
    text = "---\n" + "".join(f"{line}\n" for line in lines) + "---\n"
    front = find_front_matter(Source.of("a.md", text))
    if front and is_trivial(front):
        keys = [line.partition(":")[0] for line in front.body.split("\n") if line.strip()]
        assert [entry.key for entry in read_front_matter(front)] == keys  # type: ignore[union-attr]
