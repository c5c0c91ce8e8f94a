"""The parser on any text: the tokens of markdown-it, and the way back to the source for each."""

import re
from collections.abc import Callable, Iterator

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token

from notelint.model.note import Block, Note
from notelint.model.source import Source, Span
from notelint.model.text import Text
from notelint.parse import parse
from notelint.parse.block import QuickBlock

WORDS = [
    *"a1가나다漢👩é \t-=|.,:;!?'\"()<>[]{}#*_~`\\&/“”…",
    *["e\u0301", "\u1112\u1161\u11ab", "👩\u200d👧", "\u200b", "\u3000", "\u00a0", "\u2028"],
    *["\0", "\x85", "\x0b", "\x0c", "\ufeff", "  ", "**", "~~", "~~~", "``", "\\|", "\\\\|"],
    *["&amp;", "&#x41;", "&nbsp;", "&copy", "&#0;", "&#xD800;", "\\*", "\\\\", "\\a"],
    *["<br>", "<b>", "</b>", "<a href='x'>", "<https://a.b/c>", "<a@b.c>", "<!---->", "<!-- c -->"],
    *["https://a.b/c?d=1", "http://a.b/(c)", "https://a.b를", "[a]", "[a][]", "[b][a]", "![a]"],
    *["[a](b)", "[a]( b )", "[a](<b c>)", '[a](b "t")', "[a](b 't\"')", "[a](b(c)d)", "[](b)"],
    *["[a]()", "[a](b\\)c)", "[a](b&amp;c)", "[a](\n b\n)", "![a](b)", "![*a* `b`](c)"],
    *["[![a](b)](c)", "**굵게**", "*a*", "_a_", "__a__", "~~a~~", "`a`", "`` ` ``", "` a `"],
    *["**“가”**나", "*a **b** c*", "](", "![", "<!--", "-->"],
]
INLINE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map("".join)
LINES = st.lists(INLINE, min_size=1, max_size=3).map("\n".join)
ROW = st.tuples(
    st.sampled_from(["", "|", "| "]),
    st.lists(INLINE.map(lambda cell: cell.replace("\n", " ")), min_size=1, max_size=4),
    st.sampled_from(["", "|"]),
).map(lambda row: row[0] + "|".join(row[1]) + row[2])
DELIMITERS = st.lists(st.sampled_from(["-", ":-", "-:", " --- "]), min_size=1, max_size=4)


def joined(*parts: st.SearchStrategy[str] | list[str]) -> st.SearchStrategy[str]:
    choices = [st.sampled_from(part) if isinstance(part, list) else part for part in parts]
    return st.tuples(*choices).map("".join)


BLOCKS = st.one_of(
    LINES,
    joined(
        ROW,
        ["\n|", "\n"],
        DELIMITERS.map("|".join),
        st.lists(ROW).map(lambda r: "\n".join(["", *r])),
    ),
    joined(["# ", "##\t", "###### ", "####### ", "#", " # "], INLINE, ["", " #", "##"]),
    joined(LINES, ["\n===", "\n---", "\n -"]),
    joined(["```\n", "~~~ py\n", "    ", "````"], LINES, ["\n```", "\n~~~", ""]),
    joined(
        ["<div>", "<!-- ", "<details><summary>", "<script>", "<?"], LINES, ["</a>", "\n-->", ""]
    ),
    joined(["[a]: ", "[a]:\n ", "[B b]: <", "[a"], LINES),
    st.sampled_from(["---", "***", "- - -", "", "\n", "---\na: b\n---", "+++\na = 1\n+++"]),
)
PREFIXES = ["> ", ">", "- ", "* ", "1. ", "10) ", "-\t", ">\t", "  ", "    ", "\t", "-   ", "+ "]


def contained(blocks: list[str], gap: str, first: str, rest: str) -> str:
    """Blocks in a quote or an item, or in something that looks like one."""
    return first + gap.join(blocks).replace("\n", "\n" + rest)


