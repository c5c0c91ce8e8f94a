"""T005: line ends of more than one kind, or of another kind than the one asked for."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Edit, Fix, Problem
from notelint.model.message import message
from notelint.model.rule import Example, Rule
from notelint.model.source import Source, Span

NAMES = {"\n": "LF", "\r\n": "CRLF", "\r": "CR"}
"""How people call the three line ends."""


class Options(NamedTuple):
    """`style`: the line end that notes must have; "any" asks only for one kind in a note."""

    style: Literal["any", "lf", "crlf"] = "any"


def check(bound: BoundNote, options: Options) -> Iterator[Problem]:
    """One problem a note, at the first line end that departs; its fix mends them all."""
    source = bound.note.source
    if "\r" not in source.text and options.style != "crlf":
        return
    ends = _line_ends(source)
    if not ends:
        return
    kinds = [source.slice(span) for span in ends]
    # The commonest kind; of several, the one that comes first.
    usual = max(NAMES, key=lambda kind: (kinds.count(kind), -_first(kinds, kind)))
    wanted = {"any": usual, "lf": "\n", "crlf": "\r\n"}[options.style]
    wrong = [span for span, kind in zip(ends, kinds, strict=True) if kind != wanted]
    if not wrong:
        return
    found = NAMES[source.slice(wrong[0])]
    yield Problem(
        wrong[0],
        message(
            "mixed" if options.style == "any" else "other",
            found=found,
            expected=NAMES[wanted],
            wrong=len(wrong),
            total=len(ends),
        ),
        fix=Fix(tuple(Edit(span, wanted) for span in wrong)),
    )


def _line_ends(source: Source) -> list[Span]:
    """Find each line's end; the last line may have none."""
    starts = (*source.lines[1:], len(source.text))
    pairs = zip(source.ends, starts, strict=True)
    return [Span(end, start) for end, start in pairs if end < start]


def _first(kinds: list[str], kind: str) -> int:
    return kinds.index(kind) if kind in kinds else len(kinds)


RULE = Rule(
    code="T005",
    name="line-ends",
    severity="warning",
    summary="Inconsistent line endings",
    why=(
        "Windows ends a line with CRLF, other systems with LF. If a note contains both, "
        "editors and Git change lines that nobody touched, and diffs become unreadable."
    ),
    messages={
        "mixed": (
            "line ends in {found}, but most lines of this note end in {expected} ({wrong} of "
            "{total} line endings differ)"
        ),
        "other": (
            "line ends in {found}, expected {expected} ({wrong} of {total} line endings differ)"
        ),
    },
    help=(
        "Save the note with one kind of line ending. In Git, `* text=auto` in .gitattributes "
        "keeps it that way."
    ),
    examples=(
        Example("# 제목\n\n본문\r\n끝\n", at=("3:3",)),
        Example("# 제목\r\n\r\n본문\n", at=("3:3",)),
        Example("# 제목\r\n\r\n본문\r\n"),
        Example("# 제목\n\n본문\n"),
    ),
    fix="safe",
    edits_quotations=True,
    options=Options,
    check=check,
)
