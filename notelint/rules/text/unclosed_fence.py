"""T009: a fence of code that nothing closes."""

import re
from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Edit, Fix, Problem
from notelint.model.message import message
from notelint.model.note import Block
from notelint.model.rule import Example, Rule
from notelint.model.source import Source, Span
from notelint.text.edits.lines import MARGIN, line_ending
from notelint.text.lazy_pattern import LazyPattern

FENCE = LazyPattern(r"`{3,}|~{3,}")

OPENING = LazyPattern(r"^[>\t ]*(`{3,}|~{3,})[ \t]*[A-Za-z][^`\n]*$", re.MULTILINE)
"""A fence with a language, which opens a block of code and closes none."""

TEXT = LazyPattern(r"#{1,6}[ \t]|`{3}|~{3}")
"""How lines begin that may be text, below code that was meant to end above them."""


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each fence without a closing line, where it opens, or the next one does."""
    del options
    source = bound.note.source
    for leaf in bound.note.leaves:
        if leaf.kind == "code" and not leaf.closed:
            line = source.position(leaf.span.start).line
            fence = FENCE.match(source.text, leaf.span.start)
            if fence:
                place = Span(*fence.span())
                last = source.position(max(leaf.span.start, leaf.span.end - 1)).line
                wording = message("open", fence=fence[0], line=line, last=last)
                yield Problem(place, wording, fix=_fix(source, leaf.span, fence[0]))
        elif leaf.kind == "code":
            yield from _opened_inside(source, leaf)


def _fix(source: Source, code: Span, fence: str) -> Fix | None:
    """Close a block of code at its end, where nothing in it may be text.

    That is so if no line is blank, and none looks like a heading or another fence. Markdown ends
    the block there anyway, so readers see the same.
    """
    first = source.position(code.start).line
    last = source.position(max(code.start, code.end - 1)).line
    lines = [source.line(number).strip(MARGIN) for number in range(first + 1, last + 1)]
    margin = source.text[source.lines[first - 1] : code.start]
    if not lines or not all(lines) or margin.strip(MARGIN):
        return None
    if any(TEXT.match(line) for line in lines):
        return None
    at = source.ends[last - 1]
    return Fix((Edit(Span(at, at), f"{line_ending(source)}{margin}{fence}"),))


def _opened_inside(source: Source, code: Block) -> Iterator[Problem]:
    """The first line of a block of code that would open one itself, were it not inside.

    Either the block above it lost its closing line, or its fence is too short to hold another:
    the next closing line ends it, wherever that was meant to stand. Indented code, whose text
    begins on its first line, has no fence.
    """
    start, end = code.span
    line = source.position(start).line
    fence = FENCE.match(source.text, start)
    if not fence or source.position(code.text_span.start).line == line:
        return
    for match in OPENING.finditer(source.text, fence.end(), end):
        if match[1].startswith(fence[0]) and _indent(source, match.start(1)) <= _indent(
            source, start
        ):
            wording = message("inside", fence=fence[0], line=line, inner=match[0].strip("> \t"))
            yield Problem(Span(*match.span(1)), wording, related=Span(*fence.span()))
            return


def _indent(source: Source, at: int) -> int:
    """How far from the margin an offset is."""
    return at - source.lines[source.position(at).line - 1]


RULE = Rule(
    code="T009",
    name="unclosed-fence",
    severity="warning",
    summary="Unclosed code fence",
    why=(
        "Without a closing line, everything below the fence is code: it contains no headings, "
        "quotes or links, so sections seem to be missing."
    ),
    messages={
        "open": (
            "code block opened on line {line} ({fence}) is not closed; all text up to line "
            "{last} is code"
        ),
        "inside": (
            "{inner} does not open a code block, since the one opened on line {line} ({fence}) "
            "is not closed above"
        ),
    },
    help=(
        "Close it with a line of the same character, as long as the opening one and indented "
        "like it. Code that shows such lines needs a longer fence around it: ````."
    ),
    examples=(
        Example("# 제목\n\n```python\nprint(1)\n\n## 다음\n\n본문\n", at=("3:1",)),
        Example("# 제목\n\n````\n코드\n```\n\n본문\n", at=("3:1",)),
        Example("# 제목\n\n```python\nprint(1)\n", at=("3:1",)),
        Example("# 제목\n\n- 항목\n\n  ~~~\n  코드\n\n본문\n", at=("5:3",)),
        Example("# 제목\n\n```py\n코드\n\n## 다음\n\n```py\n코드\n```\n", at=("8:1",)),
        Example("# 제목\n\n```\n코드\n```\n\n~~~~\n```\n~~~~\n\n    들여 쓴 코드\n"),
    ),
    fix="safe",  # where all that follows is surely code
    check=check,
)
