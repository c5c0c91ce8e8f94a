"""L016: the mark of a footnote that nothing defines."""

import re
from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Edit, Fix, Problem
from notelint.model.message import message
from notelint.model.note import Block
from notelint.model.rule import Example, Rule
from notelint.model.source import Span
from notelint.model.text import VERBATIM
from notelint.text.lazy_pattern import LazyPattern
from notelint.text.similar_names import closest, is_slip
from notelint.text.spans import SpanSet

MARK = LazyPattern(r"(?<!\\)\[\^([^\[\]\s^]{1,64})\](?![*+{])")
"""A mark as readers see it: brackets and all. A quantifier behind it makes it a pattern."""

NUMBER = re.compile(r"\d{1,3}")
NAME = re.compile(r"\w[\w.-]*\w")
RANGE = re.compile(r"\w-\w")
"""A set of characters in a regular expression: `[^a-z]`."""

MOST_NAMES = 200
"""Labels among which the nearest one is looked for."""


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each mark that stays text.

    A number is a footnote's; a word may be a set of characters (`[^abc]`), and is a footnote's
    only where the note has footnotes.
    """
    del options
    note = bound.note
    if "[^" not in note.source.text:
        return
    labels = list(dict.fromkeys(footnote.info.casefold() for footnote in note.footnotes))[
        :MOST_NAMES
    ]
    near: dict[str, str] = {}
    for leaf in note.leaves:
        if leaf.kind not in ("code", "html") and "[^" in leaf.text.plain:
            for label, span in _marks(leaf, named=bool(labels)):
                if label not in near:
                    likely = closest(label.casefold(), labels) if not label.isdigit() else None
                    near[label] = likely or ""
                if near[label]:
                    sure = is_slip(label, near[label])
                    fix = Fix((Edit(span, f"[^{near[label]}]"),), safe=False) if sure else None
                    yield Problem(span, message("nearest", name=label, near=near[label]), fix=fix)
                else:
                    yield Problem(span, message("undefined", name=label))


def _marks(leaf: Block, *, named: bool) -> Iterator[tuple[str, Span]]:
    """The labels of a leaf's undefined marks, with their places; names too if `named`."""
    hidden = SpanSet.of(
        Span(mark.start, mark.end) for mark in leaf.text.marks if mark.kind in VERBATIM
    )
    for match in MARK.finditer(leaf.text.plain):
        label = match[1]
        is_name = named and NAME.fullmatch(label) and not RANGE.search(label)
        if not NUMBER.fullmatch(label) and not is_name:
            continue
        span = leaf.text.span(*match.span())
        if span.end - span.start == len(match[0]) and not hidden.overlaps(Span(*match.span())):
            yield label, span


RULE = Rule(
    code="L016",
    name="undefined-footnote",
    severity="warning",
    summary="Undefined footnote",
    why=(
        "`[^1]` becomes a footnote only if a line `[^1]: text` defines it. Without it, readers "
        "see `[^1]` as it is, and the source that it should lead to is lost."
    ),
    messages={
        "undefined": "footnote `[^{name}]` is not defined",
        "nearest": "footnote `[^{name}]` is not defined; did you mean `[^{near}]`?",
    },
    help="Add a line `[^1]: text`; to show the brackets, write `\\[^1]`.",
    examples=(
        Example("# 제목\n\n값이 올랐다.[^1] 또 올랐다.[^2]\n\n[^1]: 통계청\n", at=("3:19",)),
        Example("# 제목\n\n값이 올랐다.[^통계]\n\n[^통게]: 통계청\n", at=("3:8",)),
        Example("# 제목\n\n값이 올랐다.[^한국은헹]\n\n[^한국은행]: 보고서\n", at=("3:8",)),
        Example("# 제목\n\n값이 올랐다.[^1]\n\n[^1]: 통계청\n"),
        Example(
            "# 제목\n\n[^a-z]+ 와 [^abc], `[^1]`, \\[^1]\n",
            why="Sets of characters, code and escaped brackets are no footnotes.",
        ),
    ),
    fix="unsafe",
    check=check,
)