def with_endings(text: str, ending: str) -> str:
    """The text with other line ends, or (with "") with all kinds of them."""
    endings = [ending] if ending else ["\r\n", "\n", "\r"]
    lines = text.split("\n")
    return (
        "".join(line + endings[at % len(endings)] for at, line in enumerate(lines[:-1])) + lines[-1]
    )


GAPS = st.sampled_from(["\n", "\n\n"])
TREES = st.recursive(
    BLOCKS,
    lambda inner: st.builds(
        contained,
        st.lists(inner, min_size=1, max_size=3),
        GAPS,
        st.sampled_from(PREFIXES),
        st.sampled_from([*PREFIXES, ""]),
    ),
    max_leaves=6,
)
MARKDOWN = st.builds(
    lambda bom, blocks, gap, ending: bom + with_endings(gap.join(blocks), ending),
    st.sampled_from(["", "", "\ufeff"]),
    st.lists(TREES, min_size=1, max_size=4),
    GAPS,
    st.sampled_from(["\n", "\n", "\r\n", "\r", ""]),
)
PIECES = st.lists(st.sampled_from([*WORDS, "\n", "\n\n", "\r"]), max_size=40).map("".join)
NOTES = st.one_of(MARKDOWN, PIECES, st.text(max_size=60))


def extended(text: str) -> str:
    """A text with footnotes for references, and mathematics for some emphasis."""
    return text.replace("[a]", "[^a]").replace("**", "$$").replace("~~", "$")


EXTENDED = st.one_of(NOTES, NOTES.map(extended))

INLINE_KINDS = ("heading", "paragraph", "cell")
STOCK = MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"])


def as_parsed(note: Note) -> str:
    """The note as markdown-it gets it: front matter is blank lines, all lines end alike."""
    over = note.source.position(note.front_matter.span.end).line if note.front_matter else 0
    numbers = range(1, len(note.source.lines) + 1)
    lines = [note.source.line(number) if number > over else "" for number in numbers]
    return "\n".join([*lines, ""]).replace("\0", "\ufffd")


def rendered(token: Token) -> str:
    """The text of an inline token's children, as the model has it."""
    pieces = []
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            pieces.append("\n")
        elif child.type == "html_inline":
            pieces.append("\n" if child.content[:3].lower() == "<br" else "")
        elif child.type != "image":
            pieces.append(child.content)
    return "".join(pieces)


@settings(max_examples=150, deadline=None)
@given(NOTES)
def test_the_block_tokens_are_those_of_the_stock_parser(text: str) -> None:
    assume("[^" not in text and "$" not in text)  # footnotes and mathematics are GitHub's
    note = parse(Source.of("a.md", text))
    md = MarkdownIt("commonmark", {"maxNesting": 100}).enable("table")
    stock = md.parse(as_parsed(note))
    md.block = block = QuickBlock()
    mine = block.parse_positioned(as_parsed(note), md, {}).tokens
    assert [token.as_dict(children=False) for token in mine] == [
        {**token.as_dict(children=False), "children": [] if token.type == "inline" else None}
        for token in stock
    ]


@settings(max_examples=300, deadline=None)
@given(EXTENDED)
def test_scanned_blocks_are_those_of_markdown_it(text: str) -> None:
    source = Source.of("a.md", text)
    assert parse(source) == parse(source, scan=False)


@settings(max_examples=150, deadline=None)
@given(NOTES)
def test_a_reader_sees_what_the_stock_parser_renders(text: str) -> None:
    assume("[^" not in text and "$" not in text)  # footnotes and mathematics are GitHub's
    note = parse(Source.of("a.md", text))
    assume("--->" not in text)  # there its pattern departs from CommonMark 0.31.2
    tokens = STOCK.parse(as_parsed(note))
    inline = [rendered(token) for token in tokens if token.type == "inline"]
    assert [leaf.text.plain for leaf in note.leaves if leaf.kind in INLINE_KINDS] == inline
    code = [token.content for token in tokens if token.type in ("fence", "code_block")]
    found = [leaf.text.plain for leaf in note.leaves if leaf.kind == "code"]
    assert found == [content.removesuffix("\n") for content in code]


