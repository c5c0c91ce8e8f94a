"""What of a list's item is the quote, and what its author added: a source, a number, a remark."""

import re
from collections.abc import Callable, Iterator, Sequence

from notelint.text.lazy_pattern import LazyPattern
from notelint.text.normalization import NormalizedText, strip_outer_marks

TAIL = 300
"""So much of an item's end is looked at for a source, in characters."""

MOST_REMARKS = 16

PLACE = (
    r"(?:(?:pp?|page|pages|para|paras|paragraph|paragraphs|line|lines|chapter|ch)\.? ?|[§¶#] ?)"
    r"\d[\d ,.~–-]*"
    r"|(?:본문 ?)?제? ?\d+(?: ?[~–-] ?\d+)? ?(?:번째 ?)?(?:문단|단락|문장|쪽|면|페이지|줄|행|장|절)"
    r"|第? ?\d+ ?(?:段落|段|頁|页|ページ|行|章|节|節)目?"
)
"""Where something stands: `p. 12`, `3문단`, `第2段落`."""

NAMED = r"(?:출처|원문|source|from|via|出典|出處|出处|来源|來源) ?[:：][^\n]{0,200}"
PARTNERS = {
    '"': '"”“',
    "“": '”"',
    "„": "“”",
    "'": "'’",
    "‘": "’'",
    "「": "」",
    "『": "』",
    "«": "»",
    "《": "》",
}
OWN_WORDS = LazyPattern('\\s+[^\\s"“”„‘「」『』«»《》][^"“”„‘「」『』«»《》]*\\Z')
"""What follows a quotation behind nothing but a space."""

SAID = LazyPattern('(?:이?라|고|며|면서|는|という|との|と|って|的|这|這)[^"“”„‘「」『』«»《》]*\\Z')
"""What follows a quotation at once, with the particle of what is said: `"…"라고 했다`."""

LEAST_SAID = 5
"""So many characters are in marks before such a particle; fewer may be but a term."""

BESIDE = ' .,;:!?"'
BRACKETS = frozenset("([（［〔【")
IN_BRACKETS = LazyPattern(r"[(\[〔【][^)\]〕】]{1,30}[)\]〕】]")
NUMBER_IN_BRACKETS = LazyPattern(r"[(\[〔【]\s*\d{1,3}\s*[)\]〕】]")
PLACE_IN_BRACKETS = LazyPattern(rf"[(\[〔【]\s*(?:{PLACE})\s*[)\]〕】]", re.IGNORECASE)
SENTENCE_ENDS = frozenset(".!?")
MOST_COMPARED = 60
ALIKE = 0.6

OPENING = "\"“„'‘「『«《"
CLOSING = "\"”“'’」』»》"
BEHIND_MARKS = LazyPattern(r"\s*[.。]?\s*(?:[—–―(（\[［【,，\n]|- |--|\Z)")
ATTRIBUTION = LazyPattern(r"\s*(?:[—–―]|--)\s*\S[^\n]{0,200}\s*\Z")


BEFORE_PLACE = frozenset("([（［〔【pPlLcC§¶#본제第")
"""With what, or with a digit, a place at a quote's start begins."""

BEHIND_SOURCE = frozenset(")]）］〕】 ,.~–-段落頁页ジ行章節节目단락문장쪽면지줄행절")
"""With what, or with a digit, a source at a quote's end ends; one with a name ends with any."""

NAMING = re.compile(r"[:：]|\n[ \t]*(?:[—–―]|--)")


SOURCE_AT_END = LazyPattern(
    rf"\s*(?:[(（\[［〔【]\s*(?:{PLACE}|{NAMED}|\d{{1,3}})\s*[)）\]］〕】]"
    rf"|[,，—–―-]+ ?(?:{PLACE})|\s{NAMED}|\n[ \t]*(?:[—–―]|--)[^\n]{{1,200}})\s*[.。]?\s*\Z",
    re.IGNORECASE,
)
"""A source behind a quote: `(3문단)`, `, p. 12`, `출처: …`, `— Ada Lovelace`."""

