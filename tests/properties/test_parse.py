"""The parser on any text: the tokens of markdown-it, and a way back to the source for each of them."""

import re
import time
from collections.abc import Callable, Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token

from notelint.model.note import Block, Note, Text
from notelint.model.source import Source, Span
from notelint.parse import parse
from notelint.parse.block import QuickBlock
from notelint.parse.note import _markdown
import os
N=int(os.environ.get("N","300"))

WORDS = [
    *"a1가나다漢👩é \t-=|.,:;!?'\"()<>[]{}#*_~`\\&/“”…",
    *["e\u0301", "\u1112\u1161\u11ab", "👩\u200d👧", "\u200b", "\u3000", "\u00a0", "\u2028"],
    *["\0", "\x85", "\x0b", "\x0c", "\ufeff", "  ", "**", "~~", "~~~", "``", "\\|", "\\\\|"],
    *["&amp;", "&#x41;", "&nbsp;", "&copy", "&#0;", "\\*", "\\\\", "\\a", "&#xD800;"],
    *["<br>", "<b>", "</b>", "<!-- c -->", "<!---->", "<a href='x'>", "<https://a.b/c>", "<a@b.c>"],
    *["https://a.b/c?d=1", "http://a.b/(c)", "https://a.b를", "[a]", "[a][]", "[b][a]", "![a]"],
    *["[a](b)", "[a]( b )", "[a](<b c>)", '[a](b "t")', "[a](b 't\"')", "[a](b(c)d)", "[](b)"],
    *["[a]()", "[a](b\\)c)", "[a](b&amp;c)", "![a](b)", "![*a* `b`](c)", "[![a](b)](c)", "[a](\n b\n)"],
    *["**굵게**", "*a*", "_a_", "__a__", "~~a~~", "`a`", "`` ` ``", "` a `", "**“가”**나", "*a **b** c*"],
    *["]", "](", "(", "[", "![", "`", "*", "**", "_", "~~", "<", ">", "&", "<!--", "-->"],
]
INLINE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map("".join)
LINES = st.lists(INLINE, min_size=1, max_size=3).map("\n".join)
PREFIXES = ["> ", ">", "- ", "* ", "1. ", "10) ", "-\t", ">\t", "  ", "    ", "\t", "-   ", "+ "]


