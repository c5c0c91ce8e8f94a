"""What differs between an article's passage and a quote, in words.

Characters that differ say little (`5` for `0`); so the texts are compared word by word, and
what is shown is `25달러` for `20달러`.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from notelint.text.lazy import lazy

MOST_WORK = 50_000_000
"""Above this product of the two numbers of tokens, all of the middle counts as one difference."""

LETTER = r"[^\W\u2e80-\u312f\u31a0-\u9fff\uf900-\ufaff]"
TOKEN = lazy(
    rf"(?:(?<![\w.])\.)?\d+(?:[.,·_]\d+|[\"'’]\d{{3}}(?!\d))*{LETTER}*"
    rf"|{LETTER}+|\s+|."
)
"""A number with what is joined to it (`25달러`, `1’000`), a word, white space, a single mark. Han
and kana are written without spaces and stand one by one."""

Tokens = list[re.Match[str]]
Change = tuple[int, int, int, int]
"""Tokens `[a, b)` of the article stand where the quote has its tokens `[c, d)`."""


class Piece(NamedTuple):
    """One difference: the words of each side, and their spans in the two texts given.

    An empty `quote`: the quote leaves the article's words out; an empty `article`: the quote adds
    its words.
    """

    article: str
    quote: str
    article_span: tuple[int, int]
    quote_span: tuple[int, int]


def differences(article: str, quote: str) -> tuple[Piece, ...]:
    """All differences, in order; those with nothing but a space between them are one."""
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
    """What differs, in order; between two changes at least one token is the same."""
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
        # The last block is empty and stands at the end.
        if a < start + same.a or c < start + same.b:
            yield a, start + same.a, c, start + same.b
        a, c = start + same.a + same.size, start + same.b + same.size


def _readable(ours: Tokens, theirs: Tokens, change: Change) -> Change:
    """Widen a change of nothing but space or punctuation to the words that it touches."""
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
    """Whether nothing but a space stands between two places."""
    return start <= end or (start == end + 1 and tokens[end].group().isspace())


def _piece(article: str, quote: str, ours: Tokens, theirs: Tokens, change: Change) -> Piece:
    """A change as texts and spans."""
    left = _stretch(article, ours, *change[:2])
    right = _stretch(quote, theirs, *change[2:])
    return Piece(article[slice(*left)], quote[slice(*right)], left, right)


def _stretch(text: str, tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    """The characters that tokens `[start, end)` cover, without white space around them."""
    if start >= end:
        at = tokens[start].start() if start < len(tokens) else len(text)
        return at, at
    first, last = tokens[start].start(), tokens[end - 1].end()
    stretch = text[first:last]
    if not stretch.strip():
        return first, last
    return first + len(stretch) - len(stretch.lstrip()), last - len(stretch) + len(stretch.rstrip())
