"""L017: a footnote that no mark leads to."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Fix, Problem
from notelint.model.message import message
from notelint.model.note import Block
from notelint.model.rule import Example, Rule
from notelint.model.source import Source, Span
from notelint.text.edits.lines import remove_lines


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """One problem for each footnote without a mark, and for each that an earlier one hides."""
    del options
    note = bound.note
    if not note.footnotes:
        return
    used = {mark.label.casefold() for mark in note.footnote_marks}
    first: dict[str, Block] = {}
    for block in note.footnotes:
        label = block.info.casefold()
        place = Span(block.span.start, block.span.start + len(f"[^{block.info}]:"))
        if label in first:
            hidden = message("hidden", name=block.info)
            fix = _fix(note.source, block, first[label])
            yield Problem(place, hidden, related=first[label].span, fix=fix)
        elif label not in used:
            yield Problem(place, message("unused", name=block.info))
        first.setdefault(label, block)


def _fix(source: Source, footnote: Block, first: Block) -> Fix | None:
    """Delete a footnote that is hidden by another with the same text."""
    if source.slice(footnote.span).casefold() != source.slice(first.span).casefold():
        return None
    edits = remove_lines(source, footnote.span)
    return Fix(edits) if edits else None


RULE = Rule(
    code="L017",
    name="unused-footnote",
    severity="warning",
    summary="Unused or duplicate footnote",
    why=(
        "GitHub and most other programs show a footnote only where a mark leads to it. Without "
        "a mark, or below another footnote of the same label, readers never see its text."
    ),
    messages={
        "unused": "footnote `[^{name}]` is never used",
        "hidden": "footnote `[^{name}]` is already defined above, so this text is never shown",
    },
    help="Add the mark `[^1]` where the footnote belongs, or delete the footnote.",
    examples=(
        Example("# 제목\n\n값이 올랐다.\n\n[^1]: 통계청\n", at=("5:1",)),
        Example(
            "# 제목\n\n값이 올랐다.[^1]\n\n[^1]: 통계청\n[^1]: 한국은행\n",
            at=("6:1",),
        ),
        Example(
            "# 제목\n\n값이 올랐다.[^1]\n\n[^1]: 통계청\n[^1]: 통계청\n",
            at=("6:1",),
        ),
        Example("# 제목\n\n값이 올랐다.[^1]\n\n[^1]: 통계청\n"),
    ),
    fix="safe",  # of a footnote that repeats another
    edits_structure=True,
    check=check,
)