def _joined(*parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(*parts).map("".join)


def _contained(block: str, first: str, rest: str) -> str:
    return first + block.replace("\n", "\n" + rest)


def _cells(marks: str) -> st.SearchStrategy[str]:
    cell = INLINE.map(lambda text: text.replace("\n", " "))
    row = st.lists(cell, min_size=1, max_size=4).map("|".join)
    return st.sampled_from(["", "|", "| "]).flatmap(lambda edge: row.map(lambda r: f"{edge}{r}{marks}"))


DELIMITERS = st.lists(st.sampled_from(["-", ":-", "-:", " --- "]), min_size=1, max_size=4).map("|".join)
TABLES = st.tuples(_cells("|"), DELIMITERS, st.lists(_cells(""), max_size=3)).map(
    lambda table: "\n".join([table[0], "|" + table[1], *table[2]])
)
BLOCKS = st.one_of(
    LINES,
    TABLES,
    _joined(st.sampled_from(["# ", "##\t", "###### ", "####### ", "#", " # "]), INLINE),
    _joined(LINES, st.sampled_from(["\n===", "\n---", "\n -"])),
    _joined(st.sampled_from(["```\n", "~~~ py\n", "    ", "````"]), LINES, st.sampled_from(["\n```", "\n~~~", ""])),
    _joined(st.sampled_from(["<div>", "<!-- ", "<details><summary>", "<script>", "<?"]), LINES, st.sampled_from(["</div>", " -->", "\n-->", ""])),
    _joined(st.sampled_from(["[a]: ", "[a]:\n ", "[B b]: <", "[a"]), LINES),
    st.sampled_from(["---", "***", "- - -", "", "\n", "---\na: b\n---", "+++\na = 1\n+++"]),
)
TREES = st.recursive(
    BLOCKS,
    lambda inner: st.builds(
        _contained,
        st.lists(inner, min_size=1, max_size=3).flatmap(
            lambda blocks: st.sampled_from(["\n", "\n\n"]).map(lambda gap: gap.join(blocks))
        ),
        st.sampled_from(PREFIXES),
        st.sampled_from([*PREFIXES, ""]),
    ),
    max_leaves=6,
)
ENDINGS = st.sampled_from(["\n", "\n", "\r\n", "\r", "mixed"])


def _with_endings(text: str, ending: str) -> str:
    if ending != "mixed":
        return text.replace("\n", ending)
    endings = iter(["\r\n", "\n", "\r"] * text.count("\n"))
    return re.sub("\n", lambda _: next(endings), text)


MARKDOWN = st.builds(
    lambda bom, blocks, gap, ending: bom + _with_endings(gap.join(blocks), ending),
    st.sampled_from(["", "", "\ufeff"]),
    st.lists(TREES, min_size=1, max_size=4),
    st.sampled_from(["\n", "\n\n"]),
    ENDINGS,
)
ANY = st.one_of(MARKDOWN, st.text(max_size=60), st.lists(st.sampled_from([*WORDS, "\n", "\r"]), max_size=40).map("".join))

STOCK = MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"])
STOCK.validateLink = lambda url: True  # type: ignore[method-assign]


def stock_tokens(note: Note) -> list[Token]:
    """What markdown-it makes of the note; to it the front matter is blank lines."""
    over = note.source.position(note.front_matter.span.end).line if note.front_matter else 0
    numbers = range(1, len(note.source.lines) + 1)
    return STOCK.parse("".join(("" if n <= over else note.source.line(n)) + "\n" for n in numbers))


def rendered(tokens: list[Token]) -> str:
    """The text of inline tokens, as the model has it."""
    pieces = []
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            pieces.append("\n")
        elif token.type == "html_inline":
            pieces.append("\n" if token.content[:3].lower() == "<br" else "")
        elif token.type != "image":
            pieces.append(token.content)
    return "".join(pieces)


def spans(note: Note) -> Iterator[Span]:
    """Every span of a note."""
    for block in note.walk():
        yield block.span
        yield from (mark.span for mark in block.text.marks)
        for link in block.text.links:
            yield from (link.span, link.target)
        yield from (Span(run.source, run.source + run.width) for run in block.text.runs)
    yield from (comment.span for comment in note.comments)
    yield from (definition.span for definition in note.definitions)
    if note.front_matter:
        yield note.front_matter.span


SAME = str.maketrans({"\t": " ", "\n": " ", "\r": " ", "\0": "\ufffd"})
"""White space that became a space in code, and what markdown-it replaces."""


def check_places_of(text: Text, source: Source) -> None:
    """Each character of a text comes from where its run says; only breaks come from nowhere."""
    plain, place = 0, 0
    for run in text.runs:
        assert text.plain[plain : run.plain].strip("\n") == ""
        assert run.length > 0
        assert run.source >= place
        assert text.span(run.plain, run.plain + run.length) == (run.source, run.source + run.width)
        plain, place = run.plain + run.length, run.source + run.width
        if run.length == run.width:
            written = source.text[run.source : place]
            assert text.plain[run.plain : plain].translate(SAME) == written.translate(SAME)
    assert text.plain[plain:].strip("\n") == ""
    assert plain <= len(text.plain)


MARKERS = {"strong": ("**", "__"), "em": ("*", "_"), "strike": ("~~",), "code": ("`",)}
OPENINGS = {"link": "[", "image": "![", "autolink": "<"}
BEGINNINGS = {
    "quote": ">",
    "html": "<",
    "item": r"[-*+]|\d+[.)]",
    "list": r"[-*+]|\d+[.)]",
    "break": "[-*_]",
    "code": "```|~~~|[^ \t]",
    "table": "[^ \t]",
    "row": "[^ \t]",
    "paragraph": r"[^ \t]|\Z",
    "cell": "",
}
LEAVES = ("heading", "paragraph", "cell", "code", "html")


def check_block(block: Block, source: Source) -> None:
    written = source.slice(block.span)
    if block.kind == "heading":
        assert written.startswith("#" * block.level if block.info == "#" else written[:1].strip())
        assert block.info == "#" or written.rstrip().endswith(block.info)
    else:
        assert re.match(BEGINNINGS[block.kind], written), block
    place = block.span.start
    for child in block.children:
        assert place <= child.span.start
        place = child.span.end
    assert place <= block.span.end
    for mark in block.text.marks:
        written = source.slice(mark.span)
        assert written.startswith(MARKERS[mark.kind])
        assert written.endswith(MARKERS[mark.kind])
        assert 0 <= mark.start <= mark.end <= len(block.text.plain)
    for link in block.text.links:
        written = source.slice(link.target).replace("\0", "\ufffd")
        if link.reference:
            assert link.target == link.span
        elif link.kind in ("link", "image"):
            assert unescapeAll(written) == link.url
        elif "\\" not in written and "&" not in written:
            assert written == link.url
        assert source.slice(link.span).startswith(OPENINGS.get(link.kind, ""))


@settings(max_examples=N, deadline=None)
@given(ANY)
def test_it(text):
    if "--->" in text: return
    source = Source.of("x.md", text)
    note = parse(source)
    for s in spans(note):
        assert 0 <= s.start <= s.end <= len(source.text), s
    for leaf in note.leaves: check_places_of(leaf.text, source)
    for b in note.walk(): check_block(b, source)
    for c in note.comments:
        w = source.slice(c.span); assert w.startswith("<!--") and w.endswith("-->")
    for d in note.definitions:
        assert source.slice(d.span).startswith("[")
    assert list(note.leaves) == [b for b in note.walk() if b.kind in LEAVES]
    starts=[l.span.start for l in note.leaves]; assert starts==sorted(starts)
    stock = stock_tokens(note)
    over = note.source.position(note.front_matter.span.end).line if note.front_matter else 0
    numbers = range(1, len(note.source.lines) + 1)
    src = "".join(("" if n <= over else note.source.line(n)) + "\n" for n in numbers)
    md=_markdown(); env={}
    mine = md.block.parse_positioned(src.replace("\0","\ufffd"), md, env).tokens
    for t in stock: t.children = [] if t.type=="inline" else None
    assert [t.as_dict(children=False) for t in mine] == [t.as_dict(children=False) for t in stock]
    stock = stock_tokens(note)
    texts = [rendered(t.children) for t in stock if t.type=="inline"]
    assert texts == [l.text.plain for l in note.leaves if l.kind in ("heading","paragraph","cell")]
    codes = [t.content.removesuffix("\n") for t in stock if t.type in ("fence","code_block")]
    assert codes == [l.text.plain for l in note.leaves if l.kind=="code"]
