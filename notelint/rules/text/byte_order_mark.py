"""T006: a byte-order mark at the start of the file."""

from collections.abc import Iterator

from notelint.model.bound_note import BoundNote
from notelint.model.finding import Edit, Fix, Problem
from notelint.model.message import message
from notelint.model.rule import Example, Rule
from notelint.model.source import Span


def check(bound: BoundNote, options: None) -> Iterator[Problem]:
    """One problem at the start of a note that has a mark."""
    del options
    if bound.note.source.bom:
        start = Span(0, 0)
        # The mark is no part of the source's text, so the edit is empty: that this fix is
        # applied tells the writer to leave the mark off.
        yield Problem(start, message("mark"), fix=Fix((Edit(start, ""),)))


RULE = Rule(
    code="T006",
    name="byte-order-mark",
    severity="warning",
    summary="Byte order mark",
    why=(
        "UTF-8 needs no byte order mark. Tools that do not expect it see an invisible "
        "character before the first heading or the front matter, and then recognize neither."
    ),
    messages={
        "mark": "file starts with a byte order mark (U+FEFF), expected UTF-8 without one",
    },
    help='Save the file as "UTF-8", not as "UTF-8 with BOM".',
    examples=(
        Example("\ufeff# 제목\n\n본문\n", at=("1:1",)),
        Example("# 제목\n\n본문\n"),
    ),
    fix="safe",
    edits_quotations=True,
    check=check,
)
