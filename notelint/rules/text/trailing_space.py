"""T004: white space at the end of a line."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Edit, Fix, Problem
from notelint.model.message import message
from notelint.model.note import Note
from notelint.model.rule import Example, Rule
from notelint.model.source import Span
from notelint.text.lazy_pattern import LazyPattern
from notelint.text.spans import SpanSet, code_spans

BLANK = " \t\u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u202f\u205f\u3000"
"""White space that is no control character (those are T003's affair)."""


BLOCK = LazyPattern(r"[|>][-+0-9]{0,2}[ \t]*(?:#.*)?$|\"{3}|'{3}", re.MULTILINE)
"""How YAML and TOML begin a text in which line ends and the blanks before them count."""


class Options(NamedTuple):
    """`hard_breaks`: leave two or more spaces alone where Markdown makes a line break of them."""

    hard_breaks: bool = True


def check(bound: BoundNote, options: Options) -> Iterator[Problem]:
    """One problem for each line outside of code that ends in white space."""
    source = bound.note.source
    ending = [
        number
        for number, (start, end) in enumerate(zip(source.lines, source.ends, strict=True), 1)
        if end > start and source.text[end - 1] in BLANK
    ]
    code = SpanSet.of(code_spans(bound.note)) if ending else SpanSet()
    for number in ending:
        line, end = source.line(number), source.ends[number - 1]
        content = line.rstrip(BLANK)
        span = Span(end - len(line) + len(content), end)
        leaf = bound.note.leaf_at(span.start)
        if (leaf and leaf.kind == "code") or code.overlaps(span):
            continue
        breaks = leaf and leaf.kind == "paragraph" and line.endswith("  ") and end < leaf.span.end
        if not (breaks and options.hard_breaks):
            joins = source.text.startswith("\r", max(span.start - 1, 0))  # with a LF behind it
            safe = not joins and _means_nothing(content, line[len(content) :])
            safe = safe and not _is_data(bound.note, span)
            fix = Fix((Edit(span, ""),), safe)
            yield Problem(span, message("trailing", count=end - span.start), fix=fix)


def _is_data(note: Note, span: Span) -> bool:
    """Whether the blanks may belong to a text of several lines in front matter."""
    front = note.front_matter
    return bool(front and span.start < front.span.end and BLOCK.search(front.body))


def _means_nothing(content: str, blanks: str) -> bool:
    r"""Whether the line is the same to Markdown without its last blanks.

    A `\\` at the end of a line breaks it. To Markdown a no-break space is a character like others,
    so `#` or `-` is a marker without one behind it.
    """
    return not content.endswith("\\") and (not blanks.strip(" \t") or content[-1:].isalnum())


RULE = Rule(
    code="T004",
    name="trailing-space",
    severity="warning",
    summary="Trailing whitespace",
    why=("It is invisible, adds noise to diffs, and two spaces silently become a line break."),
    messages={
        "trailing": "line ends in {count} whitespace character{count:s}",
    },
    help="Delete the whitespace.",
    examples=(
        Example("# 제목 \n\n본문\n", at=("1:5",)),
        Example("# 제목\n\n> 인용  \n> 이어짐  \n", at=("4:6",)),
        Example("# 제목\n\n본문\n\n    코드  \n"),
        Example(
            "# 제목\n\n첫 줄  \n둘째 줄\n",
            why="Two spaces make a line break.",
        ),
    ),
    fix="mixed",  # unsafe where blanks have a meaning: behind a backslash, in data
    edits_quotations=True,
    options=Options,
    check=check,
)
