r"""Mathematics between dollar signs: what stands there is LaTeX's business, not Markdown's.

A block begins with a line `$$` (or `$$ …`) and ends with a line that ends in `$$`. In a line,
`$$…$$` and `$…$` are mathematics where no price can be meant: no white space inside of the signs,
no letter or digit behind them, no words of Hangul or Han but in `\text{…}`.
"""

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline.state_inline import StateInline

from notelint.text.lazy import lazy

ONE_LINE = lazy(r"\$\$[^$\n]*[^$\s][^$\n]*\$\$[ \t]*(?:\([^()\s]*\)|\{[^{}\n]*\})?[ \t]*")
OPENING = lazy(r"\$\$(?:[^$\n]*[^$\s])?[ \t]*")
CLOSING = lazy(r"[^$\n]*\$\$[ \t]*(?:\([^()\s]*\)|\{[^{}\n]*\})?[ \t]*")
"""An equation's number or label may stand behind the signs."""

DISPLAYED = lazy(r"\$\$(?=[^$]*[^$\s])(?:[^$\\]|\\[\s\S])+\$\$")
IN_LINE = lazy(r"(?<![A-Za-z0-9$])\$(?![\s$])(?:[^$\n\\]|\\[^\n])+(?<!\s)\$(?![A-Za-z0-9$])")
WORDS = lazy("[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


def block(state: StateBlock, line: int, end: int, silent: bool) -> bool:
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


def inline(state: StateInline, silent: bool) -> bool:
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
