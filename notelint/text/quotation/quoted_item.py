"""What of a list item is the quote, and what its author added or left out.

An author adds a source, a number, a remark; text that a quote leaves out is marked by a sign, and
the pieces between the signs must follow each other in the article.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from notelint.text.lazy_pattern import LazyPattern
from notelint.text.normalization import NormalizedText, strip_outer_marks

TAIL = 300
"""How many characters at an item's end are searched for a source."""

MAX_REMARKS = 16
LOCATION = (
    r"(?:(?:pp?|page|pages|para|paras|paragraph|paragraphs|line|lines|chapter|ch)\.? ?|[§¶#] ?)"
    r"\d[\d ,.~–-]*"
    r"|(?:본문 ?)?제? ?\d+(?: ?[~–-] ?\d+)? ?(?:번째 ?)?(?:문단|단락|문장|쪽|면|페이지|줄|행|장|절)"
    r"|第? ?\d+ ?(?:段落|段|頁|页|ページ|行|章|节|節)目?"
)
"""A place in the article: `p. 12`, `3문단`, `第2段落`."""

NAMED_SOURCE = r"(?:출처|원문|source|from|via|出典|出處|出处|来源|來源) ?[:：][^\n]{0,200}"
"""`출처: …`, `Source: …`."""

SOURCE_AT_END = LazyPattern(
    rf"\s*(?:[(（\[［〔【]\s*(?:{LOCATION}|{NAMED_SOURCE}|\d{{1,3}})\s*[)）\]］〕】]"
    rf"|[,，—–―-]+ ?(?:{LOCATION})|\s{NAMED_SOURCE}|\n[ \t]*(?:[—–―]|--)[^\n]{{1,200}})"
    r"\s*[.。]?\s*\Z",
    re.IGNORECASE,
)
"""A source after a quote: `(3문단)`, `, p. 12`, `출처: …`, `— Ada Lovelace`."""

SOURCE_ENDS = frozenset(")]）］〕】 ,.~–-段落頁页ジ行章节節目단락문장쪽면지줄행절")
"""The characters, beside digits, with which a location at a quote's end ends."""

SOURCE_NAMED = re.compile(r"[:：]|\n[ \t]*(?:[—–―]|--)")
"""What is in any other source."""

LOCATION_AT_START = LazyPattern(
    rf"\s*(?:[(（\[［〔【]\s*(?:{LOCATION})\s*[)）\]］〕】][:：]?|(?:{LOCATION})\s*[:：])\s*",
    re.IGNORECASE,
)
"""A location before a quote: `(3문단)`, `p. 12:`."""

LOCATION_STARTS = frozenset("([（［〔【pPlLcC§¶#본제第")
"""The characters, beside digits, with which it begins."""

ATTRIBUTION = LazyPattern(r"\s*(?:[—–―]|--)\s*\S[^\n]{0,200}\s*\Z")
"""A paragraph of its own: `— Ada Lovelace`."""

OPENING = "\"“„'‘「『«《"
CLOSING = "\"”“'’」』»》"
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
"""The marks that may close each opening one."""

AFTER_MARKS = LazyPattern(r"\s*[.。]?\s*(?:[—–―(（\[［【,，\n]|- |--|\Z)")
"""What separates a quotation in marks from what its author added."""

OWN_WORDS = LazyPattern('\\s+[^\\s"“”„‘「」『』«»《》][^"“”„‘「」『』«»《》]*\\Z')
"""Words that follow a quotation after nothing but a space."""

REPORTED = LazyPattern(
    '(?:이?라|고|며|면서|는|という|との|と|って|的|这|這)[^"“”„‘「」『』«»《》]*\\Z'
)
"""Words that follow it at once, with a particle of reported speech: `"…"라고 했다`."""

MIN_REPORTED = 5
"""A quotation before such a particle has more characters; a shorter one may be a mere term."""

SURROUNDING = ' .,;:!?"'
SENTENCE_ENDS = frozenset(".!?")
BRACKETS = frozenset("([（［〔【")
IN_BRACKETS = LazyPattern(r"[(\[〔【][^)\]〕】]{1,30}[)\]〕】]")
NUMBER_IN_BRACKETS = LazyPattern(r"[(\[〔【]\s*\d{1,3}\s*[)\]〕】]")
LOCATION_IN_BRACKETS = LazyPattern(rf"[(\[〔【]\s*(?:{LOCATION})\s*[)\]〕】]", re.IGNORECASE)
MAX_COMPARED = 60
SIMILAR = 0.6
MIN_SHARED = 3
"""This many words that an item and the article share after a quotation are the article's."""