PLACE_AT_START = LazyPattern(
    rf"\s*(?:[(（\[［〔【]\s*(?:{PLACE})\s*[)）\]］〕】][:：]?|(?:{PLACE})\s*[:：])\s*",
    re.IGNORECASE,
)
"""A place before a quote: `(3문단)`, `p. 12:`."""


SURE = 3
"""So many words that an item and the article have behind a quotation are the article's."""


def is_attribution(paragraph: str) -> bool:
    """Whether a paragraph of a blockquote tells who said the rest: `— Ada Lovelace`."""
    return bool(ATTRIBUTION.match(paragraph))


def quote_candidates(item: str, remarks: Sequence[str] = ()) -> Iterator[tuple[int, int, int]]:
    """The stretches of an item that may be the quote, the whole first, the barest last.

    With each, where what is not a remark ends. What is in quotation marks is the quote where more
    follows behind them; `remarks` are signs with which an author's own words begin.
    """
    yield 0, len(item), len(item)
    for end in (len(item), *_before_remarks(item, remarks)):
        start = 0
        if may_begin_with_place(item) and (place := PLACE_AT_START.match(item, 0, end)):
            start = place.end()
        marked = _in_marks(item, start, end)
        tail = max(start, end - TAIL)
        source = None
        if may_end_with_source(item[tail:end]):
            source = SOURCE_AT_END.search(item, tail, end)
        if source and source.start() > start:
            yield start, source.start(), end
        elif start or end < len(item):
            yield start, end, end
        if marked:
            yield *marked, end


def may_begin_with_place(item: str) -> bool:
    """Whether it is worth while to look for a place at an item's start."""
    first = item.lstrip()[:1]
    return first in BEFORE_PLACE or first.isdecimal()


def may_end_with_source(tail: str) -> bool:
    """Whether it is worth while to look for a source at an item's end."""
    last = tail.rstrip().rstrip(".。").rstrip()[-1:]
    return last in BEHIND_SOURCE or last.isdecimal() or bool(NAMING.search(tail))


def _before_remarks(item: str, remarks: Sequence[str]) -> list[int]:
    """Where a remark may begin, the last one first."""
    found: set[int] = set()
    for sign in remarks:
        at = item.find(sign, 1)
        while at > 0 and len(found) < MOST_REMARKS:
            if item[at - 1].isspace() and item[:at].strip():
                found.add(at)
            at = item.find(sign, at + len(sign))
    return sorted(found, reverse=True)


def _in_marks(item: str, start: int, end: int) -> tuple[int, int] | None:
    """The stretch in quotation marks with which an item begins, if something follows it.

    What follows without a sign between has no marks itself: it might be quoted.
    """
    if not item[start:end] or item[start] not in OPENING:
        return None
    minimum = max(start, end - TAIL)
    closing = max(item.rfind(mark, minimum, end) for mark in CLOSING)
    while closing > start + 1:
        if closing + 1 < end and (
            BEHIND_MARKS.match(item, closing + 1, end)
            or (item[closing] in PARTNERS[item[start]] and _are_own(item, start, closing, end))
        ):
            return start, closing + 1
        closing = max(item.rfind(mark, minimum, closing) for mark in CLOSING)
    return None


def _are_own(item: str, start: int, closing: int, end: int) -> bool:
    """Whether words behind a quotation are its author's: behind a space or a particle."""
    if OWN_WORDS.match(item, closing + 1, end):
        return True
    if closing - start <= LEAST_SAID or not SAID.match(item, closing + 1, end):
        return False
    inner = item[start + 1 : closing]  # of one quotation: not `“그렇다” 그리고 “아니다”라고`
    return not any(mark in inner for mark in (item[start], *PARTNERS[item[start]]))


