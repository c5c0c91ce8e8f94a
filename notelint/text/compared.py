"""Two texts side by side as they were written, with what differs marked in both."""

from bisect import bisect_left
from typing import NamedTuple

from notelint.model.schema import Level
from notelint.text.differ import Piece, differences
from notelint.text.normal import Normal, normalise, normalise_article

LINE_END = "⏎"


class Side(NamedTuple):
    """One text on one line, and the stretches of it that differ, in order."""

    text: str
    marks: tuple[tuple[int, int], ...]

    def words(self) -> tuple[str, ...]:
        """What differs."""
        return tuple(self.text[start:end] for start, end in self.marks)


def compared(
    passage: str, item: str, quote: str, level: Level
) -> tuple[Side, Side, tuple[Piece, ...]]:
    """An article's passage and the item that quotes it, of which `quote` (normalised) is meant.

    They are compared as normalised at the level, and shown as they stand.
    """
    ours, theirs = normalise_article(passage, level), normalise_article(item, level)
    at = theirs.text.find(quote)
    if at < 0:  # what was cut off its ends had to do with the rest
        item, theirs, at = quote, normalise(quote, "exact"), 0
    pieces = differences(ours.text, quote)
    left = _side(passage, ours, [piece.article_span for piece in pieces], level)
    spans = [(piece.quote_span[0] + at, piece.quote_span[1] + at) for piece in pieces]
    return left, _side(item, theirs, spans, level), pieces


def _side(plain: str, normal: Normal, spans: list[tuple[int, int]], level: Level) -> Side:
    """A text as it stands, but on one line and without what nobody sees."""
    back = [normal.back(*span) for span in spans]
    if level == "exact":
        return Side(plain.replace("\n", LINE_END), tuple(back))
    shown = normalise(plain, "whitespace")
    marks = [tuple(bisect_left(shown.starts, place) for place in span) for span in back]
    return Side(shown.text, tuple((start, end) for start, end in marks))
