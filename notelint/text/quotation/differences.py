"""What differs between an article's passage and a quote, in words.

Single characters (`5` for `0`) would explain little; so the texts are compared word by word, which
shows `25달러` for `20달러`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from notelint.model.schema import Level
from notelint.text.lazy_pattern import LazyPattern
from notelint.text.normalization import NormalizedText, normalize, normalize_article
from notelint.text.spans import trimmed

MOST_WORK = 50_000_000
"""Above this product of the two numbers of tokens, the whole middle counts as one difference."""

LETTER = r"[^\W\u2e80-\u312f\u31a0-\u9fff\uf900-\ufaff]"
TOKEN = LazyPattern(
    rf"(?:(?<![\w.])\.)?\d+(?:[.,·_]\d+|[\"'’]\d{{3}}(?!\d))*{LETTER}*"
    rf"|{LETTER}+|\s+|."
)
"""A number with what is joined to it (`25달러`, `1’000`), a word, whitespace, or a single mark. Of
Han and kana, written without spaces, each character is a token."""

Tokens = list[re.Match[str]]
Change = tuple[int, int, int, int]
"""`(a, b, c, d)`: the article has its tokens `[a, b)` where the quote has its tokens `[c, d)`."""


class TextDifference(NamedTuple):
    """One difference: the words of each side, and their spans in the two texts given.

    `quote` is empty if the quote leaves words out, `article` if it adds some.
    """

    article: str
    quote: str
    article_span: tuple[int, int]
    quote_span: tuple[int, int]


def differences(article: str, quote: str) -> tuple[TextDifference, ...]:
    """All differences, in order; those separated by nothing but a space are one."""
    ours, theirs = _tokens(article), _tokens(quote)
    changes: list[Change] = []
    for plain in _changes([token.group() for token in ours], [token.group() for token in theirs]):
        change = _readable(ours, theirs, plain)
        last = changes[-1] if changes else None
        if last and _meet(ours, last[1], change[0]) and _meet(theirs, last[3], change[2]):
            change = (last[0], change[1], last[2], change[3])
            changes.pop()
        changes.append(change)
    return tuple(_piece(article, quote, ours, theirs, change) for change in changes)


def _tokens(text: str) -> Tokens:
    return list(TOKEN.finditer(text))


def _changes(ours: list[str], theirs: list[str]) -> Iterator[Change]:
    """The changes, in order, separated by at least one equal token."""
    start = 0
    minimum = min(len(ours), len(theirs))
    while start < minimum and ours[start] == theirs[start]:
        start += 1
    tail = 0
    while tail < minimum - start and ours[-1 - tail] == theirs[-1 - tail]:
        tail += 1
    stop, end = len(ours) - tail, len(theirs) - tail
    if start == stop and start == end:
        return
    if (stop - start) * (end - start) > MOST_WORK:
        yield start, stop, start, end
        return
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - only for texts that differ

    a = c = start
    for same in Levenshtein.editops(ours[start:stop], theirs[start:end]).as_matching_blocks():
        # The last block is empty, at the end.
        if a < start + same.a or c < start + same.b:
            yield a, start + same.a, c, start + same.b
        a, c = start + same.a + same.size, start + same.b + same.size


def _readable(ours: Tokens, theirs: Tokens, change: Change) -> Change:
    """A change of nothing but spaces or punctuation, extended to the words that it touches."""
    a, b, c, d = change
    changed = [token.group() for token in ours[a:b] + theirs[c:d]]
    if any(token[0].isalnum() for token in changed):
        return change
    space = all(token.isspace() for token in changed)
    if a and c and (space or not ours[a - 1].group().isspace()):
        a, c = a - 1, c - 1
    if b < len(ours) and d < len(theirs) and (space or not ours[b].group().isspace()):
        b, d = b + 1, d + 1
    return a, b, c, d


def _meet(tokens: Tokens, end: int, start: int) -> bool:
    """Whether there is nothing but a space between two places."""
    return start <= end or (start == end + 1 and tokens[end].group().isspace())


def _piece(
    article: str, quote: str, ours: Tokens, theirs: Tokens, change: Change
) -> TextDifference:
    """A change as texts and spans."""
    left = _stretch(article, ours, *change[:2])
    right = _stretch(quote, theirs, *change[2:])
    return TextDifference(article[slice(*left)], quote[slice(*right)], left, right)


def _stretch(text: str, tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    """The characters of the tokens `[start, end)`, without whitespace around them."""
    if start >= end:
        at = tokens[start].start() if start < len(tokens) else len(text)
        return at, at
    first, last = tokens[start].start(), tokens[end - 1].end()
    return trimmed(text, first, last) if text[first:last].strip() else (first, last)


# Two texts side by side.

LINE_END = "⏎"


class ComparedText(NamedTuple):
    """A text on one line, and the stretches of it that differ, in order."""

    text: str
    marks: tuple[tuple[int, int], ...]

    def words(self) -> tuple[str, ...]:
        """The stretches that differ."""
        return tuple(self.text[start:end] for start, end in self.marks)


def compare_side_by_side(
    passage: str, item: str, quote: str, level: Level
) -> tuple[ComparedText, ComparedText, tuple[TextDifference, ...]]:
    """An article's passage and the item that quotes it, as written, with their differences.

    `quote` is the quoted part of the item, normalized; the texts are compared at the level.
    """
    ours, theirs = normalize_article(passage, level), normalize_article(item, level)
    at = theirs.text.find(quote)
    if at < 0:  # normalized by itself, the quoted part has another end
        item, theirs, at = quote, normalize(quote, "exact"), 0
    pieces = differences(ours.text, quote)
    left = _side(passage, ours, [piece.article_span for piece in pieces], level)
    spans = [(piece.quote_span[0] + at, piece.quote_span[1] + at) for piece in pieces]
    return left, _side(item, theirs, spans, level), pieces


def differing_middle(
    passage: str, item: str, quote: str, level: Level
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The stretch of each text from the first difference to the last, as of `compare_side_by_side`.

    Offsets in `passage` and `item` as written; None if the quote's place in the item is unknown.
    What is equal at the level is in neither stretch.
    """
    ours, theirs = normalize_article(passage, level), normalize_article(item, level)
    at = theirs.text.find(quote)
    if at < 0:
        return None
    left, right = _tokens(ours.text), _tokens(quote)
    start, tail, minimum = 0, 0, min(len(left), len(right))
    while start < minimum and left[start].group() == right[start].group():
        start += 1
    while tail < minimum - start and left[-1 - tail].group() == right[-1 - tail].group():
        tail += 1
    begin = left[start - 1].end() if start else 0
    end, stop = len(ours.text), len(quote)
    if tail:
        end, stop = left[-tail].start(), right[-tail].start()
    return ours.back(begin, end), theirs.back(at + begin, at + stop)


def _side(
    plain: str, normal: NormalizedText, spans: list[tuple[int, int]], level: Level
) -> ComparedText:
    """A text as written, but on one line and without invisible characters."""
    back = [normal.back(*span) for span in spans]
    if level == "exact":
        return ComparedText(plain.replace("\n", LINE_END), tuple(back))
    shown = normalize(plain, "whitespace")
    marks = [tuple(bisect_left(shown.starts, place) for place in span) for span in back]
    return ComparedText(shown.text, tuple((start, end) for start, end in marks))