def length_of_continuation(tail: str, article: str) -> int:
    """How much of an article goes on behind a passage as an item does; 0 if it does not.

    What seemed to be a page or the author's own words is part of the quote then, and changed:
    `(15)` where the article has `(12)`. Both are as they read at the typographic level.
    """
    own, said = tail.lstrip(BESIDE), article.lstrip(BESIDE)
    beside = len(article) - len(said)
    if own[:1] in BRACKETS:
        bracket = IN_BRACKETS.match(said)
        if not bracket:
            return 0
        place = PLACE_IN_BRACKETS.match(own) and PLACE_IN_BRACKETS.match(bracket[0])
        figure = NUMBER_IN_BRACKETS.match(own) and any(map(str.isdecimal, bracket[0]))
        return beside + bracket.end() if place or figure else 0
    words, others = own.split(), said.split()
    if article.lstrip(' "')[:1] in SENTENCE_ENDS or not words or not others:
        return 0
    if words[0] != others[0] and not _alike(own[:MOST_COMPARED], said[: len(own)]):
        return 0
    return beside + len(" ".join(others[: len(words)]))


def shares_first_words(tail: str, article: str) -> bool:
    """Whether an article goes on with the very words of a tail, so many that it is no chance."""
    words = tail.lstrip(BESIDE).split()[:SURE]
    return len(words) == SURE and words == article.lstrip(BESIDE).split()[:SURE]


def _alike(own: str, said: str) -> bool:
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - for few quotes

    return Levenshtein.normalized_similarity(own, said) >= ALIKE


# Quotes with text left out: the pieces between the signs must follow each other in the article.

SIGN = LazyPattern(
    r"[\[(<]? ?\.{3} ?[\])>]?|…+"
    r"|[\[(<] ?(?:중략|중간 생략|생략|전략|후략|이하 생략|中略|前略|後略|后略|略|omitted|snip)"
    r" ?[\])>]"
)
"""What stands for text left out, in a normalised text."""

LEAST_PIECE = 4
"""Letters and digits that a piece must have: single words stand everywhere, in any order."""

LEAST_HALF = 8
"""Letters and digits that a half of a quote must have, to be told from words that chance brings."""

SENTENCE_END = LazyPattern(r"[.!?]\"? +|[.!?](?<![a-z0-9].)\"?(?=[\u3041-\u30ff\u4e00-\u9fff])")
MOST_SENTENCES = 8

Find = Callable[[str, int], int]
"""Finds a text in an article from a place on; -1 where it is not."""


def elided_pieces(quote: NormalizedText) -> tuple[NormalizedText, ...]:
    """The pieces of a quote that leaves text out; none where it does not."""
    signs = list(SIGN.finditer(quote.text))
    if not signs:
        return ()
    found, at = [], 0
    for start, end in [*(sign.span() for sign in signs), (len(quote.text), 0)]:
        piece = strip_outer_marks(quote.part(at, start))
        if any(map(str.isalnum, piece.text)):
            found.append(piece)
        at = end
    return tuple(found)


def quoted_sentences(quote: NormalizedText) -> tuple[NormalizedText, ...]:
    """The sentences of a quote; none where it has but one, or more than anybody joins."""
    ends = [end.end() for end in SENTENCE_END.finditer(quote.text)]
    if not 0 < len(ends) < MOST_SENTENCES or SIGN.search(quote.text):
        return ()
    starts = (0, *ends)
    found = (
        strip_outer_marks(quote.part(*one))
        for one in zip(starts, (*ends, len(quote.text)), strict=True)
    )
    return tuple(one for one in found if any(map(str.isalnum, one.text)))


def halves(quote: NormalizedText, is_there: Callable[[str], bool]) -> tuple[NormalizedText, ...]:
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
    parts = strip_outer_marks(quote.part(0, at)), strip_outer_marks(quote.part(at, len(quote.text)))
    letters = (sum(map(str.isalnum, part.text)) for part in parts)
    return parts if min(letters) >= LEAST_HALF else ()


def long_enough(parts: tuple[NormalizedText, ...]) -> bool:
    """Whether pieces say enough to be looked for."""
    return all(sum(map(str.isalnum, part.text)) >= LEAST_PIECE for part in parts)


def in_order(
    parts: tuple[NormalizedText, ...], find: Find, rfind: Find
) -> tuple[tuple[int, int], ...]:
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