def is_attribution(paragraph: str) -> bool:
    """Whether a paragraph of a blockquote says who wrote the rest: `— Ada Lovelace`."""
    return bool(ATTRIBUTION.match(paragraph))


def quote_candidates(item: str, remarks: Sequence[str] = ()) -> Iterator[tuple[int, int, int]]:
    """The stretches `[start, end)` of an item that may be the quote, from the whole to the barest.

    With each comes where its remark begins, or the item's end. `remarks` are signs with which an
    author's own words begin. Text in quotation marks is the quote if more follows after them.
    """
    yield 0, len(item), len(item)
    for end in (len(item), *_remark_starts(item, remarks)):
        start = 0
        if may_begin_with_location(item) and (at := LOCATION_AT_START.match(item, 0, end)):
            start = at.end()
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


def may_begin_with_location(item: str) -> bool:
    """A quick test for `LOCATION_AT_START`."""
    first = item.lstrip()[:1]
    return first in LOCATION_STARTS or first.isdecimal()


def may_end_with_source(tail: str) -> bool:
    """A quick test for `SOURCE_AT_END`."""
    last = tail.rstrip().rstrip(".。").rstrip()[-1:]
    return last in SOURCE_ENDS or last.isdecimal() or bool(SOURCE_NAMED.search(tail))


def _remark_starts(item: str, remarks: Sequence[str]) -> list[int]:
    """Where a remark may begin, the last place first."""
    starts: set[int] = set()
    for sign in remarks:
        at = item.find(sign, 1)
        while at > 0 and len(starts) < MAX_REMARKS:
            if item[at - 1].isspace() and item[:at].strip():
                starts.add(at)
            at = item.find(sign, at + len(sign))
    return sorted(starts, reverse=True)


def _in_marks(item: str, start: int, end: int) -> tuple[int, int] | None:
    """The stretch in quotation marks with which an item begins, if something follows it."""
    if not item[start:end] or item[start] not in OPENING:
        return None
    minimum = max(start, end - TAIL)
    closing = max(item.rfind(mark, minimum, end) for mark in CLOSING)
    while closing > start + 1:
        if closing + 1 < end and (
            AFTER_MARKS.match(item, closing + 1, end)
            or (item[closing] in PARTNERS[item[start]] and _are_own(item, start, closing, end))
        ):
            return start, closing + 1
        closing = max(item.rfind(mark, minimum, closing) for mark in CLOSING)
    return None


def _are_own(item: str, start: int, closing: int, end: int) -> bool:
    """Whether the words after a quotation are its author's: after a space or a particle.

    They have no quotation marks, since then they might be quoted.
    """
    if OWN_WORDS.match(item, closing + 1, end):
        return True
    if closing - start <= MIN_REPORTED or not REPORTED.match(item, closing + 1, end):
        return False
    inner = item[start + 1 : closing]  # one quotation: not `“그렇다” 그리고 “아니다”라고`
    return not any(mark in inner for mark in (item[start], *PARTNERS[item[start]]))


def length_of_continuation(tail: str, article: str) -> int:
    """How many characters of the article continue a passage as the item continues; 0 if none.

    What seemed to be a page or the author's own words is then a changed part of the quote: `(15)`
    where the article has `(12)`. Both texts are at the typographic level.
    """
    own, others = tail.lstrip(SURROUNDING), article.lstrip(SURROUNDING)
    skipped = len(article) - len(others)
    if own[:1] in BRACKETS:
        bracket = IN_BRACKETS.match(others)
        if not bracket:
            return 0
        location = LOCATION_IN_BRACKETS.match(own) and LOCATION_IN_BRACKETS.match(bracket[0])
        number = NUMBER_IN_BRACKETS.match(own) and any(map(str.isdecimal, bracket[0]))
        return skipped + bracket.end() if location or number else 0
    own_words, other_words = own.split(), others.split()
    if article.lstrip(' "')[:1] in SENTENCE_ENDS or not own_words or not other_words:
        return 0
    if own_words[0] != other_words[0]:
        from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - for few quotes

        pair = own[:MAX_COMPARED], others[: len(own)]
        if Levenshtein.normalized_similarity(*pair) < SIMILAR:
            return 0
    return skipped + len(" ".join(other_words[: len(own_words)]))


