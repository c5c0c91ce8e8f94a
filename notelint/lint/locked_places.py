"""The places of a note that a fix must not change: the article, and quotes that were verified.

A rule may change them if it is about that text: see `Rule.edits_quotations`.
"""

from bisect import bisect_left
from collections.abc import Iterator

from notelint.lint.apply_edits import OffsetEdit, ResolvedFix
from notelint.model.bound_note import BoundNote
from notelint.model.schema import ArticleOrigin, Schema
from notelint.model.source import Span
from notelint.rules import RULES

LINKS = ("link", "links")
"""Parts that contain a link to the article instead of the article."""


class LockedPlaces:
    """The locked stretches of one note, disjoint and in order."""

    def __init__(self, bound: BoundNote) -> None:
        self._text = bound.note.source.text
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(_locked(bound)):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def allow(self, fix: ResolvedFix) -> bool:
        """Whether a fix leaves them as they are: its edits are elsewhere, or move them whole."""
        if not self._starts or RULES[fix.finding.code].edits_quotations:
            return True
        inserted = "\0".join(text for _, _, text in fix.edits)
        return all(self._allows(edit, inserted) for edit in fix.edits)

    def _allows(self, edit: OffsetEdit, inserted: str) -> bool:
        start, end, text = edit
        index = bisect_left(self._ends, start)
        while index < len(self._starts) and self._starts[index] <= end:
            first, last = self._starts[index], self._ends[index]
            if start == end:
                before, after = start == first and text.endswith(("\n", "\r")), start == last
                if not (before or (after and text.startswith(("\n", "\r")))):
                    return False
            elif start < last and first < end:
                within = start <= first and last <= end
                if not (within and self._text[first:last] in inserted):
                    return False
            index += 1
        return True


def _locked(bound: BoundNote) -> Iterator[Span]:
    for quote in bound.quotes:
        if quote.passage.similarity == 1.0:
            yield quote.item.span_of_text
    sources = {origin.source for origin in _origins(bound.schema) if origin.source}
    for section in bound.all_sections:
        if section.part.id in sources and section.part.holds not in LINKS:
            yield from (block.span for block in section.blocks)


def _origins(schema: Schema | None) -> Iterator[ArticleOrigin]:
    """Where the schema's quotes, terms and numbers come from."""
    for part in schema.walk_parts() if schema else ():
        if part.quotes:
            yield part.quotes.origin
        if part.appears_in:
            yield part.appears_in
        if part.figures:
            yield part.figures
