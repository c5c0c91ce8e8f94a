"""What of a list's item is the quote, and what its author added: a source, a number, a remark."""

import re
from collections.abc import Iterator, Sequence

from notelint.text.lazy import lazy

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
OPENING = "\"“„'‘「『«《"
CLOSING = "\"”“'’」』»》"
BEHIND_MARKS = lazy(r"\s*[.。]?\s*(?:[—–―(（\[［【,，\n]|- |--|\Z)")
ATTRIBUTION = lazy(r"\s*(?:[—–―]|--)\s*\S[^\n]{0,200}\s*\Z")


BEFORE_PLACE = frozenset("([（［〔【pPlLcC§¶#본제第")
"""With what, or with a digit, a place at a quote's start begins."""

BEHIND_SOURCE = frozenset(")]）］〕】 ,.~–-段落頁页ジ行章節节目단락문장쪽면지줄행절")
"""With what, or with a digit, a source at a quote's end ends; one with a name ends with any."""

NAMING = lazy(r"[:：]|\n[ \t]*(?:[—–―]|--)")


SOURCE_AT_END = lazy(
    rf"\s*(?:[(（\[［〔【]\s*(?:{PLACE}|{NAMED}|\d{{1,3}})\s*[)）\]］〕】]"
    rf"|[,，—–―-]+ ?(?:{PLACE})|\s{NAMED}|\n[ \t]*(?:[—–―]|--)[^\n]{{1,200}})\s*[.。]?\s*\Z",
    re.IGNORECASE,
)
"""A source behind a quote: `(3문단)`, `, p. 12`, `출처: …`, `— Ada Lovelace`."""

PLACE_AT_START = lazy(
    rf"\s*(?:[(（\[［〔【]\s*(?:{PLACE})\s*[)）\]］〕】][:：]?|(?:{PLACE})\s*[:：])\s*",
    re.IGNORECASE,
)
"""A place before a quote: `(3문단)`, `p. 12:`."""


def is_attribution(paragraph: str) -> bool:
    """Whether a paragraph of a blockquote tells who said the rest: `— Ada Lovelace`."""
    return bool(ATTRIBUTION.match(paragraph))


def readings(item: str, remarks: Sequence[str] = ()) -> Iterator[tuple[int, int]]:
    """The stretches of an item that may be the quote, the whole first, the barest last.

    What is in quotation marks is the quote where more follows behind them; `remarks` are signs
    with which an author's own words begin.
    """
    yield 0, len(item)
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
            yield start, source.start()
        elif start or end < len(item):
            yield start, end
        if marked:
            yield marked


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
    """The stretch in quotation marks with which an item begins, if something follows it."""
    if not item[start:end] or item[start] not in OPENING:
        return None
    closing = max(item.rfind(mark, max(start, end - TAIL), end) for mark in CLOSING)
    while closing > start + 1:
        if closing + 1 < end and BEHIND_MARKS.match(item, closing + 1, end):
            return start, closing + 1
        closing = max(item.rfind(mark, max(start, end - TAIL), closing) for mark in CLOSING)
    return None