def spans(note: Note) -> Iterator[Span]:
    """Every span of a note."""
    for block in note.walk():
        yield block.span
        yield from (mark.span for mark in block.text.marks)
        yield from (Span(run.source, run.source + run.width) for run in block.text.runs)
    for link in note.links:
        yield from (link.span, link.target)
    yield from (comment.span for comment in note.comments)
    yield from (definition.span for definition in note.definitions)
    if note.front_matter:
        yield note.front_matter.span


@settings(max_examples=150, deadline=None)
@given(EXTENDED)
def test_every_span_lies_in_the_source_and_blocks_lie_in_their_parents(text: str) -> None:
    note = parse(Source.of("a.md", text))
    assert all(0 <= span.start <= span.end <= len(note.source.text) for span in spans(note))
    for block in note.walk():
        place = block.span.start
        for child in block.children:
            assert place <= child.span.start
            place = child.span.end
        assert place <= block.span.end
    kinds = (*INLINE_KINDS, "code", "html")
    assert list(note.leaves) == [block for block in note.walk() if block.kind in kinds]
    starts = [leaf.span.start for leaf in note.leaves]
    assert starts == sorted(starts)


SAME = str.maketrans({"\t": " ", "\n": " ", "\r": " ", "\0": "\ufffd"})
"""White space that becomes a space in code, and what markdown-it replaces."""


@settings(max_examples=150, deadline=None)
@given(EXTENDED)
def test_each_character_comes_from_where_its_run_says(text: str) -> None:
    note = parse(Source.of("a.md", text))
    for leaf in note.leaves:
        shown, plain, place = leaf.text.plain, 0, 0
        for run in leaf.text.runs:
            assert shown[plain : run.plain].strip("\n") == ""  # only breaks have no source
            assert place <= run.source
            plain, place = run.plain + run.length, run.source + run.width
            assert leaf.text.span(run.plain, plain) == (run.source, place)
            assert run.plain < plain <= len(shown)
            if run.length == run.width:
                written = note.source.text[run.source : place]
                assert shown[run.plain : plain].translate(SAME) == written.translate(SAME)
        assert shown[plain:].strip("\n") == ""


MARKERS = {
    "strong": ("**", "__"),
    "em": ("*", "_"),
    "strike": ("~~",),
    "code": ("`",),
    "math": ("$",),
}
BEGINNINGS = {
    "footnote": r"\[\^",
    "quote": ">",
    "list": r"[-*+]|\d+[.)]",
    "item": r"[-*+]|\d+[.)]",
    "break": "[-*_]",
    "code": r"```|~~~|\$\$|[^ \t]",
    "html": "<",
    "table": "[^ \t]",
    "row": "[^ \t]",
    "cell": "",
    "paragraph": "[^ \t]|$",
}


def check_heading(heading: Block, written: str) -> None:
    if heading.info == "#":
        assert re.match(f"#{{{heading.level}}}([ \t]|$)", written)
    else:
        assert written.rstrip(" \t").endswith(heading.info)


def check_marks_and_links(text: Text, source: Source) -> None:
    for mark in text.marks:
        written = source.slice(mark.span)
        assert written.startswith(MARKERS[mark.kind])
        assert written.endswith(MARKERS[mark.kind])
        assert 0 <= mark.start <= mark.end <= len(text.plain)
    for link in text.links:
        whole, target = source.slice(link.span), source.slice(link.target).replace("\0", "\ufffd")
        if whole.startswith("<") and link.kind in ("link", "image"):
            assert (whole[:2], target) == ("<a", link.url)
        elif link.kind in ("link", "image"):
            assert whole.startswith("[" if link.kind == "link" else "![")
            assert whole.endswith("]" if link.reference else ")")
            assert whole == target if link.reference else unescapeAll(target) == link.url
        elif link.kind == "autolink":
            assert whole in (f"<{link.url}>", f"<{link.url.removeprefix('mailto:')}>")
        elif "&#" not in target:  # unescapeAll leaves out `&#0;`, which the parser does not
            assert unescapeAll(target) == link.url


