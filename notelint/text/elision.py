"""Quotes with text left out: the pieces between the signs must follow each other in the article."""

from collections.abc import Callable

from notelint.text.lazy import lazy
from notelint.text.normal import Normal, bare

SIGN = lazy(
    r"[\[(<]? ?\.{3} ?[\])>]?|…+"
    r"|[\[(<] ?(?:중략|중간 생략|생략|전략|후략|이하 생략|中略|前略|後略|后略|略|omitted|snip)"
    r" ?[\])>]"
)
"""What stands for text left out, in a normalised text."""

LEAST_PIECE = 4
"""Letters and digits that a piece must have: single words stand everywhere, in any order."""

LEAST_HALF = 8
"""Letters and digits that a half of a quote must have, to be told from words that chance brings."""

SENTENCE_END = lazy(r"[.!?]\"? +|[.!?](?<![a-z0-9].)\"?(?=[\u3041-\u30ff\u4e00-\u9fff])")
MOST_SENTENCES = 8

Find = Callable[[str, int], int]
"""Finds a text in an article from a place on; -1 where it is not."""


def pieces(quote: Normal) -> tuple[Normal, ...]:
    """The pieces of a quote that leaves text out; none where it does not."""
    signs = list(SIGN.finditer(quote.text))
    if not signs:
        return ()
    found, at = [], 0
    for start, end in [*(sign.span() for sign in signs), (len(quote.text), 0)]:
        piece = bare(quote.part(at, start))
        if any(map(str.isalnum, piece.text)):
            found.append(piece)
        at = end
    return tuple(found)


def sentences(quote: Normal) -> tuple[Normal, ...]:
    """The sentences of a quote; none where it has but one, or more than anybody joins."""
    ends = [end.end() for end in SENTENCE_END.finditer(quote.text)]
    if not 0 < len(ends) < MOST_SENTENCES or SIGN.search(quote.text):
        return ()
    starts = (0, *ends)
    found = (bare(quote.part(*one)) for one in zip(starts, (*ends, len(quote.text)), strict=True))
    return tuple(one for one in found if any(map(str.isalnum, one.text)))


def halves(quote: Normal, is_there: Callable[[str], bool]) -> tuple[Normal, ...]:
    """A quote in two, behind the longest start of it that is there; none if that is short."""
    gaps = [at for at, character in enumerate(quote.text) if character == " "]
    minimum, maximum = 0, len(gaps)
    while minimum < maximum:  # so many of the gaps have something in front of them that is there
        middle = (minimum + maximum) // 2
        if is_there(quote.text[: gaps[middle]]):
            minimum = middle + 1
        else:
            maximum = middle
    if not minimum or SIGN.search(quote.text):
        return ()
    at = gaps[minimum - 1]
    parts = bare(quote.part(0, at)), bare(quote.part(at, len(quote.text)))
    letters = (sum(map(str.isalnum, part.text)) for part in parts)
    return parts if min(letters) >= LEAST_HALF else ()


def long_enough(parts: tuple[Normal, ...]) -> bool:
    """Whether pieces say enough to be looked for."""
    return all(sum(map(str.isalnum, part.text)) >= LEAST_PIECE for part in parts)


def in_order(parts: tuple[Normal, ...], find: Find, rfind: Find) -> tuple[tuple[int, int], ...]:
    """Where the pieces stand one behind the other, as close together as the last one allows.

    The second finder gives the last place that ends before one. Empty if they do not follow.
    """
    at = 0
    for part in parts:
        start = find(part.text, at)
        if start < 0:
            return ()
        at = start + len(part.text)
    places = [(at - len(parts[-1].text), at)]
    for part in reversed(parts[:-1]):
        start = rfind(part.text, places[-1][0])
        places.append((start, start + len(part.text)))
    return tuple(reversed(places))
