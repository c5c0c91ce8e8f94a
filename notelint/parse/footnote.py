"""Footnotes as GitHub reads them: a mark `[^1]`, and a block `[^1]: text` that defines it.

What begins with `[^` is never a link reference definition. A definition may interrupt a paragraph,
holds any blocks (further ones are indented by four spaces), and makes marks of its label wherever
they stand. A label has no white space and no bracket; case does not count in it.
"""

from markdown_it.rules_block import StateBlock, reference
from markdown_it.rules_inline.state_inline import StateInline

from notelint.text.lazy import lazy

DEFINITION = lazy(r"\[\^([^\[\]\s]+)\]:[ \t]*")
MARK = lazy(r"\[\^([^\[\]\s]+)\]")

NONE: set[str] = set()

INDENT = 4
"""The columns by which a footnote's further blocks are indented."""


def definition(state: StateBlock, line: int, end: int, silent: bool) -> bool:
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


def mark(state: StateInline, silent: bool) -> bool:
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