@settings(max_examples=150, deadline=None)
@given(EXTENDED)
def test_blocks_marks_links_and_comments_begin_and_end_where_they_are_written(text: str) -> None:
    note = parse(Source.of("a.md", text))
    for block in note.walk():
        written = note.source.slice(block.span)
        if block.kind == "heading":
            check_heading(block, written)
        else:
            assert re.match(BEGINNINGS[block.kind], written)
        check_marks_and_links(block.text, note.source)
    for comment in note.comments:
        written = note.source.slice(comment.span)
        assert written.startswith("<!--")
        assert written.endswith("-->")
    assert all(note.source.slice(one.span).startswith("[") for one in note.definitions)


STORMS = {
    "opening brackets": "[",
    "brackets that close and open": "](",
    "links never closed": "[a](",
    "images never closed": "![a](",
    "links": "[a](https://b.c/d) ",
    "autolinks": "<https://a.b> ",
    "bare URLs": "https://a.b/c ",
    "quotes": "> ",
    "quoted lines": "> a\n",
    "backticks": "` ``",
    "open emphasis": "*a **b ",
    "underscores": "*_",
    "tildes": "~~a~~~ ",
    "open comments": "x <!--",
    "comments that end oddly": "x <!-- --->",
    "declarations": "x <!A <? <![CDATA[ ",
    "tags": "x <a b='",
    "items on one line": "- ",
    "items": "- a\n",
    "loose items": "- a\n\n",
    "rules": "---\n",
    "table rows": "|a|\n|-|\n|b|\n\n",
    "escaped bars": "\\|",
    "definitions": "[a]: b\n",
    "footnotes": "[^a]: b\n",
    "dollars": "$",
    "prices": "$20 ",
    "formulas": "$a$ $$b$$ ",
    "open formulas": "$$\n# a\n",
    "formulas that do not close": "$$ a\n",
    "formulas in items": "- $$\n",
    "slips in links": "[a] (https://b.c ",
    "footnotes in footnotes": "[^a]:",
    "marks of footnotes": "[^a] [^a](",
    "entities": "&amp;",
    "backslashes": "\\",
    "hard breaks": "a  \n",
    "headings": "# a\n",
    "underlined headings": "a\n===\n",
    "fences": "```\na\n```\n",
    "details": "<details>\n<summary>a</summary>\n\nb\n\n</details>\n",
    "blank lines": "\n",
    "carriage returns": "a\r",
}
NESTS = {
    "nested brackets": lambda n: "[" * n + "a" + "]" * n,
    "nested links": lambda n: "[" * n + "a" + "](b)" * n,
    "nested images": lambda n: "![" * n + "a" + "](b)" * n,
    "nested lists": lambda n: "".join(f"{'  ' * (at % 45)}- a\n" for at in range(n)),
    "lazy lines": lambda n: ">" * 90 + "a\n" * (n // 4),
    "columns": lambda n: "|a" * n + "\n" + "|-" * n + "\n" + "|b" * n,
    "a long title": lambda n: "[a]: b '" + "x\n" * n,
    "uses of a footnote": lambda n: "[^a]: b\n\n" + "[^a] " * n,
    "uses of a definition": lambda n: "[a]: b\n\n" + "[a] " * n,
    "brackets behind a URL": lambda n: "https://a.b/" + "(" * n + ")" * 2 * n,
    "particles behind a URL": lambda n: "https://a.b/" + "은는" * n,
    "indented blank lines": lambda n: "- - - - a\n" + "   \n" * n,
    "open front matter": lambda n: "---\na: b\n" * n,
}
TEXTS = {**{name: (lambda n, s=storm: s * n) for name, storm in STORMS.items()}, **NESTS}


@pytest.mark.parametrize("name", TEXTS)
def test_the_parse_grows_no_faster_than_the_text(
    name: str, operations: Callable[[Callable[[], object]], int]
) -> None:
    """What C squares is seen by its end: see the storms of tests/cli/test_bad_input.py."""
    small, large = (Source.of("a.md", TEXTS[name](count)) for count in (25, 200))
    parse(small)  # what is cached, is
    # 8 times the text; a square would be 64. What nests grows faster until its bound is reached.
    assert operations(lambda: parse(large)) < 32 * operations(lambda: parse(small))
