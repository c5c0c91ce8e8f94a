"""Footnotes as GitHub reads them: a mark `[^1]`, and a block `[^1]: text` that defines it.

What begins with `[^` is never a link reference definition. A definition may interrupt a paragraph,
holds any blocks (further ones are indented by four spaces), and makes marks of its label wherever
they stand. A label has no white space and no bracket; case does not count in it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from markdown_it.rules_block import StateBlock, reference
from markdown_it.rules_inline.state_inline import StateInline

from notelint.model.source import Source
from notelint.model.text import VERBATIM, Link, Text
from notelint.text.lazy_pattern import LazyPattern
from notelint.text.urls import WIDE, url_end

DEFINITION = re.compile(r"\[\^([^\[\]\s]+)\]:[ \t]*")
MARK = re.compile(r"\[\^([^\[\]\s]+)\]")

NONE: set[str] = set()

INDENT = 4
"""The columns by which a footnote's further blocks are indented."""


def footnote_definition(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """A block rule: a footnote, with all blocks that it holds."""
    start = state.bMarks[line] + state.tShift[line]
    if not state.src.startswith("[^", start) or state.is_code_block(line):
        return False
    opening = DEFINITION.match(state.src, start, state.eMarks[line])
    if not opening:
        return False
    if silent:
        return True
    state.env.setdefault("footnotes", set()).add(folded(opening[1]))
    token = state.push("footnote_open", "", 1)
    token.info = opening[1]
    token.map = lines = [line, 0]
    was = state.bMarks[line], state.tShift[line], state.sCount[line], state.parentType
    state.blkIndent += INDENT
    state.bMarks[line], state.tShift[line] = opening.end(), 0
    state.sCount[line] = state.blkIndent
    state.parentType = "root"  # of those that markdown-it knows
    state.md.block.tokenize(state, line, end)
    state.blkIndent -= INDENT
    state.bMarks[line], state.tShift[line], state.sCount[line], state.parentType = was
    lines[1] = state.line = max(state.line, line + 1)
    state.push("footnote_close", "", -1)
    return True


def link_definition(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """markdown-it's rule for `[label]: url`, but for labels of footnotes."""
    start = state.bMarks[line] + state.tShift[line]
    return not state.src.startswith("[^", start) and reference(state, line, end, silent)


def footnote_mark(state: StateInline, silent: bool) -> bool:
    """An inline rule: the mark of a footnote that is defined; others stay as they are."""
    known: set[str] = state.env.get("footnotes", NONE)
    found = MARK.match(state.src, state.pos, state.posMax) if known else None
    if not found or folded(found[1]) not in known:
        return False
    if not silent:
        state.push("footnote_mark", "", 0).info = found[1]
    state.pos = found.end()
    return True


def folded(label: str) -> str:
    """A label as labels are compared."""
    return label.casefold()


# r"""Mathematics between dollar signs: what stands there is LaTeX's business, not Markdown's.
#
# A block begins with a line `$$` (or `$$ …`) and ends with a line that ends in `$$`. In a line,
# `$$…$$` and `$…$` are mathematics where no price can be meant: no white space inside of the signs,
# no letter or digit behind them, no words of Hangul or Han but in `\text{…}`.

ONE_LINE = LazyPattern(r"\$\$[^$\n]*[^$\s][^$\n]*\$\$[ \t]*(?:\([^()\s]*\)|\{[^{}\n]*\})?[ \t]*")
OPENING = re.compile(r"\$\$(?:[^$\n]*[^$\s])?[ \t]*")
CLOSING = LazyPattern(r"[^$\n]*\$\$[ \t]*(?:\([^()\s]*\)|\{[^{}\n]*\})?[ \t]*")
"""An equation's number or label may stand behind the signs."""

DISPLAYED = re.compile(r"\$\$(?=[^$]*[^$\s])(?:[^$\\]|\\[\s\S])+\$\$")
IN_LINE = LazyPattern(r"(?<![A-Za-z0-9$])\$(?![\s$])(?:[^$\n\\]|\\[^\n])+(?<!\s)\$(?![A-Za-z0-9$])")
WORDS = LazyPattern("[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


def math_block(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """A block rule: a formula that has lines of its own. It interrupts with a line `$$` alone."""
    start = state.bMarks[line] + state.tShift[line]
    if not state.src.startswith("$$", start) or state.is_code_block(line):
        return False
    stop = state.eMarks[line]
    if ONE_LINE.fullmatch(state.src, start, stop):
        after = 0 if silent else line + 1
    else:
        alone = not state.src[start + 2 : stop].strip()
        opens = OPENING.fullmatch(state.src, start, stop) and (alone or not silent)
        after = _closed(state, line, end, alone=alone) if opens else 0
    if silent or not after:
        return after > 0
    token = state.push("math_block", "math", 0)
    token.info, token.map = "math", [line, after]
    token.content = state.getLines(line, after, state.sCount[line], True)
    state.line = after
    return True


def _closed(state: StateBlock, line: int, end: int, *, alone: bool) -> int:
    """The line behind the one that closes a block, or 0.

    A blank line or a heading ends the search, but blank lines do not where `$$` stood alone.
    """
    for number in range(line + 1, end):
        start, stop = state.bMarks[number] + state.tShift[number], state.eMarks[number]
        blank = start >= stop
        if blank and alone:
            continue
        if blank or state.sCount[number] < state.blkIndent or state.src[start] == "#":
            break
        if CLOSING.fullmatch(state.src, start, stop):
            return number + 1
    return 0


def math_inline(state: StateInline, silent: bool) -> bool:
    """An inline rule: a formula in a line of text."""
    src, start = state.src, state.pos
    displayed = src.startswith("$$", start)
    found = (DISPLAYED if displayed else IN_LINE).match(src, start, state.posMax)
    if not found or (not displayed and WORDS.search(found[0]) and "\\" not in found[0]):
        return False
    if not silent:
        token = state.push("math_inline", "math", 0)
        token.content = found[0].replace("\n", " ")
    state.pos = found.end()
    return True


# Attributes behind a heading, `{#install .wide}`: a site generator's, and no text of it.
#
# In MDX a comment stands for them: `{/*install*/}`, whose asterisks Markdown takes for emphasis.

ONE = r"(?:[#.][^\s{}#.][^\s{}#]*|[A-Za-z][\w:-]*=(?:\"[^\"{}]*\"|'[^'{}]*'|[^\s{}\"']+))"
BEHIND = LazyPattern(rf"(?<=\S)\s*\{{:?\s*(?:{ONE}(?:\s+{ONE})*|-)\s*\}}\s*\Z")
"""As Pandoc, kramdown and markdown-it-attrs have them; `{-}` is Pandoc's for "without number"."""

COMMENT = re.compile(r"(?<=\S)\s*\{/\*?\s*[\w-]+\s*\*?/\}\s*\Z")
WRITTEN = re.compile(r"\s*\{/\*\s*[\w-]+\s*\*/\}\s*")

FURTHEST = 500
"""Characters in which they are looked for."""


def heading_attributes(text: Text, source: Source) -> tuple[int, str]:
    """Where in a heading's text its attributes begin, and how they are written.

    The space before them is part of them. Where there are none: the text's end, and "". Those in
    code are none, nor are escaped ones.
    """
    plain = text.plain
    minimum = max(0, len(plain) - FURTHEST)
    for pattern in (BEHIND, COMMENT):
        found = pattern.search(plain, minimum)
        if not found or any(m.kind in VERBATIM and m.end > found.start() for m in text.marks):
            continue
        written = source.slice(text.span(found.start(), found.end()))
        if written == found[0] or (pattern is COMMENT and WRITTEN.fullmatch(written)):
            return found.start(), written
    return len(plain), ""


# URLs that stand in the text without being links.

URL = LazyPattern(rf"(?<![A-Za-z0-9_])https?://(?:(?!\*\*)[^\s<>\"{WIDE}])+", re.IGNORECASE)
"""It ends at `**` too, which CommonMark often leaves as it is before Korean."""


def bare_links(text: Text) -> tuple[Link, ...]:
    """The bare URLs of a text that is not in code, a link or an autolink."""
    code = _Stretches((mark.start, mark.end) for mark in text.marks if mark.kind in VERBATIM)
    links = _Stretches(link.span for link in text.links)
    found = []
    for start, end in _unbroken(text):
        for match in URL.finditer(text.plain, start, end):
            url = match[0][: url_end(match[0])]
            span = text.span(match.start(), match.start() + len(url))
            if url and match.start() not in code and span.start not in links:
                found.append(Link("bare", url, url, span, span))
    return tuple(found)


def _unbroken(text: Text) -> Iterator[tuple[int, int]]:
    """The stretches of a text that no markup interrupts: it ends a URL."""
    start = end = place = 0
    for run in text.runs:
        if run.source != place or run.plain != end:
            yield start, end
            start = run.plain
        end = run.plain + run.length
        place = run.source + run.width
    yield start, end


class _Stretches:
    """Stretches `[start, end)`, asked whether an offset lies in one. They may nest."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []  # the furthest end so far
        for start, end in sorted(stretches):
            self.starts.append(start)
            self.ends.append(max(end, self.ends[-1] if self.ends else 0))

    def __contains__(self, offset: int) -> bool:
        index = bisect_right(self.starts, offset) - 1
        return index >= 0 and offset < self.ends[index]
