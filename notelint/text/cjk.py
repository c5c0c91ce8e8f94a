"""Emphasis that CommonMark leaves as asterisks.

Between punctuation and a letter `**` leans the wrong way: in `**"인용"**라고` the second one cannot
close. Korean, Chinese and Japanese meet this all the time, since they write on without a space. A
space inside of the asterisks does the same in any language, and so does a second pair that is
missing.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal as OneOf
from typing import NamedTuple

from notelint.model.note import Text
from notelint.text.flanking import OPENING, Delimiter, delimiters, is_ascii_word, is_punctuation
from notelint.text.lazy import lazy

SINGLE = lazy(r"(?<!\*)\*(?!\*)|\n")

Side = OneOf["open", "close", "both", "space_open", "space_close", "space_both"]

PAIRED = dict(zip("\"'“‘「『《〈(（", "\"'”’」』》〉)）", strict=True))
ROUND = "(（"
STOPS = ".!?…。！？"

ARGUMENT = lazy(r"[A-Za-z_]\w*(?=[\s)\],=:*]|[^\x00-\x7f]|\Z)")
"""A name as arguments have it: `**kwargs`."""

SENTENCE = lazy(r"[A-Za-z]+(?:['’-][A-Za-z]+)*,?(?:\s+[\w'’-]+,?){3,}")
"""Four words in a row, as no list of arguments has them."""

CALL = lazy(r"\w\([^()]*\Z|\{[^{}]*\Z", re.ASCII)
"""What stands before an argument or an entry: `f(x, `, `{`."""

ENTRY = lazy(r"\w+(?=\s*[),}])")
MOST_BEFORE = 80

NAMES = frozenset(("kwargs", "kwds", "kw", "options", "opts", "params", "args", "attrs", "kwarg"))
WORDS = lazy(r"[^\W\d_]{2,}\W+[^\W\d_]{2,}|[^\W\d_\x00-\u024f]")
"""What tells prose from a formula: two words, or a letter that is not Latin."""

LETTERS = lazy(r"[^\W\d_]{2}|[^\W\d_\x00-\u024f]")

NOTE = lazy(r"\d|p\s*[<=>≤]")
"""What stands behind the two stars of a table's note: `**5% 유의수준`, `**p<0.05`."""


class Literal(NamedTuple):
    """A stretch meant as emphasis: `[start, end)` in the rendered text, asterisks included.

    `side` tells which of the two delimiters CommonMark cannot use, and whether a space is to blame.
    """

    start: int
    end: int
    marker: str
    side: Side


def literal_emphasis(text: Text, *, across: bool = False) -> Iterator[Literal]:
    r"""Every pair of asterisks that a reader sees and the writer meant as emphasis, in order.

    Something stands between them, and at least one of them leans the wrong way: so a power
    (`2**16`), a glob (`src/**`), an argument (`**kwargs`), an escape (`\*\*`) or what stands in
    code is none. Both stand on one line, or, in a text of one paragraph, `across` lines.
    """
    if "*" in text.plain:
        pairs = _pairs(text, across=across)[0]
        yield from sorted([*pairs, *_single(text, pairs)])


def unclosed_emphasis(text: Text, *, starred: bool) -> Iterator[Delimiter]:
    """The asterisks of a paragraph that open emphasis which nothing closes.

    `starred`: words of the note have stars behind them (`매출**`), so that stars at the beginning
    of a text explain these.
    """
    if "**" in text.plain:
        for one in _pairs(text, across=True)[1]:
            if _is_meant(text.plain, one) and not (starred and one.start == 0):
                yield one


def _pairs(text: Text, *, across: bool) -> tuple[list[Literal], list[Delimiter]]:
    """The pairs of two or three asterisks, and what opens without a partner."""
    found = list(delimiters(text)) if "**" in text.plain else []
    left = Counter(one.line for one in found)  # of each line, those still to come
    pairs: list[Literal] = []
    alone: list[Delimiter] = []
    opener: Delimiter | None = None
    for one in found:
        if opener and not across and opener.line != one.line:
            opener = None
        if opener and opener.length == one.length and _closes(text.plain, opener, one, left):
            if side := _side(opener, one):
                marker = text.plain[opener.start : opener.end]
                pairs.append(Literal(opener.start, one.end, marker, side))
            opener = None
        elif not one.spaced_after or one.spaced_before:
            if opener and opener.opens:
                alone.append(opener)
            opener = one
        left[one.line] -= 1
    if opener and opener.opens:
        alone.append(opener)
    return pairs, alone


