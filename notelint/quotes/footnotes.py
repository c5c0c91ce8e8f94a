"""The footnotes that belong to a text: those that its marks lead to, wherever they are defined."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from notelint.model.note import Block, Note


def footnotes_of(note: Note, leaves: Iterable[Block]) -> Iterator[Block]:
    """The leaves of the footnotes that are marked in some leaves of a note, each once.

    Of two footnotes with one label the first counts. Linear in leaves and marks.
    """
    if not note.footnote_marks:
        return
    named: dict[str, Block] = {}
    for block in note.footnotes:
        named.setdefault(block.info.casefold(), block)
    starts = [mark.span.start for mark in note.footnote_marks]
    for leaf in leaves:
        first, last = bisect_left(starts, leaf.span.start), bisect_left(starts, leaf.span.end)
        for mark in note.footnote_marks[first:last]:
            footnote = named.pop(mark.label.casefold(), None)
            if footnote:
                yield from (one for one in footnote.leaves() if one.text.plain)
