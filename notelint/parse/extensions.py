"""Markdown beyond CommonMark: markdown-it's rules for footnotes and mathematics."""

import re

from markdown_it.rules_block import StateBlock, reference
from markdown_it.rules_inline.state_inline import StateInline

from notelint.text.lazy_pattern import LazyPattern

# Footnotes as on GitHub: a mark `[^1]`, and a block `[^1]: text` that defines it. A definition may
# interrupt a paragraph, contains any blocks (further ones are indented by four spaces), and makes
# marks of its label anywhere. A label has no whitespace and no bracket; its case does not count.
# Text that begins with `[^` is never a link reference definition.

DEFINITION = LazyPattern(r"\[\^([^\[\]\s]+)\]:[ \t]*")
MARK = re.compile(r"\[\^([^\[\]\s]+)\]")

NONE: set[str] = set()

INDENT = 4
"""The columns by which a footnote's further blocks are indented."""


def footnote_definition(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """A block rule: a footnote with all its blocks."""
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
    """markdown-it's rule for `[label]: url`, except for the labels of footnotes."""
    start = state.bMarks[line] + state.tShift[line]
    return not state.src.startswith("[^", start) and reference(state, line, end, silent)


def footnote_mark(state: StateInline, silent: bool) -> bool:
    """An inline rule: the mark of a defined footnote; others are text."""
    labels: set[str] = state.env.get("footnotes", NONE)
    mark = MARK.match(state.src, state.pos, state.posMax) if labels else None
    if not mark or folded(mark[1]) not in labels:
        return False
    if not silent:
        state.push("footnote_mark", "", 0).info = mark[1]
    state.pos = mark.end()
    return True


def folded(label: str) -> str:
    """The form in which labels are compared."""
    return label.casefold()


# Mathematics between dollar signs, which is not parsed as Markdown. A block begins with a line `$$`
# (or `$$ …`) and ends with a line that ends in `$$`. In a line, `$$…$$` and `$…$` are mathematics
# if they cannot be prices: no whitespace within the signs, no letter or digit after them, no words
# of Hangul or Han except in `\text{…}`.

ONE_LINE = LazyPattern(r"\$\$[^$\n]*[^$\s][^$\n]*\$\$[ \t]*(?:\([^()\s]*\)|\{[^{}\n]*\})?[ \t]*")
OPENING = LazyPattern(r"\$\$(?:[^$\n]*[^$\s])?[ \t]*")
CLOSING = LazyPattern(r"[^$\n]*\$\$[ \t]*(?:\([^()\s]*\)|\{[^{}\n]*\})?[ \t]*")
"""An equation's number or label may follow the signs."""

DISPLAYED = LazyPattern(r"\$\$(?=[^$]*[^$\s])(?:[^$\\]|\\[\s\S])+\$\$")
IN_LINE = LazyPattern(r"(?<![A-Za-z0-9$])\$(?![\s$])(?:[^$\n\\]|\\[^\n])+(?<!\s)\$(?![A-Za-z0-9$])")
WORDS = LazyPattern("[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


def math_block(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """A block rule: a formula on lines of its own. Only a line `$$` interrupts a paragraph."""
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
    """The line after the one that closes a block, or 0.

    A blank line or a heading ends the search, but a blank line does not after a line `$$`.
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
    """An inline rule: a formula within a line of text."""
    src, start = state.src, state.pos
    displayed = src.startswith("$$", start)
    formula = (DISPLAYED if displayed else IN_LINE).match(src, start, state.posMax)
    if not formula or (not displayed and WORDS.search(formula[0]) and "\\" not in formula[0]):
        return False
    if not silent:
        token = state.push("math_inline", "math", 0)
        token.content = formula[0].replace("\n", " ")
    state.pos = formula.end()
    return True