def _closes(plain: str, opener: Delimiter, one: Delimiter, left: Counter[int]) -> bool:
    """Whether asterisks are meant to close what others open."""
    inner = plain[opener.end : one.start]
    if not inner.strip() or (not one.spaced_before and one.before in OPENING):
        return False
    if not one.spaced_before and not opener.spaced_after:
        return True
    between = opener.spaced_after and one.spaced_before  # `base ** exponent ** modulo`
    prose = WORDS.search(inner) if between else inner.strip() not in NAMES and LETTERS.search(inner)
    if opener.line != one.line or not prose or _is_power(plain, opener) or _is_power(plain, one):
        return False
    if one.spaced_before and not one.spaced_after:  # `**가 **는`, or two that open
        odd = left[one.line] % 2 == 0  # the opener itself is no longer counted
        return not odd and not opener.spaced_after and not is_ascii_word(one.after)
    return True


def _is_power(plain: str, one: Delimiter) -> bool:
    """Whether a number stands on a side, a space between: `2 ** 10`."""
    sides = plain[one.start - 2 : one.start].strip(), plain[one.end : one.end + 2].strip()
    return one.spaced_before and one.spaced_after and any(map(str.isdecimal, sides))


def _side(opener: Delimiter, closer: Delimiter) -> Side | None:
    """Say what is wrong with a pair; None if nothing is, or if it is code in running text."""
    if opener.spaced_after or closer.spaced_before:
        if not opener.spaced_after:
            return "space_close"
        return "space_both" if closer.spaced_before else "space_open"
    if (opener.opens and closer.closes) or (opener.operator and closer.operator):
        return None
    return "both" if not opener.opens and not closer.closes else "close" if opener.opens else "open"


def _is_meant(plain: str, one: Delimiter) -> bool:
    """Whether asterisks that nothing closes were meant to open emphasis: not `**kwargs`."""
    if NOTE.match(plain, one.end) or not (one.spaced_before or one.before in OPENING):
        return False
    if not is_ascii_word(one.after) and one.after != "_":
        if ENTRY.match(plain, one.end) and CALL.search(
            plain[max(0, one.start - MOST_BEFORE) : one.start]
        ):
            return False  # `f(x, **설정)`
        return one.after.isalpha() or one.after in PAIRED
    name = ARGUMENT.match(plain, one.end)
    if name and (name[0] in NAMES or one.before in OPENING):
        return False
    return bool(SENTENCE.match(plain, one.end))


def _single(text: Text, pairs: Sequence[Literal]) -> Iterator[Literal]:
    """The pairs of one asterisk: quotations, and sentences, with a letter of CJK right behind.

    One asterisk may be anything else, so the others are left alone.
    """
    taken = iter([*pairs, None])
    pair = next(taken)
    opener: Delimiter | None = None
    for one in delimiters(text, SINGLE) if text.plain.count("*") > 1 else ():
        while pair and pair.end <= one.start:
            pair = next(taken)
        if pair and pair.start <= one.start:
            opener = None
        elif opener and opener.line == one.line and not one.spaced_before:
            if side := _single_side(text.plain, opener, one):
                yield Literal(opener.start, one.end, "*", side)
            opener = None
        else:
            opener = None if one.spaced_after else one


def _single_side(plain: str, opener: Delimiter, closer: Delimiter) -> Side | None:
    """Say what is wrong with a pair of one asterisk, if it was surely meant as emphasis."""
    first, last = plain[opener.end], plain[closer.start - 1]
    quoted = PAIRED.get(first) == last
    joined = opener.before.isalnum()
    if joined and (first in ROUND or not quoted or is_ascii_word(opener.before)):
        return None  # `가격*(1+세율)*수량`
    sentence = last in STOPS and WORDS.search(plain, opener.end, closer.start)
    side = _side(opener, closer)
    outer = closer.after if side in ("close", "both") else opener.before
    if side is None or not (quoted or sentence) or not _is_cjk_letter(outer):
        return None
    return side


def _is_cjk_letter(character: str) -> bool:
    return character.isalpha() and character >= "\u0e00"  # Thai does the same


def would_open_and_close(before: str, inner: str, after: str) -> bool:
    """Whether asterisks around `inner` are emphasis between these two neighbours."""
    opens = not is_punctuation(inner[0]) or before.isspace() or is_punctuation(before)
    closes = not is_punctuation(inner[-1]) or after.isspace() or is_punctuation(after)
    return opens and closes
