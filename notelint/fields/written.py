"""Values that stand in a note's text, of labels and cells: what they say, where they lead."""

from bisect import bisect_left

from notelint.model.fields import FieldEntry, FieldValue
from notelint.model.note import Link, Text
from notelint.model.source import Span
from notelint.text.lazy import lazy

COMMA = lazy("[,，、]")
AROUND = " \t\n\u00a0.,;:!?。，、；：！？()[]<>（）［］〈〉«»\"'“”‘’"
"""What may stand beside the link that a value is."""


class Written:
    """The values of one text."""

    def __init__(self, text: Text) -> None:
        self.text = text
        found = (link for link in text.links if link.kind not in ("image", "embed"))
        self.links = sorted(found, key=lambda link: link.span) if text.links else []

    def value(self, start: int, end: int, at: Span | None = None) -> FieldValue:
        """The value in rendered `[start, end)`; without a place of its own it stands `at` one.

        A text that is one link has its address as an entry, `url`; its pieces between commas are
        its items, for where a list is asked.
        """
        plain = self.text.plain
        said = plain[start:end]
        items: tuple[FieldValue, ...] = ()
        if COMMA.search(said):
            items = tuple(self._single(*piece) for piece in self._pieces(start, end))
            items = tuple(item for item in items if item.value)
        whole = self._single(start, end)._replace(items=items)
        return whole if self.text.runs or at is None else whole._replace(span=at)

    def _single(self, start: int, end: int) -> FieldValue:
        said = self.text.plain[start:end]
        start += len(said) - len(said.lstrip())
        said = said.strip()
        span = self.text.span(start, start + len(said))
        link = self._only_link(said, span) if self.links and said else None
        entries: tuple[FieldEntry, ...] = ()
        if link:
            entries = (FieldEntry("url", link.target, FieldValue("text", link.url, link.target)),)
        return FieldValue("text", said, span, entries=entries, untyped=True)

    def _only_link(self, said: str, span: Span) -> Link | None:
        """The link that a value is, signs around it aside."""
        first, last = self._between(span.start), self._between(span.end)
        if first and self.links[first - 1].span.end > span.start:
            first -= 1  # its text begins inside the link
        if last - first != 1:
            return None
        link = self.links[first]
        return link if link.text.strip(AROUND) == said.strip(AROUND) else None

    def _between(self, offset: int) -> int:
        return bisect_left(self.links, offset, key=lambda link: link.span.start)

    def is_in_link(self, offset: int) -> bool:
        """Whether a place in the rendered text belongs to a link's."""
        if not self.links:
            return False
        place = self.text.span(offset, offset + 1).start
        before = self._between(place + 1) - 1
        return before >= 0 and place < self.links[before].span.end

    def _pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        """The stretches between commas that stand in no link."""
        pieces = []
        for match in COMMA.finditer(self.text.plain, start, end):
            if not self.is_in_link(match.start()):
                pieces.append((start, match.start()))
                start = match.end()
        return [*pieces, (start, end)]
