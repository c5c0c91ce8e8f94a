"""Pseudo-headings and Obsidian's constructs, on any text: no crash, and places in the source."""

from hypothesis import given, settings
from hypothesis import strategies as st

from notelint.binding.heading_like import with_heading_like
from notelint.binding.obsidian import read_obsidian
from notelint.model.note import Note
from notelint.model.schema import Schema
from notelint.model.source import Source
from notelint.model.text import Text
from notelint.parse import parse

PIECES = st.sampled_from(
    (
        *("**", "*", "■", "■■", "▶", "<summary>", "</summary>", "<details>", "</details>", "<b>"),
        *(
            "[[",
            "]]",
            "![[",
            "|",
            "#",
            "#태그",
            "/",
            "`",
            "![a](b)",
            "[a](b)",
            "&amp;",
            "\\",
            "<!--",
        ),
        *(
            "-->",
            "\n",
            "\n\n",
            " ",
            "  \n",
            "\r\n",
            "> ",
            "- ",
            "```",
            "가나",
            "text",
            "\t",
            "<img>",
        ),
    )
)
TEXTS = st.lists(PIECES | st.text(max_size=3), max_size=40).map("".join)
SCHEMA = Schema(
    "any", "any.yaml", (), heading_like=(("bold", 3), ("summary", 4), ("■", 2), ("▶", 5))
)


def checked(text: Text, source: Source) -> None:
    """The runs lie in the source and cover the text in order; marks lie in the text."""
    at = 0
    for run in text.runs:
        assert at <= run.plain <= len(text.plain)
        assert not text.plain[at : run.plain].strip("\n")
        at = run.plain + run.length
        assert 0 <= run.source <= run.source + run.width <= len(source.text)
        if run.length == run.width and "\0" not in source.text:
            made = text.plain[run.plain : at]
            assert made.isspace() or made == source.text[run.source : run.source + run.width]
    assert not text.plain[at:].strip("\n")
    for mark in text.marks:
        assert 0 <= mark.start <= mark.end <= len(text.plain)


def parsed(text: str) -> Note:
    return parse(Source.of("any.md", text))


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_a_note_with_heading_like_is_in_order_and_in_step(text: str) -> None:
    before = parsed(text)
    note = with_heading_like(before, SCHEMA)
    at = 0
    for block in note.blocks:
        assert at <= block.span.start <= block.span.end <= len(note.source.text)
        at = block.span.end
        checked(block.text, note.source)
    leaves = [leaf for block in note.blocks for leaf in block.leaves() if leaf.kind != "break"]
    assert [id(leaf) for leaf in note.leaves] == [
        id(leaf) for leaf in leaves if leaf.kind not in ("list", "item", "quote", "table", "row")
    ]
    links = [link for leaf in note.leaves for link in leaf.text.links]
    assert links == [link for leaf in before.leaves for link in leaf.text.links]


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_what_obsidian_reads_stands_in_the_source(text: str) -> None:
    note = parsed(text)
    vault = read_obsidian(note)
    for link in vault.links:
        assert note.source.slice(link.span).endswith("]]")
        assert link.span.start <= link.target.start <= link.target.end <= link.span.end
    for tag in vault.tags:
        assert note.source.slice(tag.span).startswith("#")