def shares_first_words(tail: str, article: str) -> bool:
    """Whether an article continues with the first words of a tail, too many for chance."""
    words = tail.lstrip(SURROUNDING).split()[:MIN_SHARED]
    return len(words) == MIN_SHARED and words == article.lstrip(SURROUNDING).split()[:MIN_SHARED]


# Quotes that leave text out.

ELISION = LazyPattern(
    r"[\[(<]? ?\.{3} ?[\])>]?|…+"
    r"|[\[(<] ?(?:중략|중간 생략|생략|전략|후략|이하 생략|中略|前略|後略|后略|略|omitted|snip)"
    r" ?[\])>]"
)
"""A sign for omitted text, in a normalized text: `...`, `(중략)`."""

MIN_PIECE = 4
"""Letters and digits of a piece: single words occur everywhere, in any order."""

MIN_HALF = 8
"""Letters and digits of a half of a quote: fewer may occur by chance."""

SENTENCE_END = LazyPattern(r"[.!?]\"? +|[.!?](?<![a-z0-9].)\"?(?=[\u3041-\u30ff\u4e00-\u9fff])")
MAX_SENTENCES = 8

Find = Callable[[str, int], int]
"""Returns the place of a text in an article, in view of a given place; -1 if there is none."""


def elided_pieces(quote: NormalizedText) -> tuple[NormalizedText, ...]:
    """The pieces of a quote between its signs for omitted text; empty if it has none."""
    signs = list(ELISION.finditer(quote.text))
    if not signs:
        return ()
    pieces, at = [], 0
    for start, end in [*(sign.span() for sign in signs), (len(quote.text), 0)]:
        piece = strip_outer_marks(quote.part(at, start))
        if any(map(str.isalnum, piece.text)):
            pieces.append(piece)
        at = end
    return tuple(pieces)


def quoted_sentences(quote: NormalizedText) -> tuple[NormalizedText, ...]:
    """The sentences of a quote; empty if it has one, or more than anybody joins."""
    ends = [end.end() for end in SENTENCE_END.finditer(quote.text)]
    if not 0 < len(ends) < MAX_SENTENCES or ELISION.search(quote.text):
        return ()
    pairs = zip((0, *ends), (*ends, len(quote.text)), strict=True)
    sentences = (strip_outer_marks(quote.part(start, end)) for start, end in pairs)
    return tuple(one for one in sentences if any(map(str.isalnum, one.text)))


def halves(quote: NormalizedText, occurs: Callable[[str], bool]) -> tuple[NormalizedText, ...]:
    """A quote, cut after its longest start that occurs in the article; empty if a half is short."""
    gaps = [at for at, character in enumerate(quote.text) if character == " "]
    minimum, maximum = 0, len(gaps)
    while minimum < maximum:  # what is before so many gaps occurs
        middle = (minimum + maximum) // 2
        if occurs(quote.text[: gaps[middle]]):
            minimum = middle + 1
        else:
            maximum = middle
    if not minimum or ELISION.search(quote.text):
        return ()
    at = gaps[minimum - 1]
    head, tail = quote.part(0, at), quote.part(at, len(quote.text))
    parts = strip_outer_marks(head), strip_outer_marks(tail)
    return parts if min(map(_letters, parts)) >= MIN_HALF else ()


def long_enough(pieces: tuple[NormalizedText, ...]) -> bool:
    """Whether all pieces are long enough to be searched for."""
    return all(_letters(piece) >= MIN_PIECE for piece in pieces)


def _letters(text: NormalizedText) -> int:
    return sum(map(str.isalnum, text.text))


def in_order(
    pieces: tuple[NormalizedText, ...], find: Find, rfind: Find
) -> tuple[tuple[int, int], ...]:
    """Where the pieces occur in order, as close to the last one as possible; else empty.

    `find` returns the first place from the given one on, `rfind` the last that ends before it.
    """
    at = 0
    for piece in pieces:
        start = find(piece.text, at)
        if start < 0:
            return ()
        at = start + len(piece.text)
    places = [(at - len(pieces[-1].text), at)]
    for piece in reversed(pieces[:-1]):
        start = rfind(piece.text, places[-1][0])
        places.append((start, start + len(piece.text)))
    return tuple(reversed(places))
